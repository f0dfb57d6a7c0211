/* SPDX-License-Identifier: GPL-3.0-or-later */
/* branch: talking to a branch service. It knows the wire, the clock and the stream guard; it opens no file, draws nothing
 * and decides nothing: a fault of the network is a state of a link, with a reason, and never a dialog. */
#pragma once

#include "lobby-branch-records.h"
#include "lobby-clock.h"
#include "lobby-command.h"
#include "lobby-error.h"
#include "lobby-feed-options.h"
#include "lobby-name-request.h"
#include "lobby-audit-record.h"
#include "lobby-rights.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_BRANCH_CLIENT (lobby_branch_client_get_type ())
G_DECLARE_FINAL_TYPE (LobbyBranchClient, lobby_branch_client, LOBBY, BRANCH_CLIENT, GObject)

/**
 * LobbyLink:
 * @stream: id of the stream; "branch" while the branch itself has not answered yet
 * @areas: (nullable) (array zero-terminated=1): nicks of #LobbyArea that it feeds
 * @state: state of the link
 * @reason: (nullable): short id of why it is not live, as in "deadline" or "tls-expired"; the screen finds the words
 * @life_sign_us: monotonic time of the last life sign of the stream, 0 before the first
 * @next_try_us: monotonic time of the next attempt, 0 when none is planned
 *
 * The link to one stream, borrowed until the main loop runs again.
 */
typedef struct
{
  const char *stream;
  const char *const *areas;
  LobbyLinkState state;
  const char *reason;
  gint64 life_sign_us;
  gint64 next_try_us;
} LobbyLink;

/* Reasons, by what a person can do about them:
 *   nothing, it mends itself: gap resync silent busy closed-by-service service-fault deadline timed-out broken-off
 *   look at the network: refused no-route no-network name-not-found network proxy proxy-sign-in upgrade-blocked not-http
 *     content-type not-a-branch redirect encoded
 *   look at the address: address not-encrypted not-found no-branch no-such-stream
 *   sign in, or ask somebody who may: unauthorized token-expired token-early forbidden
 *   look at the certificate: tls-expired tls-not-yet-valid tls-revoked tls-wrong-host tls-unknown-ca tls-insecure
 *     tls-not-spoken tls
 *   tell the service's vendor: unreadable subprotocol not-text policy too-large flood refused-request conflict
 *   start it: stopped */

/* Signals:
 *   "events" (const char *stream, GPtrArray *events): LobbyEvent of one stream in order, each once, snapshots included
 *   "link-changed" (const char *stream): a link has another state, reason or next try
 *   "branch-read" (): the branch has answered who it is; links are those of its streams from now on
 *   "clock-read" (gint64 branch_us, gint64 at_monotonic_us, double rate): for lobby_branch_clock_adjust() */
LobbyBranchClient *lobby_branch_client_new (LobbyClock *clock,
                                            const char *url,
                                            LobbyTokenFunc token,
                                            gpointer token_data,
                                            GDestroyNotify token_destroy,
                                            const LobbyFeedOptions *options,
                                            GError **error);
void lobby_branch_client_start (LobbyBranchClient *self);
void lobby_branch_client_stop (LobbyBranchClient *self);
void lobby_branch_client_try_now (LobbyBranchClient *self);

const char *lobby_branch_client_get_url (LobbyBranchClient *self);
const LobbyBranchRecord *lobby_branch_client_get_branch (LobbyBranchClient *self);
guint lobby_branch_client_get_n_links (LobbyBranchClient *self);
LobbyLink lobby_branch_client_get_link (LobbyBranchClient *self, guint index);
LobbyLink lobby_branch_client_get_area_link (LobbyBranchClient *self, LobbyArea area);
const char *lobby_branch_client_get_seen (LobbyBranchClient *self, LobbyArea area);

/* Whether a command can never succeed as it is and waits for a person; anything else is sent again with the same id. */
gboolean lobby_branch_client_is_final (const GError *error);
void lobby_branch_client_send_async (LobbyBranchClient *self,
                                     const LobbyCommand *command,
                                     const char *seen,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
gboolean
lobby_branch_client_send_finish (LobbyBranchClient *self, GAsyncResult *result, gint64 *retry_after_us, GError **error);

void lobby_branch_client_show_name_async (LobbyBranchClient *self,
                                          const char *visit,
                                          const LobbyNameRequest *request,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);
LobbyNameAnswer *lobby_branch_client_show_name_finish (LobbyBranchClient *self, GAsyncResult *result, GError **error);

/* As whom the branch knows this client. */
void lobby_branch_client_fetch_audit_async (LobbyBranchClient *self,
                                            gint64 after,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer data);
LobbyAuditExcerpt *
lobby_branch_client_fetch_audit_finish (LobbyBranchClient *self, GAsyncResult *result, GError **error);
void lobby_branch_client_fetch_sign_in_async (LobbyBranchClient *self,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer data);
LobbySignIn *lobby_branch_client_fetch_sign_in_finish (LobbyBranchClient *self, GAsyncResult *result, GError **error);

void lobby_branch_client_list_days_async (LobbyBranchClient *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);
char **lobby_branch_client_list_days_finish (LobbyBranchClient *self, GAsyncResult *result, GError **error);
void lobby_branch_client_fetch_day_async (LobbyBranchClient *self,
                                          const char *stream,
                                          const char *day,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);
GBytes *lobby_branch_client_fetch_day_finish (LobbyBranchClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
