/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which counter to open, to bring back, to give other services, to close, and what it buys. Each change is run forward
 * against doing nothing; the best one is advised, since the gains of two do not add up. */
#include "config.h"

#include "lobby-adviser-private.h"

#include <string.h>

/* What counts when the sheet does not say: half an hour ahead, ten minutes for all together. */
#define HOLD_S 1800
#define GAIN_MIN_S 600
/* From asking to the first call of a counter that opens, comes back or changes. Ours. */
#define OPENING_S 60.0
#define RETURN_S 20.0
/* Changes that are run forward at a time. */
#define CHANGES_MAX 64
/* A counter may close when all others lose less than this within the time that is looked at, seconds. */
#define CLOSE_LOSS_S 60.0
/* "Remind me later" and "not now" are over after ten minutes; any other no holds for an hour, unless what could be saved has
 * grown by half meanwhile. */
#define REMIND_US (G_GINT64_CONSTANT (600) * G_USEC_PER_SEC)
#define REFUSED_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define GROWN_SHARE 1.5
/* Ids name the beginning of ten minutes, so that two consoles that see the same a moment apart say the same. */
#define SLOT_S 600

typedef struct
{
  LobbyAdviceKind kind;
  const LobbyCounterRecord *counter;
  const LobbyStaffRecord *staff;
  guint32 serves; /* the new profile */
} Option;

typedef struct
{
  LobbyLook *look;
  Option options[CHANGES_MAX];
  LobbyEngineChange changes[CHANGES_MAX];
  LobbyEngineEffect effects[CHANGES_MAX];
  gsize n;
} Choice;

static double
get_hold_s (const LobbyLook *look)
{
  return (double) lobby_look_get_number (look, LOBBY_RULE_COUNTER_HOLD_S, HOLD_S);
}

static guint32
read_services (const LobbyLook *look, char *const *services)
{
  guint32 serves = 0;

  for (guint i = 0; services != NULL && services[i] != NULL; i++)
    serves |= 1u << lobby_visit_names_get_service (look->names, services[i]);
  return serves;
}

static char **
list_services (const LobbyLook *look, guint32 serves)
{
  g_autoptr (GStrvBuilder) services = g_strv_builder_new ();

  for (guint i = 0; look->branch->services != NULL && i < look->branch->services->len; i++)
    {
      const LobbyServiceRecord *service = g_ptr_array_index (look->branch->services, i);
      if ((serves & (1u << lobby_visit_names_get_service (look->names, service->id))) != 0)
        g_strv_builder_add (services, service->id);
    }
  return g_strv_builder_end (services);
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
add_option (Choice *choice, Option option, LobbyEngineChange change)
{
  if (choice->n >= CHANGES_MAX)
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
consider_opening (Choice *choice, const LobbyCounterRecord *counter, const LobbyCounterPlan *plan)
{
  const LobbyLook *look = choice->look;
  const LobbyStaffRecord *staff = find_free_teller (look, counter->id);
  guint32 serves = read_services (look, counter->services != NULL ? counter->services : plan->services);

  if (staff == NULL || serves == 0 || !may_open (look, plan))
    return;
  add_option (choice, (Option){ LOBBY_ADVICE_OPEN_COUNTER, counter, staff, serves },
              (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_OPEN,
                                   .server = get_teller (look, staff->id, counter->id),
                                   .serves = serves,
                                   .from_s = OPENING_S });
}

/* A meal and a break are kept; what else keeps a teller away can be put off. */
static void
consider_return (Choice *choice, const LobbyCounterRecord *counter)
{
  const LobbyLook *look = choice->look;
  int place = find_place (look, counter);

  if (place < 0 || counter->reason == LOBBY_PAUSE_MEAL || counter->reason == LOBBY_PAUSE_BREAK)
    return;
  add_option (choice,
              (Option){ LOBBY_ADVICE_RESUME_COUNTER, counter, lobby_state_get_staff (look->state, counter->staff),
                        look->present.server[place].serves },
              (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_RETURN, .server = place, .from_s = RETURN_S });
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

/* The bottleneck's service at a counter more, where the teller has done it before or the plan has it; or it alone, where
 * every other service keeps a counter. */
static void
consider_profiles (Choice *choice, const LobbyCounterRecord *counter, const LobbyCounterPlan *plan, int service)
{
  const LobbyLook *look = choice->look;
  guint32 serves = read_services (look, counter->services), wanted = 1u << service;
  guint32 planned = plan != NULL ? read_services (look, plan->services) : 0;
  int place = find_place (look, counter);
  guint32 next = 0;

  if (place < 0 || serves == 0)
    return;
  if ((serves & wanted) == 0 && ((planned & wanted) != 0 || has_served (look, counter, service)))
    next = serves | wanted;
  else if ((serves & wanted) != 0 && serves != wanted
           && (serves & ~wanted & ~read_served_elsewhere (look, counter)) == 0)
    next = wanted;
  if (next != 0)
    add_option (
        choice,
        (Option){ LOBBY_ADVICE_PROFILE_COUNTER, counter, lobby_state_get_staff (look->state, counter->staff), next },
        (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_SERVE, .server = place, .serves = next, .from_s = RETURN_S });
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

/* Only one that opens with the flow may close with it, and never the last counter, nor the last of a service: the
 * Barrier-free Environment law wants a person at a counter. */
static void
consider_closing (Choice *choice, const LobbyCounterRecord *counter, const LobbyCounterPlan *plan)
{
  const LobbyLook *look = choice->look;
  guint32 serves = read_services (look, counter->services), elsewhere = read_served_elsewhere (look, counter);
  int place = find_place (look, counter);

  if (place < 0 || plan == NULL || !plan->elastic || counter->ticket != NULL || elsewhere == 0
      || (serves & ~elsewhere) != 0 || is_anybody_late (look, serves))
    return;
  add_option (choice,
              (Option){ LOBBY_ADVICE_CLOSE_COUNTER, counter, lobby_state_get_staff (look->state, counter->staff),
                        serves },
              (LobbyEngineChange){ .kind = LOBBY_ENGINE_CHANGE_CLOSE, .server = place });
}

static void
list_options (Choice *choice)
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
          if (look->foresight->bottleneck != NULL)
            consider_profiles (choice, counter, plan,
                               lobby_visit_names_get_service (look->names, look->foresight->bottleneck));
          consider_closing (choice, counter, plan);
        }
    }
}

static const char *
get_verb (LobbyAdviceKind kind)
{
  switch ((int) kind)
    {
    case LOBBY_ADVICE_OPEN_COUNTER:
      return "open";
    case LOBBY_ADVICE_RESUME_COUNTER:
      return "resume";
    case LOBBY_ADVICE_PROFILE_COUNTER:
      return "profile";
    default:
      return "close";
    }
}

/* @newest: (out) (nullable): the last advice of that kind for the counter that was shown */
static char *
make_id (const LobbyLook *look, const Option *option, const LobbyAdviceRecord **newest)
{
  const GPtrArray *advices = lobby_state_get_advices (look->state);
  gint64 slot_s = (gint64) look->present.now_s / SLOT_S * SLOT_S;
  g_autofree char *first = g_strdup_printf ("%s-%s-%02d%02d", get_verb (option->kind), option->counter->id,
                                            (int) (slot_s / 3600), (int) (slot_s / 60 % 60));
  char *id;

  *newest = NULL;
  for (guint i = 0; i < advices->len; i++)
    {
      const LobbyAdviceRecord *advice = g_ptr_array_index (advices, i);
      if (advice->kind == option->kind && g_strcmp0 (advice->counter, option->counter->id) == 0
          && (*newest == NULL || advice->shown_us >= (*newest)->shown_us))
        *newest = advice;
    }
  if (*newest != NULL && !lobby_advice_is_decided (*newest) && look->moment.now_us - (*newest)->shown_us < REFUSED_US)
    return g_strdup ((*newest)->id);
  id = g_strdup (first);
  for (int n = 2; lobby_advice_is_decided (lobby_state_get_advice (look->state, id)) && n < 20; n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%d", first, n);
    }
  return id;
}

/* Whether what a person said to it before still stands. */
static gboolean
is_refused (const LobbyLook *look, const LobbyAdviceRecord *before, double gain_s)
{
  gint64 since_us;
  gboolean soft;

  if (!lobby_advice_is_decided (before))
    return FALSE;
  since_us = look->moment.now_us - before->decided_us;
  soft = before->decision != LOBBY_DECISION_DECLINED || before->reason == LOBBY_DECLINE_REMIND_LATER;
  if (since_us < REMIND_US)
    return TRUE;
  return !soft && since_us < REFUSED_US && gain_s < GROWN_SHARE * (double) before->others_saving_s;
}

/* The service that gains most: what its next customer gains, by how many wait for it. */
static const LobbyServiceForesight *
find_gainer (const LobbyLook *look, const LobbyEngineEffect *effect, double *share)
{
  const LobbyServiceForesight *gainer = NULL;
  double most_s = 0;

  *share = 1;
  for (guint i = 0; i < look->foresight->services->len; i++)
    {
      const LobbyServiceForesight *service = g_ptr_array_index (look->foresight->services, i);
      int number = lobby_visit_names_get_service (look->names, service->service);
      double before_s = effect->next_before_s[number], gain_s = before_s - effect->next_after_s[number];

      gain_s *= 1 + lobby_state_get_waiting (look->state, service->service)->len;

      if (before_s <= 0 || (gainer != NULL && gain_s <= most_s))
        continue;
      gainer = service;
      most_s = gain_s;
      *share = effect->next_after_s[number] / before_s;
    }
  return gainer;
}

static void
advise (LobbyLook *look, const Option *option, const LobbyEngineEffect *effect, char *id)
{
  LobbyAdviceFacts *facts = g_new0 (LobbyAdviceFacts, 1);
  double share, hold_s = get_hold_s (look);
  const LobbyServiceForesight *gainer = find_gainer (look, effect, &share);
  gboolean closes = option->kind == LOBBY_ADVICE_CLOSE_COUNTER;

  facts->id = id;
  facts->kind = option->kind;
  facts->counter = g_strdup (option->counter->id);
  facts->staff = option->staff != NULL ? g_strdup (option->staff->id) : NULL;
  facts->service = gainer != NULL ? g_strdup (gainer->service) : NULL;
  facts->services = option->kind == LOBBY_ADVICE_PROFILE_COUNTER ? list_services (look, option->serves) : NULL;
  facts->others = (LobbySpan){ effect->others_s.p10_s, effect->others_s.mean_s, effect->others_s.p90_s };
  facts->n_behind = (guint) MAX (effect->n_behind, 0);
  if (gainer != NULL)
    {
      facts->before = gainer->next;
      facts->after = (LobbySpan){ gainer->next.low_s * share, gainer->next.mid_s * share, gainer->next.high_s * share };
    }
  facts->fewer_over = effect->fewer_over;
  facts->fewer_left = effect->fewer_left;
  facts->staff_s = closes ? -hold_s : option->kind == LOBBY_ADVICE_OPEN_COUNTER ? hold_s - OPENING_S : effect->busy_s;
  facts->acceptance = 1;
  facts->worth_s = closes ? 1 : effect->others_s.mean_s;
  facts->at_us = look->moment.now_us;
  facts->until_us = look->moment.now_us + (gint64) (MAX (effect->holds_s, 120) * G_USEC_PER_SEC);
  facts->ahead_s = hold_s;
  lobby_foresight_take_advice (look->foresight, facts);
}

static gboolean
is_worth_it (const LobbyLook *look, const Option *option, const LobbyEngineEffect *effect)
{
  double gain_min_s = (double) lobby_look_get_number (look, LOBBY_RULE_COUNTER_GAIN_MIN_S, GAIN_MIN_S);

  if (option->kind == LOBBY_ADVICE_CLOSE_COUNTER)
    return effect->others_s.mean_s > -CLOSE_LOSS_S && effect->fewer_over > -0.1;
  return effect->others_s.mean_s - 2 * effect->others_s.error_s > 0 && effect->others_s.mean_s >= gain_min_s;
}

/* Returns: what is best of those that open or bring back (@more), or of the others; -1 for none */
static int
find_best (const Choice *choice, gboolean more)
{
  int best = -1;

  for (gsize i = 0; i < choice->n; i++)
    {
      const Option *option = &choice->options[i];
      gboolean adds = option->kind == LOBBY_ADVICE_OPEN_COUNTER || option->kind == LOBBY_ADVICE_RESUME_COUNTER;

      if (adds != more || !is_worth_it (choice->look, option, &choice->effects[i]))
        continue;
      if (best < 0 || choice->effects[i].others_s.mean_s > choice->effects[best].others_s.mean_s)
        best = (int) i;
    }
  return best;
}

/* Returns: whether there was something to say that nobody has said no to */
static gboolean
advise_best (Choice *choice, gboolean more)
{
  int best = find_best (choice, more);
  const LobbyAdviceRecord *before = NULL;
  g_autofree char *id = NULL;

  if (best < 0)
    return FALSE;
  id = make_id (choice->look, &choice->options[best], &before);
  if (!is_refused (choice->look, before, choice->effects[best].others_s.mean_s))
    advise (choice->look, &choice->options[best], &choice->effects[best], g_steal_pointer (&id));
  return TRUE;
}

/**
 * lobby_look_advise_counters:
 *
 * A counter more, when that saves enough; else other services for one, or a close.
 */
void
lobby_look_advise_counters (LobbyLook *look)
{
  g_autofree Choice *choice = g_new0 (Choice, 1);

  choice->look = look;
  list_options (choice);
  if (choice->n == 0 || !lobby_look_ask_whatif (look, get_hold_s (look), choice->changes, choice->n, choice->effects))
    return;
  if (!advise_best (choice, TRUE))
    advise_best (choice, FALSE);
}
