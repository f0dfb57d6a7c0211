/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all pages have in common: the session, when it is shown anew, and a layout that follows the size. */
#include "config.h"

#include "lobby-page.h"
#include "lobby-page-watch.h"

/* No page asks for more: a narrow window cuts off, it is never refused. */
#define LEAST_WIDTH_PX 360

typedef struct
{
  LobbyPageWatch *watch; /* (owned) */
  int width;
  int height;
  guint fit_id;
} LobbyPagePrivate;

enum
{
  PROP_SESSION = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LobbyPage, lobby_page, GTK_TYPE_WIDGET)

#define PRIVATE(self) ((LobbyPagePrivate *) lobby_page_get_instance_private (self))

static void
show (GtkWidget *widget, LobbySession *session)
{
  if (!gtk_widget_in_destruction (widget))
    LOBBY_PAGE_GET_CLASS (widget)->show (LOBBY_PAGE (widget), session);
}

static gboolean
fit_cb (gpointer data)
{
  LobbyPage *self = data;
  int width = gtk_widget_get_width (data), height = gtk_widget_get_height (data);

  PRIVATE (self)->fit_id = 0;
  if (width > 0 && height > 0 && LOBBY_PAGE_GET_CLASS (self)->fit != NULL)
    LOBBY_PAGE_GET_CLASS (self)->fit (self, width, height);
  return G_SOURCE_REMOVE;
}

static void
lobby_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LobbyPagePrivate *priv = PRIVATE (LOBBY_PAGE (widget));
  GtkWidget *body = gtk_widget_get_first_child (widget);

  if (body != NULL)
    gtk_widget_size_allocate (body, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (width == priv->width && height == priv->height)
    return;
  priv->width = width;
  priv->height = height;
  lobby_page_queue_fit (LOBBY_PAGE (widget));
}

static void
lobby_page_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  GtkWidget *body = gtk_widget_get_first_child (widget);

  if (body != NULL)
    gtk_widget_measure (body, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH_PX);
}

static void
lobby_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_take_object (value, lobby_page_get_session (LOBBY_PAGE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lobby_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    lobby_page_set_session (LOBBY_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lobby_page_dispose (GObject *object)
{
  LobbyPagePrivate *priv = PRIVATE (LOBBY_PAGE (object));

  g_clear_handle_id (&priv->fit_id, g_source_remove);
  g_clear_pointer (&priv->watch, lobby_page_watch_free);
  G_OBJECT_CLASS (lobby_page_parent_class)->dispose (object);
}

static void
lobby_page_class_init (LobbyPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lobby_page_get_property;
  object_class->set_property = lobby_page_set_property;
  object_class->dispose = lobby_page_dispose;
  widget_class->size_allocate = lobby_page_size_allocate;
  widget_class->measure = lobby_page_measure;

  /**
   * LobbyPage:session: (nullable)
   *
   * The lobby shown.
   */
  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, LOBBY_TYPE_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
lobby_page_init (LobbyPage *self)
{
  PRIVATE (self)->watch = lobby_page_watch_new (GTK_WIDGET (self), show);
}

/** lobby_page_set_session: shows another lobby; @session: (nullable): a session, %NULL for none */
void
lobby_page_set_session (LobbyPage *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_PAGE (self));

  if (lobby_page_watch_set_session (PRIVATE (self)->watch, session))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

/** lobby_page_get_session: Returns: (transfer full) (nullable): the lobby shown */
LobbySession *
lobby_page_get_session (LobbyPage *self)
{
  g_return_val_if_fail (LOBBY_IS_PAGE (self), NULL);

  return PRIVATE (self)->watch != NULL ? lobby_page_watch_get_session (PRIVATE (self)->watch) : NULL;
}

/** lobby_page_show_again: shows the lobby anew, now: something about the page itself has changed */
void
lobby_page_show_again (LobbyPage *self)
{
  g_autoptr (LobbySession) session = lobby_page_get_session (self);

  if (session != NULL)
    show (GTK_WIDGET (self), session);
}

/** lobby_page_queue_fit: has the page laid out anew soon: what it shows needs other room than before */
void
lobby_page_queue_fit (LobbyPage *self)
{
  LobbyPagePrivate *priv = PRIVATE (self);

  if (priv->fit_id == 0)
    priv->fit_id = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, fit_cb, self, NULL);
}
