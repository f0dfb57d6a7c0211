/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view switcher in the header: wide where it fits, narrow where that fits, otherwise none and the one at the bottom
 * takes over. libadwaita 1.2 has no breakpoints; when it has, this file goes. */
#include "config.h"

#include "lobby-view-title.h"

struct _LobbyViewTitle
{
  GtkWidget parent_instance;

  /* owned */
  GtkWidget *wide;
  GtkWidget *narrow;

  /* state */
  gboolean fits;
  guint notify_id;
};

enum
{
  PROP_STACK = 1,
  PROP_FITS,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LobbyViewTitle, lobby_view_title, GTK_TYPE_WIDGET)

static gboolean
notify_cb (gpointer data)
{
  LobbyViewTitle *self = data;

  self->notify_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FITS]);
  return G_SOURCE_REMOVE;
}

/* Told later: who listens changes the layout, and this is found out while the layout is made. */
static void
set_fits (LobbyViewTitle *self, gboolean fits)
{
  if (self->fits == fits)
    return;
  self->fits = fits;
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_cb, self, NULL);
}

static int
get_min_width (GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

static void
lobby_view_title_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  LobbyViewTitle *self = LOBBY_VIEW_TITLE (widget);

  gtk_widget_measure (self->wide, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
  else
    {
      int narrow_minimum, narrow_natural;
      gtk_widget_measure (self->narrow, orientation, -1, &narrow_minimum, &narrow_natural, NULL, NULL);
      *minimum = MAX (*minimum, narrow_minimum);
      *natural = MAX (*natural, narrow_natural);
    }
}

static void
lobby_view_title_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LobbyViewTitle *self = LOBBY_VIEW_TITLE (widget);
  gboolean wide = width >= get_min_width (self->wide);
  gboolean narrow = !wide && width >= get_min_width (self->narrow);

  gtk_widget_set_child_visible (self->wide, wide);
  gtk_widget_set_child_visible (self->narrow, narrow);
  if (wide)
    gtk_widget_allocate (self->wide, width, height, baseline, NULL);
  if (narrow)
    gtk_widget_allocate (self->narrow, width, height, baseline, NULL);
  set_fits (self, wide || narrow);
}

static void
lobby_view_title_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LobbyViewTitle *self = LOBBY_VIEW_TITLE (object);

  if (id == PROP_STACK)
    g_value_set_object (value, adw_view_switcher_get_stack (ADW_VIEW_SWITCHER (self->wide)));
  else if (id == PROP_FITS)
    g_value_set_boolean (value, self->fits);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lobby_view_title_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LobbyViewTitle *self = LOBBY_VIEW_TITLE (object);

  if (id != PROP_STACK)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->wide), g_value_get_object (value));
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->narrow), g_value_get_object (value));
}

static void
lobby_view_title_dispose (GObject *object)
{
  LobbyViewTitle *self = LOBBY_VIEW_TITLE (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_pointer (&self->wide, gtk_widget_unparent);
  g_clear_pointer (&self->narrow, gtk_widget_unparent);
  G_OBJECT_CLASS (lobby_view_title_parent_class)->dispose (object);
}

static void
lobby_view_title_class_init (LobbyViewTitleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lobby_view_title_get_property;
  object_class->set_property = lobby_view_title_set_property;
  object_class->dispose = lobby_view_title_dispose;
  widget_class->measure = lobby_view_title_measure;
  widget_class->size_allocate = lobby_view_title_size_allocate;
  /**
   * LobbyViewTitle:stack: (nullable)
   *
   * Whose pages it switches.
   */
  props[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, ADW_TYPE_VIEW_STACK,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * LobbyViewTitle:fits:
   *
   * Whether a switcher is shown.
   */
  props[PROP_FITS] = g_param_spec_boolean ("fits", NULL, NULL, TRUE,
                                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static GtkWidget *
make_switcher (LobbyViewTitle *self, AdwViewSwitcherPolicy policy)
{
  GtkWidget *switcher = adw_view_switcher_new ();

  adw_view_switcher_set_policy (ADW_VIEW_SWITCHER (switcher), policy);
  gtk_widget_set_parent (switcher, GTK_WIDGET (self));
  return switcher;
}

static void
lobby_view_title_init (LobbyViewTitle *self)
{
  self->fits = TRUE;
  self->wide = make_switcher (self, ADW_VIEW_SWITCHER_POLICY_WIDE);
  self->narrow = make_switcher (self, ADW_VIEW_SWITCHER_POLICY_NARROW);
}
