/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-shape.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_CHECKLIST_ROW (lobby_checklist_row_get_type ())
G_DECLARE_FINAL_TYPE (LobbyChecklistRow, lobby_checklist_row, LOBBY, CHECKLIST_ROW, GtkBox)

/**
 * LobbyChecklistRowView:
 * @shape: where it stands, as a shape
 * @tone: how much it wants to be seen
 * @title: its name
 * @state: where it stands, in words
 * @figure: (nullable): its score
 */
typedef struct
{
  LobbyShape shape;
  LobbyTone tone;
  const char *title;
  const char *state;
  const char *figure;
} LobbyChecklistRowView;

GtkWidget *lobby_checklist_row_new (void);
void lobby_checklist_row_show (LobbyChecklistRow *self, const LobbyChecklistRowView *view);

G_END_DECLS
