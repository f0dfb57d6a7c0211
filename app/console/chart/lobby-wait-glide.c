/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way from one picture of a wait strip to the next: who stays glides to the new place, who was called fades out. */
#include "config.h"

#include "lobby-wait-glide.h"

#include <math.h>

/* A mark that moves less than this is simply drawn at its new place: time passing is no event. */
#define SEEN_PX 2.0
/* Of the time of the glide, the part in which those who leave fade out: 150 of 200 ms. */
#define FADE_SHARE 0.75

struct _LobbyWaitGlide
{
  double *from_x; /* where each mark of the new picture was; NAN: it was not there */
  guint n_marks;
  LobbyWaitSpot *leaving;
  guint n_leaving;
  gboolean seen;
};

static GHashTable *
index_names (const char *const *names, guint n_names)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_names; i++)
    g_hash_table_insert (index, (gpointer) names[i], GUINT_TO_POINTER (i + 1));
  return index;
}

/**
 * lobby_wait_glide_new:
 * @before: the strip as it was
 * @names_before: (array zero-terminated=1): name of each of its marks
 * @after: the strip as it is now
 * @names_after: (array zero-terminated=1): name of each of its marks
 *
 * Columns have no names, so nothing glides to or from them.
 *
 * Returns: (transfer full): the way from one to the other
 */
LobbyWaitGlide *
lobby_wait_glide_new (const LobbyWaitPlot *before,
                      const char *const *names_before,
                      const LobbyWaitPlot *after,
                      const char *const *names_after)
{
  g_return_val_if_fail (before != NULL && names_before != NULL && after != NULL && names_after != NULL, NULL);

  LobbyWaitGlide *glide = g_new0 (LobbyWaitGlide, 1);
  g_autoptr (GHashTable) now = index_names (names_after, after->n_spots);

  glide->n_marks = after->n_spots;
  glide->from_x = g_new (double, after->n_spots);
  glide->leaving = g_new (LobbyWaitSpot, before->n_spots);
  for (guint i = 0; i < after->n_spots; i++)
    glide->from_x[i] = NAN;
  for (guint i = 0; i < before->n_spots && after->n_columns == 0; i++)
    {
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (now, names_before[i]));
      if (at == 0)
        glide->leaving[glide->n_leaving++] = before->spots[i];
      else
        {
          glide->from_x[at - 1] = before->spots[i].x;
          glide->seen = glide->seen || fabs (before->spots[i].x - after->spots[at - 1].x) >= SEEN_PX;
        }
    }
  glide->seen = glide->seen || glide->n_leaving > 0;
  return glide;
}

/** lobby_wait_glide_free: frees it */
void
lobby_wait_glide_free (LobbyWaitGlide *glide)
{
  if (glide == NULL)
    return;
  g_free (glide->from_x);
  g_free (glide->leaving);
  g_free (glide);
}

/** lobby_wait_glide_is_seen: Returns: whether anybody left, or moved far enough for an eye to notice */
gboolean
lobby_wait_glide_is_seen (const LobbyWaitGlide *glide)
{
  g_return_val_if_fail (glide != NULL, FALSE);
  return glide->seen;
}

/**
 * lobby_wait_glide_bend:
 * @glide: the way
 * @plot: the new strip; its marks are put where they are on the way
 * @progress: 0 at the start, 1 at the end
 */
void
lobby_wait_glide_bend (const LobbyWaitGlide *glide, LobbyWaitPlot *plot, double progress)
{
  g_return_if_fail (glide != NULL && plot != NULL);

  for (guint i = 0; i < MIN (plot->n_spots, glide->n_marks); i++)
    {
      if (!isnan (glide->from_x[i]))
        plot->spots[i].x = glide->from_x[i] + (plot->spots[i].x - glide->from_x[i]) * progress;
    }
}

/**
 * lobby_wait_glide_paint_leaving:
 * @glide: the way
 * @plot: the new strip
 * @cr: where
 * @palette: colours
 * @progress: 0 at the start, 1 at the end
 *
 * Paints those who were called, as faint as they are by now.
 */
void
lobby_wait_glide_paint_leaving (const LobbyWaitGlide *glide,
                                const LobbyWaitPlot *plot,
                                cairo_t *cr,
                                const LobbyPalette *palette,
                                double progress)
{
  g_return_if_fail (glide != NULL && plot != NULL && cr != NULL && palette != NULL);

  if (glide->n_leaving == 0 || progress >= FADE_SHARE)
    return;
  cairo_push_group (cr);
  for (guint i = 0; i < glide->n_leaving; i++)
    lobby_wait_plot_paint_spot (plot, &glide->leaving[i], cr, palette);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, 1 - progress / FADE_SHARE);
}
