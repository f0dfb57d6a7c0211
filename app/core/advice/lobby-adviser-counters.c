/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change at the counters buys. Each is run forward against doing nothing; the best one for the same customers is
 * advised, since the gains of two do not add up. */
#include "config.h"

#include "lobby-adviser-counters.h"

/* What counts when the sheet does not say: half an hour ahead; for all together ten minutes for a counter more, five for
 * another change, and at most five lost by a close. */
#define HOLD_S 1800
#define GAIN_MIN_S 600
#define CHANGE_GAIN_MIN_S 300
#define CLOSE_LOSS_S 300
/* Customers more over the target that no change may bring about, on average. Ours: as good as none. */
#define OVER_MAX 0.1
/* "Remind me later" and "not now" are over after ten minutes; any other no holds for an hour, unless what could be saved has
 * grown by half meanwhile. */
#define REMIND_US (G_GINT64_CONSTANT (600) * G_USEC_PER_SEC)
#define REFUSED_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define GROWN_SHARE 1.5
/* Ids name the beginning of ten minutes, so that two consoles that see the same a moment apart say the same. */
#define SLOT_S 600

static double
get_hold_s (const LobbyLook *look)
{
  return (double) lobby_look_get_number (look, LOBBY_RULE_COUNTER_HOLD_S, HOLD_S);
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

/* Whether it was about the same change. */
static gboolean
is_about (const LobbyAdviceRecord *advice, const LobbyCounterOption *option, char *const *services)
{
  return advice->kind == option->kind && g_strcmp0 (advice->counter, option->counter->id) == 0
         && (option->kind != LOBBY_ADVICE_PROFILE_COUNTER
             || (advice->services != NULL
                 && g_strv_equal ((const char *const *) advice->services, (const char *const *) services)));
}

/* Returns: (transfer full): as in "open-5-1040", or "profile-4-A-C-1040" */
static char *
make_first_id (const LobbyLook *look, const LobbyCounterOption *option, char **services)
{
  gint64 slot_s = (gint64) look->present.now_s / SLOT_S * SLOT_S;
  g_autofree char *profile = option->kind == LOBBY_ADVICE_PROFILE_COUNTER ? g_strjoinv ("-", services) : NULL;

  return g_strdup_printf ("%s-%s%s%s-%02d%02d", get_verb (option->kind), option->counter->id,
                          profile != NULL ? "-" : "", profile != NULL ? profile : "", (int) (slot_s / 3600),
                          (int) (slot_s / 60 % 60));
}

/* @newest: (out) (nullable): the last advice of that change that was shown */
static char *
make_id (const LobbyLook *look, const LobbyCounterOption *option, const LobbyAdviceRecord **newest)
{
  const GPtrArray *advices = lobby_state_get_advices (look->state);
  g_auto (GStrv) services = list_services (look, option->serves);
  g_autofree char *first = make_first_id (look, option, services);
  char *id;

  *newest = NULL;
  for (guint i = 0; i < advices->len; i++)
    {
      const LobbyAdviceRecord *advice = g_ptr_array_index (advices, i);
      if (is_about (advice, option, services) && (*newest == NULL || advice->shown_us >= (*newest)->shown_us))
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

/* The service that feels it most: what its next customer gains, or loses by a close, by how many wait for it. */
static const LobbyServiceForesight *
find_gainer (const LobbyLook *look, const LobbyEngineEffect *effect, gboolean closes)
{
  const LobbyServiceForesight *gainer = NULL;
  double most_s = 0;

  for (guint i = 0; i < look->foresight->services->len; i++)
    {
      const LobbyServiceForesight *service = g_ptr_array_index (look->foresight->services, i);
      int number = lobby_visit_names_get_service (look->names, service->service);
      double gain_s = effect->next_before_s[number] - effect->next_after_s[number];

      gain_s *= (closes ? -1 : 1) * (1 + (double) lobby_state_get_waiting (look->state, service->service)->len);
      if (effect->next_before_s[number] < 0 || gain_s <= most_s)
        continue;
      gainer = service;
      most_s = gain_s;
    }
  return gainer;
}

/* What is saved shortens a wait in proportion; what is lost is added to it. */
static void
tell_wait (const LobbyLook *look,
           const LobbyServiceForesight *service,
           const LobbyEngineEffect *effect,
           LobbyAdviceFacts *facts)
{
  int number = lobby_visit_names_get_service (look->names, service->service);
  double before_s = effect->next_before_s[number], after_s = effect->next_after_s[number];
  double share = before_s > after_s ? after_s / before_s : 1, more_s = MAX (after_s - before_s, 0);

  facts->service = g_strdup (service->service);
  facts->before = service->next;
  facts->after = (LobbySpan){ service->next.low_s * share + more_s, service->next.mid_s * share + more_s,
                              service->next.high_s * share + more_s };
}

/* Teller time that it takes within the time that is looked at, seconds; below 0 when it frees some. */
static double
get_staff_s (const LobbyLook *look, const LobbyCounterOption *option, const LobbyEngineEffect *effect)
{
  switch ((int) option->kind)
    {
    case LOBBY_ADVICE_OPEN_COUNTER:
      return get_hold_s (look) - LOBBY_COUNTER_OPENING_S;
    case LOBBY_ADVICE_CLOSE_COUNTER:
      return -get_hold_s (look);
    default:
      return effect->busy_s;
    }
}

static void
advise (LobbyLook *look, const LobbyCounterOption *option, const LobbyEngineEffect *effect, char *id)
{
  LobbyAdviceFacts *facts = g_new0 (LobbyAdviceFacts, 1);
  gboolean closes = option->kind == LOBBY_ADVICE_CLOSE_COUNTER;
  const LobbyServiceForesight *gainer = find_gainer (look, effect, closes);
  double hold_s = get_hold_s (look);

  facts->id = id;
  facts->kind = option->kind;
  facts->counter = g_strdup (option->counter->id);
  facts->staff = option->staff != NULL ? g_strdup (option->staff->id) : NULL;
  facts->services = option->kind == LOBBY_ADVICE_PROFILE_COUNTER ? list_services (look, option->serves) : NULL;
  facts->others = (LobbySpan){ effect->others_s.p10_s, effect->others_s.mean_s, effect->others_s.p90_s };
  facts->n_behind = (guint) MAX (effect->n_behind, 0);
  if (gainer != NULL)
    tell_wait (look, gainer, effect, facts);
  facts->fewer_over = effect->fewer_over;
  facts->fewer_left = effect->fewer_left;
  facts->staff_s = get_staff_s (look, option, effect);
  facts->acceptance = 1;
  facts->worth_s = closes ? 1 : effect->others_s.mean_s;
  facts->at_us = look->moment.now_us;
  facts->until_us = look->moment.now_us + (gint64) (MAX (closes ? hold_s : effect->holds_s, 120) * G_USEC_PER_SEC);
  facts->ahead_s = hold_s;
  lobby_foresight_take_advice (look->foresight, facts);
}

static double
get_gain_min_s (const LobbyLook *look)
{
  return (double) lobby_look_get_number (look, LOBBY_RULE_COUNTER_GAIN_MIN_S, GAIN_MIN_S);
}

/* A counter more must save enough; a change without another teller may save less; a close may cost a little. None of them
 * may push anybody over the target. */
static gboolean
is_worth_it (const LobbyLook *look, const LobbyCounterOption *option, const LobbyEngineEffect *effect)
{
  double gain_s = effect->others_s.mean_s;
  gboolean opens = option->kind == LOBBY_ADVICE_OPEN_COUNTER;

  if (effect->fewer_over < -OVER_MAX)
    return FALSE;
  if (option->kind == LOBBY_ADVICE_CLOSE_COUNTER)
    return gain_s > -(double) lobby_look_get_number (look, LOBBY_RULE_COUNTER_CLOSE_LOSS_S, CLOSE_LOSS_S);
  return gain_s - 2 * effect->others_s.error_s > 0
         && gain_s >= (opens ? get_gain_min_s (look)
                             : (double) lobby_look_get_number (look, LOBBY_RULE_COUNTER_CHANGE_GAIN_MIN_S,
                                                               CHANGE_GAIN_MIN_S));
}

/* Saved less what the teller's time is worth: the least gain of a counter more is the price of its teller. */
static double
get_net_s (const LobbyLook *look, const LobbyCounterOption *option, const LobbyEngineEffect *effect)
{
  return effect->others_s.mean_s
         - get_gain_min_s (look) / get_hold_s (look) * MAX (get_staff_s (look, option, effect), 0);
}

/* @settled: bit set of services that something is advised for; gains for the same customers do not add up
 * @refused: (array) services for which a person said no, by kind
 *
 * Returns: the best of what is left, -1 for none */
static int
find_best (const LobbyCounterChoice *choice, guint32 settled, const guint32 *refused)
{
  int best = -1;
  double best_s = 0;

  for (gsize i = 0; i < choice->n; i++)
    {
      const LobbyCounterOption *option = &choice->options[i];
      double net_s = get_net_s (choice->look, option, &choice->effects[i]);

      if ((option->touches & (settled | refused[option->kind])) != 0
          || !is_worth_it (choice->look, option, &choice->effects[i]) || (best >= 0 && net_s <= best_s))
        continue;
      best = (int) i;
      best_s = net_s;
    }
  return best;
}

/* Returns: whether nobody has said no to it */
static gboolean
advise_unless_refused (LobbyCounterChoice *choice, int best)
{
  const LobbyAdviceRecord *before = NULL;
  g_autofree char *id = make_id (choice->look, &choice->options[best], &before);

  if (is_refused (choice->look, before, choice->effects[best].others_s.mean_s))
    return FALSE;
  advise (choice->look, &choice->options[best], &choice->effects[best], g_steal_pointer (&id));
  return TRUE;
}

/**
 * lobby_look_advise_counters:
 *
 * For customers who share counters, the change that saves most for what it takes; where a person said no to it, another
 * kind of change; nothing while a teller is about to do what was asked.
 */
void
lobby_look_advise_counters (LobbyLook *look)
{
  g_autofree LobbyCounterChoice *choice = g_new0 (LobbyCounterChoice, 1);
  guint32 settled, refused[LOBBY_ADVICE_REPAIR + 1] = { 0 };
  int best;

  choice->look = look;
  lobby_counter_choice_list (choice);
  if (choice->n == 0 || !lobby_look_ask_whatif (look, get_hold_s (look), choice->changes, choice->n, choice->effects))
    return;
  settled = lobby_counter_choice_get_pending (choice);
  while ((best = find_best (choice, settled, refused)) >= 0)
    {
      if (advise_unless_refused (choice, best))
        settled |= choice->options[best].touches;
      else
        refused[choice->options[best].kind] |= choice->options[best].touches;
    }
}
