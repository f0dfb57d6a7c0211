/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lobby as text: queues, counters and devices in columns, for a terminal of 80 characters. */
#include "config.h"

#include "lobby-ctl-board.h"

#include "lobby-ctl.h"
#include "lobby-words-link.h"
#include "lobby-zone.h"

#include <glib/gi18n.h>
#include <string.h>

/* Han characters are two columns wide. */
static guint
measure_width (const char *text)
{
  guint width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_iszerowidth (g_utf8_get_char (c)))
      width += g_unichar_iswide (g_utf8_get_char (c)) ? 2 : 1;
  return width;
}

static void
append_cell (GString *out, const char *text, guint width)
{
  guint used = 0;

  for (const char *c = text; *c != '\0' && used + 2 <= width; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      g_string_append_unichar (out, character == '\n' ? ' ' : character);
      used += g_unichar_iszerowidth (character) ? 0 : g_unichar_iswide (character) ? 2 : 1;
    }
  for (; used < width; used++)
    g_string_append_c (out, ' ');
}

static void
append_number (GString *out, const char *text, guint width)
{
  for (guint used = measure_width (text); used < width; used++)
    g_string_append_c (out, ' ');
  g_string_append (out, text);
}

static void
append_span (GString *out, gint64 span_us, guint width)
{
  gint64 span_s = MAX (span_us, 0) / G_USEC_PER_SEC;
  g_autofree char *text = g_strdup_printf ("%d:%02d", (int) (span_s / 60), (int) (span_s % 60));

  append_number (out, text, width);
}

static void
append_queue (GString *out,
              const LobbyState *state,
              const LobbyServiceRecord *service,
              gint64 now_us,
              const char *language)
{
  const GPtrArray *waiting = lobby_state_get_waiting (state, service->id);
  guint n_waiting = waiting != NULL ? waiting->len : 0;
  g_autofree char *count = g_strdup_printf ("%u", n_waiting);
  const LobbyTicketRecord *first = n_waiting > 0 ? g_ptr_array_index (waiting, 0) : NULL;

  append_cell (out, service->id, 6);
  append_cell (out, lobby_text_get (service->name, language), 34);
  append_number (out, count, 10);
  if (first != NULL)
    append_span (out, now_us - first->queued_us, 12);
  else
    append_number (out, "–", 12);
  append_span (out, service->target_s * G_USEC_PER_SEC, 12);
  g_string_append_c (out, '\n');
}

static void
append_queues (GString *out, const LobbyState *state, gint64 now_us, const char *language)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);

  /* Translators: heads of columns in a terminal: name of a queue, how many wait, longest wait, target wait. */
  append_cell (out, C_ ("terminal", "Queue"), 40);
  append_number (out, C_ ("terminal", "waiting"), 10);
  append_number (out, C_ ("terminal", "longest"), 12);
  append_number (out, C_ ("terminal", "target"), 12);
  g_string_append_c (out, '\n');
  for (guint i = 0; branch->services != NULL && i < branch->services->len; i++)
    append_queue (out, state, g_ptr_array_index (branch->services, i), now_us, language);
}

static const char *
describe_counter (const LobbyCounterRecord *counter)
{
  switch (counter->phase)
    {
    case LOBBY_COUNTER_OPEN:
      return counter->ticket != NULL ? C_ ("terminal", "busy") : C_ ("terminal", "idle");
    case LOBBY_COUNTER_PAUSED:
      return C_ ("terminal", "paused");
    case LOBBY_COUNTER_CLOSED:
      return C_ ("terminal", "closed");
    case LOBBY_COUNTER_UNKNOWN:
    default:
      return C_ ("terminal", "unknown");
    }
}

static void
append_counters (GString *out, const LobbyState *state, gint64 now_us)
{
  const GPtrArray *counters = lobby_state_get_counters (state);

  /* Translators: heads of columns in a terminal: a counter, its state, its ticket, for how long. */
  append_cell (out, C_ ("terminal", "Counter"), 20);
  append_cell (out, C_ ("terminal", "state"), 20);
  append_cell (out, C_ ("terminal", "ticket"), 14);
  append_number (out, C_ ("terminal", "since"), 20);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < counters->len; i++)
    {
      const LobbyCounterRecord *counter = g_ptr_array_index (counters, i);
      gint64 since_us = counter->ticket != NULL ? counter->ticket_us : counter->since_us;
      append_cell (out, counter->id, 20);
      append_cell (out, describe_counter (counter), 20);
      append_cell (out, counter->ticket != NULL ? counter->ticket : "", 14);
      if (since_us > 0)
        append_span (out, now_us - since_us, 20);
      g_string_append_c (out, '\n');
    }
}

static const char *
describe_device (LobbyTerminalState state)
{
  switch (state)
    {
    case LOBBY_TERMINAL_IN_SERVICE:
      return C_ ("terminal", "in service");
    case LOBBY_TERMINAL_DEGRADED:
      return C_ ("terminal", "degraded");
    case LOBBY_TERMINAL_OUT_OF_SERVICE:
      return C_ ("terminal", "out of service");
    case LOBBY_TERMINAL_SUPERVISOR:
      return C_ ("terminal", "under maintenance");
    case LOBBY_TERMINAL_OFFLINE:
      return C_ ("terminal", "offline");
    case LOBBY_TERMINAL_UNKNOWN:
    default:
      return C_ ("terminal", "unknown");
    }
}

static void
append_devices (GString *out, const LobbyState *state, gint64 now_us)
{
  const GPtrArray *devices = lobby_state_get_devices (state);
  const LobbyPolicyRecord *policy = lobby_state_get_branch (state)->policy;
  gint64 silent_us = (policy != NULL && policy->device_silent_s > 0 ? policy->device_silent_s : 60) * G_USEC_PER_SEC;

  /* Translators: heads of columns in a terminal: a self-service device, its state, cash in it, customers at it. */
  append_cell (out, C_ ("terminal", "Device"), 20);
  append_cell (out, C_ ("terminal", "state"), 30);
  append_number (out, C_ ("terminal", "cash"), 12);
  append_number (out, C_ ("terminal", "queue"), 12);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < devices->len; i++)
    {
      const LobbyDeviceRecord *device = g_ptr_array_index (devices, i);
      const LobbySupplyRecord *cash = lobby_device_get_supply (device, LOBBY_SUPPLY_CASH);
      g_autofree char *percent = cash != NULL && cash->percent >= 0 ? g_strdup_printf ("%.0f %%", cash->percent)
                                                                    : g_strdup ("–");
      g_autofree char *waiting = g_strdup_printf ("%d", (int) device->waiting);
      append_cell (out, device->id, 20);
      append_cell (out, describe_device (lobby_device_get_terminal_state (device, now_us, silent_us)), 30);
      append_number (out, percent, 12);
      append_number (out, waiting, 12);
      g_string_append_c (out, '\n');
    }
}

/**
 * lobby_ctl_board_format:
 * @state: the lobby
 * @now_us: time of the branch, µs since 1970 UTC; of its last sign of life when it is silent
 * @link: how the link is, in words
 * @language: for names that the branch supplies
 *
 * Returns: (transfer full): the lobby, several lines
 */
char *
lobby_ctl_board_format (const LobbyState *state, gint64 now_us, const char *link, const char *language)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  GString *out = g_string_new (NULL);

  if (branch == NULL)
    {
      g_string_append_printf (out, "%s\n", link);
      return g_string_free (out, FALSE);
    }
  g_autoptr (GTimeZone) zone = lobby_zone_new (branch->zone_id);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *time = lobby_ctl_format_time (now_us, zone != NULL ? zone : utc);
  append_cell (out, lobby_text_get (branch->name, language), 42);
  g_string_append_printf (out, "%s  %s  %s\n\n", branch->day, time, link);
  append_queues (out, state, now_us, language);
  g_string_append_c (out, '\n');
  append_counters (out, state, now_us);
  g_string_append_c (out, '\n');
  append_devices (out, state, now_us);
  return g_string_free (out, FALSE);
}

/** lobby_ctl_board_describe_link: Returns: (transfer full): the state of a link in a word or two */
char *
lobby_ctl_board_describe_link (LobbyLinkState state)
{
  switch (state)
    {
    case LOBBY_LINK_LIVE:
      return g_strdup (C_ ("terminal", "live"));
    case LOBBY_LINK_POLLING:
      return g_strdup (C_ ("terminal", "polling"));
    case LOBBY_LINK_STALE:
      return g_strdup (C_ ("terminal", "stale"));
    case LOBBY_LINK_DISCONNECTED:
      return g_strdup (C_ ("terminal", "disconnected"));
    case LOBBY_LINK_CONNECTING:
    case LOBBY_LINK_UNKNOWN:
    default:
      return g_strdup (C_ ("terminal", "connecting"));
    }
}

/** lobby_ctl_board_dup_reason: Returns: (transfer full): why a link is not live, in a sentence or two */
char *
lobby_ctl_board_dup_reason (const char *reason)
{
  char *words = lobby_words_dup_link_reason (reason);

  return words != NULL ? words : lobby_words_dup_link_reason ("tls");
}
