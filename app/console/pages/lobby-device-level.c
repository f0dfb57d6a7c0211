/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the supply of a device that matters most went today, and its chart. */
#include "config.h"

#include "lobby-device-level.h"
#include "lobby-device-show.h"
#include "lobby-supply-forecast.h"
#include "lobby-widgets.h"
#include "lobby-words-money.h"

#include "lobby-instant.h"

#include <glib/gi18n-lib.h>

#define RATE_SPAN_US (30 * 60 * (gint64) G_USEC_PER_SEC)

/* The worst supply, otherwise cash, otherwise the first. */
static const LobbySupplyRecord *
choose_supply (LobbyDevice *device)
{
  const GPtrArray *supplies = lobby_device_get_record (device)->supplies;
  const LobbySupplyRecord *chosen = NULL;

  for (guint i = 0; supplies != NULL && i < supplies->len; i++)
    {
      const LobbySupplyRecord *supply = g_ptr_array_index (supplies, i);
      gboolean worse = chosen != NULL && lobby_supply_judge (supply) > lobby_supply_judge (chosen);
      gboolean cash = chosen != NULL && supply->kind == LOBBY_SUPPLY_CASH
                      && lobby_supply_judge (chosen) == LOBBY_TONE_NORMAL;
      if (chosen == NULL || worse || cash)
        chosen = supply;
    }
  return chosen;
}

static void
read_points (LobbyDeviceLevels *levels, LobbyDevice *device)
{
  const GPtrArray *readings = lobby_device_get_levels (device);

  for (guint i = 0; i < readings->len; i++)
    {
      const LobbyLevelRecord *reading = g_ptr_array_index (readings, i);
      LobbyLevelPoint point = { reading->at_us, levels->money ? (double) reading->amount_cny / lobby_money_get_unit ()
                                                              : reading->percent };
      if (reading->kind == levels->supply->kind && point.level >= 0)
        g_array_append_val (levels->points, point);
    }
}

/* What went out in the last half hour; what was filled in meanwhile does not count. */
static double
measure_rate (const GArray *points, gint64 now_us)
{
  double used = 0;
  gint64 first_us = 0;

  for (guint i = 1; i < points->len; i++)
    {
      const LobbyLevelPoint *before = &g_array_index (points, LobbyLevelPoint, i - 1);
      const LobbyLevelPoint *after = &g_array_index (points, LobbyLevelPoint, i);
      if (after->at_us < now_us - RATE_SPAN_US || after->at_us > now_us)
        continue;
      if (first_us == 0)
        first_us = before->at_us;
      used += MAX (before->level - after->level, 0);
    }
  double minutes = (double) (now_us - MAX (first_us, now_us - RATE_SPAN_US)) / (60.0 * G_USEC_PER_SEC);
  return first_us == 0 || minutes < 5 ? -1 : used / minutes;
}

/** lobby_device_levels_init: reads @levels of @device; clear them with lobby_device_levels_clear() */
void
lobby_device_levels_init (LobbyDeviceLevels *levels, LobbyDevice *device, gint64 now_us)
{
  *levels = (LobbyDeviceLevels){ .supply = choose_supply (device), .left = -1, .per_minute = -1 };
  levels->points = g_array_new (FALSE, TRUE, sizeof (LobbyLevelPoint));
  if (levels->supply == NULL)
    return;
  levels->money = levels->supply->kind == LOBBY_SUPPLY_CASH && levels->supply->capacity_cny > 0;
  read_points (levels, device);
  levels->left = levels->money ? (double) levels->supply->amount_cny / lobby_money_get_unit ()
                               : levels->supply->percent;
  if (levels->supply->percent < 0)
    levels->left = -1;
  levels->per_minute = measure_rate (levels->points, now_us);
}

/** lobby_device_levels_clear: frees what is in @levels */
void
lobby_device_levels_clear (LobbyDeviceLevels *levels)
{
  g_clear_pointer (&levels->points, g_array_unref);
}

static double
get_limit (const LobbyDeviceLevels *levels, LobbyDevice *device, LobbyFloor *floor)
{
  const LobbyDevicePlan *plan = lobby_device_get_plan (device);
  const LobbyBranchRecord *branch = lobby_floor_get_branch (floor);

  if (levels->money)
    return plan != NULL ? (double) plan->low_cash_cny / lobby_money_get_unit () : 0;
  return branch != NULL && branch->policy != NULL ? (double) branch->policy->low_supply_percent : 0;
}

static char *
dup_summary (const LobbyDeviceLevels *levels)
{
  const char *name = lobby_words_get_supply_title (levels->supply->kind);

  if (levels->points->len == 0)
    /* Translators: %s is a supply */
    return g_strdup_printf (_ ("%s, no readings today"), name);
  const LobbyLevelPoint *first = &g_array_index (levels->points, LobbyLevelPoint, 0);
  const LobbyLevelPoint *last = &g_array_index (levels->points, LobbyLevelPoint, levels->points->len - 1);
  /* Translators: first a supply, then its first and its last level of today */
  return g_strdup_printf (_ ("%1$s, from %2$.0f to %3$.0f today"), name, first->level, last->level);
}

/* --- what is foreseen --- */

static GArray *
read_reaches (const LobbyDeviceLevels *levels, const LobbySupplyForesight *foreseen)
{
  GArray *reaches = g_array_new (FALSE, TRUE, sizeof (LobbyLevelReach));
  double unit = levels->money ? lobby_money_get_unit () : 1;

  for (guint i = 0; foreseen != NULL && i < foreseen->marks->len; i++)
    {
      const LobbyLevelMark *mark = &g_array_index (foreseen->marks, LobbyLevelMark, i);
      LobbyLevelReach reach = { mark->at_us, mark->low / unit, mark->mid / unit, mark->high / unit };
      g_array_append_val (reaches, reach);
    }
  return reaches;
}

static char *
dup_empty (const LobbySupplyForesight *foreseen, GTimeZone *zone)
{
  if (foreseen->empty_us == 0)
    return NULL;
  g_autofree char *time = lobby_words_dup_time (foreseen->empty_us, zone, FALSE);
  /* Translators: %s is the time when a supply is expected to run out; stands on a chart */
  return g_strdup_printf (_ ("empty %s"), time);
}

static char *
dup_range (const LobbySupplyForesight *foreseen, GTimeZone *zone)
{
  if (foreseen->empty_us == 0 || foreseen->early_us == 0)
    return NULL;
  g_autofree char *early = lobby_words_dup_time (foreseen->early_us, zone, FALSE);
  g_autofree char *late = foreseen->late_us != 0 ? lobby_words_dup_time (foreseen->late_us, zone, FALSE) : NULL;
  if (late == NULL)
    /* Translators: %s is a time: earliest time when a supply runs out; it may also last until closing */
    return g_strdup_printf (_ ("%s to closing"), early);
  /* Translators: from when until when a supply runs out, as in "11:05 to 11:45" */
  return g_strdup_printf (_ ("%1$s to %2$s"), early, late);
}

/* The axis ends after what matters: when it is out, at the latest; otherwise an hour ahead. */
static gint64
find_end (const LobbySupplyForesight *foreseen, gint64 now_us, gint64 from_us)
{
  gint64 end_us = MAX (now_us + 60 * LOBBY_MINUTE_US, from_us + 3 * LOBBY_HOUR_US);

  if (foreseen == NULL || foreseen->empty_us == 0)
    return end_us;
  return MAX (end_us, MAX (foreseen->late_us, foreseen->empty_us) + 15 * LOBBY_MINUTE_US);
}

/** lobby_device_levels_show: shows @levels in @chart, from opening to closing */
void
lobby_device_levels_show (const LobbyDeviceLevels *levels,
                          LobbyLevelChart *chart,
                          LobbyDevice *device,
                          LobbyFloor *floor)
{
  const LobbyBranchRecord *branch = lobby_floor_get_branch (floor);
  GTimeZone *zone = lobby_floor_get_time_zone (floor);
  gint64 now_us = lobby_floor_get_freshness (floor, LOBBY_AREA_DEVICES)->now_us;
  gint64 from_us = lobby_instant_from_local (zone, branch->day, MAX (branch->opens, 0));
  double low = get_limit (levels, device, floor);
  /* Translators: low limit of a supply on a chart */
  g_autofree char *low_label = g_strdup_printf (_ ("low, %.0f"), low);
  g_autofree char *summary = dup_summary (levels);
  LobbyLevelPicture picture = { 0 };

  const LobbySupplyForesight *foreseen = lobby_supply_find_foresight (floor, lobby_device_get_record (device)->id,
                                                                      levels->supply->kind);
  g_autoptr (GArray) reaches = read_reaches (levels, foreseen);
  g_autofree char *empty_label = foreseen != NULL ? dup_empty (foreseen, zone) : NULL;
  g_autofree char *range_label = foreseen != NULL ? dup_range (foreseen, zone) : NULL;
  g_autofree char *whole = empty_label != NULL ? g_strjoin (C_ ("list", ", "), summary, empty_label, range_label, NULL)
                                               : g_strdup (summary);

  picture.from_us = from_us;
  picture.now_us = now_us;
  picture.to_us = find_end (foreseen, now_us, from_us);
  if (foreseen != NULL)
    picture.forecast = (LobbyLevelForecast){
      foreseen->empty_us, foreseen->early_us,
      foreseen->late_us,  (const LobbyLevelReach *) (gconstpointer) reaches->data,
      reaches->len,       empty_label,
      range_label
    };
  picture.points = (const LobbyLevelPoint *) (gconstpointer) levels->points->data;
  picture.n_points = levels->points->len;
  picture.capacity = levels->money ? (double) levels->supply->capacity_cny / lobby_money_get_unit () : 100;
  picture.low = low;
  picture.low_label = low_label;
  picture.now_label = C_ ("time axis", "now");
  lobby_level_chart_show (chart, &picture, zone, whole);
}
