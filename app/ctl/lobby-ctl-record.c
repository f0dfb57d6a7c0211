/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl record: a day of a console's journal as a file that may leave the branch: people are taken out of it. */
#include "config.h"

#include "lobby-ctl.h"

#include "lobby-branch-clock.h"
#include "lobby-ctl-progress.h"
#include "lobby-journal-save.h"

#include <glib/gi18n.h>

static gboolean
record (const char *folder, const char *day, const char *out, GError **error)
{
  g_autoptr (LobbyBranchClock) clock = lobby_branch_clock_new ();
  g_autoptr (LobbyCtlProgress) progress = lobby_ctl_progress_new (_ ("Writing the day…"));
  const LobbyJournalSave save = { .folder = folder,
                                  .day = day,
                                  .path = out,
                                  .engine = "lobbyctl " PACKAGE_VERSION,
                                  .now_us = lobby_clock_get_now (LOBBY_CLOCK (clock)),
                                  .progress = lobby_ctl_progress_cb,
                                  .progress_data = progress };

  return lobby_journal_save_day (&save, NULL, error);
}

static int
run_record (int argc, char **argv)
{
  g_autofree char *out = NULL;
  const GOptionEntry entries[] = {
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &out, N_ ("Write the day into this file"), "DAY.jsonl.gz" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!lobby_ctl_parse (&lobby_ctl_record, entries, &argc, &argv, 2))
    return LOBBY_CTL_USAGE;
  if (out == NULL)
    {
      lobby_ctl_fail (_ ("Say where to: --out DAY.jsonl.gz."));
      return LOBBY_CTL_USAGE;
    }
  if (record (argv[1], argv[2], out, &error))
    return LOBBY_CTL_DONE;
  g_autofree char *problem = lobby_ctl_describe_file_error (error);
  return lobby_ctl_fail (problem);
}

const LobbyCtlVerb lobby_ctl_record = {
  .name = "record",
  .arguments = "FOLDER YYYY-MM-DD --out DAY.jsonl.gz",
  .summary = N_ ("Writes a day of a console’s journal as a recorded day without people"),
  .run = run_record,
};
