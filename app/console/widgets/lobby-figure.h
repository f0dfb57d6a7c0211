/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-shape.h"

G_BEGIN_DECLS

#define LOBBY_TYPE_FIGURE (lobby_figure_get_type ())
G_DECLARE_FINAL_TYPE (LobbyFigure, lobby_figure, LOBBY, FIGURE, GtkWidget)

/**
 * LobbyFigureView:
 * @label: what it is, as in "Longest wait"
 * @value: the figure, or %NULL when there is none (shown as a dash)
 * @unit: (nullable): unit
 * @context: (nullable): a few words beside it
 * @tone: over is red on a tint, with a triangle
 *
 * What a key figure shows; borrowed.
 */
typedef struct
{
  const char *label;
  const char *value;
  const char *unit;
  const char *context;
  LobbyTone tone;
} LobbyFigureView;

GtkWidget *lobby_figure_new (void);
void lobby_figure_show (LobbyFigure *self, const LobbyFigureView *view);

G_END_DECLS
