/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_ADVICE_ROW (lobby_advice_row_get_type ())
G_DECLARE_FINAL_TYPE (LobbyAdviceRow, lobby_advice_row, LOBBY, ADVICE_ROW, GtkButton)

/**
 * LobbyAdviceRowView:
 * @icon_name: icon of what is advised
 * @title: what to do, as in "B016 → STM-1"
 * @text: (nullable): why, in a word or two
 * @gain: (nullable): what it saves, or what became of it
 * @ended: it does not hold any more
 * @summary: the row as a sentence
 *
 * What a row of further advice shows; borrowed.
 */
typedef struct
{
  const char *icon_name;
  const char *title;
  const char *text;
  const char *gain;
  gboolean ended;
  const char *summary;
} LobbyAdviceRowView;

GtkWidget *lobby_advice_row_new (void);
void lobby_advice_row_show (LobbyAdviceRow *self, const LobbyAdviceRowView *view);

G_END_DECLS
