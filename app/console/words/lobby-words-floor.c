/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for the fixed vocabulary of the floor. What this version cannot name is called unknown, never normal. */
#include "config.h"

#include "lobby-words-floor.h"

#include <glib/gi18n-lib.h>

/** lobby_words_get_text: Returns: words that the branch supplied, in the language of the console or the nearest one */
const char *
lobby_words_get_text (const LobbyText *text)
{
  return lobby_text_get (text, g_get_language_names ()[0]);
}

/** lobby_words_get_pause_reason: Returns: why a counter is paused, in a word */
const char *
lobby_words_get_pause_reason (LobbyPauseReason reason)
{
  switch (reason)
    {
    case LOBBY_PAUSE_HAND_OVER:
      /* Translators: why a counter is paused: the cash box is handed over */
      return C_ ("pause", "Hand-over");
    case LOBBY_PAUSE_BREAK:
      return C_ ("pause", "Break");
    case LOBBY_PAUSE_MEAL:
      return C_ ("pause", "Meal");
    case LOBBY_PAUSE_HELP:
      /* Translators: why a counter is paused: the teller helps elsewhere */
      return C_ ("pause", "Helping");
    case LOBBY_PAUSE_SYSTEM:
      /* Translators: why a counter is paused: trouble with the computer system */
      return C_ ("pause", "System");
    case LOBBY_PAUSE_OTHER:
    case LOBBY_PAUSE_UNKNOWN:
    default:
      return C_ ("pause", "Other reason");
    }
}

static const struct
{
  const char *icon;
  const char *name;
} kinds[] = {
  [LOBBY_DEVICE_UNKNOWN] = { "lobby-device-unknown-symbolic", NC_ ("device", "Device") },
  [LOBBY_DEVICE_ATM] = { "lobby-device-atm-symbolic", NC_ ("device", "ATM") },
  [LOBBY_DEVICE_CASH_RECYCLER] = { "lobby-device-cash-recycler-symbolic", NC_ ("device", "Cash recycler") },
  [LOBBY_DEVICE_VIDEO_TELLER] = { "lobby-device-video-teller-symbolic", NC_ ("device", "Video teller") },
  [LOBBY_DEVICE_SMART_TELLER] = { "lobby-device-smart-teller-symbolic", NC_ ("device", "Smart teller") },
  [LOBBY_DEVICE_KIOSK] = { "lobby-device-kiosk-symbolic", NC_ ("device", "Kiosk") },
  [LOBBY_DEVICE_PASSBOOK_PRINTER] = { "lobby-device-passbook-printer-symbolic", NC_ ("device", "Passbook printer") },
  [LOBBY_DEVICE_TICKET_MACHINE] = { "lobby-device-ticket-machine-symbolic", NC_ ("device", "Ticket machine") },
  [LOBBY_DEVICE_STATEMENT_PRINTER] = { "lobby-device-statement-printer-symbolic", NC_ ("device", "Statement printer") },
  [LOBBY_DEVICE_TABLET] = { "lobby-device-tablet-symbolic", NC_ ("device", "Tablet") },
};

/** lobby_words_get_device_kind: Returns: name of a kind of device */
const char *
lobby_words_get_device_kind (LobbyDeviceKind kind)
{
  guint at = (guint) kind < G_N_ELEMENTS (kinds) ? (guint) kind : 0;

  return g_dpgettext2 (GETTEXT_PACKAGE, "device", kinds[at].name);
}

/** lobby_words_get_device_icon: Returns: name of the icon of a kind of device */
const char *
lobby_words_get_device_icon (LobbyDeviceKind kind)
{
  return kinds[(guint) kind < G_N_ELEMENTS (kinds) ? (guint) kind : 0].icon;
}

/** lobby_words_get_supply: Returns: name of a supply, for the middle of a line */
const char *
lobby_words_get_supply (LobbySupplyKind kind)
{
  switch (kind)
    {
    case LOBBY_SUPPLY_CASH:
      return C_ ("supply", "cash");
    case LOBBY_SUPPLY_DEPOSIT:
      return C_ ("supply", "deposit bin");
    case LOBBY_SUPPLY_RECEIPTS:
      return C_ ("supply", "receipts");
    case LOBBY_SUPPLY_CARDS:
      return C_ ("supply", "cards");
    case LOBBY_SUPPLY_PAPER:
      return C_ ("supply", "paper");
    case LOBBY_SUPPLY_RIBBON:
      return C_ ("supply", "ribbon");
    case LOBBY_SUPPLY_RETRACT:
      return C_ ("supply", "retract bin");
    case LOBBY_SUPPLY_UNKNOWN:
    default:
      return C_ ("supply", "supply");
    }
}

/** lobby_words_get_supply_title: Returns: name of a supply, for the start of a line */
const char *
lobby_words_get_supply_title (LobbySupplyKind kind)
{
  switch (kind)
    {
    case LOBBY_SUPPLY_CASH:
      return C_ ("supply", "Cash");
    case LOBBY_SUPPLY_DEPOSIT:
      return C_ ("supply", "Deposit bin");
    case LOBBY_SUPPLY_RECEIPTS:
      return C_ ("supply", "Receipts");
    case LOBBY_SUPPLY_CARDS:
      return C_ ("supply", "Cards");
    case LOBBY_SUPPLY_PAPER:
      return C_ ("supply", "Paper");
    case LOBBY_SUPPLY_RIBBON:
      return C_ ("supply", "Ribbon");
    case LOBBY_SUPPLY_RETRACT:
      return C_ ("supply", "Retract bin");
    case LOBBY_SUPPLY_UNKNOWN:
    default:
      return C_ ("supply", "Supply");
    }
}

static const char *
get_low (LobbySupplyKind kind)
{
  switch (kind)
    {
    case LOBBY_SUPPLY_CASH:
      return _ ("Cash low");
    case LOBBY_SUPPLY_CARDS:
      return _ ("Cards low");
    case LOBBY_SUPPLY_PAPER:
      return _ ("Paper low");
    case LOBBY_SUPPLY_RECEIPTS:
      return _ ("Receipts low");
    case LOBBY_SUPPLY_RIBBON:
      return _ ("Ribbon low");
    case LOBBY_SUPPLY_DEPOSIT:
    case LOBBY_SUPPLY_RETRACT:
    case LOBBY_SUPPLY_UNKNOWN:
    default:
      return _ ("Supply low");
    }
}

static const char *
get_empty (LobbySupplyKind kind)
{
  switch (kind)
    {
    case LOBBY_SUPPLY_CASH:
      return _ ("No cash");
    case LOBBY_SUPPLY_CARDS:
      return _ ("No cards");
    case LOBBY_SUPPLY_PAPER:
      return _ ("No paper");
    case LOBBY_SUPPLY_RECEIPTS:
      return _ ("No receipts");
    case LOBBY_SUPPLY_RIBBON:
      return _ ("No ribbon");
    case LOBBY_SUPPLY_DEPOSIT:
    case LOBBY_SUPPLY_RETRACT:
    case LOBBY_SUPPLY_UNKNOWN:
    default:
      return _ ("Supply out");
    }
}

/** lobby_words_get_supply_trouble: Returns: (nullable): what is the matter with a supply; %NULL when nothing is */
const char *
lobby_words_get_supply_trouble (LobbySupplyKind kind, LobbyReplenishment level)
{
  gboolean bin = kind == LOBBY_SUPPLY_DEPOSIT || kind == LOBBY_SUPPLY_RETRACT;

  switch (level)
    {
    case LOBBY_LEVEL_LOW:
      return get_low (kind);
    case LOBBY_LEVEL_EMPTY:
      return get_empty (kind);
    case LOBBY_LEVEL_FULL:
      return bin ? _ ("Bin full") : NULL;
    case LOBBY_LEVEL_HIGH:
      return bin ? _ ("Bin nearly full") : NULL;
    case LOBBY_LEVEL_JAMMED:
      return _ ("Paper jammed");
    case LOBBY_LEVEL_OK:
    case LOBBY_LEVEL_NOT_SUPPORTED:
    case LOBBY_LEVEL_UNKNOWN:
    default:
      return NULL;
    }
}

static const char *const parts[] = {
  [LOBBY_PART_UNKNOWN] = NC_ ("part", "A part"),
  [LOBBY_PART_CARD_READER] = NC_ ("part", "Card reader"),
  [LOBBY_PART_DISPENSER] = NC_ ("part", "Cash dispenser"),
  [LOBBY_PART_ACCEPTOR] = NC_ ("part", "Note acceptor"),
  [LOBBY_PART_RECEIPT_PRINTER] = NC_ ("part", "Receipt printer"),
  [LOBBY_PART_DOCUMENT_PRINTER] = NC_ ("part", "Document printer"),
  [LOBBY_PART_PASSBOOK_PRINTER] = NC_ ("part", "Passbook printer"),
  [LOBBY_PART_SHUTTER] = NC_ ("part", "Shutter"),
  [LOBBY_PART_RETRACT_BIN] = NC_ ("part", "Retract bin"),
  [LOBBY_PART_PIN_PAD] = NC_ ("part", "PIN pad"),
  [LOBBY_PART_SCREEN] = NC_ ("part", "Screen"),
  [LOBBY_PART_NETWORK] = NC_ ("part", "Network"),
  [LOBBY_PART_POWER] = NC_ ("part", "Power"),
  [LOBBY_PART_SAFE] = NC_ ("part", "Safe"),
  [LOBBY_PART_OTHER] = NC_ ("part", "Another part"),
};

/** lobby_words_get_part: Returns: name of a part of a device */
const char *
lobby_words_get_part (LobbyDevicePart part)
{
  guint at = (guint) part < G_N_ELEMENTS (parts) ? (guint) part : 0;

  return g_dpgettext2 (GETTEXT_PACKAGE, "part", parts[at]);
}

static const char *
get_fault (LobbyDevicePart part, LobbyDeviceFault fault)
{
  switch (fault)
    {
    case LOBBY_FAULT_JAMMED:
      /* Translators: %s is a part of a device, as in "Card reader jammed" */
      return _ ("%s jammed");
    case LOBBY_FAULT_INOPERATIVE:
      /* Translators: %s is a part of a device */
      return _ ("%s does not work");
    case LOBBY_FAULT_MISSING:
      /* Translators: %s is a part of a device */
      return _ ("%s missing");
    case LOBBY_FAULT_EMPTY:
      /* Translators: %s is a part of a device */
      return _ ("%s empty");
    case LOBBY_FAULT_FULL:
      /* Translators: %s is a part of a device */
      return _ ("%s full");
    case LOBBY_FAULT_TAMPERED:
    case LOBBY_FAULT_FRAUD:
      /* Translators: %s is a part of a device */
      return _ ("%s may have been tampered with");
    case LOBBY_FAULT_SILENT:
      /* Translators: %s is a part of a device */
      return _ ("%s gives no sign");
    case LOBBY_FAULT_OTHER:
    case LOBBY_FAULT_UNKNOWN:
    default:
      /* Translators: %s is a part of a device, as in "Card reader: fault" */
      return part == LOBBY_PART_UNKNOWN ? _ ("%s: fault not named") : _ ("%s: fault");
    }
}

/** lobby_words_dup_fault: Returns: (transfer full): what is wrong with a device, as in "Card reader jammed" */
char *
lobby_words_dup_fault (LobbyDevicePart part, LobbyDeviceFault fault)
{
  g_autoptr (GString) words = g_string_new (get_fault (part, fault));

  g_string_replace (words, "%s", lobby_words_get_part (part), 1);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/** lobby_words_get_asked_counter: Returns: (nullable): what a teller was asked to do and has not done yet */
const char *
lobby_words_get_asked_counter (LobbyCounterAction action)
{
  switch (action)
    {
    case LOBBY_COUNTER_ACTION_OPEN:
      return _ ("asked to open");
    case LOBBY_COUNTER_ACTION_CLOSE:
      return _ ("asked to close");
    case LOBBY_COUNTER_ACTION_PAUSE:
      return _ ("asked to pause");
    case LOBBY_COUNTER_ACTION_RESUME:
      return _ ("asked to resume");
    case LOBBY_COUNTER_ACTION_PROFILE:
      return _ ("asked to change services");
    case LOBBY_COUNTER_ACTION_HELP:
      return _ ("help is coming");
    case LOBBY_COUNTER_ACTION_UNKNOWN:
    default:
      return NULL;
    }
}

/** lobby_words_get_asked_device: Returns: (nullable): what was asked for at a device and is not done yet */
const char *
lobby_words_get_asked_device (LobbyDeviceAction action)
{
  switch (action)
    {
    case LOBBY_DEVICE_ACTION_REQUEST_CASH:
      return _ ("cash requested");
    case LOBBY_DEVICE_ACTION_DEPOSITS_ONLY:
      return _ ("deposits only requested");
    case LOBBY_DEVICE_ACTION_ALL_FUNCTIONS:
      return _ ("all functions requested");
    case LOBBY_DEVICE_ACTION_REPORT_FAULT:
      return _ ("fault reported");
    case LOBBY_DEVICE_ACTION_QUICK_FIX:
      return _ ("quick fix under way");
    case LOBBY_DEVICE_ACTION_REQUEST_SUPPLIES:
      return _ ("supplies requested");
    case LOBBY_DEVICE_ACTION_UNKNOWN:
    default:
      return NULL;
    }
}

/* The first letter large, for the start of a line; Han characters stay as they are. */
static char *
dup_as_title (const char *words)
{
  char first[8] = { 0 };

  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (words)), first);
  return g_strconcat (first, g_utf8_next_char (words), NULL);
}

/** lobby_words_dup_occurrence: Returns: (transfer full): a line of a device's day */
char *
lobby_words_dup_occurrence (const LobbyOccurrenceRecord *occurrence)
{
  const char *trouble;

  switch (occurrence->kind)
    {
    case LOBBY_OCCURRENCE_LOW:
      trouble = lobby_words_get_supply_trouble (occurrence->supply, LOBBY_LEVEL_LOW);
      return g_strdup (trouble != NULL ? trouble : _ ("Supply low"));
    case LOBBY_OCCURRENCE_EMPTY:
      trouble = lobby_words_get_supply_trouble (occurrence->supply, LOBBY_LEVEL_EMPTY);
      return g_strdup (trouble != NULL ? trouble : _ ("Supply out"));
    case LOBBY_OCCURRENCE_FAULT:
      return lobby_words_dup_fault (occurrence->part, occurrence->fault);
    case LOBBY_OCCURRENCE_CLEARED:
      return g_strdup (_ ("Fault cleared"));
    case LOBBY_OCCURRENCE_REFILLED:
      return g_strdup (_ ("Refilled"));
    case LOBBY_OCCURRENCE_HALF_FULL:
      /* Translators: %s is a supply, as in "Deposit bin half full" */
      return g_strdup_printf (_ ("%s half full"), lobby_words_get_supply_title (occurrence->supply));
    case LOBBY_OCCURRENCE_REQUESTED:
      trouble = lobby_words_get_asked_device (occurrence->action);
      return trouble != NULL ? dup_as_title (trouble) : g_strdup (_ ("Help requested"));
    case LOBBY_OCCURRENCE_MODE:
      return g_strdup (occurrence->action == LOBBY_DEVICE_ACTION_DEPOSITS_ONLY ? _ ("Deposits only")
                                                                               : _ ("All functions"));
    case LOBBY_OCCURRENCE_OFFLINE:
      return g_strdup (_ ("Offline"));
    case LOBBY_OCCURRENCE_ONLINE:
      return g_strdup (_ ("Online again"));
    case LOBBY_OCCURRENCE_UNKNOWN:
    default:
      return g_strdup (_ ("Something that this version cannot name"));
    }
}
