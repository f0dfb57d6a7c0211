/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl check: whether a recorded day is whole, and what is in it. */
#include "config.h"

#include "lobby-ctl.h"

#include "lobby-recording-reader.h"
#include "lobby-state.h"
#include "lobby-zone.h"

#include <glib/gi18n.h>

typedef struct
{
  LobbyRecordingReader *reader; /* (owned) */
  GTimeZone *zone;              /* (owned) */
  LobbyState *state;            /* (owned) */
  GHashTable *sequences;        /* (owned) (element-type utf8 guint64): number of the newest event, by source */
  guint64 n_kinds[LOBBY_EVENT_N_KINDS];
  guint64 n_gaps;
  guint64 n_missing;
  gint64 first_us;
} Check;

static void
check_clear (Check *check)
{
  g_clear_pointer (&check->reader, lobby_recording_reader_free);
  g_clear_pointer (&check->zone, g_time_zone_unref);
  g_clear_pointer (&check->state, lobby_state_free);
  g_clear_pointer (&check->sequences, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

/* A snapshot stands for everything up to its number; only what follows must be without a gap. */
static void
follow_sequence (Check *check, const LobbyEvent *event)
{
  guint64 sequence = lobby_event_get_sequence (event);
  guint64 *newest = g_hash_table_lookup (check->sequences, lobby_event_get_source (event));

  if (sequence == 0)
    return;
  if (newest == NULL)
    {
      newest = g_new0 (guint64, 1);
      g_hash_table_insert (check->sequences, g_strdup (lobby_event_get_source (event)), newest);
    }
  else if (lobby_event_get_kind (event) != LOBBY_EVENT_SNAPSHOT && sequence > *newest + 1)
    {
      check->n_gaps++;
      check->n_missing += sequence - *newest - 1;
    }
  *newest = MAX (*newest, sequence);
}

static void
take_event (Check *check, const LobbyEvent *event)
{
  if (check->first_us == 0)
    check->first_us = lobby_event_get_time (event);
  check->n_kinds[lobby_event_get_kind (event)]++;
  follow_sequence (check, event);
  lobby_state_apply (check->state, event, NULL);
}

static void
say_header (const Check *check)
{
  const LobbyRecordingHeader *header = lobby_recording_reader_get_header (check->reader);
  /* Translators: %1$s is the short name of a branch, %2$s a day as 2025-11-17, %3$s a time zone as Asia/Shanghai. */
  g_autofree char *branch = g_strdup_printf (_ ("Branch %1$s, %2$s, time zone %3$s"), header->branch, header->day,
                                             header->time_zone);
  /* Translators: %s is the name and version of a program. */
  g_autofree char *engine = g_strdup_printf (_ ("Recorded by %s"), header->engine);

  lobby_ctl_say (stdout, branch);
  lobby_ctl_say (stdout, engine);
  if (header->scenario == NULL)
    return;
  g_autofree char *seed = g_strdup_printf ("%" G_GINT64_FORMAT, header->seed);
  /* Translators: %1$s is the name of a scenario, %2$s a number. */
  g_autofree char *made_up = g_strdup_printf (_ ("Simulated: scenario %1$s, seed %2$s"), header->scenario, seed);
  lobby_ctl_say (stdout, made_up);
}

static void
say_kinds (const Check *check)
{
  for (int kind = 0; kind < LOBBY_EVENT_N_KINDS; kind++)
    {
      const char *type = kind != LOBBY_EVENT_UNKNOWN ? lobby_event_kind_get_type ((LobbyEventKind) kind)
                                                     : _ ("of an unknown kind");
      g_autofree char *line = g_strdup_printf ("%10" G_GUINT64_FORMAT "  %s", check->n_kinds[kind], type);
      if (check->n_kinds[kind] > 0)
        lobby_ctl_say (stdout, line);
    }
}

static void
say_times (const Check *check)
{
  guint64 n_events = lobby_recording_reader_get_n_events (check->reader);
  g_autofree char *count = lobby_ctl_format_count (n_events);
  g_autofree char *first = lobby_ctl_format_time (check->first_us, check->zone);
  g_autofree char *last = lobby_ctl_format_time (lobby_recording_reader_get_last_time (check->reader), check->zone);

  if (n_events == 0)
    {
      lobby_ctl_say (stdout, _ ("No events"));
      return;
    }
  g_autofree char *line = g_strdup_printf (
      /* Translators: %1$s is the number of events, %2$s and %3$s are times of day as 08:12:03. */
      ngettext ("%1$s event, from %2$s to %3$s", "%1$s events, from %2$s to %3$s", (gulong) n_events), count, first,
      last);
  lobby_ctl_say (stdout, line);
}

static void
say_outcomes (const Check *check)
{
  g_autofree char *applied = lobby_ctl_format_count (lobby_state_count (check->state, LOBBY_APPLY_APPLIED));
  g_autofree char *ignored = lobby_ctl_format_count (lobby_state_count (check->state, LOBBY_APPLY_IGNORED));
  g_autofree char *inconsistent = lobby_ctl_format_count (lobby_state_count (check->state, LOBBY_APPLY_INCONSISTENT));
  /* Translators: what became of the events of a day; each %s is a number. */
  g_autofree char *line = g_strdup_printf (_ ("Applied %1$s, ignored %2$s, inconsistent %3$s"), applied, ignored,
                                           inconsistent);

  lobby_ctl_say (stdout, line);
}

static void
say_gaps (const Check *check)
{
  g_autofree char *n_missing = lobby_ctl_format_count (check->n_missing);
  g_autofree char *n_gaps = lobby_ctl_format_count (check->n_gaps);
  /* Translators: %1$s is the number of events that are missing, %2$s the number of places where they are. */
  g_autofree char *line = g_strdup_printf (_ ("Missing events: %1$s (in gaps: %2$s)"), n_missing, n_gaps);

  lobby_ctl_say (stdout, check->n_gaps > 0 ? line : _ ("No gaps"));
}

static int
say_damage (const Check *check, const GError *error)
{
  guint64 n_events = lobby_recording_reader_get_n_events (check->reader);
  g_autofree char *where = lobby_ctl_format_count (lobby_recording_reader_get_line (check->reader));
  g_autofree char *last = lobby_ctl_format_time (lobby_recording_reader_get_last_time (check->reader), check->zone);
  g_autofree char *line = NULL;

  if (n_events == 0)
    /* Translators: %1$s is a line number, %2$s a short technical reason in English. */
    line = g_strdup_printf (_ ("The day is damaged at line %1$s (%2$s). Nothing of it can be played."), where,
                            error->message);
  else
    /* Translators: %1$s is a line number, %2$s a short technical reason in English, %3$s a time of day. */
    line = g_strdup_printf (_ ("The day is damaged at line %1$s (%2$s). It can be played until %3$s."), where,
                            error->message, last);
  return lobby_ctl_fail (line);
}

static int
say_refused (const Check *check)
{
  guint64 n_refused = lobby_recording_reader_get_n_refused (check->reader);
  g_autofree char *count = lobby_ctl_format_count (n_refused);
  g_autofree char *where = lobby_ctl_format_count (lobby_recording_reader_get_refused_line (check->reader));
  g_autofree char *line = g_strdup_printf (
      /* Translators: %1$s is the number of lines, %2$s the number of the first of them. */
      ngettext ("%1$s line is no lawful event: line %2$s.", "%1$s lines are no lawful events; the first is line %2$s.",
                (gulong) n_refused),
      count, where);

  return lobby_ctl_fail (line);
}

static int
say_verdict (const Check *check, const GError *error)
{
  if (error != NULL)
    return say_damage (check, error);
  if (lobby_recording_reader_get_n_refused (check->reader) > 0)
    return say_refused (check);
  lobby_ctl_say (stdout, _ ("The day is whole."));
  return LOBBY_CTL_DONE;
}

static int
check_day (Check *check)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *line = NULL;
  LobbyEvent *event;

  while ((event = lobby_recording_reader_next (check->reader, &error)) != NULL)
    {
      take_event (check, event);
      lobby_event_unref (event);
    }
  say_header (check);
  say_times (check);
  say_kinds (check);
  say_outcomes (check);
  say_gaps (check);
  digest = lobby_state_digest (check->state);
  /* Translators: %s is a fingerprint of 64 digits. */
  line = g_strdup_printf (_ ("Digest %s"), digest);
  lobby_ctl_say (stdout, line);
  return say_verdict (check, error);
}

static int
run_check (int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_auto (Check) check = { 0 };
  g_autoptr (GError) error = NULL;

  if (!lobby_ctl_parse (&lobby_ctl_check, entries, &argc, &argv, 1))
    return LOBBY_CTL_USAGE;
  check.reader = lobby_recording_reader_new (argv[1], &error);
  if (check.reader == NULL)
    {
      g_autofree char *problem = lobby_ctl_describe_file_error (error);
      return lobby_ctl_fail (problem);
    }
  check.zone = lobby_zone_new (lobby_recording_reader_get_header (check.reader)->time_zone);
  check.state = lobby_state_new ();
  check.sequences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return check_day (&check);
}

const LobbyCtlVerb lobby_ctl_check = {
  .name = "check",
  .arguments = "DAY",
  .summary = N_ ("Checks whether a recorded day is whole, and shows what is in it"),
  .run = run_check,
};
