/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars from 0 with name and figure. */
#include "config.h"

#include "lobby-plot-text.h"
#include "lobby-whatif-bars-plot.h"

#include <math.h>

#define GAP_PX 12
#define BAR_PX 10

static const LobbyToken inks[LOBBY_WHATIF_N_LINES] = {
  [LOBBY_WHATIF_NOTHING] = LOBBY_TOKEN_OVER,
  [LOBBY_WHATIF_HAPPENED] = LOBBY_TOKEN_MARK_STRONG,
  [LOBBY_WHATIF_YOURS] = LOBBY_TOKEN_ACCENT,
  [LOBBY_WHATIF_BEST] = LOBBY_TOKEN_MARK,
};

static void
paint_bar (cairo_t *cr, const LobbyPalette *palette, LobbyToken token, double x, double y, double width)
{
  double radius = BAR_PX / 2.0;

  if (width < 2 * radius)
    return;
  lobby_palette_use (palette, token, cr);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + radius, y, radius, G_PI / 2, 3 * G_PI / 2);
  cairo_arc (cr, x + width - radius, y, radius, -G_PI / 2, G_PI / 2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/**
 * lobby_whatif_bars_paint:
 * @picture: what to show
 * @cr: where
 * @text: layout with the font of captions
 * @width: px
 * @palette: colours
 */
void
lobby_whatif_bars_paint (const LobbyWhatifBarsPicture *picture,
                         cairo_t *cr,
                         PangoLayout *text,
                         double width,
                         const LobbyPalette *palette)
{
  double names = 0, figures = 0, height = 0;
  int most = 1;

  g_return_if_fail (picture != NULL && cr != NULL && text != NULL && palette != NULL);

  for (guint i = 0; i < LOBBY_WHATIF_N_LINES; i++)
    {
      g_autofree char *figure = g_strdup_printf ("%d", picture->minutes[i]);
      names = MAX (names, lobby_plot_text_measure (text, picture->names[i], &height));
      figures = MAX (figures, lobby_plot_text_measure (text, figure, NULL));
      most = MAX (most, picture->minutes[i]);
    }
  double left = ceil (names * 1.1) + GAP_PX, room = MAX (width - left - ceil (figures * 1.15) - GAP_PX, 1);
  for (guint i = 0; i < LOBBY_WHATIF_N_LINES; i++)
    {
      g_autofree char *figure = g_strdup_printf ("%d", picture->minutes[i]);
      double y = (i + 0.5) * LOBBY_WHATIF_BAR_PX;
      gboolean yours = i == LOBBY_WHATIF_YOURS;

      lobby_palette_use (palette, yours ? LOBBY_TOKEN_ACCENT_TEXT : LOBBY_TOKEN_TEXT, cr);
      (yours ? lobby_plot_text_show_bold : lobby_plot_text_show) (text, cr, picture->names[i], 0, y - height / 2, 0);
      paint_bar (cr, palette, LOBBY_TOKEN_TRACK, left, y, room);
      paint_bar (cr, palette, inks[i], left, y, room * picture->minutes[i] / most);
      lobby_palette_use (palette, LOBBY_TOKEN_TEXT, cr);
      lobby_plot_text_show_bold (text, cr, figure, width, y - height / 2, 1);
    }
}
