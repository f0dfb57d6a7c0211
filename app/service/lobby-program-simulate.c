/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobby-branch simulate: a whole day at once, as a recorded day. */
#include "config.h"

#include "lobby-program.h"

#include "lobby-instant.h"
#include "lobby-recording-writer.h"
#include "lobby-service-stream.h"
#include "lobby-simulator.h"

#include <glib/gi18n.h>

typedef struct
{
  char *scenario;
  char *date;
  char *out;
  gint64 seed;
  gboolean force;
} Simulate;

typedef struct
{
  LobbyServiceStream *stream;
  LobbyRecordingWriter *writer;
  GError *error;
} Recorder;

static gboolean
parse_options (Simulate *simulate, int argc, char **argv, int *code)
{
  const GOptionEntry entries[] = {
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &simulate->scenario, N_ ("Simulate this kind of day"), "SCENARIO" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &simulate->seed, N_ ("Start the dice from this number"), "N" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &simulate->date, N_ ("Simulate this business day"), "YYYY-MM-DD" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &simulate->out, N_ ("Write the day into this file"), "DAY.jsonl.gz" },
    { "force", 0, 0, G_OPTION_ARG_NONE, &simulate->force, N_ ("Replace an older file"), NULL },
    { NULL },
  };

  return lobby_program_parse ("simulate --scenario SCENARIO --out DAY.jsonl.gz [OPTION…]",
                              _ ("Simulates a whole day and records it. The same seed gives the same bytes."), entries,
                              &argc, &argv, code);
}

static void
record (LobbyEvent *event, gpointer data)
{
  Recorder *recorder = data;
  g_autoptr (LobbyEvent) numbered = lobby_service_stream_number (recorder->stream, event);

  if (recorder->error == NULL)
    lobby_recording_writer_add (recorder->writer, numbered, &recorder->error);
}

static gboolean
write_day (LobbyScenario *scenario, const char *day, guint64 seed, const char *path, gboolean replace, GError **error)
{
  const char *const areas[] = { "queue", "devices", "customers", "feedback", NULL };
  const LobbyBranchRecord *branch = scenario->branch;
  g_autoptr (LobbyRecordingHeader) header = lobby_recording_header_new (branch->id, day, branch->zone_id,
                                                                        "lobby-branch " PACKAGE_VERSION);
  g_autoptr (LobbyAnonymiser) anonymiser = lobby_anonymiser_new_for_seed (scenario->id, seed);
  Recorder recorder = { 0 };
  gboolean written;

  header->scenario = g_strdup (scenario->id);
  header->seed = (gint64) seed;
  recorder.writer = lobby_recording_writer_new (path, header, anonymiser,
                                                replace ? LOBBY_RECORDING_REPLACE : LOBBY_RECORDING_KEEP, error);
  if (recorder.writer == NULL)
    {
      lobby_scenario_free (scenario);
      return FALSE;
    }
  recorder.stream = lobby_service_stream_new (branch->id, "main", areas, day);
  g_autoptr (LobbySimulator) simulator = lobby_simulator_new (scenario, day, seed, record, &recorder);
  lobby_simulator_advance_to (simulator, lobby_simulator_get_end (simulator));
  if (recorder.error != NULL)
    g_propagate_error (error, recorder.error);
  written = recorder.error == NULL && lobby_recording_writer_close (recorder.writer, error);
  lobby_recording_writer_free (recorder.writer);
  lobby_service_stream_free (recorder.stream);
  return written;
}

static gboolean
simulate_day (const Simulate *simulate, GError **error)
{
  LobbyScenario *scenario = lobby_scenario_load (simulate->scenario, error);
  g_autofree char *day = scenario != NULL ? g_strdup (simulate->date != NULL ? simulate->date : scenario->day) : NULL;

  if (scenario == NULL)
    return FALSE;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 midnight;
  if (!lobby_instant_parse_local (utc, day, "00:00", &midnight))
    {
      lobby_scenario_free (scenario);
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "date: YYYY-MM-DD expected");
      return FALSE;
    }
  return write_day (scenario, day, (guint64) (simulate->seed >= 0 ? simulate->seed : scenario->seed), simulate->out,
                    simulate->force, error);
}

/** lobby_program_simulate: Returns: the exit code */
int
lobby_program_simulate (int argc, char **argv)
{
  Simulate simulate = { .seed = -1 };
  g_autoptr (GError) error = NULL;
  int code;

  if (parse_options (&simulate, argc, argv, &code))
    {
      if (simulate.scenario == NULL || simulate.out == NULL)
        code = lobby_program_fail (LOBBY_PROGRAM_USAGE,
                                   _ ("Say which kind of day and where to: --scenario SCENARIO --out DAY.jsonl.gz."));
      else if (!simulate_day (&simulate, &error))
        {
          g_autofree char *text = lobby_program_describe_error (error);
          code = lobby_program_fail (LOBBY_PROGRAM_FAILED, text);
        }
    }
  g_free (simulate.scenario);
  g_free (simulate.date);
  g_free (simulate.out);
  return code;
}
