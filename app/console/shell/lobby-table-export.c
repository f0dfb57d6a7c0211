/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves the figures of the VIP log where a person wants them. What leaves the branch is recorded first; without a record
 * nothing leaves. */
#include "config.h"

#include "lobby-table-export.h"

#include "lobby-file-choice.h"
#include "lobby-vip-export.h"
#include "lobby-window.h"

#include <glib/gi18n-lib.h>

static void
chosen_cb (const char *path, gpointer data)
{
  LobbyWindow *window = data;
  LobbySession *session = lobby_window_get_session (window);
  g_autofree char *table = NULL;
  g_autoptr (GError) error = NULL;

  if (session == NULL || lobby_state_get_branch (lobby_session_get_state (session)) == NULL)
    return;
  if (!lobby_session_record_export (session, "vip-log"))
    {
      lobby_window_add_toast (window, _ ("Not saved: the export cannot be recorded"));
      return;
    }
  table = lobby_vip_export_dup_csv (lobby_session_get_state (session));
  if (g_file_set_contents (path, table, -1, &error))
    lobby_window_add_toast (window, _ ("Table saved, without names"));
  else
    lobby_window_add_toast (window, _ ("Not saved: the folder is full or read-only"));
}

/**
 * lobby_table_export_ask:
 * @window: the window
 * @session: whose figures
 *
 * Asks where the table shall be written, and writes it there.
 */
void
lobby_table_export_ask (GtkWidget *window, LobbySession *session)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (lobby_session_get_state (session));
  g_autofree char *name = NULL;

  if (branch == NULL)
    return;
  name = g_strdup_printf ("vip-%s.csv", branch->day != NULL ? branch->day : "day");
  /* Translators: title of the dialog that asks where the table is written */
  lobby_file_choice_save (window, _ ("Save the Figures of the VIP Log"), name, chosen_cb, window);
}
