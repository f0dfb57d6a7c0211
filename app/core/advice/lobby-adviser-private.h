/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the room: what is looked at while a foresight is made, and the parts that make it. */
#pragma once

#include "lobby-advice-board.h"
#include "lobby-adviser.h"
#include "lobby-engine-whatif.h"
#include "lobby-present.h"
#include "lobby-rule-sheet.h"

G_BEGIN_DECLS

/**
 * LobbyExperience:
 * @accepted: customers who said yes, by rule
 * @declined: customers who said no
 *
 * What customers of the branch said to a rule.
 */
typedef struct
{
  guint accepted;
  guint declined;
} LobbyExperience;

/**
 * LobbyLook:
 * @rules: (borrowed): the sheet that counts
 * @experiences: (borrowed) (element-type utf8 LobbyExperience): by id of the rule, of the days before
 * @visits: (owned): of today
 * @habits: (owned): of the days before and of today
 * @setup: what is asked of the engine
 * @waits: (owned): answers for those who wait, then for the next arrival of each service
 * @predictions: (owned) (array): the same, corrected where there was something to learn from
 * @to_call: (owned) (element-type LobbySpan): the same as shown
 * @sent: (owned) (element-type utf8): ids of devices that somebody is advised to go to
 * @foresight: (borrowed): what is being made
 *
 * One look at a lobby.
 */
typedef struct
{
  const LobbyState *state;
  const LobbyBranchRecord *branch;
  const LobbyRuleSheet *rules;
  GHashTable *experiences;
  LobbyAdviserMoment moment;
  guint64 seed;

  LobbyVisitNames *names;
  LobbyVisits *visits;
  LobbyEngineHabits *habits;
  LobbyEnginePresent present;
  LobbyEngineNext next[LOBBY_ENGINE_SERVICES_MAX];
  LobbyEngineForecastSetup setup;
  LobbyEngineForecast waits;
  LobbyEnginePrediction *predictions;
  GArray *to_call;
  GHashTable *sent;
  LobbyForesight *foresight;
} LobbyLook;

/**
 * LobbyAdviserLesson:
 * @names: (borrowed): under which numbers everything is known
 * @lesson: (borrowed)
 * @experiences: (borrowed) (element-type utf8 LobbyExperience): by id of the rule
 *
 * What an adviser has learned, to be written or read.
 */
typedef struct
{
  LobbyVisitNames *names;
  LobbyEngineLesson *lesson;
  GHashTable *experiences;
} LobbyAdviserLesson;

LobbyAdviserLesson lobby_adviser_peek_lesson (LobbyAdviser *self);

/* tickets and services */
gboolean lobby_look_foresee_waits (LobbyLook *look, const LobbyEngineCorrection *correction);
const char *lobby_look_get_ticket (const LobbyLook *look, size_t waiting);
gint64 lobby_look_get_number (const LobbyLook *look, const char *id, gint64 fallback);
double lobby_look_get_mean_service_s (const LobbyLook *look, int service);
const char *lobby_look_find_bottleneck (const LobbyLook *look);

/* what became of what was foreseen */
typedef struct _LobbyFollowing LobbyFollowing;

LobbyFollowing *lobby_following_new (void);
void lobby_following_free (LobbyFollowing *self);
void lobby_following_see (LobbyFollowing *self, const LobbyLook *look, LobbyEngineCorrection *correction);

/* devices */

/**
 * LobbyDeviceTime:
 * @walk_s: way there, seconds
 * @wait_s: until it is free after that
 * @use_s: usual use
 */
typedef struct
{
  double walk_s;
  double wait_s;
  double use_s;
} LobbyDeviceTime;

LobbyTerminalState lobby_look_get_terminal (const LobbyLook *look, const LobbyDeviceRecord *device);
gboolean lobby_look_works (const LobbyLook *look, const LobbyDeviceRecord *device);
gboolean lobby_look_can_supply (const LobbyDeviceRecord *device, const char *transaction, gint64 amount_cny);
LobbyDeviceTime
lobby_look_time_device (const LobbyLook *look, const LobbyDevicePlan *plan, const LobbyDeviceRecord *device);
double lobby_device_time_sum (LobbyDeviceTime time);

void lobby_look_foresee_supplies (LobbyLook *look);

/* vetoes */

/**
 * LobbyMachine:
 * @time: how long it takes to be done there, for somebody who leaves the queue now
 *
 * A device that could do a ticket's business.
 */
typedef struct
{
  const LobbyDevicePlan *plan;
  const LobbyDeviceRecord *device;
  LobbyDeviceTime time;
} LobbyMachine;

LobbyVerdict lobby_look_judge_errand (const LobbyLook *look, const LobbyTicketRecord *ticket, const LobbySpan *to_call);
LobbyVerdict lobby_look_judge (const LobbyLook *look, const LobbyTicketRecord *ticket, const LobbySpan *to_call);
GArray *lobby_look_list_machines (const LobbyLook *look, const LobbyTicketRecord *ticket);

/* words */
LobbyText *lobby_look_fill_words (const LobbyDiversionRule *rule, const LobbyDevicePlan *plan, double about_s);

/* advice */
LobbyTicketForesight *lobby_look_find_entry (const LobbyLook *look, const char *ticket);
gboolean lobby_look_ask_whatif (const LobbyLook *look,
                                double ahead_s,
                                const LobbyEngineChange *changes,
                                gsize n,
                                LobbyEngineEffect *effects);
double lobby_look_get_acceptance (const LobbyLook *look, const LobbyDiversionRule *rule);
gint64 lobby_look_get_end (const LobbyLook *look, const LobbySpan *to_call);
void lobby_look_advise_diversions (LobbyLook *look);
void lobby_look_advise_counters (LobbyLook *look);
void lobby_look_advise_company (LobbyLook *look);
void lobby_look_advise_care (LobbyLook *look);

G_END_DECLS
