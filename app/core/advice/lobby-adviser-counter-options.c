/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What could be changed at the counters now: one to open, to bring back, to give other services, to close. What may not be
 * is left out here; whether it is worth it is asked elsewhere. */
#include "config.h"

#include "lobby-adviser-counters.h"

#include <string.h>

/* A counter that was opened stays open for so long at least: nobody is sent away who has just sat down. Ours. */
#define SETTLED_US (G_GINT64_CONSTANT (900) * G_USEC_PER_SEC)

static guint32
read_services (const LobbyLook *look, char *const *services)
{
  guint32 serves = 0;

  for (guint i = 0; services != NULL && services[i] != NULL; i++)
    serves |= 1u << lobby_visit_names_get_service (look->names, services[i]);
  return serves;
}

static int
get_teller (const LobbyLook *look, const char *staff, const char *counter)
{
  return lobby_visit_names_get_server (look->names, staff != NULL ? staff : counter);
}

static int
find_place (const LobbyLook *look, const LobbyCounterRecord *counter)
{
  int server = get_teller (look, counter->staff, counter->id);

  for (int i = 0; server >= 0 && i < look->present.n_servers; i++)
    {
      if (look->present.server[i].server == server)
        return i;
    }
  return -1;
}

static void
add_option (LobbyCounterChoice *choice, LobbyCounterOption option, LobbyEngineChange change)
{
  if (choice->n >= LOBBY_COUNTER_CHANGES_MAX)
    return;
  choice->options[choice->n] = option;
  choice->changes[choice->n++] = change;
}

/* Who could sit there: whoever belongs there, else anybody who is free. */
static const LobbyStaffRecord *
find_free_teller (const LobbyLook *look, const char *counter)
{
  const GPtrArray *staffs = lobby_state_get_staffs (look->state);
  const LobbyStaffRecord *found = NULL;

  for (guint i = 0; i < staffs->len; i++)
    {
      const LobbyStaffRecord *staff = g_ptr_array_index (staffs, i);

      if (staff->role != LOBBY_ROLE_TELLER || staff->phase != LOBBY_STAFF_AVAILABLE)
        continue;
      if (g_strcmp0 (staff->counter, counter) == 0)
        return staff;
      if (found == NULL || strcmp (staff->id, found->id) < 0)
        found = staff;
    }
  return found;
}

static gboolean
is_between (gint64 now_min, gint64 opens_min, gint64 closes_min)
{
  return (opens_min < 0 || now_min >= opens_min) && (closes_min <= 0 || now_min < closes_min);
}

/* While the branch is open: by the roster, or one that opens and closes with the flow (GB/T 32318). */
static gboolean
may_open (const LobbyLook *look, const LobbyCounterPlan *plan)
{
  gint64 now_min = (gint64) look->present.now_s / 60;

  return is_between (now_min, look->branch->opens, look->branch->closes)
         && (plan->elastic || is_between (now_min, plan->opens, plan->closes));
}

static void
consider_opening (LobbyCounterChoice *choice, const LobbyCounterRecord *counter, const LobbyCounterPlan *plan)
{
  const LobbyLook *look = choice->look;
  const LobbyStaffRecord *staff = find_free_teller (look, counter->id);
  guint32 serves = read_services (look, counter->services != NULL ? counter->services : plan->services);

  if (staff == NULL || serves == 0 || !may_open (look, plan))
    return;
  add_option (choice, (LobbyCounterOption){ LOBBY_ADVICE_OPEN_COUNTER, counter, staff, serves, serves },
              (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_OPEN,
                                   .server = get_teller (look, staff->id, counter->id),
                                   .serves = serves,
                                   .from_s = LOBBY_COUNTER_OPENING_S });
}

/* A meal and a break are kept; what else keeps a teller away (cash box, papers, a colleague's question) can be put off. */
static void
consider_return (LobbyCounterChoice *choice, const LobbyCounterRecord *counter)
{
  const LobbyLook *look = choice->look;
  int place = find_place (look, counter);

  if (place < 0 || counter->reason == LOBBY_PAUSE_MEAL || counter->reason == LOBBY_PAUSE_BREAK)
    return;
  add_option (
      choice,
      (LobbyCounterOption){ LOBBY_ADVICE_RESUME_COUNTER, counter, lobby_state_get_staff (look->state, counter->staff),
                            look->present.server[place].serves, look->present.server[place].serves },
      (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_RETURN, .server = place, .from_s = LOBBY_COUNTER_OPENING_S });
}

/* Services of all open counters but @except. */
static guint32
read_served_elsewhere (const LobbyLook *look, const LobbyCounterRecord *except)
{
  const GPtrArray *counters = lobby_state_get_counters (look->state);
  guint32 serves = 0;

  for (guint i = 0; i < counters->len; i++)
    {
      const LobbyCounterRecord *counter = g_ptr_array_index (counters, i);
      if (counter != except && counter->phase == LOBBY_COUNTER_OPEN)
        serves |= read_services (look, counter->services);
    }
  return serves;
}

static gboolean
has_served (const LobbyLook *look, const LobbyCounterRecord *counter, int service)
{
  int teller = get_teller (look, counter->staff, counter->id);

  return teller >= 0 && look->habits->calls[teller][service] > 0;
}

/* What can be done there: as the branch says of the counter; where it says nothing, what its teller has done before. */
static gboolean
can_serve (const LobbyLook *look, const LobbyCounterRecord *counter, const LobbyCounterPlan *plan, int service)
{
  guint32 planned = plan != NULL ? read_services (look, plan->services) | read_services (look, plan->also) : 0;

  return (planned & (1u << service)) != 0
         || ((plan == NULL || plan->also == NULL) && has_served (look, counter, service));
}

static void
consider_profile (LobbyCounterChoice *choice, const LobbyCounterRecord *counter, guint32 next)
{
  const LobbyLook *look = choice->look;
  guint32 serves = read_services (look, counter->services);
  int place = find_place (look, counter);

  if (place < 0 || next == 0 || next == serves || (serves & ~next & ~read_served_elsewhere (look, counter)) != 0)
    return;
  add_option (choice,
              (LobbyCounterOption){ LOBBY_ADVICE_PROFILE_COUNTER, counter,
                                    lobby_state_get_staff (look->state, counter->staff), next, serves | next },
              (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_SERVE,
                                   .server = place,
                                   .serves = next,
                                   .from_s = LOBBY_COUNTER_OPENING_S });
}

/* The bottleneck's service at a counter more, or at a counter that serves it alone; and back to the plan. Every service
 * keeps a counter. */
static void
consider_profiles (LobbyCounterChoice *choice, const LobbyCounterRecord *counter, const LobbyCounterPlan *plan)
{
  const LobbyLook *look = choice->look;
  guint32 serves = read_services (look, counter->services);
  guint32 planned = plan != NULL ? read_services (look, plan->services) : 0, wanted = 0;

  if (serves == 0)
    return;
  if (look->foresight->bottleneck != NULL)
    {
      int service = lobby_visit_names_get_service (look->names, look->foresight->bottleneck);

      wanted = 1u << service;
      if ((serves & wanted) != 0)
        consider_profile (choice, counter, wanted);
      else if (can_serve (look, counter, plan, service))
        consider_profile (choice, counter, serves | wanted);
    }
  if (planned != wanted && planned != (serves | wanted))
    consider_profile (choice, counter, planned);
}

static gboolean
is_anybody_late (const LobbyLook *look, guint32 serves)
{
  for (gsize i = 0; i < look->present.n_waiting; i++)
    {
      const LobbyEngineWaiting *waiting = &look->present.waiting[i];
      double target_s = look->setup.target_s[waiting->service];

      if ((serves & (1u << waiting->service)) != 0 && target_s > 0 && look->present.now_s - waiting->since_s > target_s)
        return TRUE;
    }
  return FALSE;
}

/* Only one that opens with the flow may close with it, after the case at hand, and never the last counter, nor the last of a
 * service: the Barrier-free Environment law wants a person at a counter. */
static void
consider_closing (LobbyCounterChoice *choice, const LobbyCounterRecord *counter, const LobbyCounterPlan *plan)
{
  const LobbyLook *look = choice->look;
  guint32 serves = read_services (look, counter->services), elsewhere = read_served_elsewhere (look, counter);
  int place = find_place (look, counter);

  if (place < 0 || plan == NULL || !plan->elastic || look->moment.now_us - counter->since_us < SETTLED_US
      || elsewhere == 0 || (serves & ~elsewhere) != 0 || is_anybody_late (look, serves))
    return;
  add_option (choice,
              (LobbyCounterOption){ LOBBY_ADVICE_CLOSE_COUNTER, counter,
                                    lobby_state_get_staff (look->state, counter->staff), serves, serves },
              (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_CLOSE, .server = place });
}

/* Customers of services that share a counter feel the same change. */
static guint32
spread (const LobbyLook *look, guint32 touches)
{
  guint32 before;

  do
    {
      before = touches;
      for (int i = 0; i < look->present.n_servers; i++)
        if (look->present.server[i].serves == 0 || (look->present.server[i].serves & touches) != 0)
          touches |= look->present.server[i].serves != 0 ? look->present.server[i].serves : G_MAXUINT32;
    }
  while (touches != before);
  return touches;
}

/**
 * lobby_counter_choice_get_pending:
 *
 * Returns: bit set of services whose customers will feel what a teller was asked for and has not done yet
 */
guint32
lobby_counter_choice_get_pending (const LobbyCounterChoice *choice)
{
  const GPtrArray *counters = lobby_state_get_counters (choice->look->state);
  guint32 touches = 0;

  for (guint i = 0; i < counters->len; i++)
    {
      const LobbyCounterRecord *counter = g_ptr_array_index (counters, i);
      if (counter->asked != LOBBY_COUNTER_ACTION_UNKNOWN)
        touches |= read_services (choice->look, counter->services);
    }
  return touches != 0 ? spread (choice->look, touches) : 0;
}

/** lobby_counter_choice_list: fills @choice with all that may be done at the counters of its look */
void
lobby_counter_choice_list (LobbyCounterChoice *choice)
{
  const LobbyLook *look = choice->look;
  const GPtrArray *counters = lobby_state_get_counters (look->state);

  for (guint i = 0; i < counters->len; i++)
    {
      const LobbyCounterRecord *counter = g_ptr_array_index (counters, i);
      const LobbyCounterPlan *plan = lobby_state_get_counter_plan (look->state, counter->id);

      if (counter->asked != LOBBY_COUNTER_ACTION_UNKNOWN)
        continue;
      if (counter->phase == LOBBY_COUNTER_CLOSED && plan != NULL)
        consider_opening (choice, counter, plan);
      else if (counter->phase == LOBBY_COUNTER_PAUSED)
        consider_return (choice, counter);
      else if (counter->phase == LOBBY_COUNTER_OPEN)
        {
          consider_profiles (choice, counter, plan);
          consider_closing (choice, counter, plan);
        }
    }
  for (gsize i = 0; i < choice->n; i++)
    choice->options[i].touches = spread (look, choice->options[i].touches);
}
