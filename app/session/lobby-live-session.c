/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A branch as it is now: the client's events go into journal and state in one order; the journal's last picture is on the
 * screen, marked stale, before the network answers. */
#include "config.h"

#include "lobby-live-session.h"

#include "lobby-audit.h"
#include "lobby-live-audit.h"
#include "lobby-branch-client.h"
#include "lobby-branch-clock.h"
#include "lobby-day-shelf-private.h"
#include "lobby-instant.h"
#include "lobby-journal.h"
#include "lobby-outbox.h"
#include "lobby-rules.h"
#include "lobby-session-private.h"
#include "lobby-sign-in-watch.h"

#include <string.h>

/* Chances of the forward runs are drawn from it; two consoles at one branch draw the same. */
#define SEED 20251117

typedef struct
{
  gint64 life_sign_us; /* monotonic, of the link when @as_of_us was read */
  gint64 as_of_us;     /* branch time of that life sign */
} AreaAge;

struct _LobbyLiveSession
{
  LobbySession parent_instance;

  /* owned */
  LobbyBranchClock *clock;
  LobbyBranchClient *client;
  LobbyJournal *journal;
  LobbyCommandDesk *desk;
  LobbyDayShelf *shelf;    /* recorded days of this branch */
  LobbyAudit *audit;       /* (nullable): who did what; none when its file is damaged */
  GHashTable *link_states; /* stream to #LobbyLinkState, as last told to the stream of events */
  LobbySignInWatch *sign_in_watch;

  /* state */
  AreaAge ages[LOBBY_AREA_FEEDBACK + 1];
  gboolean heard; /* the branch has answered in this run */
  gboolean started;
  gboolean refused; /* the branch does not take the token */
  char *set_aside;  /* (owned) (nullable): damaged outbox, to be told at the start */
};

G_DEFINE_FINAL_TYPE (LobbyLiveSession, lobby_live_session, LOBBY_TYPE_SESSION)

/* A link that broke a moment ago and is being made again has figures that are still fresh: the screen does not flicker
 * for it. The link itself says when they have become old. */
static LobbyLinkState
judge_link (const LobbyLink *link)
{
  return link->state == LOBBY_LINK_CONNECTING && link->life_sign_us != 0 ? LOBBY_LINK_LIVE : link->state;
}

static gboolean
is_fresh (LobbyLinkState state)
{
  return state == LOBBY_LINK_LIVE || state == LOBBY_LINK_POLLING;
}

/* Live before polling before connecting before stale before disconnected. */
static int
get_rank (LobbyLinkState state)
{
  switch (state)
    {
    case LOBBY_LINK_LIVE:
      return 0;
    case LOBBY_LINK_POLLING:
      return 1;
    case LOBBY_LINK_CONNECTING:
      return 2;
    case LOBBY_LINK_STALE:
      return 3;
    case LOBBY_LINK_DISCONNECTED:
    case LOBBY_LINK_UNKNOWN:
    default:
      return 4;
    }
}

static LobbyLink
find_worst_link (LobbyLiveSession *self)
{
  LobbyLink worst = lobby_branch_client_get_link (self->client, 0);

  for (guint i = 1; i < lobby_branch_client_get_n_links (self->client); i++)
    {
      LobbyLink link = lobby_branch_client_get_link (self->client, i);
      if (get_rank (link.state) > get_rank (worst.state))
        worst = link;
    }
  return worst;
}

/* The branch's time of a life sign, read once: the clock goes on, the life sign does not. */
static gint64
read_as_of (LobbyLiveSession *self, LobbyArea area, const LobbyLink *link)
{
  AreaAge *age = &self->ages[area];
  gint64 since_us = lobby_clock_get_monotonic (LOBBY_CLOCK (self->clock)) - link->life_sign_us;

  /* Before the branch has told its time, this machine's own would be taken for it. */
  if (link->life_sign_us == 0 || !lobby_branch_clock_is_adjusted (self->clock))
    return lobby_state_get_time (lobby_session_get_state (LOBBY_SESSION (self)));
  if (age->life_sign_us != link->life_sign_us)
    {
      age->life_sign_us = link->life_sign_us;
      age->as_of_us = lobby_clock_get_now (LOBBY_CLOCK (self->clock))
                      - (gint64) ((double) since_us * lobby_branch_clock_get_rate (self->clock));
    }
  return age->as_of_us;
}

static void
read_area (LobbyLiveSession *self, LobbyArea area)
{
  LobbyLink link = lobby_branch_client_get_area_link (self->client, area);
  gint64 as_of_us = read_as_of (self, area, &link);
  LobbyFreshness freshness = {
    .stale = !is_fresh (judge_link (&link)),
    .known = lobby_floor_get_branch (lobby_session_get_floor (LOBBY_SESSION (self))) != NULL,
  };

  if (freshness.stale)
    freshness.now_us = as_of_us;
  else if (lobby_branch_clock_is_adjusted (self->clock))
    freshness.now_us = lobby_clock_get_now (LOBBY_CLOCK (self->clock));
  else /* the picture is here before the first word about the branch's time: until then it is as old as itself */
    freshness.now_us = lobby_state_get_time (lobby_session_get_state (LOBBY_SESSION (self)));
  lobby_session_set_freshness (LOBBY_SESSION (self), area, freshness);
}

static void
read_links (LobbyLiveSession *self)
{
  LobbyLink worst = find_worst_link (self);
  gint64 age_us = worst.life_sign_us != 0 ? lobby_clock_get_monotonic (LOBBY_CLOCK (self->clock)) - worst.life_sign_us
                                          : -1;

  for (int area = LOBBY_AREA_QUEUE; area <= LOBBY_AREA_FEEDBACK; area++)
    read_area (self, (LobbyArea) area);
  lobby_session_set_link (LOBBY_SESSION (self), judge_link (&worst), worst.reason);
  lobby_session_set_ages (LOBBY_SESSION (self), age_us, worst.next_try_us, lobby_branch_clock_get_rate (self->clock));
}

static void
ticked_cb (LobbyClock *clock, LobbyLiveSession *self)
{
  read_links (self);
  lobby_session_refresh (LOBBY_SESSION (self));
  lobby_command_desk_work (self->desk);
}

static void
events_cb (LobbyBranchClient *client, const char *stream, GPtrArray *events, LobbyLiveSession *self)
{
  self->heard = TRUE;
  read_links (self);
  lobby_session_apply (LOBBY_SESSION (self), events);
}

/* A link that breaks or heals is a fact of this console and goes the way of all events, so that a replay shows the day
 * as the manager saw it. */
static void
tell_link (LobbyLiveSession *self, const LobbyLink *link)
{
  g_autoptr (GPtrArray) events = NULL;
  LobbyLinkRecord *record;
  g_autofree char *id = NULL;
  gint64 now_us = lobby_clock_get_now (LOBBY_CLOCK (self->clock));

  if (link->state == LOBBY_LINK_CONNECTING
      || g_hash_table_lookup (self->link_states, link->stream) == GINT_TO_POINTER (link->state))
    return;
  g_hash_table_replace (self->link_states, g_strdup (link->stream), GINT_TO_POINTER (link->state));
  record = lobby_record_new (&lobby_link_record_type);
  record->stream = g_strdup (link->stream);
  record->state = link->state;
  record->at_us = now_us;
  record->reason = g_strdup (link->reason);
  id = g_uuid_string_random ();
  events = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_event_unref);
  g_ptr_array_add (events, lobby_event_new (LOBBY_EVENT_LINK_CHANGED, "/console", 0, id, now_us, record));
  lobby_session_apply (LOBBY_SESSION (self), events);
}

/* Not before the branch's time is known: a fact with the time of this machine would move the lobby into another year. */
static void
tell_links (LobbyLiveSession *self, const char *stream)
{
  if (!self->heard || !lobby_branch_clock_is_adjusted (self->clock))
    return;
  for (guint i = 0; i < lobby_branch_client_get_n_links (self->client); i++)
    {
      LobbyLink link = lobby_branch_client_get_link (self->client, i);
      if (stream == NULL || g_strcmp0 (link.stream, stream) == 0)
        tell_link (self, &link);
    }
}

/* What must not be denied later. An audit that cannot be written is said in the log and does not stop the lobby.
 * Returns: whether it is on the disk */
static gboolean
note_why (LobbyLiveSession *self, const char *action, const char *subject, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *who = g_strconcat ("console:", g_get_user_name (), NULL);

  if (self->audit == NULL)
    return FALSE;
  if (lobby_audit_add (self->audit, lobby_clock_get_now (LOBBY_CLOCK (self->clock)), who, action, subject, reason,
                       &error))
    return TRUE;
  g_warning ("the audit was not written: %s", error->message);
  return FALSE;
}

static void
note (LobbyLiveSession *self, const char *action, const char *subject)
{
  note_why (self, action, subject, NULL);
}

static const char *const token_reasons[] = { "unauthorized", "token-expired", "token-early", "forbidden", NULL };

static void
note_refusal (LobbyLiveSession *self, const char *stream)
{
  for (guint i = 0; i < lobby_branch_client_get_n_links (self->client); i++)
    {
      LobbyLink link = lobby_branch_client_get_link (self->client, i);
      gboolean refused = link.reason != NULL && g_strv_contains (token_reasons, link.reason);

      if (g_strcmp0 (link.stream, stream) == 0 && refused && !self->refused)
        note (self, LOBBY_AUDIT_TOKEN_REFUSED, stream);
      if (g_strcmp0 (link.stream, stream) == 0)
        self->refused = refused;
    }
}

static void
link_changed_cb (LobbyBranchClient *client, const char *stream, LobbyLiveSession *self)
{
  note_refusal (self, stream);
  if (lobby_sign_in_watch_look (self->sign_in_watch, stream))
    lobby_command_desk_resume (self->desk);
  tell_links (self, stream);
  read_links (self);
  lobby_session_refresh (LOBBY_SESSION (self));
  lobby_command_desk_work (self->desk);
}

static void
clock_read_cb (LobbyBranchClient *client, gint64 branch_us, gint64 at_monotonic_us, double rate, LobbyLiveSession *self)
{
  gboolean first = !lobby_branch_clock_is_adjusted (self->clock);

  lobby_branch_clock_adjust (self->clock, branch_us, at_monotonic_us, rate);
  if (!first)
    return;
  tell_links (self, NULL);
  read_links (self);
  lobby_session_refresh (LOBBY_SESSION (self));
}

static void
applied_cb (LobbySession *session, GPtrArray *events, gpointer data)
{
  LobbyLiveSession *self = LOBBY_LIVE_SESSION (session);

  if (self->started)
    lobby_journal_append (self->journal, events);
}

static void
journal_state_cb (LobbyJournal *journal, GParamSpec *pspec, LobbyLiveSession *self)
{
  lobby_session_set_recording (LOBBY_SESSION (self), lobby_journal_get_state (journal) != LOBBY_JOURNAL_NOT_RECORDING);
}

/* A damaged file was moved out of the way: nothing is deleted, and a person is told where it is. */
static void
set_aside_cb (LobbyJournal *journal, const char *path, LobbyLiveSession *self)
{
  lobby_session_tell_set_aside (LOBBY_SESSION (self), path);
}

/* Fault 46: what one person does to a thing must not pass over what another has just done to it. People are told apart by
 * their tokens; without a person in it nobody could tell who was first. Advice and visits have an order of their own. */
static const char *
get_seen (LobbyLiveSession *self, const LobbyCommand *command)
{
  const LobbySignIn *sign_in = lobby_session_get_sign_in (LOBBY_SESSION (self));
  gboolean shared = command->kind == LOBBY_COMMAND_TICKET_NOTE || command->kind == LOBBY_COMMAND_COUNTER_ASK
                    || command->kind == LOBBY_COMMAND_DEVICE_ASK || command->kind == LOBBY_COMMAND_CASE_CHANGE;

  return shared && sign_in != NULL && sign_in->staff != NULL
             ? lobby_branch_client_get_seen (self->client, lobby_command_kind_get_area (command->kind))
             : NULL;
}

static void
purged_cb (LobbyJournal *journal, guint n_removed, guint n_cleaned, LobbyLiveSession *self)
{
  g_autofree char *counts = g_strdup_printf ("removed=%u cleaned=%u", n_removed, n_cleaned);

  note_why (self, LOBBY_AUDIT_PURGED, NULL, counts);
}

static void
lobby_live_session_send (LobbySession *session, LobbyCommand *command)
{
  LobbyLiveSession *self = LOBBY_LIVE_SESSION (session);

  if (command->kind == LOBBY_COMMAND_RULES_CHANGE)
    note (self, LOBBY_AUDIT_RULES_CHANGED, command->id);
  lobby_command_desk_take (self->desk, command, get_seen (self, command));
}

static void
lobby_live_session_try_now (LobbySession *session)
{
  lobby_branch_client_try_now (LOBBY_LIVE_SESSION (session)->client);
}

typedef struct
{
  LobbyLiveSession *session; /* (owned) */
  char *visit;               /* (owned) */
} NameAsked;

static void
name_told_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  NameAsked *asked = data;
  LobbyShownName *shown = lobby_session_get_shown_name (LOBBY_SESSION (asked->session));
  g_autoptr (GError) error = NULL;
  LobbyNameAnswer *answer = lobby_branch_client_show_name_finish (LOBBY_BRANCH_CLIENT (client), result, &error);

  if (answer != NULL)
    lobby_shown_name_take (shown, answer);
  else
    lobby_shown_name_refuse (shown, asked->visit, error->message);
  g_object_unref (asked->session);
  g_free (asked->visit);
  g_free (asked);
}

/* Recorded first: what cannot be recorded is not shown. Own words stay at the branch, which strikes the name out of them. */
static void
lobby_live_session_ask_name (LobbySession *session, const char *visit, const LobbyNameRequest *request)
{
  LobbyLiveSession *self = LOBBY_LIVE_SESSION (session);
  NameAsked *asked;

  if (!note_why (self, LOBBY_AUDIT_NAME_SHOWN, visit,
                 lobby_choice_get_nick (&lobby_name_reason_choice, (int) request->reason)))
    {
      lobby_shown_name_refuse (lobby_session_get_shown_name (session), visit, "no-audit");
      return;
    }
  asked = g_new0 (NameAsked, 1);
  asked->session = g_object_ref (self);
  asked->visit = g_strdup (visit);
  lobby_branch_client_show_name_async (self->client, visit, request, NULL, name_told_cb, asked);
}

static gboolean
lobby_live_session_record_export (LobbySession *session, const char *what)
{
  return note_why (LOBBY_LIVE_SESSION (session), LOBBY_AUDIT_EXPORTED, what, NULL);
}

static void
lobby_live_session_read_audit (LobbySession *session, GTask *task)
{
  LobbyLiveSession *self = LOBBY_LIVE_SESSION (session);

  lobby_live_audit_read (task, lobby_day_shelf_get_journal_folder (self->shelf), self->client);
}

static void
lobby_live_session_dispose (GObject *object)
{
  LobbyLiveSession *self = LOBBY_LIVE_SESSION (object);

  lobby_session_set_applied_func (LOBBY_SESSION (self), NULL, NULL);
  lobby_session_stop_looking_ahead (LOBBY_SESSION (self));
  if (self->client != NULL)
    lobby_branch_client_stop (self->client);
  if (self->desk != NULL)
    lobby_command_desk_stop (self->desk);
  g_clear_pointer (&self->audit, lobby_audit_close);
  if (self->shelf != NULL)
    lobby_day_shelf_leave_branch (self->shelf);
  g_clear_object (&self->shelf);
  g_clear_object (&self->desk);
  g_clear_object (&self->client);
  g_clear_object (&self->journal);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->link_states, g_hash_table_unref);
  g_clear_pointer (&self->sign_in_watch, lobby_sign_in_watch_free);
  g_clear_pointer (&self->set_aside, g_free);
  G_OBJECT_CLASS (lobby_live_session_parent_class)->dispose (object);
}

static void
lobby_live_session_class_init (LobbyLiveSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_live_session_dispose;
  LOBBY_SESSION_CLASS (klass)->send = lobby_live_session_send;
  LOBBY_SESSION_CLASS (klass)->try_now = lobby_live_session_try_now;
  LOBBY_SESSION_CLASS (klass)->ask_name = lobby_live_session_ask_name;
  LOBBY_SESSION_CLASS (klass)->read_audit = lobby_live_session_read_audit;
  LOBBY_SESSION_CLASS (klass)->record_export = lobby_live_session_record_export;
}

static void
lobby_live_session_init (LobbyLiveSession *self)
{
  self->link_states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
open_audit (LobbyLiveSession *self, const char *folder)
{
  g_autoptr (GError) error = NULL;

  self->audit = lobby_audit_open (folder, &error);
  if (self->audit == NULL)
    g_warning ("there is no audit: %s", error->message);
}

/* What was done may hold a note on a customer; it is in the journal already. What was not sent stays. */
static void
forget_done (LobbyOutbox *outbox, gint64 now_us)
{
  g_autoptr (GError) error = NULL;

  if (!lobby_outbox_forget (outbox, now_us - 24 * LOBBY_HOUR_US, &error))
    g_warning ("the outbox could not be tidied: %s", error->message);
}

static void
connect_client (LobbyLiveSession *self)
{
  g_signal_connect_object (self->client, "events", G_CALLBACK (events_cb), self, 0);
  g_signal_connect_object (self->client, "link-changed", G_CALLBACK (link_changed_cb), self, 0);
  g_signal_connect_object (self->client, "clock-read", G_CALLBACK (clock_read_cb), self, 0);
  g_signal_connect_object (self->clock, "ticked", G_CALLBACK (ticked_cb), self, 0);
}

/**
 * lobby_live_session_new:
 * @kind: live or demo
 * @url: address of the branch service; plain http only on this machine
 * @folder: where the journal and the outbox of this branch are kept; a simulated day has one of its own
 * @token: asks for the bearer token
 * @token_data: user data of @token
 * @token_destroy: (nullable): frees @token_data
 * @options: (nullable): intervals and caps of the links
 * @retention_days: recorded days that are older are removed; 0 takes the journal's own
 * @vip_retention_days: people are taken out of recorded days that are older; 0 takes the journal's own
 * @error: %LOBBY_ERROR_INVALID when @url cannot be used, %LOBBY_ERROR_NO_SPACE when the outbox cannot be written
 *
 * Returns: (transfer full) (nullable): a session; it connects with lobby_live_session_start()
 */
LobbyLiveSession *
lobby_live_session_new (LobbySessionKind kind,
                        const char *url,
                        const char *folder,
                        LobbyTokenFunc token,
                        gpointer token_data,
                        GDestroyNotify token_destroy,
                        const LobbyFeedOptions *options,
                        guint retention_days,
                        guint vip_retention_days,
                        GError **error)
{
  LobbyJournalOptions journal_options = LOBBY_JOURNAL_OPTIONS_DEFAULT;
  g_autoptr (LobbyBranchClock) clock = lobby_branch_clock_new ();
  g_autoptr (LobbyBranchClient) client = lobby_branch_client_new (LOBBY_CLOCK (clock), url, token, token_data,
                                                                  token_destroy, options, error);
  g_autofree char *set_aside = NULL;
  g_autoptr (LobbyOutbox) outbox = client != NULL ? lobby_outbox_new (folder, &set_aside, error) : NULL;
  LobbyLiveSession *self;

  if (outbox == NULL)
    return NULL;
  self = g_object_new (LOBBY_TYPE_LIVE_SESSION, "clock", clock, "kind", (int) kind, NULL);
  self->clock = g_steal_pointer (&clock);
  self->client = g_steal_pointer (&client);
  forget_done (outbox, lobby_clock_get_now (LOBBY_CLOCK (self->clock)));
  self->desk = lobby_command_desk_new (self->client, outbox, LOBBY_CLOCK (self->clock));
  lobby_session_set_desk (LOBBY_SESSION (self), self->desk);
  self->sign_in_watch = lobby_sign_in_watch_new (LOBBY_SESSION (self), self->client);
  lobby_session_set_url (LOBBY_SESSION (self), url);
  lobby_session_set_applied_func (LOBBY_SESSION (self), applied_cb, NULL);
  if (retention_days > 0)
    journal_options.retention_days = retention_days;
  if (vip_retention_days > 0)
    journal_options.vip_retention_days = vip_retention_days;
  journal_options.now_us = lobby_clock_get_now (LOBBY_CLOCK (self->clock));
  open_audit (self, folder);
  self->journal = lobby_journal_new (folder, &journal_options);
  g_signal_connect_object (self->journal, "notify::state", G_CALLBACK (journal_state_cb), self, 0);
  journal_state_cb (self->journal, NULL, self);
  g_signal_connect_object (self->journal, "set-aside", G_CALLBACK (set_aside_cb), self, 0);
  g_signal_connect_object (self->journal, "purged", G_CALLBACK (purged_cb), self, 0);
  self->set_aside = g_steal_pointer (&set_aside);
  self->shelf = lobby_day_shelf_new (folder, self->client);
  lobby_session_set_shelf (LOBBY_SESSION (self), self->shelf);
  connect_client (self);
  lobby_session_look_ahead (LOBBY_SESSION (self), lobby_rules_get_shipped (), folder, SEED);
  return self;
}

static void
connect_now (LobbyLiveSession *self)
{
  self->started = TRUE;
  note (self, LOBBY_AUDIT_OPENED, lobby_session_get_url (LOBBY_SESSION (self)));
  lobby_branch_client_start (self->client);
  lobby_branch_clock_start_ticking (self->clock);
  read_links (self);
}

static void
loaded_cb (GObject *journal, GAsyncResult *result, gpointer data)
{
  g_autoptr (LobbyLiveSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = lobby_journal_load_latest_finish (LOBBY_JOURNAL (journal), result, &error);

  /* A journal that cannot be read is said by its state; the live view goes on without yesterday's picture. */
  if (events != NULL && events->len > 0 && !self->heard)
    lobby_session_apply (LOBBY_SESSION (self), events);
  if (self->client == NULL)
    return;
  connect_now (self);
  lobby_session_refresh (LOBBY_SESSION (self));
}

/** lobby_live_session_start: shows the last known picture, marked stale, and connects */
void
lobby_live_session_start (LobbyLiveSession *self)
{
  g_return_if_fail (LOBBY_IS_LIVE_SESSION (self));

  if (self->started)
    return;
  if (self->set_aside != NULL)
    lobby_session_tell_set_aside (LOBBY_SESSION (self), self->set_aside);
  lobby_journal_load_latest_async (self->journal, NULL, loaded_cb, g_object_ref (self));
}

static void
closed_cb (GObject *journal, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  lobby_journal_close_finish (LOBBY_JOURNAL (journal), result, NULL);
  g_task_return_boolean (task, TRUE);
}

/**
 * lobby_live_session_close_async:
 * @self: a session
 * @callback: called when all that was recorded is in the file
 * @data: user data of @callback
 *
 * Lets the branch go and closes the journal.
 */
void
lobby_live_session_close_async (LobbyLiveSession *self, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, lobby_live_session_close_async);
  note (self, LOBBY_AUDIT_CLOSED, lobby_session_get_url (LOBBY_SESSION (self)));
  lobby_day_shelf_leave_branch (self->shelf);
  lobby_branch_client_stop (self->client);
  lobby_command_desk_stop (self->desk);
  lobby_journal_close_async (self->journal, NULL, closed_cb, task);
}

/** lobby_live_session_close_finish: ends lobby_live_session_close_async() */
void
lobby_live_session_close_finish (LobbyLiveSession *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));
  g_task_propagate_boolean (G_TASK (result), NULL);
}
