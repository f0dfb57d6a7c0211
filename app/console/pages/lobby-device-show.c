/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a device of the model says on the screen: how it stands, and its tile. */
#include "config.h"

#include "lobby-device-show.h"
#include "lobby-supply-forecast.h"
#include "lobby-advice-show.h"
#include "lobby-errand-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

/** lobby_supply_judge: Returns: how bad the level of a supply is */
LobbyTone
lobby_supply_judge (const LobbySupplyRecord *supply)
{
  switch (supply->level)
    {
    case LOBBY_LEVEL_EMPTY:
    case LOBBY_LEVEL_JAMMED:
      return LOBBY_TONE_OVER;
    case LOBBY_LEVEL_LOW:
    case LOBBY_LEVEL_FULL:
      return LOBBY_TONE_RISK;
    case LOBBY_LEVEL_HIGH:
    case LOBBY_LEVEL_OK:
    case LOBBY_LEVEL_NOT_SUPPORTED:
    case LOBBY_LEVEL_UNKNOWN:
    default:
      return LOBBY_TONE_NORMAL;
    }
}

/** lobby_supply_dup_level: Returns: (transfer full): the level, as in "62%", or "?" */
char *
lobby_supply_dup_level (const LobbySupplyRecord *supply)
{
  if (supply->percent < 0)
    return g_strdup ("?");
  /* Translators: level of a supply in percent */
  return g_strdup_printf (_ ("%d%%"), (int) (supply->percent + 0.5));
}

/* Returns: (nullable): the worst supply, the first one when none is bad */
static const LobbySupplyRecord *
find_supply (LobbyDevice *device)
{
  const GPtrArray *supplies = lobby_device_get_record (device)->supplies;
  const LobbySupplyRecord *worst = NULL;

  for (guint i = 0; supplies != NULL && i < supplies->len; i++)
    {
      const LobbySupplyRecord *supply = g_ptr_array_index (supplies, i);
      if (worst == NULL || lobby_supply_judge (supply) > lobby_supply_judge (worst))
        worst = supply;
    }
  return worst;
}

static gboolean
is_seen (LobbyDevice *device, LobbyFloor *floor)
{
  g_autofree char *key = g_strconcat ("device:", lobby_device_get_record (device)->id, NULL);
  GListModel *alerts = lobby_floor_get_alerts (floor);

  for (guint i = 0; i < g_list_model_get_n_items (alerts); i++)
    {
      g_autoptr (LobbyAlert) alert = g_list_model_get_item (alerts, i);
      const LobbyAlertFacts *facts = lobby_alert_get_facts (alert);
      if (g_strcmp0 (facts->key, key) == 0)
        return facts->seen_us != 0;
    }
  return TRUE;
}

static LobbyDeviceStanding
judge_in_service (LobbyDevice *device)
{
  gboolean in_use = lobby_device_get_record (device)->use_us != 0;

  return (LobbyDeviceStanding){ in_use ? LOBBY_SHAPE_CIRCLE : LOBBY_SHAPE_RING,
                                LOBBY_TOKEN_MARK,
                                LOBBY_TONE_NORMAL,
                                FALSE,
                                TRUE,
                                _ ("In service"),
                                NULL };
}

static LobbyDeviceStanding
judge_degraded (LobbyDevice *device)
{
  const LobbyDeviceRecord *record = lobby_device_get_record (device);
  const LobbySupplyRecord *supply = find_supply (device);
  const char *trouble = supply != NULL ? lobby_words_get_supply_trouble (supply->kind, supply->level) : NULL;
  LobbyDeviceStanding standing = { LOBBY_SHAPE_DIAMOND, LOBBY_TOKEN_RISK, LOBBY_TONE_RISK, TRUE, TRUE, NULL, NULL };

  if (trouble != NULL)
    {
      standing.word = trouble;
      standing.trouble = supply;
    }
  else if (record->deposits_only)
    standing.word = _ ("Deposits only");
  else if (record->dispense == LOBBY_FUNCTION_STOP)
    standing.word = _ ("No withdrawals");
  else if (record->accept == LOBBY_FUNCTION_STOP)
    standing.word = _ ("No deposits");
  else
    standing.word = _ ("Limited");
  return standing;
}

/** lobby_device_judge: Returns: how @device stands */
LobbyDeviceStanding
lobby_device_judge (LobbyDevice *device, LobbyFloor *floor)
{
  gboolean seen;

  switch (lobby_device_get_state (device))
    {
    case LOBBY_TERMINAL_IN_SERVICE:
      return judge_in_service (device);
    case LOBBY_TERMINAL_DEGRADED:
      return judge_degraded (device);
    case LOBBY_TERMINAL_OUT_OF_SERVICE:
      seen = is_seen (device, floor);
      return (LobbyDeviceStanding){ LOBBY_SHAPE_CROSS,
                                    seen ? LOBBY_TOKEN_MARK_STRONG : LOBBY_TOKEN_OVER,
                                    seen ? LOBBY_TONE_NORMAL : LOBBY_TONE_OVER,
                                    TRUE,
                                    FALSE,
                                    _ ("Out of use"),
                                    NULL };
    case LOBBY_TERMINAL_SUPERVISOR:
      /* Translators: state of a device: staff works on it */
      return (LobbyDeviceStanding){
        LOBBY_SHAPE_PAUSE, LOBBY_TOKEN_MARK_STRONG, LOBBY_TONE_NORMAL, TRUE, FALSE, _ ("Being serviced"), NULL
      };
    case LOBBY_TERMINAL_OFFLINE:
      return (LobbyDeviceStanding){
        LOBBY_SHAPE_DOTTED_RING, LOBBY_TOKEN_MARK_STRONG, LOBBY_TONE_NORMAL, TRUE, FALSE, _ ("Offline"), NULL
      };
    case LOBBY_TERMINAL_UNKNOWN:
    default:
      return (LobbyDeviceStanding){
        LOBBY_SHAPE_DOTTED_RING, LOBBY_TOKEN_MARK_STRONG, LOBBY_TONE_NORMAL, TRUE, FALSE, _ ("No signal"), NULL
      };
    }
}

/** lobby_device_dup_since: Returns: (transfer full): since when it is in trouble, or when help is due */
char *
lobby_device_dup_since (LobbyDevice *device, LobbyFloor *floor)
{
  const LobbyDeviceRecord *record = lobby_device_get_record (device);
  GTimeZone *zone = lobby_floor_get_time_zone (floor);
  gint64 now_us = lobby_floor_get_freshness (floor, LOBBY_AREA_DEVICES)->now_us;
  gint64 elapsed_s = lobby_device_get_elapsed_s (device);

  if (record->due_us > now_us && lobby_device_get_state (device) == LOBBY_TERMINAL_OUT_OF_SERVICE)
    {
      g_autofree char *due = lobby_words_dup_time (record->due_us, zone, FALSE);
      /* Translators: %s is the time when an engineer is due */
      return g_strdup_printf (_ ("engineer %s"), due);
    }
  if (elapsed_s < 0)
    return g_strdup ("");
  g_autofree char *since = lobby_words_dup_time (now_us - elapsed_s * G_USEC_PER_SEC, zone, FALSE);
  /* Translators: %s is a time */
  return g_strdup_printf (_ ("since %s"), since);
}

static char *
dup_use (LobbyDevice *device)
{
  const LobbyDeviceRecord *record = lobby_device_get_record (device);

  if (record->use_us == 0)
    /* Translators: a device without a customer */
    return g_strdup (C_ ("device", "Idle"));
  g_autofree char *time = lobby_words_dup_span (lobby_device_get_elapsed_s (device) * G_USEC_PER_SEC);
  if (record->waiting == 0)
    return g_steal_pointer (&time);
  /* Translators: first how long a device has been in use, then how many customers wait at it */
  return g_strdup_printf (_ ("%1$s \xc2\xb7 +%2$d"), time, (int) record->waiting);
}

static char *
dup_summary (const char *const *parts, guint n_parts)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    if (parts[i] != NULL && parts[i][0] != '\0')
      /* Translators: between the parts of a list */
      g_string_append_printf (words, "%s%s", words->len > 0 ? C_ ("list", ", ") : "", parts[i]);
  return g_string_free (words, FALSE);
}

/* How much money is in a machine is not for everybody: in public one that is low is simply in service. */
static LobbyDeviceStanding
judge_for_eyes (LobbyDevice *device, LobbyFloor *floor)
{
  LobbyDeviceStanding standing = lobby_device_judge (device, floor);

  if (lobby_discretion_is_public () && standing.trouble != NULL)
    return judge_in_service (device);
  return standing;
}

/**
 * lobby_device_tile_show_device:
 * @tile: the tile
 * @device: what it stands for
 * @session: whose lobby it is
 * @errands: (element-type LobbyErrand): what was asked for there and is not done
 */
void
lobby_device_tile_show_device (LobbyDeviceTile *tile,
                               LobbyDevice *device,
                               LobbySession *session,
                               const GPtrArray *errands)
{
  LobbyFloor *floor = lobby_session_get_floor (session);
  const LobbyDeviceRecord *record = lobby_device_get_record (device);
  const LobbyDevicePlan *plan = lobby_device_get_plan (device);
  const LobbyDeviceStanding standing = judge_for_eyes (device, floor);
  const LobbySupplyRecord *supply = standing.in_service && !lobby_discretion_is_public () ? find_supply (device) : NULL;
  g_autofree char *use = standing.in_service ? dup_use (device) : NULL;
  g_autofree char *level = supply != NULL ? lobby_supply_dup_level (supply) : NULL;
  g_autofree char *since = standing.in_service ? NULL : lobby_device_dup_since (device, floor);
  g_autofree char *compact = standing.trouble != NULL
                                 ? g_strdup_printf ("%s %s", lobby_words_get_supply_title (supply->kind), level)
                                 : NULL;
  const char *kind = lobby_words_get_device_kind (plan != NULL ? plan->kind : LOBBY_DEVICE_UNKNOWN);
  const char *state = standing.strong ? standing.word : use;
  const char *line = supply != NULL ? lobby_words_get_supply (supply->kind) : since;
  LobbyAdvice *advice = lobby_discretion_is_public () ? NULL : lobby_advice_find_for_device (floor, record->id);
  g_autofree char *advised = advice != NULL ? lobby_advice_dup_device_words (advice) : NULL;
  g_autofree char *forecast = supply != NULL ? lobby_device_dup_forecast (device, floor) : NULL;
  LobbyErrandSign errand = { LOBBY_ERRAND_STAGE_NONE, NULL };
  /* What was asked for is the business of those who work here. */
  g_autofree char *asked = lobby_discretion_is_public ()
                               ? NULL
                               : lobby_errands_dup_sign (errands, session, LOBBY_COMMAND_DEVICE_ASK, record->id,
                                                         &errand.stage);
  g_autofree char *summary = dup_summary (
      (const char *[]){ record->id, kind, state, line, level, forecast, advised, asked }, 8);

  errand.words = asked;
  lobby_device_tile_show (
      tile,
      &(LobbyDeviceView){ .icon_name = lobby_words_get_device_icon (plan != NULL ? plan->kind : LOBBY_DEVICE_UNKNOWN),
                          .name = record->id,
                          .shape = standing.shape,
                          .token = standing.token,
                          .state = state,
                          .compact_state = compact,
                          .tone = standing.tone,
                          .strong = standing.strong,
                          .supply = line,
                          .level = level,
                          .fraction = supply != NULL ? supply->percent / 100 : 0,
                          .supply_tone = supply != NULL ? lobby_supply_judge (supply) : LOBBY_TONE_NORMAL,
                          .hollow = standing.shape == LOBBY_SHAPE_DOTTED_RING,
                          .advised = advised,
                          .errand = errand,
                          .summary = summary });
}
