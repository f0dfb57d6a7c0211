/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout of a wait strip: one mark per customer at the minutes waited, the target, and the forecast of the
 * next arrival. */
#include "config.h"

#include "lobby-wait-plot.h"

#include <math.h>

#define COLUMN_HEIGHT 20
#define FIND_REACH 9

static LobbyWaitSpot
place_mark (const LobbyWaitPlot *plot, const LobbyWaitMark *mark)
{
  LobbyWaitSpot spot = { .x = lobby_scale_place_within (&plot->scale, mark->wait_min), .ringed = mark->divertible };

  if (mark->vip)
    {
      spot.shape = LOBBY_SHAPE_STAR;
      spot.token = mark->tone == LOBBY_TONE_OVER ? LOBBY_TOKEN_OVER : LOBBY_TOKEN_VIP;
    }
  else
    {
      spot.shape = lobby_tone_get_shape (mark->tone, FALSE);
      spot.token = lobby_shape_get_token (spot.shape);
    }
  return spot;
}

static void
place_marks (LobbyWaitPlot *plot, const LobbyWaitPicture *picture)
{
  plot->n_spots = picture->n_marks;
  plot->spots = g_new0 (LobbyWaitSpot, picture->n_marks);
  for (guint i = 0; i < picture->n_marks; i++)
    plot->spots[i] = place_mark (plot, &picture->marks[i]);
}

static guint
find_bin (const LobbyWaitPicture *picture, double wait_min, guint n_bins)
{
  return MIN ((guint) MAX (wait_min / LOBBY_WAIT_COLUMN_MIN, 0), n_bins - 1);
}

/* Columns have a common height scale within the strip; the colour is that of the worst of their customers. */
static void
place_columns (LobbyWaitPlot *plot, const LobbyWaitPicture *picture)
{
  guint n_bins = MAX ((guint) ceil (picture->top_min / LOBBY_WAIT_COLUMN_MIN), 1);
  g_autofree LobbyWaitColumn *bins = g_new0 (LobbyWaitColumn, n_bins);
  guint most = 0;

  for (guint i = 0; i < picture->n_marks; i++)
    {
      LobbyWaitColumn *bin = &bins[find_bin (picture, picture->marks[i].wait_min, n_bins)];
      bin->count++;
      bin->tone = MAX (bin->tone, picture->marks[i].tone);
      most = MAX (most, bin->count);
    }
  plot->columns = g_new0 (LobbyWaitColumn, n_bins);
  for (guint i = 0; i < n_bins; i++)
    {
      if (bins[i].count == 0)
        continue;
      double from_min = i * LOBBY_WAIT_COLUMN_MIN;
      bins[i].from_min = from_min;
      bins[i].x = lobby_scale_place (&plot->scale, from_min) + 0.5;
      bins[i].width = lobby_scale_place (&plot->scale, from_min + LOBBY_WAIT_COLUMN_MIN) - bins[i].x - 0.5;
      bins[i].height = MAX (round (COLUMN_HEIGHT * plot->unit * bins[i].count / most), 3);
      plot->columns[plot->n_columns++] = bins[i];
    }
}

static void
place_forecast (LobbyWaitPlot *plot, const LobbyWaitForecast *forecast)
{
  plot->forecast = *forecast;
  if (!forecast->known)
    return;
  plot->low_x = lobby_scale_place_within (&plot->scale, forecast->low_min);
  plot->median_x = lobby_scale_place_within (&plot->scale, forecast->median_min);
  plot->high_x = lobby_scale_place_within (&plot->scale, forecast->high_min);
}

/**
 * lobby_wait_plot_new:
 * @picture: what to show
 * @width: px
 * @height: px
 *
 * Returns: (transfer full): the strip laid out
 */
LobbyWaitPlot *
lobby_wait_plot_new (const LobbyWaitPicture *picture, double width, double height)
{
  g_return_val_if_fail (picture != NULL && picture->top_min > 0, NULL);

  LobbyWaitPlot *plot = g_new0 (LobbyWaitPlot, 1);
  plot->width = width;
  plot->height = height;
  plot->unit = CLAMP (height / 50, 0.92, 1.35);
  plot->scale = (LobbyScale){ 0, picture->top_min, LOBBY_WAIT_START_PX,
                              MAX (width - LOBBY_WAIT_END_PX, LOBBY_WAIT_START_PX) };
  plot->lane_y = round (height * 0.37);
  plot->whisker_y = round (height * 0.73);
  plot->target_x = picture->target_min > 0 ? lobby_scale_place_within (&plot->scale, picture->target_min) : -1;
  if (picture->n_marks > LOBBY_WAIT_MOST_MARKS)
    place_columns (plot, picture);
  else
    place_marks (plot, picture);
  place_forecast (plot, &picture->forecast);
  return plot;
}

/** lobby_wait_plot_free: frees a laid-out strip */
void
lobby_wait_plot_free (LobbyWaitPlot *plot)
{
  if (plot == NULL)
    return;
  g_free (plot->spots);
  g_free (plot->columns);
  g_free (plot);
}

/**
 * lobby_wait_plot_find:
 * @plot: the strip
 * @x: px
 * @y: px
 *
 * Returns: index of the mark nearest to the point, -1 when none is near
 */
int
lobby_wait_plot_find (const LobbyWaitPlot *plot, double x, double y)
{
  int found = -1;
  double nearest = FIND_REACH * plot->unit;

  g_return_val_if_fail (plot != NULL, -1);

  if (fabs (y - plot->lane_y) > 2 * FIND_REACH * plot->unit)
    return -1;
  for (guint i = 0; i < plot->n_spots; i++)
    {
      double distance = fabs (plot->spots[i].x - x);
      if (distance < nearest)
        {
          nearest = distance;
          found = (int) i;
        }
    }
  return found;
}

/** lobby_wait_plot_find_column: Returns: index of the column at the point, -1 when there is none */
int
lobby_wait_plot_find_column (const LobbyWaitPlot *plot, double x, double y)
{
  g_return_val_if_fail (plot != NULL, -1);

  if (fabs (y - plot->lane_y) > 2 * FIND_REACH * plot->unit)
    return -1;
  for (guint i = 0; i < plot->n_columns; i++)
    {
      if (x >= plot->columns[i].x && x <= plot->columns[i].x + plot->columns[i].width)
        return (int) i;
    }
  return -1;
}
