/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a supply of a device will last, in words. */
#include "config.h"

#include "lobby-supply-forecast.h"
#include "lobby-device-show.h"
#include "lobby-ticket-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

/* Below this chance to run out before closing a supply lasts. */
#define HARDLY 0.1

/** lobby_supply_find_foresight: Returns: (transfer none) (nullable): what is foreseen of it; %NULL when it is not known */
const LobbySupplyForesight *
lobby_supply_find_foresight (LobbyFloor *floor, const char *device, LobbySupplyKind supply)
{
  const LobbyForesight *foresight = lobby_floor_get_foresight (floor);
  const LobbySupplyForesight *foreseen = foresight != NULL
                                                 && !lobby_floor_get_freshness (floor, LOBBY_AREA_DEVICES)->stale
                                             ? lobby_foresight_get_supply (foresight, device, supply)
                                             : NULL;

  return foreseen != NULL && foreseen->known ? foreseen : NULL;
}

static gboolean
is_bin (LobbySupplyKind supply)
{
  return supply == LOBBY_SUPPLY_DEPOSIT || supply == LOBBY_SUPPLY_RETRACT;
}

static gint64
get_limit (LobbyDevice *device, const LobbySupplyRecord *supply, LobbyFloor *floor)
{
  const LobbyDevicePlan *plan = lobby_device_get_plan (device);
  const LobbyBranchRecord *branch = lobby_floor_get_branch (floor);

  if (supply->kind == LOBBY_SUPPLY_CASH && supply->capacity_cny > 0)
    return plan != NULL ? plan->low_cash_cny : 0;
  return branch != NULL && branch->policy != NULL ? branch->policy->low_supply_percent : 0;
}

/* Returns: when the median passes the low limit, µs since 1970 UTC; 0: not before closing, or it has already */
static gint64
find_low (const LobbySupplyForesight *foreseen, gint64 limit)
{
  for (guint i = 0; limit > 0 && i < foreseen->marks->len; i++)
    {
      const LobbyLevelMark *mark = &g_array_index (foreseen->marks, LobbyLevelMark, i);
      if (mark->mid <= (double) limit)
        return i > 0 ? mark->at_us : 0;
    }
  return 0;
}

/* Within the time in which the branch would refill it; what is hours away is no warning. */
static gboolean
is_soon (const LobbySupplyForesight *foreseen, LobbyFloor *floor)
{
  gint64 lead_s = lobby_rule_sheet_get_number (lobby_floor_get_rules (floor), LOBBY_RULE_RESTOCK_LEAD_S, 0);
  gint64 now_us = lobby_floor_get_freshness (floor, LOBBY_AREA_DEVICES)->now_us;

  return foreseen->empty_us <= now_us + lead_s * G_USEC_PER_SEC;
}

static void
say_out (LobbySupplyRemark *remark, const LobbySupplyForesight *foreseen, LobbyFloor *floor)
{
  g_autofree char *time = lobby_words_dup_time (foreseen->empty_us, lobby_floor_get_time_zone (floor), FALSE);
  gboolean bin = is_bin (foreseen->supply);

  remark->tone = is_soon (foreseen, floor) ? LOBBY_TONE_RISK : LOBBY_TONE_NORMAL;
  /* Translators: %s is the time when a supply is expected to run out, or a bin to be full; stands beside a bar */
  remark->text = g_strdup_printf (bin ? _ ("full %s") : _ ("empty %s"), time);
  /* Translators: %s is the time when a supply is expected to run out, or a bin to be full */
  remark->words = g_strdup_printf (bin ? _ ("full about %s") : _ ("empty about %s"), time);
}

/**
 * lobby_supply_remark_init:
 * @remark: (out caller-allocates): what is foreseen; nothing when it is not known
 * @device: the device
 * @supply: one of its supplies
 * @floor: where it stands
 */
void
lobby_supply_remark_init (LobbySupplyRemark *remark,
                          LobbyDevice *device,
                          const LobbySupplyRecord *supply,
                          LobbyFloor *floor)
{
  const LobbySupplyForesight *foreseen = lobby_supply_find_foresight (floor, lobby_device_get_record (device)->id,
                                                                      supply->kind);
  gint64 low_us;

  *remark = (LobbySupplyRemark){ 0 };
  if (foreseen == NULL || supply->percent < 0 || !lobby_device_is_usable (device))
    return;
  if (foreseen->empty_us != 0)
    {
      say_out (remark, foreseen, floor);
      return;
    }
  low_us = is_bin (supply->kind) ? 0 : find_low (foreseen, get_limit (device, supply, floor));
  g_autofree char *time = lobby_words_dup_time (low_us, lobby_floor_get_time_zone (floor), FALSE);
  if (low_us != 0)
    /* Translators: %s is the time when a supply is expected to be low; stands beside a bar */
    remark->text = g_strdup_printf (_ ("low %s"), time);
  else if (foreseen->chance < HARDLY)
    remark->text = g_strdup (_ ("lasts today"));
}

/** lobby_supply_remark_clear: frees what is in @remark */
void
lobby_supply_remark_clear (LobbySupplyRemark *remark)
{
  g_free (remark->text);
  g_free (remark->words);
}

/** lobby_device_dup_forecast: Returns: (transfer full) (nullable): what runs out first today, as in "empty about 11:20" */
char *
lobby_device_dup_forecast (LobbyDevice *device, LobbyFloor *floor)
{
  const LobbyDeviceRecord *record = lobby_device_get_record (device);
  char *first = NULL;
  gint64 first_us = 0;

  for (guint i = 0; record->supplies != NULL && lobby_device_is_usable (device) && i < record->supplies->len; i++)
    {
      const LobbySupplyRecord *supply = g_ptr_array_index (record->supplies, i);
      const LobbySupplyForesight *foreseen = lobby_supply_find_foresight (floor, record->id, supply->kind);
      LobbySupplyRemark remark;
      if (foreseen == NULL || foreseen->empty_us == 0 || (first_us != 0 && foreseen->empty_us >= first_us))
        continue;
      lobby_supply_remark_init (&remark, device, supply, floor);
      g_free (first);
      /* Translators: first a supply, then what becomes of it, as in "cash empty about 11:20" */
      first = g_strdup_printf (_ ("%1$s %2$s"), lobby_words_get_supply (supply->kind), remark.words);
      first_us = foreseen->empty_us;
      lobby_supply_remark_clear (&remark);
    }
  return first;
}
