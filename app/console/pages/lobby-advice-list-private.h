/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the list of advice is made of. */
#pragma once

#include "lobby-advice-list.h"
#include "lobby-advice-order.h"

G_BEGIN_DECLS

/* What holds and what has just ended. */
#define LOBBY_MOST_ADVICE_SLOTS 12

typedef struct
{
  GtkWidget *stack;    /* (unowned): child of the grid */
  GtkWidget *child;    /* (unowned) (nullable): what is shown in it: a card or a row */
  LobbyAdvice *advice; /* (owned) (nullable) */
  LobbyAdviceForm form;
} LobbyAdviceSlot;

struct _LobbyAdviceList
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GtkEventController *motion; /* (unowned) */
  GtkEventController *focus;  /* (unowned) */
  LobbyAdviceSlot places[LOBBY_MOST_ADVICE_SLOTS];
  guint n_places;

  /* state */
  LobbySession *session; /* weak */
  GPtrArray *order;      /* (owned): of owned LobbyAdvice */
  LobbyBoardMode mode;
  char *opened; /* (nullable): id of what a person opened */
  gboolean all;
  guint n_above; /* so many more urgent items stand above, the first with the blue button */
};

void lobby_advice_list_decide (LobbyAdviceList *self,
                               LobbyAdvice *advice,
                               LobbyDecision decision,
                               LobbyDeclineReason reason);

G_END_DECLS
