/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-wait-strip.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_QUEUE_ROW (lobby_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (LobbyQueueRow, lobby_queue_row, LOBBY, QUEUE_ROW, GtkWidget)

/* Columns of the rows and of their head, as size groups. */
typedef enum
{
  LOBBY_QUEUE_COLUMN_NAME,
  LOBBY_QUEUE_COLUMN_COUNT,
  LOBBY_QUEUE_COLUMN_LONGEST,
  LOBBY_QUEUE_COLUMN_PREDICTED,
  LOBBY_N_QUEUE_COLUMNS,
} LobbyQueueColumn;

/**
 * LobbyQueueView:
 * @badge: ticket letter
 * @vip: the valued customers' own service
 * @name: name of the service
 * @state: word or sentence about its state
 * @state_shape: glyph of the state
 * @tone: of the state
 * @n_waiting: customers waiting
 * @longest: (nullable): longest wait, minutes in digits
 * @longest_tone: of the longest wait
 * @minutes: word for the unit
 * @target: (nullable): target in words
 * @predicted: (nullable): predicted wait, minutes in digits
 * @range: its range, or why there is none
 * @hint: (nullable): more about the prediction, for its tooltip
 * @picture: the strip
 * @names: (array zero-terminated=1): name of each mark
 * @summary: the row as a sentence
 *
 * What a queue row shows; borrowed.
 */
typedef struct
{
  const char *badge;
  gboolean vip;
  const char *name;
  const char *state;
  LobbyShape state_shape;
  LobbyTone tone;
  guint n_waiting;
  const char *longest;
  LobbyTone longest_tone;
  const char *minutes;
  const char *target;
  const char *predicted;
  const char *range;
  const char *hint;
  LobbyWaitPicture picture;
  const char *const *names;
  const char *summary;
} LobbyQueueView;

GtkWidget *lobby_queue_row_new (GtkSizeGroup *const columns[LOBBY_N_QUEUE_COLUMNS]);
LobbyWaitStrip *lobby_queue_row_get_strip (LobbyQueueRow *self);
void lobby_queue_row_show (LobbyQueueRow *self, const LobbyQueueView *view);

G_END_DECLS
