/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys that play a day while its page is on the screen. Where text is written or a menu is open they belong there, and
 * the space bar presses the button that has the focus. */
#include "config.h"

#include "lobby-replay-keys.h"

static const struct
{
  const char *trigger;
  const char *action;
  int target;
} keys[] = {
  { "space", "page.play", 0 },
  { "Left", "page.move", -10 },
  { "Right", "page.move", 10 },
  { "<Control>Left", "page.step", -1 },
  { "<Control>Right", "page.step", 1 },
  { "bracketleft", "page.change-speed", -1 },
  { "bracketright", "page.change-speed", 1 },
  { "d", "page.decide", 0 },
  { "1", "page.toggle-choice", 1 },
  { "2", "page.toggle-choice", 2 },
  { "3", "page.toggle-choice", 3 },
  { "4", "page.toggle-choice", 4 },
  { "5", "page.toggle-choice", 5 },
  { "6", "page.toggle-choice", 6 },
};

static gboolean
is_taken (GtkWidget *page, gboolean space)
{
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_get_mapped (focus))
    return FALSE;
  if (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return TRUE;
  return space && (GTK_IS_BUTTON (focus) || GTK_IS_CHECK_BUTTON (focus) || GTK_IS_LIST_BOX_ROW (focus));
}

static gboolean
pressed_cb (GtkWidget *page, GVariant *arguments, gpointer data)
{
  guint number = GPOINTER_TO_UINT (data);

  if (!gtk_widget_get_mapped (page) || is_taken (page, number == 0))
    return GDK_EVENT_PROPAGATE;
  if (keys[number].target == 0)
    return gtk_widget_activate_action (page, keys[number].action, NULL);
  return gtk_widget_activate_action (page, keys[number].action, "i", keys[number].target);
}

/** lobby_replay_keys_add: gives @page its keys */
void
lobby_replay_keys_add (GtkWidget *page)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                                                            gtk_callback_action_new (pressed_cb, GUINT_TO_POINTER (i),
                                                                                     NULL)));
  gtk_widget_add_controller (page, controller);
}
