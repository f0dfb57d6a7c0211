/* SPDX-License-Identifier: GPL-3.0-or-later */
/* session: one lobby at one time, wired. It owns the state, the floor (its projection) and the clock; where the events
 * come from differs by sub-class, and nothing below knows. Pages look everything up from here. */
#pragma once

#include "lobby-audit-report.h"
#include "lobby-clock.h"
#include "lobby-command.h"
#include "lobby-day-shelf.h"
#include "lobby-drill.h"
#include "lobby-floor.h"
#include "lobby-rights.h"
#include "lobby-shown-name.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_SESSION (lobby_session_get_type ())
G_DECLARE_DERIVABLE_TYPE (LobbySession, lobby_session, LOBBY, SESSION, GObject)

/**
 * LobbySessionClass:
 * @send: takes over a command; the desk's by default
 * @try_now: tries the connection at once; %NULL where there is none
 * @record_export: records that something leaves the branch; %NULL where nothing may leave
 * @ask_name: asks the branch for a name, which is given to the session's #LobbyShownName; %NULL where nobody can be asked
 * @read_audit: takes over a task that gets a #LobbyAuditReport; %NULL where there is none
 */
struct _LobbySessionClass
{
  GObjectClass parent_class;

  void (*send) (LobbySession *self, LobbyCommand *command);
  void (*try_now) (LobbySession *self);
  gboolean (*record_export) (LobbySession *self, const char *what);
  void (*ask_name) (LobbySession *self, const char *visit, const LobbyNameRequest *request);
  void (*read_audit) (LobbySession *self, GTask *task);
};

/**
 * LobbySessionKind:
 * @LOBBY_SESSION_LIVE: a branch as it is now
 * @LOBBY_SESSION_DEMO: a simulated branch
 * @LOBBY_SESSION_REPLAY: a recorded day
 */
typedef enum
{
  LOBBY_SESSION_LIVE,
  LOBBY_SESSION_DEMO,
  LOBBY_SESSION_REPLAY,
} LobbySessionKind;

/* Properties: "floor", "clock", "kind", "link-state" (LobbyLinkState of the worst link), "reason" (why it is not live),
 * "can-act", "recording" (the journal takes what is applied), "rate" (speed of a simulated day).
 * Signals: "link-changed" (); "command-changed" (const char *command_id): see lobby_session_get_pending();
 * "rights-changed" (): see lobby_session_may(); "not-allowed" (int kind): #LobbyCommandKind that was asked for without the right;
 * "set-aside" (const char *path): a damaged journal or outbox was moved there. */
LobbyFloor *lobby_session_get_floor (LobbySession *self);
LobbyClock *lobby_session_get_clock (LobbySession *self);
LobbySessionKind lobby_session_get_kind (LobbySession *self);
const LobbyState *lobby_session_get_state (LobbySession *self);

LobbyLinkState lobby_session_get_link_state (LobbySession *self);
const char *lobby_session_get_reason (LobbySession *self);
gint64 lobby_session_get_age_s (LobbySession *self);
gint64 lobby_session_get_next_try_s (LobbySession *self);
double lobby_session_get_rate (LobbySession *self);
gboolean lobby_session_is_recording (LobbySession *self);
const char *lobby_session_get_url (LobbySession *self);
guint lobby_session_get_events_per_minute (LobbySession *self);
guint lobby_session_get_learned_days (LobbySession *self);
LobbyDayShelf *lobby_session_get_shelf (LobbySession *self);

/* What whoever sits here may do; all of it where no service says otherwise. */
const LobbySignIn *lobby_session_get_sign_in (LobbySession *self);
gboolean lobby_session_may (LobbySession *self, LobbyRight right);
gboolean lobby_session_may_ask (LobbySession *self, LobbyCommandKind kind);

/* Names: masked, but for one that was asked for. */
LobbyShownName *lobby_session_get_shown_name (LobbySession *self);
gboolean lobby_session_can_show_names (LobbySession *self);
void lobby_session_show_name (LobbySession *self, const char *visit, LobbyNameReason reason, const char *words);
void lobby_session_mask_names (LobbySession *self);

/* Acting: a command becomes an event of the branch later; until then it is pending. */
gboolean lobby_session_can_act (LobbySession *self);
const char *lobby_session_get_own_staff (LobbySession *self);
const char *lobby_session_find_staff (LobbySession *self, LobbyStaffRole role);
char *lobby_session_ask_counter (LobbySession *self,
                                 const char *counter,
                                 LobbyCounterAction action,
                                 const char *const *services);
char *lobby_session_ask_device (LobbySession *self,
                                const char *device,
                                LobbyDeviceAction action,
                                LobbyDevicePart part,
                                LobbyDeviceFault fault);
char *
lobby_session_decide_advice (LobbySession *self, const char *advice, LobbyDecision decision, LobbyDeclineReason reason);
char *lobby_session_change_rules (LobbySession *self, LobbyRuleSheet *take);
char *lobby_session_start_checklist (LobbySession *self, const char *checklist);
char *lobby_session_answer_check (LobbySession *self, const char *run, LobbyCheckAnswer *take);
char *lobby_session_finish_checklist (LobbySession *self, const char *run, const char *language);
char *lobby_session_change_checklist (LobbySession *self, LobbyChecklist *take);
char *lobby_session_set_rate (LobbySession *self, double rate);
char *lobby_session_step_visit (LobbySession *self, LobbyCommandKind kind, const char *visit);
char *lobby_session_assign_visit (LobbySession *self, const char *visit, const char *staff);
char *lobby_session_enter_feedback (LobbySession *self, LobbyFeedbackRecord *take);
char *lobby_session_open_case (LobbySession *self, LobbyCaseRecord *take);
char *lobby_session_change_case (LobbySession *self, LobbyCaseMoment *take);
char *lobby_session_note_visit (LobbySession *self, const char *visit, const char *text);
char *lobby_session_enter_visit (LobbySession *self, const char *ticket, LobbyTier tier, const char *appointment);

/* Practice, on a simulated branch. */
gboolean lobby_session_can_practise (LobbySession *self);
char *lobby_session_bring_about (LobbySession *self, LobbySimulationIncident *incident);
LobbyDrill *lobby_session_get_drill (LobbySession *self);
void lobby_session_set_drill_seed (LobbySession *self, gint64 seed);
gint64 lobby_session_get_drill_seed (LobbySession *self);
gboolean lobby_session_take_new_drill (LobbySession *self);

char *lobby_session_send (LobbySession *self, LobbyCommandKind kind, gpointer payload);
void lobby_session_mark_alert (LobbySession *self, const char *key, LobbyAlertMark mark, gint64 until_us);
void lobby_session_try_now (LobbySession *self);
gboolean lobby_session_record_export (LobbySession *self, const char *what);

/**
 * LobbyPendingState:
 * @LOBBY_PENDING_NONE: there is no such command any more: it is done, or was never sent
 * @LOBBY_PENDING_WAITING: kept here, not yet taken by the branch
 * @LOBBY_PENDING_SENT: taken by the branch; its effect has not come home yet
 * @LOBBY_PENDING_REFUSED: the branch said no; a person decides
 */
typedef enum
{
  LOBBY_PENDING_NONE,
  LOBBY_PENDING_WAITING,
  LOBBY_PENDING_SENT,
  LOBBY_PENDING_REFUSED,
} LobbyPendingState;

LobbyPendingState lobby_session_get_pending (LobbySession *self, const char *command_id, const char **refusal);
const LobbyCommand *lobby_session_get_command (LobbySession *self, const char *command_id);
LobbyPendingState lobby_session_get_pending_for (LobbySession *self, LobbyCommandKind kind, const char *subject);

void lobby_session_read_audit_async (LobbySession *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
LobbyAuditReport *lobby_session_read_audit_finish (LobbySession *self, GAsyncResult *result, GError **error);

G_END_DECLS
