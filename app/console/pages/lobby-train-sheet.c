/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Black on white text, so that it reads the same on any printer; pages break between lines. */
#include "config.h"

#include "lobby-train-sheet.h"

#include "lobby-train-result.h"
#include "lobby-train-show.h"
#include "lobby-whatif-chart.h"
#include "lobby-words.h"

#include <glib/gi18n-lib.h>

#define FONT "Sans 10"
#define TICKED "\xe2\x98\x91"
#define UNTICKED "\xe2\x98\x90"

typedef struct
{
  char *markup;        /* (owned) */
  PangoLayout *layout; /* (owned) (nullable) */
  GArray *breaks;      /* (owned): of int, the first line of each page */
} Sheet;

static void
sheet_free (gpointer data, GClosure *closure)
{
  Sheet *sheet = data;

  g_free (sheet->markup);
  g_clear_object (&sheet->layout);
  g_array_unref (sheet->breaks);
  g_free (sheet);
}

/* --- words --- */

static void
append_line (GString *markup, const char *before, const char *text, const char *after)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (markup, "%s%s%s\n", before, escaped, after);
}

static void
append_choices (GString *markup, const GPtrArray *choices, const LobbyTrainingVerdict *verdict)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const LobbyTrainingChoice *choice = g_ptr_array_index (choices, i);
      const char *css_class;
      g_autofree char *words = lobby_train_dup_choice (choice);
      g_autofree char *effect = lobby_train_dup_effect (choice, verdict, i, &css_class);
      g_autofree char *line = g_strdup_printf ("%s  %s  (%s)", (verdict->taken >> i & 1) != 0 ? TICKED : UNTICKED,
                                               words, effect);

      append_line (markup, "", line, "");
    }
}

static void
append_ways (GString *markup, const LobbyTrainingVerdict *verdict)
{
  for (guint i = 0; i < LOBBY_TRAINING_N_LINES; i++)
    {
      g_autofree char *line = g_strdup_printf (
          /* Translators: on the sheet of a training: one of four ways in which half an hour could go, minutes that all
           * customers waited, customers who waited longer than the target */
          _ ("%1$s: %2$d min waited, %3$d over target"), lobby_whatif_chart_get_line_name ((LobbyWhatifLine) i),
          lobby_train_get_minutes (verdict->waited_s[i]), verdict->n_over[i]);

      append_line (markup, i == LOBBY_TRAINING_YOURS ? "<b>" : "", line, i == LOBBY_TRAINING_YOURS ? "</b>" : "");
    }
}

static void
append_moment (GString *markup, const LobbyTraining *training, guint moment, GTimeZone *zone)
{
  const GPtrArray *choices = lobby_training_get_choices (training, moment);
  const LobbyTrainingVerdict *verdict = lobby_training_get_verdict (training, moment);
  g_autofree char *time = lobby_words_dup_time (lobby_training_get_time (training, moment), zone, FALSE);
  /* Translators: a decision of a training: time of day and score, as in "10:42  83 of 100" */
  g_autofree char *head = g_strdup_printf (_ ("%1$s  %2$d of 100"), time, verdict->score);
  g_autofree char *praise = lobby_train_dup_praise (choices, verdict), *hint = lobby_train_dup_hint (choices, verdict);

  append_line (markup, "\n<big><b>", head, "</b></big>");
  append_choices (markup, choices, verdict);
  append_ways (markup, verdict);
  append_line (markup, "", praise, "");
  if (hint != NULL)
    append_line (markup, "", hint, "");
}

/**
 * lobby_train_sheet_dup_markup:
 * @run: a training; what is decided is on the sheet
 * @day: name of the day, in words
 * @zone: of the branch
 *
 * Returns: (transfer full): the sheet as Pango markup
 */
char *
lobby_train_sheet_dup_markup (LobbyTrainingRun *run, const char *day, GTimeZone *zone)
{
  const LobbyTraining *training = lobby_training_run_get_training (run);
  g_autofree char *average = lobby_train_result_dup_average (training);
  /* Translators: title of the printed sheet of a training; %s is who trained */
  g_autofree char *title = g_strdup_printf (_ ("Training of %s"), lobby_training_run_get_trainee (run));
  /* Translators: on the printed sheet of a training: the day, then the number of the exercise */
  g_autofree char *which = g_strdup_printf (_ ("%1$s, exercise %2$u"), day, (guint) lobby_training_get_seed (training));
  GString *markup = g_string_new (NULL);

  append_line (markup, "<span size='x-large'><b>", title, "</b></span>");
  append_line (markup, "", which, "");
  append_line (markup, "<b>", average, "</b>");
  for (guint i = 0; i < lobby_training_get_n_moments (training) && lobby_training_get_verdict (training, i) != NULL;
       i++)
    append_moment (markup, training, i, zone);
  return g_string_free (markup, FALSE);
}

/* --- paper --- */

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Sheet *sheet = data;
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
  double height = gtk_print_context_get_height (context), used = 0;

  sheet->layout = gtk_print_context_create_pango_layout (context);
  pango_layout_set_font_description (sheet->layout, font);
  pango_layout_set_width (sheet->layout, (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_markup (sheet->layout, sheet->markup, -1);
  for (int i = 0; i < pango_layout_get_line_count (sheet->layout); i++)
    {
      PangoRectangle place;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (sheet->layout, i), NULL, &place);
      double line = (double) place.height / PANGO_SCALE;
      if (sheet->breaks->len == 0 || used + line > height)
        {
          g_array_append_val (sheet->breaks, i);
          used = 0;
        }
      used += line;
    }
  gtk_print_operation_set_n_pages (operation, (int) MAX (sheet->breaks->len, 1));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  Sheet *sheet = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  int end = (guint) page + 1 < sheet->breaks->len ? g_array_index (sheet->breaks, int, page + 1)
                                                  : pango_layout_get_line_count (sheet->layout);
  double y = 0;

  cairo_set_source_rgb (cr, 0, 0, 0);
  for (int i = g_array_index (sheet->breaks, int, page); i < end; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (sheet->layout, i);
      PangoRectangle place;

      pango_layout_line_get_extents (line, NULL, &place);
      cairo_move_to (cr, 0, y - (double) place.y / PANGO_SCALE);
      pango_cairo_show_layout_line (cr, line);
      y += (double) place.height / PANGO_SCALE;
    }
}

/**
 * lobby_train_sheet_new:
 * @markup: what stands on it
 * @name: of the print job
 *
 * Returns: (transfer full): prints the sheet when it is run, or exports it as PDF
 */
GtkPrintOperation *
lobby_train_sheet_new (const char *markup, const char *name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->markup = g_strdup (markup);
  sheet->breaks = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_page_setup_set_top_margin (setup, 18, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, 18, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, 20, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, 20, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, name);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_print_cb), sheet, sheet_free, 0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), sheet);
  return operation;
}
