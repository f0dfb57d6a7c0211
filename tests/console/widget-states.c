/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every state of every widget on one sheet: to be looked at by people, and built by a test. */
#include "widget-states.h"

#include "advice-states.h"

#include "lobby-widgets.h"

static GtkWidget *
add_head (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "lobby-title");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_card (GtkOrientation orientation)
{
  GtkWidget *card = gtk_box_new (orientation, 0);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "lobby-card");
  return card;
}

static void
add_vocabulary (GtkWidget *box)
{
  static const struct
  {
    LobbyShape shape;
    const char *word;
  } states[] = {
    { LOBBY_SHAPE_TRIANGLE, "over" },       { LOBBY_SHAPE_DIAMOND, "will be over" },
    { LOBBY_SHAPE_CIRCLE, "on time" },      { LOBBY_SHAPE_DIVERT_RING, "divert" },
    { LOBBY_SHAPE_TARGET, "target" },       { LOBBY_SHAPE_WHISKER, "next arrival" },
    { LOBBY_SHAPE_RING, "idle" },           { LOBBY_SHAPE_PAUSE, "paused" },
    { LOBBY_SHAPE_DASH, "closed" },         { LOBBY_SHAPE_CROSS, "out of service" },
    { LOBBY_SHAPE_DOTTED_RING, "offline" }, { LOBBY_SHAPE_STAR, "VIP" },
    { LOBBY_SHAPE_ARROW, "advice" },        { LOBBY_SHAPE_TICK, "done" },
  };
  GtkWidget *row = gtk_flow_box_new ();

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
      gtk_box_append (GTK_BOX (pair), lobby_glyph_new (states[i].shape));
      gtk_box_append (GTK_BOX (pair), gtk_label_new (states[i].word));
      gtk_flow_box_append (GTK_FLOW_BOX (row), pair);
    }
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (row), 7);
  gtk_box_append (GTK_BOX (box), row);
}

static void
add_icons (GtkWidget *box)
{
  static const char *const names[] = { "live",
                                       "vip",
                                       "devices",
                                       "summary",
                                       "replay",
                                       "wall",
                                       "divert",
                                       "counter",
                                       "comment",
                                       "disconnected",
                                       "done",
                                       "device-atm",
                                       "device-cash-recycler",
                                       "device-video-teller",
                                       "device-smart-teller",
                                       "device-kiosk",
                                       "device-passbook-printer",
                                       "device-ticket-machine",
                                       "device-statement-printer",
                                       "device-tablet",
                                       "device-unknown" };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strdup_printf ("lobby-%s-symbolic", names[i]);
      GtkWidget *image = gtk_image_new_from_icon_name (name);
      gtk_image_set_pixel_size (GTK_IMAGE (image), i % 2 == 0 ? 16 : 32);
      gtk_box_append (GTK_BOX (row), image);
    }
  gtk_box_append (GTK_BOX (box), row);
}

static void
add_figures (GtkWidget *box)
{
  const LobbyFigureView views[] = {
    { "Waiting", "23", NULL, "9 more than 15 min ago", LOBBY_TONE_NORMAL },
    { "Longest wait", "18", "min", "A060", LOBBY_TONE_OVER },
    { "Over target", "3", NULL, "of 23", LOBBY_TONE_OVER },
    { "Counters serving", "4", NULL, "of 6", LOBBY_TONE_NORMAL },
    { "Within target today", NULL, NULL, "goal 90", LOBBY_TONE_NORMAL },
  };
  GtkWidget *card = make_card (GTK_ORIENTATION_HORIZONTAL);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *figure = lobby_figure_new ();
      lobby_figure_show (LOBBY_FIGURE (figure), &views[i]);
      gtk_box_append (GTK_BOX (card), figure);
    }
  gtk_box_append (GTK_BOX (box), card);
}

static void
add_queue (GtkWidget *card,
           GtkSizeGroup *const *columns,
           LobbyQueueView *view,
           const LobbyWaitMark *marks,
           guint n_marks)
{
  g_auto (GStrv) names = g_new0 (char *, n_marks + 1);
  GtkWidget *row = lobby_queue_row_new (columns);

  for (guint i = 0; i < n_marks; i++)
    names[i] = g_strdup_printf ("A%03u", i + 40);
  view->picture.marks = marks;
  view->picture.n_marks = n_marks;
  view->picture.top_min = 40;
  view->names = (const char *const *) names;
  view->n_waiting = n_marks;
  view->minutes = "min";
  lobby_queue_row_show (LOBBY_QUEUE_ROW (row), view);
  gtk_box_append (GTK_BOX (card), row);
}

static void
add_queues (GtkWidget *box)
{
  static const LobbyWaitMark over[] = { { 18, 2, 0, 0 },  { 16.5, 2, 0, 0 }, { 15.2, 2, 0, 0 }, { 14, 1, 0, 0 },
                                        { 12, 1, 0, 1 },  { 11, 1, 0, 0 },   { 9.5, 1, 0, 0 },  { 7.8, 1, 0, 0 },
                                        { 6.2, 1, 0, 1 }, { 4.5, 1, 0, 0 },  { 2.7, 1, 0, 0 },  { 0.9, 1, 0, 0 } };
  static const LobbyWaitMark risk[] = {
    { 9, 0, 0, 0 }, { 7.6, 0, 0, 1 }, { 5.8, 0, 0, 0 }, { 3.5, 1, 0, 0 }, { 1.2, 1, 0, 0 }
  };
  static const LobbyWaitMark vip[] = { { 2.4, 0, 1, 0 } };
  LobbyWaitMark crowd[31];
  GtkSizeGroup *columns[LOBBY_N_QUEUE_COLUMNS];
  GtkWidget *card = make_card (GTK_ORIENTATION_VERTICAL);

  for (guint i = 0; i < LOBBY_N_QUEUE_COLUMNS; i++)
    columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  for (guint i = 0; i < G_N_ELEMENTS (crowd); i++)
    crowd[i] = (LobbyWaitMark){ 0.2 + i * 0.55, i > 26 ? 2 : i > 14 ? 1 : 0, FALSE, FALSE };

  LobbyQueueView a = { .badge = "A",
                       .name = "Personal cash",
                       .state = "3 over target",
                       .state_shape = LOBBY_SHAPE_TRIANGLE,
                       .tone = LOBBY_TONE_OVER,
                       .longest = "18",
                       .longest_tone = LOBBY_TONE_OVER,
                       .target = "target 15",
                       .predicted = "26",
                       .range = "21 to 32",
                       .picture.target_min = 15,
                       .picture.forecast = { TRUE, 21, 26, 32, LOBBY_TONE_OVER },
                       .summary = "Personal cash" };
  LobbyQueueView b = { .badge = "B",
                       .name = "Accounts and cards",
                       .state = "Over target in 11 min",
                       .state_shape = LOBBY_SHAPE_DIAMOND,
                       .tone = LOBBY_TONE_RISK,
                       .longest = "9",
                       .target = "target 20",
                       .predicted = "24",
                       .range = "18 to 31",
                       .picture.target_min = 20,
                       .picture.forecast = { TRUE, 18, 24, 31, LOBBY_TONE_RISK },
                       .summary = "Accounts and cards" };
  LobbyQueueView c = { .badge = "C",
                       .name = "Business banking",
                       .state = "Nobody waiting",
                       .state_shape = LOBBY_SHAPE_RING,
                       .target = "target 20",
                       .predicted = "0",
                       .range = "0 to 2",
                       .picture.target_min = 20,
                       .picture.forecast = { TRUE, 0, 0.2, 2, LOBBY_TONE_NORMAL },
                       .summary = "Business banking" };
  LobbyQueueView v = { .badge = "V",
                       .vip = TRUE,
                       .name = "VIP",
                       .state = "Within target",
                       .state_shape = LOBBY_SHAPE_RING,
                       .longest = "2",
                       .target = "target 5",
                       .range = "Too few cases",
                       .picture.target_min = 5,
                       .summary = "VIP" };
  LobbyQueueView d = { .badge = "D",
                       .name = "Crowded",
                       .state = "Within target",
                       .state_shape = LOBBY_SHAPE_RING,
                       .longest = "17",
                       .target = "target 15",
                       .range = "Too few cases",
                       .picture.target_min = 15,
                       .summary = "Crowded" };
  add_queue (card, columns, &a, over, G_N_ELEMENTS (over));
  add_queue (card, columns, &b, risk, G_N_ELEMENTS (risk));
  add_queue (card, columns, &c, NULL, 0);
  add_queue (card, columns, &v, vip, 1);
  add_queue (card, columns, &d, crowd, G_N_ELEMENTS (crowd));
  GtkWidget *stale = make_card (GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (stale, "stale");
  add_queue (stale, columns, &a, over, G_N_ELEMENTS (over));
  gtk_box_append (GTK_BOX (box), card);
  gtk_box_append (GTK_BOX (box), stale);
  for (guint i = 0; i < LOBBY_N_QUEUE_COLUMNS; i++)
    g_object_unref (columns[i]);
}

static void
add_counters (GtkWidget *box)
{
  static const LobbyCounterView views[] = {
    { "1", "A·B", LOBBY_SHAPE_CIRCLE, "Serving", 0, "A058", TRUE, "02:10", 0.27, "usual 4", "busy 93%", NULL, FALSE,
      "Counter 1" },
    { "3", "A·B", LOBBY_SHAPE_DIAMOND, "Long", 1, "B014", TRUE, "12:40", 0.97, "usual 6.5", "busy 89%", NULL, FALSE,
      "Counter 3" },
    { "2", "A·B", LOBBY_SHAPE_RING, "Idle", 0, "ready", FALSE, "00:40", -1, NULL, "busy 91%", NULL, FALSE,
      "Counter 2" },
    { "2", "A·B", LOBBY_SHAPE_DIAMOND, "Idle", 1, "9 waiting", FALSE, "01:40", -1, "call A060", "busy 91%", NULL, FALSE,
      "Counter 2" },
    { "4", "C", LOBBY_SHAPE_PAUSE, "Paused", 0, "Hand-over", FALSE, "02:10", -1, "back 10:46", "busy 68%", NULL, FALSE,
      "Counter 4" },
    { "5", "A·B", LOBBY_SHAPE_DASH, "Closed", 0, "opens 13:30", FALSE, NULL, -1, NULL, NULL, NULL, TRUE, "Counter 5" },
    { "5", "A·B", LOBBY_SHAPE_DASH, "Closed", 0, "Liu Min is free", FALSE, NULL, -1, NULL, NULL, "Advised: open", TRUE,
      "Counter 5" },
    { "6", "", LOBBY_SHAPE_DOTTED_RING, "Unknown", 0, "no signal", FALSE, "?", -1, "since 10:38", NULL, NULL, TRUE,
      "Counter 6" },
    { "5", "A·B", LOBBY_SHAPE_DASH, "Closed", 0, "Liu Min is free", FALSE, NULL, -1, NULL, NULL, NULL, TRUE,
      "Counter 5, not sent", .errand = { LOBBY_ERRAND_STAGE_UNSENT, "Open counter 5: not sent yet." } },
    { "5", "A·B", LOBBY_SHAPE_DASH, "Closed", 0, "Liu Min is free", FALSE, NULL, -1, NULL, NULL, NULL, TRUE,
      "Counter 5, under way", .errand = { LOBBY_ERRAND_STAGE_UNDERWAY, "Open counter 5: taken." } },
    { "4", "C", LOBBY_SHAPE_PAUSE, "Paused", 0, "Hand-over", FALSE, "02:10", -1, "back 10:46", "busy 68%", NULL, FALSE,
      "Counter 4, refused", .errand = { LOBBY_ERRAND_STAGE_REFUSED, "Resume counter 4: does not happen." } },
  };
  GtkWidget *grid = lobby_tile_grid_new ();

  lobby_tile_grid_set_columns (LOBBY_TILE_GRID (grid), 4);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *tile = lobby_counter_tile_new ();
      lobby_counter_tile_show (LOBBY_COUNTER_TILE (tile), &views[i]);
      lobby_tile_grid_insert (LOBBY_TILE_GRID (grid), tile, gtk_widget_get_last_child (grid));
    }
  gtk_box_append (GTK_BOX (box), grid);
}

static void
add_devices (GtkWidget *box, gboolean compact)
{
  static const LobbyDeviceView views[] = {
    { "lobby-device-cash-recycler-symbolic", "CRS-1", LOBBY_SHAPE_RING, LOBBY_TOKEN_MARK, "Idle", NULL, 0, FALSE,
      "cash", "55%", 0.55, 0, FALSE, "CRS-1" },
    { "lobby-device-smart-teller-symbolic", "STM-2", LOBBY_SHAPE_CIRCLE, LOBBY_TOKEN_MARK, "04:30 · +2", NULL, 0, FALSE,
      "cards", "26%", 0.26, 0, FALSE, "STM-2" },
    { "lobby-device-cash-recycler-symbolic", "CRS-2", LOBBY_SHAPE_DIAMOND, LOBBY_TOKEN_RISK, "Cash low", "Cash 9%", 1,
      TRUE, "cash", "9%", 0.09, 1, FALSE, "CRS-2" },
    { "lobby-device-video-teller-symbolic", "VTM-1", LOBBY_SHAPE_CROSS, LOBBY_TOKEN_OVER, "Out of use", NULL, 2, TRUE,
      "since 10:05", NULL, 0, 0, FALSE, "VTM-1" },
    { "lobby-device-video-teller-symbolic", "VTM-1", LOBBY_SHAPE_CROSS, LOBBY_TOKEN_MARK_STRONG, "Out of use", NULL, 0,
      TRUE, "engineer 11:30", NULL, 0, 0, FALSE, "VTM-1" },
    { "lobby-device-kiosk-symbolic", "KSK-1", LOBBY_SHAPE_DOTTED_RING, LOBBY_TOKEN_MARK_STRONG, "Offline", NULL, 0,
      TRUE, "since 10:38", NULL, 0, 0, TRUE, "KSK-1" },
    { "lobby-device-passbook-printer-symbolic", "PBP-1", LOBBY_SHAPE_CIRCLE, LOBBY_TOKEN_MARK, "00:40", NULL, 0, FALSE,
      "ribbon", "?", -1, 0, FALSE, "PBP-1" },
    { "lobby-device-cash-recycler-symbolic", "CRS-1", LOBBY_SHAPE_RING, LOBBY_TOKEN_MARK, "Idle", NULL, 0, FALSE,
      "cash", "55%", 0.55, 0, FALSE, "CRS-1, advised for A064", "advised for A064" },
    { "lobby-device-cash-recycler-symbolic", "CRS-2", LOBBY_SHAPE_DIAMOND, LOBBY_TOKEN_RISK, "Cash low", "Cash 9%", 1,
      TRUE, "cash", "9%", 0.09, 1, FALSE, "CRS-2, not sent",
      .errand = { LOBBY_ERRAND_STAGE_UNSENT, "Cash for CRS-2: not sent yet." } },
  };
  GtkWidget *grid = lobby_tile_grid_new ();

  lobby_tile_grid_set_columns (LOBBY_TILE_GRID (grid), G_N_ELEMENTS (views));
  lobby_widget_set_class (grid, "compact", compact);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *tile = lobby_device_tile_new ();
      lobby_device_tile_set_compact (LOBBY_DEVICE_TILE (tile), compact);
      lobby_device_tile_show (LOBBY_DEVICE_TILE (tile), &views[i]);
      lobby_tile_grid_insert (LOBBY_TILE_GRID (grid), tile, gtk_widget_get_last_child (grid));
    }
  gtk_box_append (GTK_BOX (box), grid);
}

static void
add_connection (GtkWidget *box)
{
  static const char *const words[] = { "Connecting",   "Live · 10:42:06", "Stale 48 s",
                                       "Disconnected", "Replay 17 Nov",   "Demo data" };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *notice = lobby_freshness_card_new ();
  GtkWidget *ring = lobby_ring_new ();

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      GtkWidget *pill = lobby_connection_pill_new ();
      lobby_connection_pill_show (LOBBY_CONNECTION_PILL (pill), i, words[i]);
      gtk_box_append (GTK_BOX (row), pill);
    }
  lobby_ring_show (LOBBY_RING (ring), 0.23, LOBBY_TOKEN_RISK_EDGE, "0:42", "Branch head told in 42 s");
  gtk_box_append (GTK_BOX (row), ring);
  lobby_freshness_card_show (LOBBY_FRESHNESS_CARD (notice), "No update for 48 s",
                             "Figures are from 10:41:18 · next try in 5 s");
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), notice);
}

#define MINUTE_US (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

static void
add_device_charts (GtkWidget *box)
{
  static const LobbyUseSpan spans[] = {
    { LOBBY_USE_CUSTOMER, 3 * MINUTE_US, 6 * MINUTE_US },   { LOBBY_USE_CUSTOMER, 8 * MINUTE_US, 13 * MINUTE_US },
    { LOBBY_USE_CUSTOMER, 30 * MINUTE_US, 36 * MINUTE_US }, { LOBBY_USE_OUTAGE, 65 * MINUTE_US, 90 * MINUTE_US },
    { LOBBY_USE_UNKNOWN, 92 * MINUTE_US, 96 * MINUTE_US },  { LOBBY_USE_CUSTOMER, 97 * MINUTE_US, 0 }
  };
  static const LobbyTimeTick ticks[] = { { 0, "09:00" }, { 60 * MINUTE_US, "10:00" }, { 102 * MINUTE_US, "now" } };
  static const LobbyLevelPoint points[] = { { 0, 372 },
                                            { 13 * MINUTE_US, 350 },
                                            { 25 * MINUTE_US, 300 },
                                            { 60 * MINUTE_US, 180 },
                                            { 70 * MINUTE_US, 186 },
                                            { 102 * MINUTE_US, 54 } };
  const LobbyUsePicture use = { 0, 102 * MINUTE_US, spans, G_N_ELEMENTS (spans), ticks, G_N_ELEMENTS (ticks) };
  LobbyLevelPicture level = { .from_us = 0,
                              .to_us = 180 * MINUTE_US,
                              .now_us = 102 * MINUTE_US,
                              .points = points,
                              .n_points = G_N_ELEMENTS (points),
                              .capacity = 400,
                              .low = 90,
                              .low_label = "low, 90",
                              .now_label = "now",
                              .forecast = { 140 * MINUTE_US, 125 * MINUTE_US, 165 * MINUTE_US } };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *strip = lobby_use_strip_new ();
  GtkWidget *chart = lobby_level_chart_new ();

  lobby_use_strip_show (LOBBY_USE_STRIP (strip), &use, zone, "31 customers today");
  lobby_level_chart_show (LOBBY_LEVEL_CHART (chart), &level, zone, "Cash fell from 372 to 54 thousand yuan");
  gtk_widget_set_valign (strip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), strip);
  gtk_box_append (GTK_BOX (row), chart);
  gtk_box_append (GTK_BOX (box), row);
}

/* Returns: (transfer floating): the sheet */
GtkWidget *
widget_states_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_top (box, 12);
  add_head (box, "State Vocabulary");
  add_vocabulary (box);
  add_icons (box);
  add_figures (box);
  add_head (box, "Queues");
  add_queues (box);
  add_head (box, "Counters");
  add_counters (box);
  add_head (box, "Devices");
  add_devices (box, FALSE);
  add_devices (box, TRUE);
  add_connection (box);
  add_device_charts (box);
  add_head (box, "Advice");
  advice_states_add (box);
  return box;
}
