/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: one instance, one window, one session. It starts safely after crashes, speaks the language that was
 * chosen, and opens what command line and settings ask for. */
#include "config.h"

#include "lobby-application.h"

#include "lobby-about.h"
#include "lobby-appearance.h"
#include "lobby-arguments.h"
#include "lobby-connect-form.h"
#include "lobby-herald.h"
#include "lobby-idle-lock.h"
#include "lobby-language.h"
#include "lobby-day-save.h"
#include "lobby-file-choice.h"
#include "lobby-preferences.h"
#include "lobby-lesson-opener.h"
#include "lobby-replay-owner.h"
#include "lobby-session-owner.h"
#include "lobby-shortcuts.h"
#include "lobby-start-guard.h"
#include "lobby-service-address.h"
#include "lobby-widgets.h"
#include "lobby-window.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#define SETTLED_S 60

struct _LobbyApplication
{
  AdwApplication parent_instance;

  /* owned */
  GSettings *settings;
  LobbyTokenKeeper *tokens;
  LobbySessionOwner *owner;
  LobbyReplayOwner *replay;
  LobbyDayShelf *files; /* recorded days from files, while nothing else is open */
  LobbyHerald *herald;
  LobbyIdleLock *lock;
  char *state_folder;
  char *language; /* (nullable): of this run, from the command line */
  char *day;      /* (nullable): file of a recorded day to play, once it is known what is live */

  /* state */
  LobbyWindow *window; /* (nullable): GTK owns it */
  gboolean safe;       /* nothing that was saved is used */
  guint settled_id;
  guint signal_ids[2];
};

G_DEFINE_FINAL_TYPE (LobbyApplication, lobby_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "app.lock", { "<Control><Shift>l" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.shortcuts", { "<Control>question" } },
  { "win.show-live-lobby", { "<Alt>1" } },
  { "win.show-vip-log", { "<Alt>2" } },
  { "win.show-devices", { "<Alt>3" } },
  { "win.show-summary", { "<Alt>4" } },
  { "win.show-replay", { "<Alt>5" } },
  { "app.open-file", { "<Control>o" } },
  { "app.save-day('')", { "<Control>s" } },
  { "app.back-to-live", { "<Control>l" } },
  { "win.show-duties", { "<Alt>6" } },
  { "win.new-case", { "<Control>n" } },
  { "win.next-step", { "<Control><Shift>Return" } },
  { "win.write-note", { "<Control>t" } },
  { "win.greet-visit", { "<Control>g" } },
  { "win.escalate-visit", { "<Control>e" } },
  { "win.enter-visit(('', ''))", { "<Control><Shift>v" } },
  { "win.save-csv", { "<Control><Shift>s" } },
  { "win.print", { "<Control>p" } },
  { "win.show-name", { "<Control><Shift>n" } },
  { "win.mask-names", { "<Control>m" } },
  { "win.toggle-wall-board", { "F11" } },
  { "win.show-alerts", { "<Control>j" } },
  { "win.try-connection", { "F5" } },
  { "win.find", { "<Control>f" } },
  { "win.show-audit", { "<Control><Shift>a" } },
  { "win.show-errands", { "<Control>u" } },
  { "win.intake('')", { "<Control>i" } },
  { "win.practise", { "<Control><Shift>p" } },
  { "win.do-first", { "<Control>Return", "<Control>KP_Enter" } },
  { "win.accept-diversion", { "<Control>d" } },
  { "win.decline-diversion", { "<Control><Shift>d" } },
  { "win.skip-diversion", { "<Control>k" } },
  { "win.ask-advised-counter", { "<Control>b" } },
  { "win.undo", { "<Control>z" } },
  { "win.show-counter(0)", { "<Control>1" } },
  { "win.show-counter(1)", { "<Control>2" } },
  { "win.show-counter(2)", { "<Control>3" } },
  { "win.show-counter(3)", { "<Control>4" } },
  { "win.show-counter(4)", { "<Control>5" } },
  { "win.show-counter(5)", { "<Control>6" } },
};

/* --- nobody at the console --- */

static void
lock_changed_cb (LobbyIdleLock *lock, LobbyApplication *self)
{
  if (self->window != NULL)
    lobby_window_set_covered (self->window, lobby_idle_lock_is_locked (lock) && !lobby_window_is_public (self->window));
}

static void
idle_minutes_changed_cb (GSettings *settings, const char *key, LobbyApplication *self)
{
  lobby_idle_lock_set_minutes (self->lock, (guint) g_settings_get_int (settings, "idle-minutes"));
}

static void
lock_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lobby_idle_lock_lock (LOBBY_APPLICATION (data)->lock);
}

/* --- window --- */

/* A recorded day stands before the live session, which goes on behind it. */
static LobbySession *
get_shown (LobbyApplication *self)
{
  LobbySession *replay = lobby_replay_owner_get_session (self->replay);

  return replay != NULL ? replay : lobby_session_owner_get_session (self->owner);
}

static void
show_state (LobbyApplication *self)
{
  const char *problem = lobby_session_owner_get_problem (self->owner);
  g_autofree char *words = lobby_words_dup_link_reason (problem);

  if (self->window == NULL)
    return;
  lobby_window_set_session (self->window, get_shown (self));
  if (get_shown (self) != NULL)
    return;
  if (problem != NULL)
    lobby_window_show_problem (self->window, _ ("Nothing Opened"), words);
  else
    lobby_window_show_opening (self->window, _ ("Opening the Branch"), NULL);
}

static void
name_seconds_changed_cb (GSettings *settings, const char *key, LobbyApplication *self)
{
  LobbySession *session = lobby_session_owner_get_session (self->owner);

  if (session != NULL)
    lobby_shown_name_set_seconds (lobby_session_get_shown_name (session),
                                  (guint) g_settings_get_int (settings, "name-seconds"));
}

static void
owner_changed_cb (LobbySessionOwner *owner, GParamSpec *pspec, LobbyApplication *self)
{
  name_seconds_changed_cb (self->settings, NULL, self);
  lobby_herald_set_session (self->herald, lobby_session_owner_get_session (owner));
  show_state (self);
}

/* Another branch is another story: its days are others. */
static void
live_changed_cb (LobbySessionOwner *owner, GParamSpec *pspec, LobbyApplication *self)
{
  LobbySession *live = lobby_session_owner_get_session (owner);

  if (live == NULL)
    lobby_replay_owner_leave (self->replay);
  lobby_replay_owner_set_live (self->replay, live);
}

static void
replay_changed_cb (LobbyReplayOwner *replay, GParamSpec *pspec, LobbyApplication *self)
{
  gboolean replaying = lobby_replay_owner_get_session (replay) != NULL;

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "back-to-live")),
                               replaying);
  show_state (self);
  if (replaying && self->window != NULL)
    lobby_window_show_page (self->window, "replay");
}

static void
replay_failed_cb (LobbyReplayOwner *replay, const GError *error, LobbyApplication *self)
{
  g_autofree char *words = lobby_replay_owner_dup_problem (error);

  if (self->window != NULL)
    lobby_window_add_toast (self->window, words);
}

static void
window_destroyed_cb (GtkWidget *window, LobbyApplication *self)
{
  if (self->window == LOBBY_WINDOW (window))
    self->window = NULL;
}

static void
make_window (LobbyApplication *self)
{
  self->window = lobby_window_new (GTK_APPLICATION (self), self->settings);
  lobby_appearance_dress (GTK_WINDOW (self->window), self->settings);
  lobby_idle_lock_set_main (self->lock, GTK_WINDOW (self->window));
  lock_changed_cb (self->lock, self);
  g_signal_connect (self->window, "destroy", G_CALLBACK (window_destroyed_cb), self);
  show_state (self);
}

/* --- language --- */

static void
speak (LobbyApplication *self)
{
  g_autofree char *saved = g_settings_get_string (self->settings, "language");

  lobby_language_choose (self->language != NULL ? self->language : saved);
  lobby_appearance_show_script ();
}

static void
language_changed_cb (GSettings *settings, const char *key, LobbyApplication *self)
{
  LobbyWindow *before = self->window;
  g_autofree char *page = before != NULL ? g_strdup (lobby_window_get_page (before)) : NULL;

  g_clear_pointer (&self->language, g_free);
  speak (self);
  if (before == NULL)
    return;
  make_window (self);
  lobby_window_show_page (self->window, page);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_window_destroy (GTK_WINDOW (before));
}

/* --- actions --- */

static LobbyPreferences *
show_preferences (LobbyApplication *self, const char *page)
{
  LobbyPreferences *preferences = lobby_preferences_new (GTK_WINDOW (self->window), self->owner, self->tokens,
                                                         self->settings);

  lobby_appearance_dress (GTK_WINDOW (preferences), self->settings);
  lobby_preferences_show_page (preferences, page);
  gtk_window_present (GTK_WINDOW (preferences));
  return preferences;
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyApplication *self = data;

  if (self->window != NULL)
    show_preferences (self, parameter != NULL ? g_variant_get_string (parameter, NULL) : "general");
}

/* "connect", or "enter-token" where the service has refused the one that is there. */
static void
connect_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyApplication *self = data;
  GtkWidget *window;

  if (self->window == NULL)
    return;
  /* From now on what is entered counts, and not the file that was named at the start. */
  if (g_str_equal (g_action_get_name (G_ACTION (action)), "enter-token"))
    lobby_token_keeper_take_file (self->tokens, NULL);
  window = lobby_connect_window_new (GTK_WINDOW (self->window), self->owner, self->tokens, self->settings);
  lobby_appearance_dress (GTK_WINDOW (window), self->settings);
  if (g_str_equal (g_action_get_name (G_ACTION (action)), "enter-token"))
    lobby_connect_window_ask_for_token (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyApplication *self = data;

  if (self->window != NULL)
    lobby_shortcuts_show (GTK_WINDOW (self->window));
}

/* From a notification: the window may be behind others, or nowhere. */
static void
show_duty_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyApplication *self = data;

  g_application_activate (G_APPLICATION (self));
  if (self->window != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self->window), g_action_get_name (G_ACTION (action)), parameter);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lobby_about_show (gtk_application_get_active_window (data));
}

static void
open_demo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyApplication *self = data;
  g_autofree char *scenario = g_settings_get_string (self->settings, "demo-scenario");

  /* A drill is the same kind of day, with other dice and no end. */
  lobby_session_owner_open_drill (self->owner, scenario,
                                  parameter != NULL ? CLAMP (g_variant_get_int64 (parameter), 0, G_MAXINT32) : -1);
}

/* --- recorded days --- */

static LobbyDayShelf *
get_shelf (LobbyApplication *self)
{
  LobbySession *shown = get_shown (self);
  LobbyDayShelf *shelf = shown != NULL ? lobby_session_get_shelf (shown) : NULL;

  return shelf != NULL ? shelf : self->files;
}

static void
open_day_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyApplication *self = data;
  g_autoptr (LobbyShelfDay) day = lobby_day_shelf_find (get_shelf (self), g_variant_get_string (parameter, NULL));

  if (day != NULL)
    lobby_replay_owner_open (self->replay, get_shelf (self), day, 0);
}

static void
open_day_at_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyApplication *self = data;
  g_autoptr (LobbyShelfDay) day = NULL;
  const char *key;
  gint64 at_us;

  g_variant_get (parameter, "(&sx)", &key, &at_us);
  day = lobby_day_shelf_find (get_shelf (self), key);
  if (day != NULL)
    lobby_replay_owner_open (self->replay, get_shelf (self), day, at_us);
}

static void
open_path (const char *path, gpointer data)
{
  LobbyApplication *self = data;
  g_autoptr (LobbyShelfDay) day = lobby_day_shelf_add_file (get_shelf (self), path);

  lobby_replay_owner_open (self->replay, get_shelf (self), day, 0);
}

/* A day that the command line names is opened beside what is live, when that is known. */
static void
open_asked_day (LobbyApplication *self)
{
  g_autofree char *path = NULL;

  if (lobby_session_owner_get_session (self->owner) == NULL && lobby_session_owner_get_problem (self->owner) == NULL
      && !self->safe)
    return;
  path = g_steal_pointer (&self->day);
  if (path != NULL)
    open_path (path, self);
}

static void
open_file_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyApplication *self = data;

  if (self->window != NULL)
    /* Translators: title of a dialog that chooses a file */
    lobby_file_choice_open (GTK_WIDGET (self->window), _ ("Open a Recorded Day"), open_path, self);
}

static void
save_day_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyApplication *self = data;

  lobby_day_save_ask (self->window, lobby_session_owner_get_session (self->owner),
                      lobby_replay_owner_get_session (self->replay), g_variant_get_string (parameter, NULL));
}

static void
back_to_live_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyApplication *self = data;

  lobby_replay_owner_leave (self->replay);
  if (self->window != NULL)
    lobby_window_show_page (self->window, "live-lobby");
}

/* Only a demo, where the branch itself has signed a token of each role. */
static void
play_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyApplication *self = data;
  int role = lobby_choice_from_nick (&lobby_bearer_choice, g_variant_get_string (parameter, NULL));

  lobby_session_owner_play (self->owner, (LobbyBearer) role);
}

static void
closed_cb (GObject *owner, GAsyncResult *result, gpointer data)
{
  g_autoptr (GApplication) application = data;

  lobby_session_owner_close_finish (LOBBY_SESSION_OWNER (owner), result);
  g_application_quit (application);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LobbyApplication *self = data;

  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
  lobby_session_owner_close_async (self->owner, closed_cb, g_object_ref (self));
}

static gboolean
signal_cb (gpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (data), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_cb },
  { .name = "connect", .activate = connect_cb },
  { .name = "enter-token", .activate = connect_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "show-preferences", .activate = preferences_cb, .parameter_type = "s" },
  { .name = "shortcuts", .activate = shortcuts_cb },
  { .name = "show-vip-log", .activate = show_duty_cb },
  { .name = "show-case", .activate = show_duty_cb, .parameter_type = "s" },
  { .name = "show-checklist", .activate = show_duty_cb, .parameter_type = "s" },
  { .name = "lock", .activate = lock_cb },
  { .name = "open-demo", .activate = open_demo_cb },
  { .name = "begin-drill", .activate = open_demo_cb, .parameter_type = "x" },
  { .name = "open-day", .activate = open_day_cb, .parameter_type = "s" },
  { .name = "open-day-at", .activate = open_day_at_cb, .parameter_type = "(sx)" },
  { .name = "open-file", .activate = open_file_cb },
  { .name = "save-day", .activate = save_day_cb, .parameter_type = "s" },
  { .name = "back-to-live", .activate = back_to_live_cb },
  { .name = "play", .activate = play_cb, .parameter_type = "s" },
  { .name = "quit", .activate = quit_cb },
};

/* --- life --- */

static gboolean
settled_cb (gpointer data)
{
  LobbyApplication *self = data;

  self->settled_id = 0;
  lobby_start_guard_end (self->state_folder);
  return G_SOURCE_REMOVE;
}

static void
lobby_application_startup (GApplication *application)
{
  LobbyApplication *self = LOBBY_APPLICATION (application);
  g_autoptr (GAction) language = NULL;

  G_APPLICATION_CLASS (lobby_application_parent_class)->startup (application);
  lobby_widgets_init ();
  self->settings = g_settings_new (APPLICATION_ID);
  self->herald = lobby_herald_new (application, self->settings);
  self->lock = lobby_idle_lock_new ();
  idle_minutes_changed_cb (self->settings, NULL, self);
  g_signal_connect (self->lock, "changed", G_CALLBACK (lock_changed_cb), self);
  g_signal_connect (self->settings, "changed::idle-minutes", G_CALLBACK (idle_minutes_changed_cb), self);
  gtk_window_set_default_icon_name (APPLICATION_ID);
  self->safe = lobby_start_guard_begin (self->state_folder);
  self->settled_id = g_timeout_add_seconds (SETTLED_S, settled_cb, self);
  self->signal_ids[0] = g_unix_signal_add (SIGINT, signal_cb, self);
  self->signal_ids[1] = g_unix_signal_add (SIGTERM, signal_cb, self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action, accelerators[i].keys);
  language = g_settings_create_action (self->settings, "language");
  g_action_map_add_action (G_ACTION_MAP (self), language);
  lobby_session_owner_set_retention (self->owner, (guint) g_settings_get_int (self->settings, "retention-days"),
                                     (guint) g_settings_get_int (self->settings, "vip-retention-days"));
  lobby_appearance_follow (self->settings);
  g_signal_connect (self->settings, "changed::name-seconds", G_CALLBACK (name_seconds_changed_cb), self);
  g_signal_connect (self->settings, "changed::language", G_CALLBACK (language_changed_cb), self);
  g_signal_connect (self->owner, "notify::session", G_CALLBACK (live_changed_cb), self);
  g_signal_connect (self->owner, "notify", G_CALLBACK (owner_changed_cb), self);
  g_signal_connect_swapped (self->owner, "notify", G_CALLBACK (open_asked_day), self);
  g_signal_connect (self->replay, "notify::session", G_CALLBACK (replay_changed_cb), self);
  g_signal_connect (self->replay, "failed", G_CALLBACK (replay_failed_cb), self);
  replay_changed_cb (self->replay, NULL, self);
}

static void
open_saved (LobbyApplication *self)
{
  g_autofree char *url = g_settings_get_string (self->settings, "service-url");
  g_autofree char *ca_file = g_settings_get_string (self->settings, "ca-file");

  if (lobby_service_address_check (url) == LOBBY_ADDRESS_FINE)
    lobby_session_owner_open_service (self->owner, url, ca_file);
  else
    open_demo_cb (NULL, NULL, self);
}

static void
open_asked (LobbyApplication *self, const LobbyArguments *arguments)
{
  if (arguments->day != NULL)
    {
      g_free (self->day);
      self->day = g_strdup (arguments->day);
    }
  if (arguments->token_file != NULL)
    lobby_token_keeper_take_file (self->tokens, arguments->token_file);
  if (arguments->url != NULL)
    lobby_session_owner_open_service (self->owner, arguments->url, arguments->ca_file);
  else if (arguments->scenario != NULL && *arguments->scenario != '\0')
    lobby_session_owner_open_demo (self->owner, arguments->scenario);
  else if (arguments->scenario != NULL)
    open_demo_cb (NULL, NULL, self);
  else if (self->window == NULL && !self->safe)
    open_saved (self);
}

static int
lobby_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  LobbyApplication *self = LOBBY_APPLICATION (application);
  g_autoptr (LobbyArguments) arguments = lobby_arguments_new (g_application_command_line_get_options_dict (line), line);

  if (arguments->language != NULL)
    {
      g_free (self->language);
      self->language = g_strdup (arguments->language);
    }
  speak (self);
  open_asked (self, arguments);
  if (self->window == NULL)
    make_window (self);
  open_asked_day (self);
  if (self->safe && lobby_session_owner_get_session (self->owner) == NULL)
    lobby_window_show_problem (
        self->window, _ ("Started Safely"),
        _ ("Lobby ended unexpectedly twice in a row, so nothing is opened by itself this time."));
  gtk_window_present (GTK_WINDOW (self->window));
  return 0;
}

static gboolean
have_settings (void)
{
  g_autoptr (GSettingsSchema) schema = g_settings_schema_source_lookup (g_settings_schema_source_get_default (),
                                                                        APPLICATION_ID, TRUE);

  return schema != NULL;
}

/* What can be known to fail, fails here with a message in the terminal. */
static int
lobby_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_autofree char *fault = lobby_arguments_dup_fault (options);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Lobby %s\n", PACKAGE_VERSION);
      return 0;
    }
  if (fault != NULL)
    {
      g_printerr ("lobby-console: %s\n", fault);
      return 1;
    }
  if (!have_settings ())
    {
      /* Translators: message in a terminal; keep the command */
      g_printerr ("%s\n",
                  _ ("The settings schema of Lobby is not installed. In the source tree, start it with app/run."));
      return 1;
    }
  if (!gtk_init_check ())
    {
      /* Translators: message in a terminal; keep the command */
      g_printerr ("%s\n", _ ("There is no display to open a window on. In a terminal, lobbyctl watch URL --token-file "
                             "FILE shows the lobby as text."));
      return 1;
    }
  return -1;
}

static void
lobby_application_shutdown (GApplication *application)
{
  LobbyApplication *self = LOBBY_APPLICATION (application);

  g_clear_handle_id (&self->settled_id, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (self->signal_ids); i++)
    g_clear_handle_id (&self->signal_ids[i], g_source_remove);
  lobby_start_guard_end (self->state_folder);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_signal_handlers_disconnect_by_data (self->owner, self);
  g_signal_handlers_disconnect_by_data (self->replay, self);
  G_APPLICATION_CLASS (lobby_application_parent_class)->shutdown (application);
}

static void
lobby_application_dispose (GObject *object)
{
  LobbyApplication *self = LOBBY_APPLICATION (object);

  if (self->lock != NULL)
    g_signal_handlers_disconnect_by_data (self->lock, self);
  g_clear_object (&self->lock);
  g_clear_object (&self->herald);
  g_clear_object (&self->replay);
  g_clear_object (&self->files);
  g_clear_object (&self->owner);
  g_clear_object (&self->tokens);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (lobby_application_parent_class)->dispose (object);
}

static void
lobby_application_finalize (GObject *object)
{
  LobbyApplication *self = LOBBY_APPLICATION (object);

  g_free (self->state_folder);
  g_free (self->language);
  g_free (self->day);
  G_OBJECT_CLASS (lobby_application_parent_class)->finalize (object);
}

static void
lobby_application_class_init (LobbyApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_application_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_application_finalize;
  application_class->startup = lobby_application_startup;
  application_class->command_line = lobby_application_command_line;
  application_class->handle_local_options = lobby_application_handle_local_options;
  application_class->shutdown = lobby_application_shutdown;
}

static void
lobby_application_init (LobbyApplication *self)
{
  self->state_folder = g_build_filename (g_get_user_state_dir (), "lobby", NULL);
  self->tokens = lobby_token_keeper_new ();
  self->owner = lobby_session_owner_new (self->tokens, self->state_folder);
  self->replay = lobby_replay_owner_new ();
  lobby_lesson_opener_attach (GTK_APPLICATION (self), self->replay, open_path);
  self->files = lobby_day_shelf_new (NULL, NULL);
}

/** lobby_application_new: Returns: (transfer full): the application */
LobbyApplication *
lobby_application_new (void)
{
  LobbyApplication *self = g_object_new (LOBBY_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                                         G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path", LOBBY_RESOURCE_PATH,
                                         NULL);

  lobby_arguments_add_to (G_APPLICATION (self));
  return self;
}
