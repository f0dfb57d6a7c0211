/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary of a day as a file or on paper. It holds figures and no people; that it leaves the branch is recorded all the
 * same, where there is a record. What is written is the day that was shown when somebody asked. */
#include "config.h"

#include "lobby-summary-export.h"

#include "lobby-file-choice.h"
#include "lobby-sheet-export.h"
#include "lobby-sheet-page.h"
#include "lobby-window.h"

#include <glib/gi18n-lib.h>

/* What is to be written: kept at the window while a person chooses where. */
typedef struct
{
  LobbyDaySheet *sheet;  /* (owned) */
  LobbyDaySheet *before; /* (owned) (nullable) */
} Export;

#define EXPORT_KEY "lobby-summary-export"

static void
export_free (gpointer data)
{
  Export *export = data;

  lobby_day_sheet_unref (export->sheet);
  lobby_day_sheet_unref (export->before);
  g_free (export);
}

static Export *
make_export (LobbySummaryPage *page)
{
  LobbyDaySheet *sheet = lobby_summary_page_get_sheet (page), *before = lobby_summary_page_get_before (page);
  Export *export;

  if (sheet == NULL)
    return NULL;
  export = g_new0 (Export, 1);
  export->sheet = lobby_day_sheet_ref (sheet);
  export->before = before != NULL ? lobby_day_sheet_ref (before) : NULL;
  return export;
}

/* A recorded day that is played has nothing to be recorded in. */
static gboolean
record (LobbyWindow *window)
{
  LobbySession *session = lobby_window_get_session (window);

  if (session == NULL || lobby_session_get_kind (session) == LOBBY_SESSION_REPLAY
      || lobby_session_record_export (session, "summary"))
    return TRUE;
  lobby_window_add_toast (window, _ ("Not saved: the export cannot be recorded"));
  return FALSE;
}

static void
tell (LobbyWindow *window, gboolean done)
{
  /* Translators: the summary of a day was written to a file */
  lobby_window_add_toast (window, done ? _ ("Summary saved") : _ ("Not saved: the folder is full or read-only"));
}

static void
pdf_chosen_cb (const char *path, gpointer data)
{
  const Export *export = g_object_get_data (data, EXPORT_KEY);

  if (export != NULL && record (data))
    tell (data, lobby_sheet_page_save_pdf (export->sheet, export->before, path, NULL));
}

static void
csv_chosen_cb (const char *path, gpointer data)
{
  const Export *export = g_object_get_data (data, EXPORT_KEY);

  if (export == NULL || !record (data))
    return;
  g_autofree char *table = lobby_sheet_export_dup_csv (export->sheet);
  tell (data, g_file_set_contents (path, table, -1, NULL));
}

static void
ask (GtkWidget *window, LobbySummaryPage *page, const char *ending, const char *title, LobbyFileChosenFunc chosen)
{
  Export *export = make_export (page);

  if (export == NULL)
    return;
  g_autofree char *name = g_strdup_printf ("summary-%s.%s", export->sheet->day, ending);
  g_object_set_data_full (G_OBJECT (window), EXPORT_KEY, export, export_free);
  lobby_file_choice_save (window, title, name, chosen, window);
}

/* Asks where the sheet of the day shall be written, and writes it there. */
static void
ask_pdf (GtkWidget *window, LobbySummaryPage *page)
{
  /* Translators: title of the dialog that asks where the sheet is written */
  ask (window, page, "pdf", _ ("Save the Daily Summary"), pdf_chosen_cb);
}

/* Asks where the figures of the day shall be written, and writes them there. */
static void
ask_csv (GtkWidget *window, LobbySummaryPage *page)
{
  /* Translators: title of the dialog that asks where the table is written */
  ask (window, page, "csv", _ ("Save the Figures of the Day"), csv_chosen_cb);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int number, const Export *export)
{
  lobby_sheet_page_draw (export->sheet, export->before, gtk_print_context_get_cairo_context (context));
}

/* Prints the sheet of the day, when the person says where. */
static void
print (GtkWidget *window, LobbySummaryPage *page)
{
  Export *export = make_export (page);

  if (export == NULL)
    return;
  if (!record (LOBBY_WINDOW (window)))
    {
      export_free (export);
      return;
    }
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autofree char *title = lobby_sheet_page_dup_title (export->sheet);
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), export,
                         (GClosureNotify) (void (*) (void)) export_free, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window), NULL);
}

/**
 * lobby_summary_export_start:
 * @window: the window
 * @page: (nullable): the page that is shown; any other than the summary has nothing to be written
 * @what: "save-pdf", "save-csv" or "print"
 */
void
lobby_summary_export_start (GtkWidget *window, GtkWidget *page, const char *what)
{
  g_return_if_fail (LOBBY_IS_WINDOW (window) && what != NULL);

  if (!LOBBY_IS_SUMMARY_PAGE (page))
    return;
  if (g_str_equal (what, "save-pdf"))
    ask_pdf (window, LOBBY_SUMMARY_PAGE (page));
  else if (g_str_equal (what, "save-csv"))
    ask_csv (window, LOBBY_SUMMARY_PAGE (page));
  else
    print (window, LOBBY_SUMMARY_PAGE (page));
}
