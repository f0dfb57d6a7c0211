/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Widgets: every state builds and draws, says in words what it shows, and wears the colours of the chart room. */
#include <adwaita.h>

#include "lobby-table-window.h"
#include "lobby-widgets.h"
#include "widget-search.h"
#include "widget-states.h"

#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)

static void
test_every_state_builds (void)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), widget_states_new ());
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window) || gtk_widget_get_width (window) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (picture, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  g_autoptr (GskRenderNode) node = gtk_snapshot_to_node (g_object_ref (snapshot));
  g_assert_nonnull (node);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_roles (void)
{
  g_autoptr (GtkWidget) bar = g_object_ref_sink (lobby_supply_bar_new ());
  g_autoptr (GtkWidget) strip = g_object_ref_sink (lobby_wait_strip_new ());
  g_autoptr (GtkWidget) ring = g_object_ref_sink (lobby_ring_new ());
  g_autoptr (GtkWidget) tile = g_object_ref_sink (lobby_counter_tile_new ());
  g_autoptr (GtkWidget) notice = g_object_ref_sink (lobby_freshness_card_new ());

  gtk_test_accessible_assert_role (bar, GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_role (strip, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_role (ring, GTK_ACCESSIBLE_ROLE_TIMER);
  gtk_test_accessible_assert_role (tile, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_role (notice, GTK_ACCESSIBLE_ROLE_ALERT);
}

/* Every chart has a table behind it, for who cannot see it and for a spreadsheet. */
static void
test_table_behind_a_chart (void)
{
  const LobbyLevelPoint points[] = { { 0, 372 }, { 60 * MINUTE_US, 180 } };
  const LobbyLevelReach reach = { 90 * MINUTE_US, 60, 90, 120 };
  LobbyLevelPicture picture = { .to_us = 180 * MINUTE_US,
                                .now_us = 60 * MINUTE_US,
                                .points = points,
                                .n_points = 2,
                                .capacity = 400,
                                .low_label = "low",
                                .now_label = "now",
                                .forecast = { .reaches = &reach, .n_reaches = 1 } };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GtkWidget) chart = g_object_ref_sink (lobby_level_chart_new ());

  lobby_level_chart_show (LOBBY_LEVEL_CHART (chart), &picture, zone, "Cash fell");
  g_autoptr (LobbyChartTable) table = lobby_canvas_dup_table (LOBBY_CANVAS (chart));
  g_autofree char *text = lobby_chart_table_dup_text (table);
  g_assert_cmpstr (text, ==, "Time\tLevel\t80% range\n00:00\t372\t\n01:00\t180\t\n01:30\t90\t60 to 120\n");
}

static void
test_table_cells_cannot_break_lines (void)
{
  g_autoptr (LobbyChartTable) table = lobby_chart_table_new ("T", (const char *const[]){ "a", "b", NULL });

  lobby_chart_table_add (table, (const char *const[]){ "x\ty", "1\n2", NULL });
  g_autofree char *text = lobby_chart_table_dup_text (table);
  g_assert_cmpstr (text, ==, "a\tb\nx y\t1 2\n");
}

static void
test_chart_opens_its_table (void)
{
  const LobbyWaitMark marks[] = { { 18, LOBBY_TONE_OVER, FALSE, FALSE } };
  LobbyWaitPicture picture = { .marks = marks, .n_marks = 1, .target_min = 15, .top_min = 40 };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *strip = lobby_wait_strip_new ();

  gtk_window_set_child (GTK_WINDOW (window), strip);
  lobby_wait_strip_show (LOBBY_WAIT_STRIP (strip), &picture, (const char *const[]){ "A001", NULL }, "one");
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_activate_action (strip, "chart.show-table", NULL));
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GtkWidget *found = NULL;
  for (GList *at = windows; at != NULL; at = at->next)
    if (LOBBY_IS_TABLE_WINDOW (at->data))
      found = at->data;
  g_assert_nonnull (found);
  widget_search_await (found, "A001");
  g_assert_nonnull (widget_search_find (found, GTK_TYPE_LABEL, "18.0"));
  gtk_window_destroy (GTK_WINDOW (found));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_bar_tells_its_value (void)
{
  g_autoptr (GtkWidget) bar = g_object_ref_sink (lobby_supply_bar_new ());
  const LobbyBarPlot plot = { 0.09, -1, LOBBY_TONE_RISK };

  lobby_supply_bar_show (LOBBY_SUPPLY_BAR (bar), &plot, "cash", "9 percent, low");
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 9.0);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "9 percent, low");
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_LABEL, "cash");
}

static void
test_figure_without_value (void)
{
  g_autoptr (GtkWidget) figure = g_object_ref_sink (lobby_figure_new ());
  const LobbyFigureView view = { "Longest wait", NULL, "min", NULL, LOBBY_TONE_NORMAL };

  lobby_figure_show (LOBBY_FIGURE (figure), &view);
  gtk_test_accessible_assert_property (figure, GTK_ACCESSIBLE_PROPERTY_LABEL, "Longest wait \xe2\x80\x93  ");
  g_assert_false (gtk_widget_has_css_class (figure, "over"));
}

static void
test_tiles_fill_their_rows (void)
{
  g_autoptr (GtkWidget) grid = g_object_ref_sink (lobby_tile_grid_new ());

  lobby_tile_grid_set_columns (LOBBY_TILE_GRID (grid), 3);
  lobby_tile_grid_set_spacing (LOBBY_TILE_GRID (grid), 8);
  for (guint i = 0; i < 5; i++)
    {
      GtkWidget *tile = gtk_label_new (NULL);
      gtk_widget_set_size_request (tile, 20, 30);
      lobby_tile_grid_insert (LOBBY_TILE_GRID (grid), tile, gtk_widget_get_last_child (grid));
    }
  int minimum;
  gtk_widget_measure (grid, GTK_ORIENTATION_VERTICAL, 316, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 2 * 30 + 8);
  gtk_widget_measure (grid, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 3 * 20 + 2 * 8);

  gtk_widget_size_allocate (grid, &(GtkAllocation){ 0, 0, 317, 68 }, -1);
  GtkWidget *third = lobby_tile_grid_get_tile (LOBBY_TILE_GRID (grid), 2);
  graphene_rect_t area;
  g_assert_true (gtk_widget_compute_bounds (third, grid, &area));
  g_assert_cmpfloat (area.origin.x + area.size.width, ==, 317);
}

/* Named colours of a style sheet, as in "@define-color lobby_over #c01c28;". */
static GHashTable *
read_style_colours (const char *file)
{
  g_autofree char *path = g_strconcat (LOBBY_RESOURCE_PATH, "/", file, NULL);
  g_autoptr (GBytes) style = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GHashTable *colours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_assert_nonnull (style);
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (style, NULL), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 3);
      if (g_strv_length (words) == 3 && g_str_equal (words[0], "@define-color"))
        g_hash_table_replace (colours, g_strdup (words[1]), g_strndup (words[2], strcspn (words[2], ";")));
    }
  return colours;
}

static void
test_style_has_the_tokens (gconstpointer dark)
{
  g_autoptr (GHashTable) colours = read_style_colours (GPOINTER_TO_INT (dark) ? "style-dark.css" : "style.css");
  LobbyPalette palette;

  lobby_palette_init (&palette, GPOINTER_TO_INT (dark), FALSE);
  for (guint i = 0; i < LOBBY_N_TOKENS; i++)
    {
      const char *name = lobby_token_get_css_name (i);
      const char *value = g_hash_table_lookup (colours, name);
      LobbyInk ink;
      g_assert_nonnull (value);
      g_assert_true (lobby_ink_parse (value, &ink));
      g_assert_cmpmem (&ink, sizeof ink, &palette.inks[i], sizeof ink);
    }
}

static void
test_words (void)
{
  g_autoptr (GTimeZone) shanghai = g_time_zone_new_identifier ("Asia/Shanghai");
  const gint64 second_us = G_USEC_PER_SEC;
  g_autofree char *time = lobby_words_dup_time (G_GINT64_CONSTANT (1763347326) * second_us, shanghai, TRUE);
  g_autofree char *short_span = lobby_words_dup_span (130 * second_us);
  g_autofree char *long_span = lobby_words_dup_span (3730 * second_us);
  g_autofree char *negative = lobby_words_dup_span (-5 * second_us);
  g_autofree char *age = lobby_words_dup_age (206 * second_us);
  g_autofree char *minutes = lobby_words_dup_minutes (18 * 60 * second_us + 59 * second_us);
  g_autofree char *usual = lobby_words_dup_usual (390);

  g_assert_cmpstr (time, ==, "10:42:06");
  g_assert_cmpstr (short_span, ==, "02:10");
  g_assert_cmpstr (long_span, ==, "1:02:10");
  g_assert_cmpstr (negative, ==, "00:00");
  g_assert_cmpstr (age, ==, "3 min 26 s");
  g_assert_cmpstr (minutes, ==, "18");
  g_assert_cmpstr (usual, ==, "6.5");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lobby_widgets_init ();
  g_test_add_func ("/widgets/every-state-builds", test_every_state_builds);
  g_test_add_func ("/widgets/roles", test_roles);
  g_test_add_func ("/widgets/table-behind-a-chart", test_table_behind_a_chart);
  g_test_add_func ("/widgets/table-cells", test_table_cells_cannot_break_lines);
  g_test_add_func ("/widgets/chart-opens-its-table", test_chart_opens_its_table);
  g_test_add_func ("/widgets/bar-tells-its-value", test_bar_tells_its_value);
  g_test_add_func ("/widgets/figure-without-value", test_figure_without_value);
  g_test_add_func ("/widgets/tiles-fill-their-rows", test_tiles_fill_their_rows);
  g_test_add_data_func ("/widgets/style-has-the-tokens/light", GINT_TO_POINTER (FALSE), test_style_has_the_tokens);
  g_test_add_data_func ("/widgets/style-has-the-tokens/dark", GINT_TO_POINTER (TRUE), test_style_has_the_tokens);
  g_test_add_func ("/widgets/words", test_words);
  return g_test_run ();
}
