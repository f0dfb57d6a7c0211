/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands out in a recorded day, as glyphs and words. */
#include "config.h"

#include "lobby-mark-show.h"
#include "lobby-alert-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

static LobbyShape
get_alert_shape (const LobbyAlertFacts *facts)
{
  switch (facts->kind)
    {
    case LOBBY_ALERT_DEVICE_OUT:
      return LOBBY_SHAPE_CROSS;
    case LOBBY_ALERT_DEVICE_OFFLINE:
      return LOBBY_SHAPE_DOTTED_RING;
    case LOBBY_ALERT_WAIT:
    case LOBBY_ALERT_BREACH:
    case LOBBY_ALERT_ELDERLY:
    case LOBBY_ALERT_VIP:
    case LOBBY_ALERT_VISIT:
    case LOBBY_ALERT_TOO_FEW_COUNTERS:
    case LOBBY_ALERT_LONG_SERVICE:
    case LOBBY_ALERT_IDLE_WHILE_QUEUE:
    case LOBBY_ALERT_CASE:
    case LOBBY_ALERT_DEVICE_FRAUD:
    case LOBBY_ALERT_DEVICE_SUPPLY:
    case LOBBY_ALERT_CHECKLIST:
    default:
      return facts->severity == LOBBY_SEVERITY_RED ? LOBBY_SHAPE_TRIANGLE : LOBBY_SHAPE_DIAMOND;
    }
}

/** lobby_mark_get_shape: Returns: its glyph */
LobbyShape
lobby_mark_get_shape (const LobbyDayMark *mark)
{
  g_return_val_if_fail (mark != NULL, LOBBY_SHAPE_NONE);

  if (mark->alert != NULL)
    return get_alert_shape (mark->alert);
  return mark->kind == LOBBY_DAY_MARK_VIP ? LOBBY_SHAPE_STAR : LOBBY_SHAPE_ARROW;
}

static char *
dup_advice_words (const LobbyAdviceRecord *advice)
{
  const char *counter = advice->counter != NULL ? advice->counter : "";
  const char *device = advice->device != NULL ? advice->device : "";
  const char *ticket = advice->ticket != NULL ? advice->ticket : "";

  switch (advice->kind)
    {
    case LOBBY_ADVICE_DIVERT:
      /* Translators: advice of a recorded day; first a ticket, then a device */
      return g_strdup_printf (_ ("Divert %1$s to %2$s"), ticket, device);
    case LOBBY_ADVICE_ACCOMPANY:
      /* Translators: advice of a recorded day; %s is a ticket */
      return g_strdup_printf (_ ("Accompany %s"), ticket);
    case LOBBY_ADVICE_OPEN_COUNTER:
      /* Translators: advice of a recorded day; %s is the number of a counter */
      return g_strdup_printf (_ ("Open counter %s"), counter);
    case LOBBY_ADVICE_CLOSE_COUNTER:
      /* Translators: advice of a recorded day; %s is the number of a counter */
      return g_strdup_printf (_ ("Close counter %s"), counter);
    case LOBBY_ADVICE_RESUME_COUNTER:
      /* Translators: advice of a recorded day; %s is the number of a counter */
      return g_strdup_printf (_ ("Bring back counter %s"), counter);
    case LOBBY_ADVICE_PROFILE_COUNTER:
      /* Translators: advice of a recorded day; %s is the number of a counter */
      return g_strdup_printf (_ ("Let counter %s call other services"), counter);
    case LOBBY_ADVICE_RESTOCK:
      /* Translators: advice of a recorded day; first a supply, then a device */
      return g_strdup_printf (_ ("Refill %1$s at %2$s"), lobby_words_get_supply (advice->supply), device);
    case LOBBY_ADVICE_REPAIR:
      /* Translators: advice of a recorded day; %s is a device */
      return g_strdup_printf (_ ("Have %s repaired first"), device);
    case LOBBY_ADVICE_UNKNOWN:
    default:
      return g_strdup (_ ("Something that this version cannot name"));
    }
}

/**
 * lobby_mark_dup_words:
 * @mark: what stands out
 * @floor: the lobby, for names of services
 *
 * Returns: (transfer full): what happened, in one line
 */
char *
lobby_mark_dup_words (const LobbyDayMark *mark, LobbyFloor *floor)
{
  g_return_val_if_fail (mark != NULL, NULL);

  if (mark->alert != NULL)
    return lobby_alert_facts_dup_title (mark->alert, floor);
  if (mark->advice != NULL)
    return dup_advice_words (mark->advice);
  if (mark->ticket == NULL)
    /* Translators: event of a recorded day: a valued customer without a ticket was recognised */
    return g_strdup (_ ("VIP arrived"));
  /* Translators: event of a recorded day: %s is the ticket of a valued customer who was recognised */
  return g_strdup_printf (_ ("VIP %s arrived"), mark->ticket);
}

/** lobby_mark_get_lane: Returns: name of the lane of the timeline that such marks are on */
const char *
lobby_mark_get_lane (LobbyDayMarkKind kind)
{
  switch (kind)
    {
    case LOBBY_DAY_MARK_ALERT:
      /* Translators: lane of the timeline of a recorded day: alerts about queues and counters */
      return C_ ("timeline", "Queues");
    case LOBBY_DAY_MARK_ADVICE:
      /* Translators: lane of the timeline of a recorded day: what was advised */
      return C_ ("timeline", "Advice");
    case LOBBY_DAY_MARK_VIP:
      /* Translators: lane of the timeline of a recorded day: valued customers who arrived */
      return C_ ("timeline", "VIP");
    case LOBBY_DAY_MARK_DEVICE:
    case LOBBY_DAY_MARK_N_KINDS:
    default:
      /* Translators: lane of the timeline of a recorded day: devices that were out of service or low on something */
      return C_ ("timeline", "Devices");
    }
}
