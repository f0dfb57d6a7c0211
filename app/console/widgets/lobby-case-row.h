/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-shape.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_CASE_ROW (lobby_case_row_get_type ())
G_DECLARE_FINAL_TYPE (LobbyCaseRow, lobby_case_row, LOBBY, CASE_ROW, GtkWidget)

/**
 * LobbyCaseRowView:
 * @when: when it was opened
 * @kind: kind of case
 * @title: what is the matter
 * @detail: (nullable): ticket, place, what is needed
 * @owner: who sees to it
 * @left: how long is left
 * @due: (nullable): until when
 * @state: where it is, in a word
 * @shape: glyph of @state
 * @tone: of @left
 * @narrow: there is little room: kind, owner and state are in @detail or in the glyph
 * @summary: the row as a sentence
 *
 * What a row of the list of cases shows; borrowed.
 */
typedef struct
{
  const char *when;
  const char *kind;
  const char *title;
  const char *detail;
  const char *owner;
  const char *left;
  const char *due;
  const char *state;
  LobbyShape shape;
  LobbyTone tone;
  gboolean narrow;
  const char *summary;
} LobbyCaseRowView;

GtkWidget *lobby_case_row_new (void);
void lobby_case_row_show (LobbyCaseRow *self, const LobbyCaseRowView *view);

G_END_DECLS
