/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why not? A short list of reasons, each with its number as its key. */
#include "config.h"

#include "lobby-reason-menu.h"
#include "lobby-widgets.h"

struct _LobbyReasonMenu
{
  GtkPopover parent_instance;

  GtkLabel *head;
  GtkWidget *rows;

  char **reasons; /* (owned) (nullable): what @rows show */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyReasonMenu, lobby_reason_menu, GTK_TYPE_POPOVER)

static void
choose (LobbyReasonMenu *self, guint index)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, index);
}

static void
row_clicked_cb (GtkWidget *row, LobbyReasonMenu *self)
{
  guint index = 0;

  for (GtkWidget *before = gtk_widget_get_prev_sibling (row); before != NULL;
       before = gtk_widget_get_prev_sibling (before))
    index++;
  choose (self, index);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, LobbyReasonMenu *self)
{
  const GdkModifierType held = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;
  gunichar letter = gdk_keyval_to_unicode (keyval);
  guint n_reasons = self->reasons != NULL ? g_strv_length (self->reasons) : 0;

  if ((state & held) != 0 || letter < '1' || letter >= '1' + n_reasons)
    return GDK_EVENT_PROPAGATE;
  choose (self, letter - '1');
  return GDK_EVENT_STOP;
}

static void
lobby_reason_menu_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_REASON_MENU);
  G_OBJECT_CLASS (lobby_reason_menu_parent_class)->dispose (object);
}

static void
lobby_reason_menu_finalize (GObject *object)
{
  g_strfreev (LOBBY_REASON_MENU (object)->reasons);
  G_OBJECT_CLASS (lobby_reason_menu_parent_class)->finalize (object);
}

static void
lobby_reason_menu_class_init (LobbyReasonMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_reason_menu_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_reason_menu_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-reason-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyReasonMenu, head);
  gtk_widget_class_bind_template_child (widget_class, LobbyReasonMenu, rows);

  /**
   * LobbyReasonMenu::chosen:
   * @index: which reason, counted from 0
   *
   * A reason was given.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
lobby_reason_menu_init (LobbyReasonMenu *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/** lobby_reason_menu_new: Returns: (transfer floating): a menu without reasons */
GtkWidget *
lobby_reason_menu_new (void)
{
  return g_object_new (LOBBY_TYPE_REASON_MENU, NULL);
}

static GtkWidget *
make_row (LobbyReasonMenu *self, const char *reason, guint number)
{
  GtkWidget *row = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *label = gtk_label_new (reason);
  g_autofree char *digit = g_strdup_printf ("%u", number);
  GtkWidget *key = gtk_label_new (digit);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (key, "lobby-shortcut");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), key);
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_widget_add_css_class (row, "flat");
  gtk_widget_add_css_class (row, "lobby-reason");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, reason,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, digit, -1);
  g_signal_connect (row, "clicked", G_CALLBACK (row_clicked_cb), self);
  return row;
}

/**
 * lobby_reason_menu_show:
 * @self: a menu
 * @head: (nullable): what it is about
 * @reasons: (array zero-terminated=1): at most nine
 */
void
lobby_reason_menu_show (LobbyReasonMenu *self, const char *head, const char *const *reasons)
{
  GtkWidget *row;

  g_return_if_fail (LOBBY_IS_REASON_MENU (self) && reasons != NULL);

  lobby_label_show_or_hide (self->head, head);
  if (self->reasons != NULL && g_strv_equal ((const char *const *) self->reasons, reasons))
    return;
  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
  for (guint i = 0; reasons[i] != NULL; i++)
    gtk_box_append (GTK_BOX (self->rows), make_row (self, reasons[i], i + 1));
  g_strfreev (self->reasons);
  self->reasons = g_strdupv ((char **) reasons);
}
