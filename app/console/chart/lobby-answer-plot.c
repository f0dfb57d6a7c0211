/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painter of the time to answer: a star for each answer in time, a triangle for one after the branch head was told. */
#include "config.h"

#include "lobby-answer-plot.h"
#include "lobby-plot-text.h"

#include <math.h>

#define AXIS_S 300
#define EDGE_PX 16
#define LANE_Y 27
#define LANE_HEIGHT 16
#define MARK_PX 15
#define LABEL_GAP 5

static LobbyScale
make_scale (double width)
{
  return (LobbyScale){ 0, AXIS_S, EDGE_PX, width - 2 * EDGE_PX };
}

/** lobby_answer_picture_place: Returns: where the middle of a mark is, px; what lies beyond the axis stands at its end */
double
lobby_answer_picture_place (const LobbyAnswerPicture *picture, guint index, double width)
{
  LobbyScale scale = make_scale (width);

  g_return_val_if_fail (picture != NULL && index < picture->n_marks, 0);

  return picture->marks[index].after_s > AXIS_S ? width - EDGE_PX
                                                : lobby_scale_place_within (&scale, picture->marks[index].after_s);
}

/** lobby_answer_picture_get_shape: Returns: shape of a mark: a triangle once the branch head had to be told */
LobbyShape
lobby_answer_picture_get_shape (const LobbyAnswerPicture *picture, guint index)
{
  g_return_val_if_fail (picture != NULL && index < picture->n_marks, LOBBY_SHAPE_NONE);

  return picture->head_s > 0 && picture->marks[index].after_s >= picture->head_s ? LOBBY_SHAPE_TRIANGLE
                                                                                 : LOBBY_SHAPE_STAR;
}

static LobbyToken
get_token (const LobbyAnswerPicture *picture, guint index)
{
  if (lobby_answer_picture_get_shape (picture, index) == LOBBY_SHAPE_TRIANGLE)
    return LOBBY_TOKEN_OVER;
  return picture->marks[index].open ? LOBBY_TOKEN_VIP : LOBBY_TOKEN_MARK;
}

static void
paint_limit (cairo_t *cr, PangoLayout *text, double x, const char *label, gboolean dashed, const LobbyPalette *palette)
{
  const double dashes[] = { 4, 3 };

  cairo_save (cr);
  cairo_set_line_width (cr, 2);
  if (dashed)
    cairo_set_dash (cr, dashes, 2, 0);
  lobby_palette_use (palette, dashed ? LOBBY_TOKEN_OVER : LOBBY_TOKEN_TICK, cr);
  cairo_move_to (cr, x, LANE_Y - 15);
  cairo_line_to (cr, x, LANE_Y + 15);
  cairo_stroke (cr);
  cairo_restore (cr);
  lobby_palette_use (palette, dashed ? LOBBY_TOKEN_OVER_TEXT : LOBBY_TOKEN_TEXT_2, cr);
  if (label != NULL)
    lobby_plot_text_show (text, cr, label, dashed ? x + LABEL_GAP : x - LABEL_GAP, 1, dashed ? 0 : 1);
}

static void
paint_axis (cairo_t *cr, PangoLayout *text, const LobbyScale *scale, const LobbyPalette *palette)
{
  for (int minute = 0; minute <= AXIS_S / 60; minute++)
    {
      char label[16];

      g_snprintf (label, sizeof label, "%d:00", minute);
      lobby_palette_use (palette, LOBBY_TOKEN_TEXT_2, cr);
      lobby_plot_text_show (text, cr, label, lobby_scale_place (scale, minute * 60), LANE_Y + 20, 0.5);
    }
}

/* Whether another mark stands where the label of this one would be. */
static gboolean
is_crowded (const LobbyAnswerPicture *picture, guint index, double from_px, double to_px, double width)
{
  for (guint i = 0; i < picture->n_marks; i++)
    {
      double x = lobby_answer_picture_place (picture, i, width);
      if (i != index && x + MARK_PX / 2.0 > from_px && x - MARK_PX / 2.0 < to_px)
        return TRUE;
    }
  return FALSE;
}

/* A label stands to the right of its mark, or to the left where there is no room; a star that has no room on either side
 * goes without. */
static void
paint_mark (const LobbyAnswerPicture *picture,
            guint index,
            cairo_t *cr,
            PangoLayout *text,
            double width,
            const LobbyPalette *palette)
{
  double x = lobby_answer_picture_place (picture, index, width), text_height, text_width, reach;
  const char *label = picture->marks[index].label;
  gboolean late = lobby_answer_picture_get_shape (picture, index) == LOBBY_SHAPE_TRIANGLE;
  gboolean left;

  lobby_shape_paint (lobby_answer_picture_get_shape (picture, index), cr, x, LANE_Y, MARK_PX, palette,
                     get_token (picture, index));
  if (label == NULL)
    return;
  text_width = lobby_plot_text_measure (text, label, &text_height);
  reach = MARK_PX / 2.0 + LABEL_GAP + text_width;
  left = late || x + reach > width || is_crowded (picture, index, x, x + reach, width);
  if (left && !late && is_crowded (picture, index, x - reach, x, width))
    return;
  lobby_palette_use (palette,
                     late                         ? LOBBY_TOKEN_OVER_TEXT
                     : picture->marks[index].open ? LOBBY_TOKEN_RISK_TEXT
                                                  : LOBBY_TOKEN_TEXT_2,
                     cr);
  x += left ? -(MARK_PX / 2.0 + LABEL_GAP) : MARK_PX / 2.0 + LABEL_GAP;
  if (late || picture->marks[index].open)
    lobby_plot_text_show_bold (text, cr, label, x, LANE_Y - text_height / 2, left ? 1 : 0);
  else
    lobby_plot_text_show (text, cr, label, x, LANE_Y - text_height / 2, left ? 1 : 0);
}

/**
 * lobby_answer_picture_paint:
 * @picture: the answers
 * @cr: where
 * @text: layout with the font of captions
 * @width: px
 * @height: px
 * @palette: colours
 */
void
lobby_answer_picture_paint (const LobbyAnswerPicture *picture,
                            cairo_t *cr,
                            PangoLayout *text,
                            double width,
                            double height,
                            const LobbyPalette *palette)
{
  LobbyScale scale = make_scale (width);

  g_return_if_fail (picture != NULL && cr != NULL && text != NULL && palette != NULL);

  if (picture->target_s > 0)
    {
      lobby_palette_use (palette, LOBBY_TOKEN_ZONE, cr);
      cairo_rectangle (cr, EDGE_PX, LANE_Y - LANE_HEIGHT / 2.0,
                       lobby_scale_place_within (&scale, picture->target_s) - EDGE_PX, LANE_HEIGHT);
      cairo_fill (cr);
      paint_limit (cr, text, lobby_scale_place_within (&scale, picture->target_s), picture->target_label, FALSE,
                   palette);
    }
  if (picture->head_s > 0)
    paint_limit (cr, text, lobby_scale_place_within (&scale, picture->head_s), picture->head_label, TRUE, palette);
  paint_axis (cr, text, &scale, palette);
  for (guint i = 0; i < picture->n_marks; i++)
    paint_mark (picture, i, cr, text, width, palette);
}
