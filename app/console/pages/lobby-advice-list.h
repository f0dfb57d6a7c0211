/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-live-board.h"
#include "lobby-session.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_ADVICE_LIST (lobby_advice_list_get_type ())
G_DECLARE_FINAL_TYPE (LobbyAdviceList, lobby_advice_list, LOBBY, ADVICE_LIST, GtkWidget)

/**
 * LobbyAdviceDeed:
 * @LOBBY_DEED_FIRST: do what comes first
 * @LOBBY_DEED_ACCEPT: the customer said yes
 * @LOBBY_DEED_DECLINE: the customer said no: ask why
 * @LOBBY_DEED_SKIP: pass over the diversion
 * @LOBBY_DEED_ASK_COUNTER: ask for the advised counter
 * @LOBBY_DEED_UNDO: take back the last decision
 *
 * What keys do to the list (ui-design.md 8).
 */
typedef enum
{
  LOBBY_DEED_FIRST,
  LOBBY_DEED_ACCEPT,
  LOBBY_DEED_DECLINE,
  LOBBY_DEED_SKIP,
  LOBBY_DEED_ASK_COUNTER,
  LOBBY_DEED_UNDO,
} LobbyAdviceDeed;

GtkWidget *lobby_advice_list_new (void);
void lobby_advice_list_set_mode (LobbyAdviceList *self, LobbyBoardMode mode);
void lobby_advice_list_set_above (LobbyAdviceList *self, guint n_above);
void lobby_advice_list_show_all (LobbyAdviceList *self, gboolean all);
void lobby_advice_list_show (LobbyAdviceList *self, LobbySession *session);
guint lobby_advice_list_count (LobbyAdviceList *self);
guint lobby_advice_list_count_shown (LobbyAdviceList *self);
void lobby_advice_list_do (LobbyAdviceList *self, LobbyAdviceDeed deed);

G_END_DECLS
