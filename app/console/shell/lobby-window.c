/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: whose lobby it is and how fresh, the pages, the wall board. It shows the session that it is given and owns
 * nothing of the lobby. No name of a person ever gets into its title. */
#include "config.h"

#include "lobby-window.h"

#include "lobby-audit-action.h"
#include "lobby-connection-popover.h"
#include "lobby-event.h"
#include "lobby-errands-button.h"
#include "lobby-errands-window.h"
#include "lobby-finder.h"
#include "lobby-language.h"
#include "lobby-pill-words.h"
#include "lobby-refusal-words.h"
#include "lobby-view-title.h"
#include "lobby-wall-bar.h"
#include "lobby-widgets.h"
#include "lobby-words-day.h"
#include "lobby-summary-export.h"
#include "lobby-table-export.h"
#include "lobby-window-duties.h"
#include "lobby-window-pages.h"
#include "lobby-window-practice.h"
#include "lobby-window-state.h"

#include <glib/gi18n-lib.h>

#define REFUSAL_NEWS_US (60 * G_GINT64_CONSTANT (1000000))

struct _LobbyWindow
{
  AdwApplicationWindow parent_instance;

  /* given */
  GSettings *settings;   /* (owned) */
  LobbySession *session; /* (owned) (nullable) */

  /* template */
  AdwToastOverlay *toast_overlay;
  GtkWidget *header_bar;
  LobbyWallBar *wall_bar;
  GtkLabel *branch_label;
  LobbyConnectionPill *pill;
  LobbyErrandsButton *errands_button;
  GtkWidget *view_title;
  GtkWidget *covered_label;
  GtkMenuButton *menu_button;
  GtkStack *body;
  AdwStatusPage *status_page;
  GtkWidget *status_buttons;
  AdwViewStack *view_stack;
  AdwViewSwitcherBar *switcher_bar;

  /* owned */
  LobbyConnectionPopover *popover;
  LobbyFinder *finder;

  /* state */
  gboolean wall_board;
  gboolean was_fullscreen;
  gboolean masked;  /* a person has hidden all names */
  gboolean turned;  /* the page that was shown last is shown again */
  gboolean covered; /* nobody has been here for a while */
};

G_DEFINE_FINAL_TYPE (LobbyWindow, lobby_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- what is said in the header --- */

static void
show_header (LobbyWindow *self)
{
  const LobbyBranchRecord *branch = NULL;
  const char *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->pill), self->session != NULL);
  if (self->session != NULL)
    {
      LobbyPillState state = lobby_pill_words_get_state (self->session);
      g_autofree char *words = lobby_pill_words_dup (self->session, state);
      lobby_connection_pill_show (self->pill, state, words);
      lobby_wall_bar_show (self->wall_bar, self->session, state);
      branch = lobby_floor_get_branch (lobby_session_get_floor (self->session));
    }
  if (branch != NULL)
    name = lobby_text_get (branch->name, lobby_language_get ());
  lobby_label_show (self->branch_label, name != NULL ? name : _ ("Lobby"));
}

static void
link_changed_cb (LobbySession *session, LobbyWindow *self)
{
  show_header (self);
  lobby_window_pages_show_badges (self->view_stack, session);
}

/* --- what became of what was asked --- */

static void
command_changed_cb (LobbySession *session, const char *command_id, LobbyWindow *self)
{
  g_autofree char *words = lobby_window_duties_dup_refusal (session, command_id);

  if (words != NULL)
    lobby_window_add_toast (self, words);
}

/* Pages that somebody may not see are not there. */
static void
rights_changed_cb (LobbySession *session, LobbyWindow *self)
{
  lobby_window_practice_follow (GTK_WINDOW (self), session);
  lobby_window_pages_show_rights (self->view_stack, session);
}

static void
not_allowed_cb (LobbySession *session, int kind, LobbyWindow *self)
{
  g_autofree char *words = lobby_words_dup_right_needed (lobby_right_for_command ((LobbyCommandKind) kind));

  lobby_window_add_toast (self, words);
}

/* Told while it is news; a refusal that was caught up with is history. */
static void
counter_refused_cb (LobbySession *session, const LobbyEvent *event, LobbyWindow *self)
{
  const LobbyCounterMoment *moment = lobby_event_get_payload (event);
  gint64 age_us = lobby_clock_get_now (lobby_session_get_clock (session)) - lobby_event_get_time (event);
  const LobbyText *staff = lobby_floor_get_staff_name (lobby_session_get_floor (session), moment->staff);
  g_autofree char *words = NULL;

  if (age_us > REFUSAL_NEWS_US)
    return;
  words = lobby_refusal_words_dup_counter (moment,
                                           staff != NULL ? lobby_text_get (staff, lobby_language_get ()) : NULL);
  lobby_window_add_toast (self, words);
}

static void
ticked_cb (LobbyClock *clock, LobbyWindow *self)
{
  if (self->session == NULL)
    return;
  show_header (self);
  lobby_window_pages_show_badges (self->view_stack, self->session);
}

static void
pill_clicked_cb (LobbyWindow *self)
{
  if (self->session != NULL)
    gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* --- who may see what --- */

/** lobby_window_is_public: Returns: whether it is a wall board for everybody's eyes, which needs no cover */
gboolean
lobby_window_is_public (LobbyWindow *self)
{
  g_return_val_if_fail (LOBBY_IS_WINDOW (self), FALSE);
  return self->wall_board && g_settings_get_boolean (self->settings, "wall-board-public");
}

/* Figures go on; what speaks of people is covered, or worded without them. */
static void
apply_discretion (LobbyWindow *self)
{
  gboolean hide_page = self->covered && lobby_window_pages_is_personal (lobby_window_get_page (self));

  lobby_discretion_set (lobby_window_is_public (self)   ? LOBBY_DISCRETION_PUBLIC
                        : self->covered || self->masked ? LOBBY_DISCRETION_NO_NAMES
                                                        : LOBBY_DISCRETION_STAFF);
  if (lobby_window_is_public (self) && lobby_window_pages_is_personal (lobby_window_get_page (self)))
    lobby_window_show_page (self, "live-lobby");
  if (self->session != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->body), "nothing") != 0)
    gtk_stack_set_visible_child_name (self->body, hide_page ? "covered" : "pages");
  /* What is merely not on the screen could still be read out. */
  gtk_widget_set_visible (GTK_WIDGET (self->view_stack), !hide_page);
  lobby_window_pages_hide (self->view_stack, self->covered || lobby_window_is_public (self));
  gtk_widget_set_visible (self->covered_label, self->covered);
  lobby_window_pages_show_again (self->view_stack);
}

/** lobby_window_set_covered: @covered: nobody is at the console: hides names and pages about people; figures stay live */
void
lobby_window_set_covered (LobbyWindow *self, gboolean covered)
{
  g_return_if_fail (LOBBY_IS_WINDOW (self));

  self->covered = covered;
  if (covered && self->session != NULL)
    lobby_session_mask_names (self->session);
  apply_discretion (self);
}

static void
mask_names_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  LobbyWindow *self = data;

  g_simple_action_set_state (action, state);
  self->masked = g_variant_get_boolean (state);
  if (self->session != NULL)
    lobby_session_mask_names (self->session);
  apply_discretion (self);
}

/* --- wall board --- */

static void
show_wall_board (LobbyWindow *self)
{
  gtk_widget_set_visible (self->header_bar, !self->wall_board);
  gtk_widget_set_visible (GTK_WIDGET (self->wall_bar), self->wall_board);
  lobby_wall_bar_enlarge (self->wall_bar, self->wall_board);
  lobby_widget_set_class (GTK_WIDGET (self), "wall-board", self->wall_board);
  if (self->wall_board)
    gtk_window_fullscreen (GTK_WINDOW (self));
  else if (!self->was_fullscreen)
    gtk_window_unfullscreen (GTK_WINDOW (self));
}

static void
toggle_wall_board_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  LobbyWindow *self = data;

  g_simple_action_set_state (action, state);
  if (self->wall_board == g_variant_get_boolean (state))
    return;
  self->wall_board = g_variant_get_boolean (state);
  if (self->wall_board)
    self->was_fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (self));
  show_wall_board (self);
  apply_discretion (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, LobbyWindow *self)
{
  if (keyval != GDK_KEY_Escape || !self->wall_board)
    return GDK_EVENT_PROPAGATE;
  g_action_group_change_action_state (G_ACTION_GROUP (self), "toggle-wall-board", g_variant_new_boolean (FALSE));
  return GDK_EVENT_STOP;
}

/* --- actions --- */

static void
show_page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *page = g_action_get_name (G_ACTION (action)) + strlen ("show-");

  if (!lobby_window_is_public (data) || !lobby_window_pages_is_personal (page))
    lobby_window_show_page (data, page);
}

/* A name is asked for where it can be seen whose it is. */
static void
show_name_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyWindow *self = data;

  if (self->session == NULL || self->wall_board)
    return;
  if (g_strcmp0 (lobby_window_get_page (self), "vip-log") != 0)
    lobby_window_show_page (self, "vip-log");
  else
    lobby_window_pages_ask (self->view_stack, "show-name", NULL);
}

static void
try_connection_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyWindow *self = data;

  if (self->session != NULL)
    lobby_session_try_now (self->session);
}

static void
ask_page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyWindow *self = data;

  if (self->session == NULL || lobby_window_is_public (self))
    return;
  lobby_window_show_page (self, "live-lobby");
  lobby_window_pages_ask (self->view_stack, g_action_get_name (G_ACTION (action)), parameter);
}

/* A decision is only taken by a key while it can be read; from elsewhere the key shows what it would be. Where text is
 * written its keys belong to the text. */
static void
advise_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyWindow *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  const char *name = g_action_get_name (G_ACTION (action));

  if (self->session == NULL || self->wall_board)
    return;
  if (GTK_IS_TEXT (focus))
    {
      if (g_str_equal (name, "undo"))
        gtk_widget_activate_action (focus, "text.undo", NULL);
    }
  else if (g_strcmp0 (lobby_window_get_page (self), "live-lobby") != 0)
    lobby_window_show_page (self, "live-lobby");
  else
    lobby_window_pages_ask (self->view_stack, name, NULL);
}

static void
show_device_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyWindow *self = data;

  lobby_window_show_page (self, "devices");
  if (*g_variant_get_string (parameter, NULL) != '\0')
    lobby_window_pages_ask (self->view_stack, "show-device", parameter);
}

static void
show_duty_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyWindow *self = data;

  if (lobby_window_is_public (self))
    return;
  lobby_window_show_page (self, "duties");
  lobby_window_pages_ask (self->view_stack, g_action_get_name (G_ACTION (action)), parameter);
}

static void
new_case_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyWindow *self = data;

  if (self->session == NULL || self->wall_board)
    return;
  lobby_window_show_page (self, "duties");
  lobby_window_pages_ask (self->view_stack, "new-case", NULL);
}

/* What is done about the duty that is shown: only where it can be read. */
static void
ask_duties_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyWindow *self = data;

  if (self->session != NULL && g_strcmp0 (lobby_window_get_page (self), "duties") == 0)
    lobby_window_pages_ask (self->view_stack, g_action_get_name (G_ACTION (action)), NULL);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyWindow *self = data;

  if (self->session != NULL && !lobby_window_is_public (self))
    lobby_finder_open (self->finder, self->session);
}

static void
found_cb (LobbyWindow *self, const char *page, const char *id)
{
  g_autoptr (GVariant) parameter = g_variant_ref_sink (g_variant_new_string (id));

  if (g_strcmp0 (page, "devices") == 0)
    show_device_cb (NULL, parameter, self);
  else if (g_action_group_has_action (G_ACTION_GROUP (self), page))
    g_action_group_activate_action (G_ACTION_GROUP (self), page, parameter);
  else
    lobby_window_show_page (self, page);
}

static void
connect_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_activate_action (data, "app.connect", NULL);
}

static void
step_visit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyWindow *self = data;
  gboolean greet = g_str_equal (g_action_get_name (G_ACTION (action)), "greet-visit");

  if (self->session != NULL)
    lobby_window_duties_step (self->session, greet ? LOBBY_COMMAND_CUSTOMER_MEET : LOBBY_COMMAND_CUSTOMER_ESCALATE);
}

static void
enter_visit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyWindow *self = data;

  if (self->session == NULL)
    return;
  lobby_window_show_page (self, "vip-log");
  lobby_window_pages_ask (self->view_stack, "enter-visit", parameter);
}

static void
write_summary_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lobby_summary_export_start (data, adw_view_stack_get_visible_child (((LobbyWindow *) data)->view_stack),
                              g_action_get_name (G_ACTION (action)));
}

static void
save_csv_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyWindow *self = data;

  if (self->session != NULL && g_strcmp0 (lobby_window_get_page (self), "vip-log") == 0)
    lobby_table_export_ask (GTK_WIDGET (self), self->session);
  else
    write_summary_cb (action, parameter, data);
}

static void
practise_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyWindow *self = data;

  lobby_window_practice_open (GTK_WINDOW (self), self->session);
}

static void
show_errands_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyWindow *self = data;

  if (self->session != NULL)
    gtk_window_present (GTK_WINDOW (lobby_errands_window_new (GTK_WINDOW (self), self->session)));
}

static const GActionEntry actions[] = {
  { .name = "show-live-lobby", .activate = show_page_cb },
  { .name = "show-vip-log", .activate = show_page_cb },
  { .name = "show-devices", .activate = show_page_cb },
  { .name = "show-summary", .activate = show_page_cb },
  { .name = "show-replay", .activate = show_page_cb },
  { .name = "show-duties", .activate = show_page_cb },
  { .name = "show-case", .activate = show_duty_cb, .parameter_type = "s" },
  { .name = "show-checklist", .activate = show_duty_cb, .parameter_type = "s" },
  { .name = "new-case", .activate = new_case_cb },
  { .name = "next-step", .activate = ask_duties_cb },
  { .name = "write-note", .activate = ask_duties_cb },
  { .name = "show-name", .activate = show_name_cb },
  { .name = "mask-names", .state = "false", .change_state = mask_names_cb },
  { .name = "greet-visit", .activate = step_visit_cb },
  { .name = "escalate-visit", .activate = step_visit_cb },
  { .name = "enter-visit", .activate = enter_visit_cb, .parameter_type = "(ss)" },
  { .name = "save-csv", .activate = save_csv_cb },
  { .name = "save-pdf", .activate = write_summary_cb },
  { .name = "print", .activate = write_summary_cb },
  { .name = "toggle-wall-board", .state = "false", .change_state = toggle_wall_board_cb },
  { .name = "connect", .activate = connect_cb },
  { .name = "show-device", .activate = show_device_cb, .parameter_type = "s" },
  { .name = "find", .activate = find_cb },
  { .name = "show-errands", .activate = show_errands_cb },
  { .name = "practise", .activate = practise_cb },
  { .name = "try-connection", .activate = try_connection_cb },
  { .name = "show-alerts", .activate = ask_page_cb },
  { .name = "show-counter", .activate = ask_page_cb, .parameter_type = "i" },
  { .name = "show-ticket", .activate = ask_page_cb, .parameter_type = "s" },
  { .name = "intake", .activate = ask_page_cb, .parameter_type = "s" },
  { .name = "do-first", .activate = advise_cb },
  { .name = "accept-diversion", .activate = advise_cb },
  { .name = "decline-diversion", .activate = advise_cb },
  { .name = "skip-diversion", .activate = advise_cb },
  { .name = "ask-advised-counter", .activate = advise_cb },
  { .name = "undo", .activate = advise_cb },
};

/* --- window --- */

static gboolean
lobby_window_close_request (GtkWindow *window)
{
  LobbyWindow *self = LOBBY_WINDOW (window);

  if (!self->wall_board)
    lobby_window_state_keep (window, lobby_window_get_page (self), self->settings);
  return GTK_WINDOW_CLASS (lobby_window_parent_class)->close_request (window);
}

static void
lobby_window_dispose (GObject *object)
{
  LobbyWindow *self = LOBBY_WINDOW (object);

  lobby_discretion_set (LOBBY_DISCRETION_STAFF);
  if (self->wall_board && self->wall_bar != NULL)
    lobby_wall_bar_enlarge (self->wall_bar, FALSE);
  if (self->session != NULL)
    lobby_window_set_session (self, NULL);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  if (self->finder != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->finder));
  self->popover = NULL;
  self->finder = NULL;
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_WINDOW);
  G_OBJECT_CLASS (lobby_window_parent_class)->dispose (object);
}

static void
lobby_window_class_init (LobbyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lobby_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, LobbyWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, LobbyWindow, wall_bar);
  gtk_widget_class_bind_template_child (widget_class, LobbyWindow, branch_label);
  gtk_widget_class_bind_template_child (widget_class, LobbyWindow, pill);
  gtk_widget_class_bind_template_child (widget_class, LobbyWindow, errands_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyWindow, view_title);
  gtk_widget_class_bind_template_child (widget_class, LobbyWindow, covered_label);
  gtk_widget_class_bind_template_child (widget_class, LobbyWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyWindow, body);
  gtk_widget_class_bind_template_child (widget_class, LobbyWindow, status_page);
  gtk_widget_class_bind_template_child (widget_class, LobbyWindow, status_buttons);
  gtk_widget_class_bind_template_child (widget_class, LobbyWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, LobbyWindow, switcher_bar);
}

static void
lobby_window_init (LobbyWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_type_ensure (LOBBY_TYPE_ERRANDS_BUTTON);
  g_type_ensure (LOBBY_TYPE_VIEW_TITLE);
  g_type_ensure (LOBBY_TYPE_WALL_BAR);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  self->popover = g_object_new (LOBBY_TYPE_CONNECTION_POPOVER, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self->pill));
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
  self->finder = LOBBY_FINDER (lobby_finder_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->finder), GTK_WIDGET (self->menu_button));
  gtk_widget_set_halign (GTK_WIDGET (self->finder), GTK_ALIGN_END);
  g_signal_connect_swapped (self->finder, "found", G_CALLBACK (found_cb), self);
  g_signal_connect_swapped (self->pill, "clicked", G_CALLBACK (pill_clicked_cb), self);
  g_object_bind_property (self->view_title, "fits", self->switcher_bar, "reveal",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  show_header (self);
}

/**
 * lobby_window_new:
 * @application: the application
 * @settings: size, page and looks that were saved
 *
 * Returns: (transfer none): a window that shows nothing yet
 */
LobbyWindow *
lobby_window_new (GtkApplication *application, GSettings *settings)
{
  LobbyWindow *self = g_object_new (LOBBY_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  lobby_window_state_restore (GTK_WINDOW (self), settings);
  return self;
}

/* Only the first lobby of a window begins where a person left it; the next ones keep the page. */
static void
turn_to_last_page (LobbyWindow *self)
{
  g_autofree char *page = g_settings_get_string (self->settings, "last-page");

  if (self->session == NULL || self->turned)
    return;
  self->turned = TRUE;
  lobby_window_show_page (self, page);
}

/** lobby_window_set_session: shows the lobby of @session; %NULL shows none */
void
lobby_window_set_session (LobbyWindow *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_WINDOW (self));

  if (self->session == session)
    return;
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (lobby_session_get_clock (self->session), self);
    }
  lobby_connection_popover_set_session (self->popover, session);
  lobby_errands_button_set_session (self->errands_button, session);
  g_set_object (&self->session, session);
  lobby_window_pages_fill (self->view_stack, session);
  turn_to_last_page (self);
  if (session != NULL)
    {
      g_signal_connect_object (session, "link-changed", G_CALLBACK (link_changed_cb), self, 0);
      g_signal_connect_object (session, "command-changed", G_CALLBACK (command_changed_cb), self, 0);
      g_signal_connect_object (session, "rights-changed", G_CALLBACK (rights_changed_cb), self, 0);
      g_signal_connect_object (session, "not-allowed", G_CALLBACK (not_allowed_cb), self, 0);
      g_signal_connect_object (session, "counter-refused", G_CALLBACK (counter_refused_cb), self, 0);
      g_signal_connect_object (lobby_session_get_clock (session), "ticked", G_CALLBACK (ticked_cb), self, 0);
      gtk_stack_set_visible_child_name (self->body, gtk_widget_get_first_child (GTK_WIDGET (self->view_stack)) != NULL
                                                        ? "pages"
                                                        : "nothing");
      lobby_window_pages_show_badges (self->view_stack, session);
    }
  gtk_widget_set_visible (self->view_title, session != NULL);
  apply_discretion (self);
  lobby_audit_action_offer (GTK_WINDOW (self), session);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "try-connection")),
                               session == NULL || lobby_session_get_kind (session) != LOBBY_SESSION_REPLAY);
  show_header (self);
  lobby_window_practice_follow (GTK_WINDOW (self), session);
}

/** lobby_window_get_session: Returns: (transfer none) (nullable): whose lobby is shown */
LobbySession *
lobby_window_get_session (LobbyWindow *self)
{
  g_return_val_if_fail (LOBBY_IS_WINDOW (self), NULL);
  return self->session;
}

static void
show_status (LobbyWindow *self, const char *icon, const char *title, const char *description, gboolean buttons)
{
  adw_status_page_set_icon_name (self->status_page, icon);
  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, description);
  gtk_widget_set_visible (self->status_buttons, buttons);
  gtk_stack_set_visible_child_name (self->body, "nothing");
}

/** lobby_window_show_opening: says that a lobby is being opened */
void
lobby_window_show_opening (LobbyWindow *self, const char *title, const char *description)
{
  g_return_if_fail (LOBBY_IS_WINDOW (self));
  show_status (self, "lobby-live-symbolic", title, description, FALSE);
}

/** lobby_window_show_problem: says why nothing is shown, and offers what can be opened */
void
lobby_window_show_problem (LobbyWindow *self, const char *title, const char *description)
{
  g_return_if_fail (LOBBY_IS_WINDOW (self));
  show_status (self, "lobby-disconnected-symbolic", title, description, TRUE);
}

/** lobby_window_show_page: shows the page @name, as in "devices"; an unknown one, or one that is not for whoever sits here, changes nothing */
void
lobby_window_show_page (LobbyWindow *self, const char *name)
{
  g_return_if_fail (LOBBY_IS_WINDOW (self));

  GtkWidget *page = name != NULL ? adw_view_stack_get_child_by_name (self->view_stack, name) : NULL;
  if (page != NULL && adw_view_stack_page_get_visible (adw_view_stack_get_page (self->view_stack, page)))
    adw_view_stack_set_visible_child (self->view_stack, page);
}

/** lobby_window_get_page: Returns: (nullable): name of the page that is shown */
const char *
lobby_window_get_page (LobbyWindow *self)
{
  g_return_val_if_fail (LOBBY_IS_WINDOW (self), NULL);
  return adw_view_stack_get_visible_child_name (self->view_stack);
}

/** lobby_window_add_toast: shows @text for a moment: what became of an action */
void
lobby_window_add_toast (LobbyWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast;

  g_return_if_fail (LOBBY_IS_WINDOW (self) && text != NULL);

  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, 8);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}
