/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-shape.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_ADVICE_CARD (lobby_advice_card_get_type ())
G_DECLARE_FINAL_TYPE (LobbyAdviceCard, lobby_advice_card, LOBBY, ADVICE_CARD, GtkWidget)

#define LOBBY_MOST_ADVICE_FIGURES 3

/**
 * LobbyAdviceFigure:
 * @value: the figure, as in "11" or "26 → 20"
 * @unit: (nullable): its unit
 * @label: what it is
 * @range: (nullable): its range as a sentence, for the tooltip and for those who listen
 *
 * What a piece of advice brings, in one figure.
 */
typedef struct
{
  const char *value;
  const char *unit;
  const char *label;
  const char *range;
} LobbyAdviceFigure;

/**
 * LobbyAdviceView:
 * @icon_name: icon of what is advised
 * @title: what to do, verb first
 * @corner: (nullable): which of how many, or who is free
 * @reason: (nullable): why
 * @figures: what it brings
 * @n_figures: how many of @figures there are
 * @words: (nullable): words to say
 * @yes: words on the first button
 * @no: (nullable): words on the button that asks why not; then @reasons
 * @no_head: (nullable): what the reasons are about
 * @reasons: (nullable) (array zero-terminated=1): why not
 * @skip: (nullable): words on the button that passes over it
 * @status: (nullable): what became of it; stands where the buttons were
 * @status_shape: glyph of @status
 * @undo: (nullable): words on the button that takes it back, beside @status
 * @first: the first item of the page, whose first button is the only blue one
 * @held: nothing can be pressed: figures are old, or this lobby cannot act
 * @ended: it does not hold any more; @status says why
 * @summary: the card as a sentence
 *
 * What a card of advice shows; borrowed.
 */
typedef struct
{
  const char *icon_name;
  const char *title;
  const char *corner;
  const char *reason;
  LobbyAdviceFigure figures[LOBBY_MOST_ADVICE_FIGURES];
  guint n_figures;
  const char *words;
  const char *yes;
  const char *no;
  const char *no_head;
  const char *const *reasons;
  const char *skip;
  const char *status;
  LobbyShape status_shape;
  const char *undo;
  gboolean first;
  gboolean held;
  gboolean ended;
  const char *summary;
} LobbyAdviceView;

GtkWidget *lobby_advice_card_new (void);
void lobby_advice_card_show (LobbyAdviceCard *self, const LobbyAdviceView *view);
void lobby_advice_card_open_reasons (LobbyAdviceCard *self);

G_END_DECLS
