/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-command.h"
#include "lobby-error.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LobbyOutboxState:
 * @LOBBY_OUTBOX_PENDING: to be sent, or sent without an answer: it is sent again, with the same key, until there is one
 * @LOBBY_OUTBOX_SENT: the branch has accepted it; its effect has not come home yet
 * @LOBBY_OUTBOX_DONE: its effect has come home
 * @LOBBY_OUTBOX_PARKED: it cannot succeed as it is and waits for a person
 */
typedef enum
{
  LOBBY_OUTBOX_PENDING,
  LOBBY_OUTBOX_SENT,
  LOBBY_OUTBOX_DONE,
  LOBBY_OUTBOX_PARKED,
} LobbyOutboxState;

/**
 * LobbyOutboxEntry:
 * @row: order in which they were asked for
 * @command: what was asked; its id is its Idempotency-Key for ever
 * @state: where it is on its way
 * @attempts: how often it was sent; noted before it goes out
 * @created_us: when it was asked for, µs since 1970 UTC
 * @next_try_us: not to be sent before, in the time of lobby_outbox_get_next(), µs; 0 after a restart
 * @changed_us: when the state changed last, µs since 1970 UTC
 * @problem: (nullable): short code of why it is parked or was put off
 * @seen: (nullable): id of the newest event that was seen when it was asked for, of commands that must not pass over what
 *   somebody else has done meanwhile
 *
 * A command on its way.
 */
typedef struct
{
  gint64 row;
  LobbyCommand *command;
  LobbyOutboxState state;
  gint64 attempts;
  gint64 created_us;
  gint64 next_try_us;
  gint64 changed_us;
  char *problem;
  char *seen;
} LobbyOutboxEntry;

void lobby_outbox_entry_free (LobbyOutboxEntry *entry);

#define LOBBY_TYPE_OUTBOX (lobby_outbox_get_type ())
G_DECLARE_FINAL_TYPE (LobbyOutbox, lobby_outbox, LOBBY, OUTBOX, GObject)

/* Signal "changed" (const char *id): a command was added or is in another state. */
LobbyOutbox *lobby_outbox_new (const char *folder, char **set_aside, GError **error);

gboolean
lobby_outbox_add (LobbyOutbox *self, const LobbyCommand *command, const char *seen, gint64 now_us, GError **error);
gboolean lobby_outbox_mark_sending (LobbyOutbox *self, const char *id, gint64 now_us, GError **error);
gboolean lobby_outbox_mark_tried (LobbyOutbox *self,
                                  const char *id,
                                  const char *problem,
                                  gint64 next_try_us,
                                  gint64 now_us,
                                  GError **error);
gboolean lobby_outbox_mark_sent (LobbyOutbox *self, const char *id, gint64 now_us, GError **error);
gboolean lobby_outbox_mark_done (LobbyOutbox *self, const char *id, gint64 now_us, GError **error);
gboolean
lobby_outbox_mark_parked (LobbyOutbox *self, const char *id, const char *problem, gint64 now_us, GError **error);

gboolean lobby_outbox_discard (LobbyOutbox *self, const char *id, GError **error);

const LobbyOutboxEntry *lobby_outbox_get (LobbyOutbox *self, const char *id);
GPtrArray *lobby_outbox_list (LobbyOutbox *self);
const LobbyOutboxEntry *lobby_outbox_get_next (LobbyOutbox *self, gint64 now_us);
gint64 lobby_outbox_get_next_try (LobbyOutbox *self);
void lobby_outbox_hurry (LobbyOutbox *self);
gboolean lobby_outbox_forget (LobbyOutbox *self, gint64 before_us, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyOutboxEntry, lobby_outbox_entry_free)

G_END_DECLS
