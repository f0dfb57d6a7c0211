/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of advice about counters and devices, and what became of any advice. */
#include "config.h"

#include "lobby-advice-making.h"

#include <glib/gi18n-lib.h>

/** lobby_advice_making_keep: Returns: @text, which lives as long as the card is in the making */
const char *
lobby_advice_making_keep (LobbyAdviceMaking *making, char *text)
{
  g_ptr_array_add (making->texts, text);
  return text;
}

#define KEEP(making, text) lobby_advice_making_keep (making, text)

/** lobby_advice_making_init: begins a card for @advice; clear it with lobby_advice_making_clear() */
void
lobby_advice_making_init (LobbyAdviceMaking *making, LobbyAdvice *advice, LobbySession *session)
{
  *making = (LobbyAdviceMaking){ .advice = advice,
                                 .facts = lobby_advice_get_facts (advice),
                                 .session = session,
                                 .floor = lobby_session_get_floor (session),
                                 .texts = g_ptr_array_new_with_free_func (g_free) };
  making->now_us = lobby_floor_get_freshness (making->floor, LOBBY_AREA_QUEUE)->now_us;
}

/** lobby_advice_making_clear: frees the texts */
void
lobby_advice_making_clear (LobbyAdviceMaking *making)
{
  g_ptr_array_unref (making->texts);
}

/** lobby_advice_making_get_staff: Returns: (nullable): name of who is free for it */
const char *
lobby_advice_making_get_staff (LobbyAdviceMaking *making)
{
  const LobbyText *name = making->facts->staff != NULL
                              ? lobby_floor_get_staff_name (making->floor, making->facts->staff)
                              : NULL;

  return name != NULL ? lobby_words_get_text (name) : NULL;
}

static void
add_figure (LobbyAdviceMaking *making, char *value, const char *unit, const char *label, char *range)
{
  g_assert (making->card.n_figures < LOBBY_MOST_ADVICE_FIGURES);
  making->card.figures[making->card.n_figures++] = (LobbyAdviceFigure){ KEEP (making, value), unit, label,
                                                                        range != NULL ? KEEP (making, range) : NULL };
}

/** lobby_advice_making_add_minutes: adds a figure for @span; what is under half a minute is none */
void
lobby_advice_making_add_minutes (LobbyAdviceMaking *making, const LobbySpan *span, const char *label)
{
  if (span->mid_s < 30)
    return;
  add_figure (making, g_strdup_printf ("%d", (int) (span->mid_s / 60 + 0.5)), C_ ("unit", "min"), label,
              lobby_words_dup_span_range (span));
}

static const char *
get_service_name (LobbyAdviceMaking *making)
{
  const LobbyBranchRecord *branch = lobby_floor_get_branch (making->floor);

  for (guint i = 0; branch != NULL && branch->services != NULL && i < branch->services->len; i++)
    {
      const LobbyServiceRecord *service = g_ptr_array_index (branch->services, i);
      if (g_strcmp0 (service->id, making->facts->service) == 0)
        return lobby_words_get_text (service->name);
    }
  return making->facts->service;
}

/* Wait of the next customer, before and after. */
static void
add_wait (LobbyAdviceMaking *making)
{
  const LobbyAdviceFacts *facts = making->facts;
  int before_min = (int) (facts->before.mid_s / 60 + 0.5), after_min = (int) (facts->after.mid_s / 60 + 0.5);

  if (facts->service == NULL || before_min == after_min)
    return;
  g_autofree char *before = lobby_words_dup_span_range (&facts->before);
  g_autofree char *after = lobby_words_dup_span_range (&facts->after);
  /* Translators: %s is the name of a service; stands below two figures: the wait before and after, in minutes */
  const char *label = KEEP (making, g_strdup_printf (_ ("%s, wait"), get_service_name (making)));
  /* Translators: ranges of two forecasts: as it is, and if the advice is followed */
  char *range = g_strdup_printf (_ ("now %1$s; then %2$s"), before, after);
  /* Translators: minutes of wait before, then after */
  add_figure (making, g_strdup_printf (_ ("%1$d → %2$d"), before_min, after_min), NULL, label, range);
}

static void
add_fewer (LobbyAdviceMaking *making)
{
  int over = (int) (making->facts->fewer_over + 0.5), left = (int) (making->facts->fewer_left + 0.5);

  if (over > 0)
    /* Translators: number of customers; stands above "over target" */
    add_figure (making, g_strdup_printf (ngettext ("%d fewer", "%d fewer", (gulong) over), over), NULL,
                C_ ("fewer customers", "over target"), NULL);
  else if (left > 0)
    /* Translators: number of customers; stands above "leave unserved" */
    add_figure (making, g_strdup_printf (ngettext ("%d fewer", "%d fewer", (gulong) left), left), NULL,
                C_ ("fewer customers", "leave unserved"), NULL);
}

static const char *
get_saved_label (LobbyAdviceMaking *making)
{
  int ahead_min = (int) (making->facts->ahead_s / 60 + 0.5);

  if (ahead_min == 30)
    return _ ("saved, next half hour");
  if (ahead_min == 60)
    return _ ("saved, next hour");
  /* Translators: stands below minutes that are saved; %d is how many minutes ahead were looked at */
  return KEEP (making, g_strdup_printf (_ ("saved, next %d min"), ahead_min));
}

/* What is saved; the range is said where there is one. */
static void
add_saved (LobbyAdviceMaking *making)
{
  const LobbySpan *others = &making->facts->others;

  if (others->high_s > others->low_s)
    lobby_advice_making_add_minutes (making, others, get_saved_label (making));
  else if (others->mid_s >= 30)
    add_figure (making, g_strdup_printf ("%d", (int) (others->mid_s / 60 + 0.5)), C_ ("unit", "min"),
                get_saved_label (making), NULL);
}

/* What it costs, and until when it pays. */
static void
show_price (LobbyAdviceMaking *making)
{
  int cost_min = (int) (making->facts->staff_s / 60 + 0.5);
  g_autofree char *until = lobby_words_dup_time (making->facts->until_us, lobby_floor_get_time_zone (making->floor),
                                                 FALSE);

  if (cost_min > 0)
    making->card.reason = KEEP (
        making,
        /* Translators: first how many minutes of a teller's time it takes, then until when it is worth it */
        g_strdup_printf (ngettext ("Takes %1$d teller minute, pays until %2$s",
                                   "Takes %1$d teller minutes, pays until %2$s", (gulong) cost_min),
                         cost_min, until));
  else
    /* Translators: a time; until then a change at a counter saves time, and it costs no teller's time */
    making->card.reason = KEEP (making, g_strdup_printf (_ ("Pays until %s"), until));
}

static void
show_gain (LobbyAdviceMaking *making)
{
  add_saved (making);
  add_wait (making);
  add_fewer (making);
}

static void
show_open (LobbyAdviceMaking *making)
{
  const char *staff = lobby_advice_making_get_staff (making), *counter = making->facts->counter;

  /* Translators: %s is the number of a counter */
  making->card.title = KEEP (making, g_strdup_printf (_ ("Open counter %s now"), counter));
  /* Translators: %s is the number of a counter */
  making->row_title = KEEP (making, g_strdup_printf (_ ("Open counter %s"), counter));
  if (staff != NULL)
    {
      /* Translators: %s is a teller who could open the counter */
      making->card.corner = KEEP (making, g_strdup_printf (_ ("%s is free"), staff));
      making->row_text = making->card.corner;
      /* Translators: button; %s is a teller */
      making->card.yes = KEEP (making, g_strdup_printf (_ ("Ask %s to Open"), staff));
    }
  else
    making->card.yes = _ ("Ask to Open");
  show_price (making);
  show_gain (making);
}

static void
show_resume (LobbyAdviceMaking *making)
{
  const char *staff = lobby_advice_making_get_staff (making), *counter = making->facts->counter;

  /* Translators: %s is the number of a paused counter */
  making->card.title = making->row_title = KEEP (making, g_strdup_printf (_ ("Bring back counter %s"), counter));
  /* Translators: button; %s is a teller */
  making->card.yes = staff != NULL ? KEEP (making, g_strdup_printf (_ ("Ask %s to Resume"), staff))
                                   : _ ("Ask to Resume");
  show_price (making);
  show_gain (making);
}

/* What a close costs those who wait. */
static void
add_lost (LobbyAdviceMaking *making)
{
  const LobbySpan *others = &making->facts->others;
  const LobbySpan lost = { MAX (-others->high_s, 0), -others->mid_s, -others->low_s };

  /* Translators: stands below minutes that all customers together wait longer when a counter closes */
  lobby_advice_making_add_minutes (making, &lost, _ ("longer waits in all"));
}

static void
show_close (LobbyAdviceMaking *making)
{
  const char *staff = lobby_advice_making_get_staff (making), *counter = making->facts->counter;
  int freed_min = (int) (-making->facts->staff_s / 60 + 0.5);
  g_autofree char *until = lobby_words_dup_time (making->facts->until_us, lobby_floor_get_time_zone (making->floor),
                                                 FALSE);

  /* Translators: %s is the number of a counter */
  making->card.title = making->row_title = KEEP (making, g_strdup_printf (_ ("Close counter %s"), counter));
  /* Translators: button; %s is a teller */
  making->card.yes = staff != NULL ? KEEP (making, g_strdup_printf (_ ("Ask %s to Close"), staff)) : _ ("Ask to Close");
  making->row_text = _ ("Hardly anybody waits; the time serves better elsewhere");
  /* Translators: why a counter may close; %s is a time */
  making->card.reason = KEEP (making,
                              g_strdup_printf (_ ("Hardly anybody will wait, as far as foreseen until %s"), until));
  if (freed_min > 0)
    add_figure (making, g_strdup_printf ("%d", freed_min), C_ ("unit", "min"), _ ("of teller time freed"), NULL);
  add_lost (making);
  add_wait (making);
}

static void
show_profile (LobbyAdviceMaking *making)
{
  const char *staff = lobby_advice_making_get_staff (making);
  char **services = making->facts->services;
  g_autofree char *letters = services != NULL ? g_strjoinv ("\xc2\xb7", services) : g_strdup ("");

  making->card.title = making->row_title
      /* Translators: first the number of a counter, then the letters of the services that it should call, as in "A·B" */
      = KEEP (making, g_strdup_printf (_ ("Let counter %1$s call %2$s"), making->facts->counter, letters));
  /* Translators: button; %s is a teller */
  making->card.yes = staff != NULL ? KEEP (making, g_strdup_printf (_ ("Ask %s to Change"), staff))
                                   : _ ("Ask to Change");
  show_price (making);
  show_gain (making);
}

static void
show_counter (LobbyAdviceMaking *making)
{
  making->card.icon_name = "lobby-counter-symbolic";
  /* Translators: button that asks why advice is not followed now */
  making->card.no = _ ("Not Now");
  /* Translators: %s is the number of a counter */
  making->card.no_head = KEEP (making, g_strdup_printf (_ ("Counter %s, not now"), making->facts->counter));
  if (making->facts->kind == LOBBY_ADVICE_OPEN_COUNTER)
    show_open (making);
  else if (making->facts->kind == LOBBY_ADVICE_CLOSE_COUNTER)
    show_close (making);
  else if (making->facts->kind == LOBBY_ADVICE_PROFILE_COUNTER)
    show_profile (making);
  else
    show_resume (making);
}

static const char *
get_device_icon (LobbyAdviceMaking *making)
{
  GListModel *devices = lobby_floor_get_devices (making->floor);

  for (guint i = 0; i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (LobbyDevice) device = g_list_model_get_item (devices, i);
      const LobbyDevicePlan *plan = lobby_device_get_plan (device);
      if (plan != NULL && g_strcmp0 (plan->id, making->facts->device) == 0)
        return lobby_words_get_device_icon (plan->kind);
    }
  return lobby_words_get_device_icon (LOBBY_DEVICE_UNKNOWN);
}

static void
show_restock (LobbyAdviceMaking *making)
{
  const LobbyAdviceFacts *facts = making->facts;
  const char *supply = lobby_words_get_supply (facts->supply);

  making->card.title = making->row_title
      /* Translators: first a supply, as in "cash", then a device */
      = KEEP (making, g_strdup_printf (_ ("Refill %1$s at %2$s"), supply, facts->device));
  making->card.yes = facts->supply == LOBBY_SUPPLY_CASH ? _ ("Request Cash") : _ ("Ask for a Refill");
  if (facts->empty_us > making->now_us)
    {
      g_autofree char *time = lobby_words_dup_time (facts->empty_us, lobby_floor_get_time_zone (making->floor), FALSE);
      /* Translators: %s is the time when a device runs out of something */
      making->card.corner = KEEP (making, g_strdup_printf (_ ("out about %s"), time));
    }
  else
    /* Translators: a device has run out of something */
    making->card.corner = _ ("out now");
  making->row_text = making->card.corner;
}

static void
show_device (LobbyAdviceMaking *making)
{
  const char *device = making->facts->device;

  making->card.icon_name = get_device_icon (making);
  making->card.no = _ ("Not Now");
  /* Translators: %s is a device */
  making->card.no_head = KEEP (making, g_strdup_printf (_ ("%s, not now"), device));
  if (making->facts->kind == LOBBY_ADVICE_RESTOCK)
    show_restock (making);
  else
    {
      /* Translators: %s is a device */
      making->card.title = making->row_title = KEEP (making, g_strdup_printf (_ ("Have %s repaired first"), device));
      making->card.yes = _ ("Report Fault");
    }
  show_gain (making);
}

/** lobby_advice_making_show_kind: what is advised and why, by its kind */
void
lobby_advice_making_show_kind (LobbyAdviceMaking *making)
{
  switch (making->facts->kind)
    {
    case LOBBY_ADVICE_DIVERT:
      lobby_advice_making_show_diversion (making);
      break;
    case LOBBY_ADVICE_ACCOMPANY:
      lobby_advice_making_show_company (making);
      break;
    case LOBBY_ADVICE_RESTOCK:
    case LOBBY_ADVICE_REPAIR:
      show_device (making);
      break;
    case LOBBY_ADVICE_OPEN_COUNTER:
    case LOBBY_ADVICE_CLOSE_COUNTER:
    case LOBBY_ADVICE_PROFILE_COUNTER:
    case LOBBY_ADVICE_RESUME_COUNTER:
      show_counter (making);
      break;
    case LOBBY_ADVICE_UNKNOWN:
    default:
      making->card.icon_name = "lobby-divert-symbolic";
      making->card.title = making->row_title = _ ("Something that this version cannot name");
      break;
    }
}

static const char *
dup_accepted (LobbyAdviceMaking *making)
{
  const LobbyAdviceFacts *facts = making->facts;

  switch (facts->kind)
    {
    case LOBBY_ADVICE_DIVERT:
      /* Translators: first a ticket, then a device */
      return KEEP (making, g_strdup_printf (_ ("%1$s is on the way to %2$s"), facts->ticket, facts->device));
    case LOBBY_ADVICE_ACCOMPANY:
      /* Translators: %s is a ticket */
      return KEEP (making, g_strdup_printf (_ ("%s is accompanied"), facts->ticket));
    case LOBBY_ADVICE_RESTOCK:
      /* Translators: %s is a device */
      return KEEP (making, g_strdup_printf (_ ("A refill of %s is requested"), facts->device));
    case LOBBY_ADVICE_REPAIR:
      /* Translators: %s is a device */
      return KEEP (making, g_strdup_printf (_ ("The fault of %s is reported"), facts->device));
    case LOBBY_ADVICE_OPEN_COUNTER:
    case LOBBY_ADVICE_CLOSE_COUNTER:
    case LOBBY_ADVICE_PROFILE_COUNTER:
    case LOBBY_ADVICE_RESUME_COUNTER:
      /* Translators: %s is the number of a counter */
      return KEEP (making, g_strdup_printf (_ ("Counter %s has been asked"), facts->counter));
    case LOBBY_ADVICE_UNKNOWN:
    default:
      return C_ ("advice", "Accepted");
    }
}

/** lobby_advice_making_show_decision: what a person decided */
void
lobby_advice_making_show_decision (LobbyAdviceMaking *making)
{
  const LobbyAdviceRecord *record = lobby_advice_get_record (making->advice);
  LobbyDecision decision = record != NULL ? record->decision : LOBBY_DECISION_UNKNOWN;

  making->card.status_shape = LOBBY_SHAPE_DASH;
  making->card.ended = decision != LOBBY_DECISION_ACCEPTED;
  if (decision == LOBBY_DECISION_ACCEPTED || decision == LOBBY_DECISION_COMPLETED)
    {
      making->card.status_shape = LOBBY_SHAPE_TICK;
      making->card.status = decision == LOBBY_DECISION_ACCEPTED ? dup_accepted (making) : C_ ("advice", "Done");
    }
  else if (decision == LOBBY_DECISION_DECLINED)
    /* Translators: %s is the reason why advice was declined, as in "Prefers the counter" */
    making->card.status = KEEP (making, g_strdup_printf (C_ ("advice", "Declined: %s"),
                                                         lobby_words_get_decline_reason (record->reason)));
  else if (decision == LOBBY_DECISION_SKIPPED)
    making->card.status = C_ ("advice", "Skipped");
  else if (decision == LOBBY_DECISION_CAME_BACK)
    /* Translators: %s is a ticket */
    making->card.status = KEEP (making, g_strdup_printf (_ ("%s has come back"), making->facts->ticket));
  else
    making->card.status = _ ("No longer saves time");
}
