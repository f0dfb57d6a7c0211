/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store: what a branch service must not forget: numbered events, commands and their answers, what adapters have sent.
 * One SQLite file, one connection, values bound and never pasted. It knows text and numbers; what an event means is not
 * its business. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LobbyStore:
 *
 * The memory of a branch service.
 */
typedef struct _LobbyStore LobbyStore;

/**
 * LobbyStoredCommand:
 * @id: UUID, also the Idempotency-Key
 * @fingerprint: digest of the payload; the same key with another one is refused
 * @at_us: when the branch took it, µs since 1970 UTC by the branch's clock
 * @status: HTTP status that it was answered with
 * @answer: body of that answer
 * @body: the command
 */
typedef struct
{
  char *id;
  char *fingerprint;
  gint64 at_us;
  gint64 status;
  char *answer;
  char *body;
} LobbyStoredCommand;

/**
 * LobbyStoredDay:
 * @day: business day, YYYY-MM-DD
 * @events: number of events kept of it
 */
typedef struct
{
  char *day;
  gint64 events;
} LobbyStoredDay;

/**
 * LobbyStoredShowing:
 * @number: place among them, from 1; given by the store
 * @at_us: when, µs since 1970 UTC by the branch's clock
 * @visit: whose name
 * @who: to whom; "token" where the token names nobody
 * @reason: nick of a #LobbyNameReason
 * @words: the reason in own words, without the name
 *
 * That a name was shown. The name itself is nowhere in it.
 */
typedef struct
{
  gint64 number;
  gint64 at_us;
  char *visit;
  char *who;
  char *reason;
  char *words;
} LobbyStoredShowing;

LobbyStore *lobby_store_open (const char *path, GError **error);
void lobby_store_close (LobbyStore *store);
gboolean lobby_store_check (LobbyStore *store, GError **error);

gboolean lobby_store_begin (LobbyStore *store, GError **error);
gboolean lobby_store_commit (LobbyStore *store, GError **error);
void lobby_store_roll_back (LobbyStore *store);

char *lobby_store_dup_setting (LobbyStore *store, const char *name);
gboolean lobby_store_set_setting (LobbyStore *store, const char *name, const char *value, GError **error);

gboolean lobby_store_append (LobbyStore *store,
                             const char *stream,
                             const char *epoch,
                             guint64 sequence,
                             const char *day,
                             const char *body,
                             GError **error);
guint64 lobby_store_get_last_sequence (LobbyStore *store, const char *stream, const char *epoch);
GPtrArray *lobby_store_read_after (LobbyStore *store,
                                   const char *stream,
                                   const char *epoch,
                                   guint64 sequence,
                                   guint limit,
                                   GError **error);
GPtrArray *lobby_store_list_days (LobbyStore *store, const char *stream, GError **error);
gboolean lobby_store_read_day (LobbyStore *store, const char *stream, const char *day, GString *lines, GError **error);

LobbyStoredCommand *lobby_store_find_command (LobbyStore *store, const char *id);
gboolean
lobby_store_add_command (LobbyStore *store, const LobbyStoredCommand *command, const char *epoch, GError **error);
GPtrArray *lobby_store_list_commands (LobbyStore *store, const char *epoch, GError **error);
void lobby_stored_command_free (LobbyStoredCommand *command);

gboolean lobby_store_add_shown (LobbyStore *store, const LobbyStoredShowing *shown, GError **error);
GPtrArray *lobby_store_list_shown (LobbyStore *store, gint64 after, guint most);
void lobby_stored_showing_free (LobbyStoredShowing *shown);

gboolean lobby_store_claim (LobbyStore *store, const char *source, const char *id, gboolean *is_new, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyStore, lobby_store_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyStoredCommand, lobby_stored_command_free)

G_END_DECLS
