/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every state of the cards and rows of advice. */
#include "advice-states.h"

#include "lobby-widgets.h"

static const char *const declined[] = { "Prefers the counter",
                                        "Not used to devices",
                                        "Needs passbook or paper",
                                        "Device was busy or faulty",
                                        "Already next in line",
                                        "Other",
                                        NULL };
static const char *const not_now[] = { "Remind in 10 minutes", "No teller is free", "Rush is nearly over", "Other",
                                       NULL };

/* The diversion of the design. */
LobbyAdviceView
advice_states_get_diversion (void)
{
  return (LobbyAdviceView){
    .icon_name = "lobby-divert-symbolic",
    .title = "Divert A064 to CRS-1",
    .corner = "1 of 3",
    .reason = "Withdrawing ¥3,000 by card; CRS-1 is idle, 15 steps away",
    .figures = { { "11", "min", "less for A064", "between 8 and 14 min, 8 times out of 10" },
                 { "15", "min", "less for the 11 people behind", "between 6 and 22 min, 8 times out of 10" } },
    .n_figures = 2,
    .words = "“You can take this out at the cash recycler in about 3 minutes. Let me walk you over.”",
    .yes = "Accepted",
    .no = "Declined",
    .no_head = "A064 did not want to go to CRS-1",
    .reasons = declined,
    .skip = "Skip",
    .summary = "Divert A064 to CRS-1, 1 of 3",
  };
}

/* The counter advice of the design. */
LobbyAdviceView
advice_states_get_counter (void)
{
  return (LobbyAdviceView){
    .icon_name = "lobby-counter-symbolic",
    .title = "Open counter 5 now",
    .corner = "Liu Min is free",
    .figures = { { "118", "min", "saved, next half hour", "between 80 and 150 min, 8 times out of 10" },
                 { "26 → 20", NULL, "Personal cash, wait", NULL },
                 { "7 fewer", NULL, "over target", NULL } },
    .n_figures = 3,
    .yes = "Ask Liu Min to Open",
    .no = "Not Now",
    .no_head = "Counter 5, not now",
    .reasons = not_now,
    .summary = "Open counter 5 now, Liu Min is free",
  };
}

static void
add_card (GtkWidget *box, const LobbyAdviceView *view, gboolean stale)
{
  GtkWidget *card = lobby_advice_card_new ();

  gtk_widget_add_css_class (card, "card");
  lobby_advice_card_show (LOBBY_ADVICE_CARD (card), view);
  lobby_widget_set_class (card, "stale", stale);
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  gtk_widget_set_size_request (card, 388, -1);
  gtk_box_append (GTK_BOX (box), card);
}

static void
add_cards (GtkWidget *box)
{
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  LobbyAdviceView view = advice_states_get_counter ();

  view.first = TRUE;
  add_card (first, &view, FALSE);
  view = advice_states_get_diversion ();
  add_card (first, &view, FALSE);
  view.status = "A064 is on the way to CRS-1";
  view.status_shape = LOBBY_SHAPE_TICK;
  view.undo = "Undo (8)";
  add_card (first, &view, FALSE);
  view.status = "A064 has been called";
  view.status_shape = LOBBY_SHAPE_DASH;
  view.undo = NULL;
  view.ended = TRUE;
  add_card (second, &view, FALSE);
  view = advice_states_get_diversion ();
  view.held = TRUE;
  add_card (second, &view, TRUE);
  view = (LobbyAdviceView){
    .icon_name = "lobby-live-symbolic",
    .title = "Accompany A071",
    .reason = "Elderly, has waited 6 min; never sent to a device alone",
    .words = "“I am here for you. Let me take you to a seat and then to the counter.”",
    .yes = "Accompany Now",
    .skip = "Skip",
    .summary = "Accompany A071",
  };
  add_card (second, &view, FALSE);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
}

static void
add_rows (GtkWidget *box)
{
  static const LobbyAdviceRowView views[] = {
    { "lobby-divert-symbolic", "B016 → STM-1", "reset card PIN", "saves 32 min", FALSE, "B016" },
    { "lobby-divert-symbolic", "A068 → PBP-1", "update passbook", "saves 19 min", FALSE, "A068" },
    { "lobby-divert-symbolic", "2 more diversions", "B016, A068", "saves 51 min", FALSE, "2 more" },
    { "lobby-divert-symbolic", "A070 → CRS-1", "withdraw cash", "CRS-1 is out of service", TRUE, "A070" },
  };
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *row = lobby_advice_row_new ();
      lobby_advice_row_show (LOBBY_ADVICE_ROW (row), &views[i]);
      lobby_widget_set_class (row, "joined-above", i == 1);
      lobby_widget_set_class (row, "joined-below", i == 0);
      gtk_widget_set_margin_top (row, i > 1 ? 8 : 0);
      gtk_box_append (GTK_BOX (rows), row);
    }
  gtk_widget_set_size_request (rows, 388, -1);
  gtk_widget_set_halign (rows, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), rows);
}

/* Appends all states to @box. */
void
advice_states_add (GtkWidget *box)
{
  add_cards (box);
  add_rows (box);
}
