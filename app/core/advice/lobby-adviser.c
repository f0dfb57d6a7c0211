/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The adviser: what it has learned of the branch, and one look at the lobby after the other. Whoever made it owns it. */
#include "config.h"

#include "lobby-adviser.h"

#include "lobby-adviser-private.h"

struct _LobbyAdviser
{
  guint64 seed;
  LobbyVisitNames *names;    /* (owned): the same numbers on all days */
  LobbyRuleSheet *rules;     /* (owned) (nullable): counts where the branch has none of its own */
  GPtrArray *days;           /* (owned) (element-type LobbyVisits): not learned yet */
  GHashTable *experiences;   /* (owned): id of a rule to (owned) LobbyExperience */
  LobbyEngineLesson lesson;  /* (owned) */
  LobbyFollowing *following; /* (owned) */
  LobbyShiftWatch *watch;    /* (owned) (nullable): of the day that is looked at */
  char *watched_day;         /* (owned) (nullable) */
  gint64 watched_us;
  LobbyForesight *supplied; /* (owned) (nullable): the last one whose supplies were worked out */
  guint n_levels;           /* readings then */
};

/* Supplies change slowly and take most of the work: without a new reading they are looked at once a minute. */
#define SUPPLIES_US (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

/** lobby_adviser_new: @seed: any number; the same lobby and seed give the same advice. Returns: (transfer full): one who has learned nothing */
LobbyAdviser *
lobby_adviser_new (guint64 seed)
{
  LobbyAdviser *self = g_new0 (LobbyAdviser, 1);

  self->seed = seed;
  self->names = lobby_visit_names_new ();
  self->following = lobby_following_new ();
  self->days = g_ptr_array_new_with_free_func ((GDestroyNotify) lobby_visits_free);
  self->experiences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/** lobby_adviser_free: @self: (transfer full) (nullable): an adviser */
void
lobby_adviser_free (LobbyAdviser *self)
{
  if (self == NULL)
    return;
  lobby_visit_names_free (self->names);
  lobby_record_free (&lobby_rule_sheet_type, self->rules);
  g_ptr_array_unref (self->days);
  g_hash_table_unref (self->experiences);
  lobby_engine_lesson_clear (&self->lesson);
  lobby_foresight_unref (self->supplied);
  lobby_following_free (self->following);
  lobby_shift_watch_free (self->watch);
  g_free (self->watched_day);
  g_free (self);
}

/** lobby_adviser_set_rules: @rules: (nullable): the sheet that counts where the branch has none of its own; it is copied */
void
lobby_adviser_set_rules (LobbyAdviser *self, const LobbyRuleSheet *rules)
{
  lobby_record_free (&lobby_rule_sheet_type, self->rules);
  self->rules = rules != NULL ? lobby_record_copy (&lobby_rule_sheet_type, rules) : NULL;
}

LobbyAdviserLesson
lobby_adviser_peek_lesson (LobbyAdviser *self)
{
  return (LobbyAdviserLesson){ self->names, &self->lesson, self->experiences };
}

static void
note_experience (GHashTable *experiences, const LobbyAdviceRecord *advice)
{
  LobbyExperience *experience;
  gboolean accepted = advice->decision == LOBBY_DECISION_ACCEPTED || advice->decision == LOBBY_DECISION_COMPLETED
                      || advice->decision == LOBBY_DECISION_CAME_BACK;

  if (advice->kind != LOBBY_ADVICE_DIVERT || advice->rule == NULL
      || (!accepted && advice->decision != LOBBY_DECISION_DECLINED))
    return;
  experience = g_hash_table_lookup (experiences, advice->rule);
  if (experience == NULL)
    {
      experience = g_new0 (LobbyExperience, 1);
      g_hash_table_insert (experiences, g_strdup (advice->rule), experience);
    }
  experience->accepted += accepted;
  experience->declined += !accepted;
}

/**
 * lobby_adviser_watch_day:
 * @self: an adviser
 *
 * For a recorded day that is about to be folded: the watch looks at the lobby after each event.
 *
 * Returns: (transfer full): a watch; @self must outlive it
 */
LobbyShiftWatch *
lobby_adviser_watch_day (LobbyAdviser *self)
{
  return lobby_shift_watch_new (self->names);
}

/**
 * lobby_adviser_add_day:
 * @self: an adviser
 * @state: a lobby at the end of a recorded day of the same branch
 * @watch: (nullable): has watched the day; without it, who served must be guessed
 *
 * Takes note of a day; lobby_adviser_learn() learns from all that were noted.
 */
void
lobby_adviser_add_day (LobbyAdviser *self, const LobbyState *state, const LobbyShiftWatch *watch)
{
  const GPtrArray *advices = lobby_state_get_advices (state);
  LobbyVisits *visits;

  if (lobby_state_get_branch (state) == NULL)
    return;
  visits = lobby_visits_new (state, self->names);
  if (watch != NULL)
    lobby_shift_watch_tell (watch, visits);
  g_ptr_array_add (self->days, visits);
  for (guint i = 0; i < advices->len; i++)
    note_experience (self->experiences, g_ptr_array_index (advices, i));
}

/**
 * lobby_adviser_learn:
 * @self: an adviser
 * @go_on: (nullable) (scope call): asked from time to time whether to go on
 * @data: user data of @go_on
 *
 * Learns habits and the correction from the days that were added: some tens of milliseconds a day.
 *
 * Returns: %FALSE when it was not to go on, memory ran out, or there is no day: then it knows what it knew before
 */
gboolean
lobby_adviser_learn (LobbyAdviser *self, LobbyEngineGoOn go_on, gpointer data)
{
  g_autofree LobbyEngineDay *days = g_new0 (LobbyEngineDay, self->days->len + 1);
  const LobbyVisits *last = NULL;
  LobbyEngineLesson lesson;

  for (guint i = 0; i < self->days->len; i++)
    {
      last = g_ptr_array_index (self->days, i);
      days[i] = last->day;
    }
  if (last == NULL
      || !lobby_engine_rehearsal_fit (days, self->days->len, last->order_known ? &last->order : NULL, self->seed, go_on,
                                      data, &lesson))
    return FALSE;
  lobby_engine_lesson_clear (&self->lesson);
  self->lesson = lesson;
  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Numbers are given in an order of their own, so that the same lobby gives the same advice however it is listed. */
static void
number_all (LobbyAdviser *self, const LobbyState *state)
{
  const GPtrArray *services = lobby_state_get_branch (state)->services, *counters = lobby_state_get_counters (state);
  const GPtrArray *staffs = lobby_state_get_staffs (state);
  g_autoptr (GPtrArray) servers = g_ptr_array_new ();

  for (guint i = 0; services != NULL && i < services->len; i++)
    lobby_visit_names_get_service (self->names, ((const LobbyServiceRecord *) g_ptr_array_index (services, i))->id);
  for (guint i = 0; i < staffs->len; i++)
    {
      const LobbyStaffRecord *staff = g_ptr_array_index (staffs, i);
      if (staff->role == LOBBY_ROLE_TELLER || staff->counter != NULL)
        g_ptr_array_add (servers, staff->id);
    }
  for (guint i = 0; i < counters->len; i++)
    {
      const LobbyCounterRecord *counter = g_ptr_array_index (counters, i);
      g_ptr_array_add (servers, counter->staff != NULL ? counter->staff : counter->id);
    }
  g_ptr_array_sort (servers, compare_ids);
  for (guint i = 0; i < servers->len; i++)
    lobby_visit_names_get_server (self->names, g_ptr_array_index (servers, i));
}

/* Who sat at a counter or paused today, as far as one look after the other has shown it. Another day, or the same one gone
 * back in time, is watched anew. */
static void
watch_today (LobbyAdviser *self, const LobbyState *state, LobbyVisits *visits)
{
  const char *day = lobby_state_get_branch (state)->day;
  gint64 at_us = lobby_state_get_time (state);

  if (self->watch == NULL || g_strcmp0 (day, self->watched_day) != 0 || at_us < self->watched_us)
    {
      lobby_shift_watch_free (self->watch);
      g_free (self->watched_day);
      self->watch = lobby_shift_watch_new (self->names);
      self->watched_day = g_strdup (day);
    }
  self->watched_us = at_us;
  lobby_shift_watch_look (self->watch, state);
  lobby_shift_watch_tell (self->watch, visits);
}

static void
begin (LobbyAdviser *self, LobbyLook *look, const LobbyState *state, const LobbyAdviserMoment *moment)
{
  look->state = state;
  look->branch = lobby_state_get_branch (state);
  look->rules = look->branch->rules != NULL ? look->branch->rules : self->rules;
  look->experiences = self->experiences;
  look->moment = *moment;
  look->seed = self->seed;
  look->names = self->names;
  look->sent = g_hash_table_new (g_str_hash, g_str_equal);
  number_all (self, state);
  look->visits = lobby_visits_new (state, self->names);
  watch_today (self, state, look->visits);
  look->habits = g_memdup2 (&self->lesson.habits, sizeof self->lesson.habits);
  lobby_present_learn_today (look->habits, look->visits);
  if (!look->visits->order_known && self->lesson.correction != NULL)
    look->visits->order = self->lesson.order;
  else if (!look->visits->order_known)
    {
      const LobbyEngineDay *days[] = { &look->visits->day };
      look->visits->order = lobby_engine_rehearsal_guess_order (days, 1);
    }
}

static void
end (LobbyLook *look)
{
  lobby_engine_forecast_clear (&look->waits);
  lobby_engine_present_clear (&look->present);
  lobby_visits_free (look->visits);
  g_clear_pointer (&look->to_call, g_array_unref);
  g_hash_table_unref (look->sent);
  g_free (look->predictions);
  g_free (look->habits);
}

/** lobby_look_find_entry: Returns: (transfer none) (nullable): the entry of one who waits, to be completed */
LobbyTicketForesight *
lobby_look_find_entry (const LobbyLook *look, const char *ticket)
{
  return (LobbyTicketForesight *) lobby_foresight_get_ticket (look->foresight, ticket);
}

/**
 * lobby_look_ask_whatif:
 * @ahead_s: how far to look, seconds
 * @changes: (array length=n): each against doing nothing
 * @effects: (out caller-allocates) (array length=n): what each brings
 *
 * Returns: %FALSE when memory ran out
 */
gboolean
lobby_look_ask_whatif (const LobbyLook *look,
                       double ahead_s,
                       const LobbyEngineChange *changes,
                       gsize n,
                       LobbyEngineEffect *effects)
{
  LobbyEngineForecastSetup setup = look->setup;

  setup.horizon_s = ahead_s;
  setup.surprises = false;
  setup.n_runs_max = LOBBY_ENGINE_WHATIF_RUNS;
  return lobby_engine_whatif_run (&setup, changes, n, effects);
}

static void
judge_tickets (LobbyLook *look)
{
  for (guint i = 0; i < look->foresight->tickets->len; i++)
    {
      LobbyTicketForesight *entry = g_ptr_array_index (look->foresight->tickets, i);
      entry->verdict = lobby_look_judge (look, lobby_state_get_ticket (look->state, entry->ticket), &entry->to_call);
    }
}

static int
compare_worth (gconstpointer a, gconstpointer b)
{
  const LobbyAdviceFacts *first = *(const LobbyAdviceFacts *const *) a;
  const LobbyAdviceFacts *second = *(const LobbyAdviceFacts *const *) b;

  if (first->worth_s < second->worth_s || first->worth_s > second->worth_s)
    return first->worth_s > second->worth_s ? -1 : 1;
  return g_strcmp0 (first->id, second->id);
}

static void
foresee_supplies (LobbyAdviser *self, LobbyLook *look)
{
  guint n_levels = lobby_state_get_levels (look->state)->len;
  gint64 age_us = self->supplied != NULL ? look->moment.now_us - self->supplied->at_us : -1;

  if (age_us >= 0 && age_us < SUPPLIES_US && n_levels == self->n_levels
      && look->moment.devices_known == self->supplied->devices_known)
    {
      lobby_foresight_share_supplies (look->foresight, self->supplied);
      return;
    }
  lobby_look_foresee_supplies (look);
  lobby_foresight_unref (self->supplied);
  self->supplied = lobby_foresight_ref (look->foresight);
  self->n_levels = n_levels;
}

/* Returns: %FALSE when memory ran out */
static gboolean
look_at_waits (LobbyAdviser *self, LobbyLook *look)
{
  LobbyEngineCorrection *correction = self->lesson.correction;

  if (!lobby_present_look (&look->present, look->state, look->visits, look->names, look->moment.now_us)
      || !lobby_look_foresee_waits (look, correction))
    return FALSE;
  if (look->predictions != NULL)
    lobby_following_see (self->following, look, correction);
  return TRUE;
}

static void
look_at (LobbyAdviser *self, LobbyLook *look)
{
  if (!look_at_waits (self, look))
    return;
  judge_tickets (look);
  look->foresight->bottleneck = g_strdup (lobby_look_find_bottleneck (look));
  foresee_supplies (self, look);
  lobby_look_advise_diversions (look);
  lobby_look_advise_counters (look);
  lobby_look_advise_company (look);
  lobby_look_advise_care (look);
  g_ptr_array_sort (look->foresight->advices, compare_worth);
}

/**
 * lobby_adviser_foresee:
 * @self: an adviser
 * @state: the lobby
 * @moment: when
 *
 * Returns: (transfer full): what is foreseen and advised; of nothing when the branch is not known yet
 */
LobbyForesight *
lobby_adviser_foresee (LobbyAdviser *self, const LobbyState *state, const LobbyAdviserMoment *moment)
{
  LobbyForesight *foresight = lobby_foresight_new (moment->now_us);
  LobbyLook look = { .foresight = foresight };

  foresight->devices_known = moment->devices_known;
  if (lobby_state_get_branch (state) == NULL)
    return foresight;
  begin (self, &look, state, moment);
  foresight->n_learned = (guint) MIN (look.habits->all.n, G_MAXUINT);
  foresight->most_items = (guint) lobby_look_get_number (&look, LOBBY_RULE_MOST_ITEMS, foresight->most_items);
  foresight->undo_s = lobby_look_get_number (&look, LOBBY_RULE_UNDO_S, foresight->undo_s);
  look_at (self, &look);
  end (&look);
  return foresight;
}

/**
 * lobby_adviser_foresee_waits:
 * @self: an adviser
 * @state: the lobby
 * @moment: when
 *
 * What lobby_adviser_foresee() says of tickets and services, without advice.
 *
 * Returns: (transfer full): what is foreseen
 */
LobbyForesight *
lobby_adviser_foresee_waits (LobbyAdviser *self, const LobbyState *state, const LobbyAdviserMoment *moment)
{
  LobbyForesight *foresight = lobby_foresight_new (moment->now_us);
  LobbyLook look = { .foresight = foresight };

  if (lobby_state_get_branch (state) == NULL)
    return foresight;
  begin (self, &look, state, moment);
  foresight->n_learned = (guint) MIN (look.habits->all.n, G_MAXUINT);
  look_at_waits (self, &look);
  end (&look);
  return foresight;
}
