/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The daily sheet: one page of A4 in every language, and no half-written file. */
#include "lobby-error.h"
#include "lobby-floor-maker.h"
#include "lobby-rules.h"
#include "lobby-sheet-charts.h"
#include "lobby-sheet-page.h"
#include "lobby-words-finding.h"
#include "temp-folder.h"

#include <pango/pangocairo.h>
#include <string.h>

/* A001 waits 20 of 15 min, A002 leaves. */
static LobbyDaySheet *
make_sheet (void)
{
  LobbyState *state = lobby_floor_make_state ();

  lobby_floor_play (state, "09:00:00", "counter.opened", "{\"counter\":\"1\",\"staff\":\"t1\",\"services\":[\"A\"]}");
  lobby_floor_play (state, "09:00:00", "ticket.issued", "{\"ticket\":\"A001\",\"service\":\"A\"}");
  lobby_floor_play (state, "09:05:00", "ticket.issued", "{\"ticket\":\"A002\",\"service\":\"A\"}");
  lobby_floor_play (state, "09:20:00", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  lobby_floor_play (state, "09:21:00", "ticket.abandoned", "{\"ticket\":\"A002\"}");
  return lobby_day_sheet_new (state, lobby_uptime_watch_new (), lobby_rules_get_effective (state), NULL,
                              lobby_floor_at ("08:30:00"), lobby_floor_at ("12:00:00"));
}

static void
test_page (void)
{
  g_autoptr (LobbyDaySheet) sheet = make_sheet (), before = make_sheet ();
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL, *path = NULL;
  TempFolder folder;
  gsize length;

  temp_folder_make (&folder);
  path = temp_folder_path (&folder, "sheet.pdf");
  g_assert_true (lobby_sheet_page_save_pdf (sheet, before, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_true (g_str_has_suffix (content + length - 6, "%%EOF\n"));
  temp_folder_remove (&folder);
}

/* "fault 30": where nothing can be written, nothing is there, and somebody is told. */
static void
test_no_room (void)
{
  g_autoptr (LobbyDaySheet) sheet = make_sheet ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  TempFolder folder;

  temp_folder_make (&folder);
  path = temp_folder_path (&folder, "no-such-folder/sheet.pdf");
  g_assert_false (lobby_sheet_page_save_pdf (sheet, NULL, path, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  temp_folder_remove (&folder);
}

/* Each chart leaves ink on the paper and has a table with a row, or says by an empty one that there is nothing. */
static void
test_charts (void)
{
  g_autoptr (LobbyDaySheet) sheet = make_sheet ();
  const guint rows[LOBBY_N_SHEET_CHARTS] = { 37, 2, 2, 4, 0, 3 };
  LobbyPalette palette;

  lobby_palette_init (&palette, FALSE, FALSE);
  for (LobbySheetChart chart = 0; chart < LOBBY_N_SHEET_CHARTS; chart++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 600, 300);
      cairo_t *cr = cairo_create (surface);
      g_autoptr (PangoLayout) text = pango_cairo_create_layout (cr);
      g_autoptr (LobbyChartTable) table = lobby_sheet_chart_dup_table (chart, sheet);
      gboolean ink = FALSE;

      lobby_sheet_chart_paint (chart, sheet, cr, text, 600, 300, &palette);
      cairo_surface_flush (surface);
      const guchar *pixels = cairo_image_surface_get_data (surface);
      for (gsize i = 0; i < (gsize) cairo_image_surface_get_stride (surface) * 300 && !ink; i++)
        ink = pixels[i] != 0;
      g_assert_true (ink);
      g_assert_cmpuint (table->rows->len, ==, rows[chart]);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_sentence (void)
{
  g_autoptr (LobbyDaySheet) sheet = make_sheet ();
  const LobbyDayFinding *finding = &g_array_index (sheet->findings, LobbyDayFinding, 0);
  g_autofree char *head = lobby_words_dup_finding_head (sheet, finding);
  g_autofree char *rest = lobby_words_dup_finding (sheet, finding);

  g_assert_cmpstr (head, ==, "Personal cash was over target for 6 min.");
  g_assert_cmpstr (rest, ==, "09:15 to 09:21. 2 customers waited more than 15 min, the longest 20 min (A001).");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet-page/page", test_page);
  g_test_add_func ("/sheet-page/no-room", test_no_room);
  g_test_add_func ("/sheet-page/charts", test_charts);
  g_test_add_func ("/sheet-page/sentence", test_sentence);
  return g_test_run ();
}
