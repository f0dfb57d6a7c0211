/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-scale.h"
#include "lobby-shape.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * LobbyAnswerMark:
 * @after_s: from notice to answer, seconds; while nobody has answered, up to now
 * @open: nobody has answered yet
 * @label: (nullable): which customer; late and open ones are named
 *
 * How long a relationship manager took to answer.
 */
typedef struct
{
  double after_s;
  gboolean open;
  const char *label;
} LobbyAnswerMark;

/**
 * LobbyAnswerPicture:
 * @marks: (array length=n_marks): one for each valued customer
 * @target_s: time to answer, seconds; 0 when there is none
 * @head_s: time after which the branch head is told, seconds; 0 when there is none
 * @target_label: words at the target
 * @head_label: words at @head_s
 *
 * The answers of a day on one axis of five minutes; later ones stand at its end with their figure.
 */
typedef struct
{
  const LobbyAnswerMark *marks;
  guint n_marks;
  double target_s;
  double head_s;
  const char *target_label;
  const char *head_label;
} LobbyAnswerPicture;

double lobby_answer_picture_place (const LobbyAnswerPicture *picture, guint index, double width);
LobbyShape lobby_answer_picture_get_shape (const LobbyAnswerPicture *picture, guint index);
void lobby_answer_picture_paint (const LobbyAnswerPicture *picture,
                                 cairo_t *cr,
                                 PangoLayout *text,
                                 double width,
                                 double height,
                                 const LobbyPalette *palette);

G_END_DECLS
