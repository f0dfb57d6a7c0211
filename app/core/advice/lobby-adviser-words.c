/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words to say: those of the rule, with the device, its place and the minutes filled in. A person speaks them, so all
 * languages are filled in at once; the names of the devices are those of the glossary (ui-design.md 12). */
#include "config.h"

#include "lobby-adviser-private.h"

#include <math.h>

static const LobbyText device_names[] = {
  [LOBBY_DEVICE_UNKNOWN] = { (char *) "machine", (char *) "自助设备", (char *) "自助設備" },
  [LOBBY_DEVICE_ATM] = { (char *) "ATM", (char *) "自动取款机", (char *) "自動提款機" },
  [LOBBY_DEVICE_CASH_RECYCLER] = { (char *) "cash recycler", (char *) "存取款一体机", (char *) "存提款機" },
  [LOBBY_DEVICE_VIDEO_TELLER] = { (char *) "video teller", (char *) "远程视频柜员机", (char *) "視訊櫃員機" },
  [LOBBY_DEVICE_SMART_TELLER] = { (char *) "smart teller", (char *) "智能柜员机", (char *) "智慧櫃員機" },
  [LOBBY_DEVICE_KIOSK] = { (char *) "kiosk", (char *) "自助终端", (char *) "自助服務機" },
  [LOBBY_DEVICE_PASSBOOK_PRINTER] = { (char *) "passbook printer", (char *) "补登折机", (char *) "補摺機" },
  [LOBBY_DEVICE_TICKET_MACHINE] = { (char *) "ticket machine", (char *) "取号机", (char *) "取號機" },
  [LOBBY_DEVICE_STATEMENT_PRINTER] = { (char *) "statement printer", (char *) "流水打印机", (char *) "明細列印機" },
  [LOBBY_DEVICE_TABLET] = { (char *) "tablet", (char *) "移动终端", (char *) "行動平板" },
};

static const LobbyText nowhere = { (char *) "", (char *) "", (char *) "" };

static char *
fill (const char *words, const char *device, const char *place, const char *minutes)
{
  g_autoptr (GString) filled = NULL;

  if (words == NULL)
    return NULL;
  filled = g_string_new (words);
  g_string_replace (filled, "{device}", device != NULL ? device : "", 0);
  if (place == NULL || *place == '\0')
    {
      /* No gap where the place would have been, and no "at" without one. */
      g_string_replace (filled, " {place}", "", 0);
      g_string_replace (filled, "在{place}的", "在", 0);
      g_string_replace (filled, "{place}的", "", 0);
    }
  g_string_replace (filled, "{place}", place != NULL ? place : "", 0);
  g_string_replace (filled, "{minutes}", minutes, 0);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

/**
 * lobby_look_fill_words:
 * @rule: whose words
 * @plan: the device that is meant
 * @about_s: when it will be done, seconds from now; said in whole minutes, rounded up
 *
 * Returns: (transfer full) (nullable): words to say
 */
LobbyText *
lobby_look_fill_words (const LobbyDiversionRule *rule, const LobbyDevicePlan *plan, double about_s)
{
  const LobbyText *device = &device_names[plan->kind <= LOBBY_DEVICE_TABLET ? plan->kind : LOBBY_DEVICE_UNKNOWN];
  const LobbyText *place = plan->place != NULL ? plan->place : &nowhere;
  g_autofree char *minutes = g_strdup_printf ("%d", (int) MAX (ceil (about_s / 60), 1));
  LobbyText *words;

  if (rule->words == NULL)
    return NULL;
  words = lobby_record_new (&lobby_text_type);
  words->en = fill (rule->words->en, device->en, place->en, minutes);
  words->zh_cn = fill (rule->words->zh_cn, device->zh_cn, place->zh_cn, minutes);
  words->zh_tw = fill (rule->words->zh_tw, device->zh_tw, place->zh_tw, minutes);
  return words;
}
