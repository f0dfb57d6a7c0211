/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-checklist.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_CHECK_ROW (lobby_check_row_get_type ())
G_DECLARE_FINAL_TYPE (LobbyCheckRow, lobby_check_row, LOBBY, CHECK_ROW, GtkBox)

/**
 * LobbyCheckRowView:
 * @answer: (nullable): the answer, also one that is still on its way
 * @pending: whether it is on its way
 * @refused: whether the branch has not taken it
 * @can_edit: whether it can be answered now
 */
typedef struct
{
  const LobbyCheckAnswer *answer;
  gboolean pending;
  gboolean refused;
  gboolean can_edit;
} LobbyCheckRowView;

GtkWidget *lobby_check_row_new (const LobbyCheckItem *item);
const LobbyCheckItem *lobby_check_row_get_item (LobbyCheckRow *self);
void lobby_check_row_show (LobbyCheckRow *self, const LobbyCheckRowView *view);

G_END_DECLS
