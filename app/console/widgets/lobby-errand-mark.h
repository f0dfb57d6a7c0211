/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LobbyErrandStage:
 * @LOBBY_ERRAND_STAGE_NONE: nothing is asked for
 * @LOBBY_ERRAND_STAGE_UNSENT: kept here, the branch has not taken it
 * @LOBBY_ERRAND_STAGE_UNDERWAY: the branch has it, what comes of it is not home
 * @LOBBY_ERRAND_STAGE_REFUSED: the branch said no
 *
 * Where something is that was asked for.
 */
typedef enum
{
  LOBBY_ERRAND_STAGE_NONE,
  LOBBY_ERRAND_STAGE_UNSENT,
  LOBBY_ERRAND_STAGE_UNDERWAY,
  LOBBY_ERRAND_STAGE_REFUSED,
  LOBBY_ERRAND_N_STAGES,
} LobbyErrandStage;

/**
 * LobbyErrandSign:
 * @stage: where it is
 * @words: (nullable): what was asked for and where it is, in a sentence or two
 *
 * What a thing says of an errand about it; borrowed.
 */
typedef struct
{
  LobbyErrandStage stage;
  const char *words;
} LobbyErrandSign;

#define LOBBY_TYPE_ERRAND_MARK (lobby_errand_mark_get_type ())
G_DECLARE_FINAL_TYPE (LobbyErrandMark, lobby_errand_mark, LOBBY, ERRAND_MARK, GtkWidget)

void lobby_errand_mark_show (LobbyErrandMark *self, const LobbyErrandSign *sign);

G_END_DECLS
