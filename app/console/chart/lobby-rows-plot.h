/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-shape.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * LobbyRowBar:
 * @name: name of the row
 * @detail: (nullable): a few words behind it
 * @fraction: length of the bar, 0 to 1; below 0 when it is not known
 * @value: the figure
 * @share: (nullable): a second figure at the end
 * @token: ink of the bar
 */
typedef struct
{
  const char *name;
  const char *detail;
  double fraction;
  const char *value;
  const char *share;
  LobbyToken token;
} LobbyRowBar;

/**
 * LobbyRowsPicture:
 * @rows: from the top
 * @n_rows: how many
 * @track: the bars stand on a track with the figures at its end; else the figure stands behind its bar
 * @low: a tick at the lower end of what is good, 0 to 1; below 0 for none
 * @high: a tick at its upper end
 *
 * Named bars on one scale from nought.
 */
typedef struct
{
  const LobbyRowBar *rows;
  guint n_rows;
  gboolean track;
  double low;
  double high;
} LobbyRowsPicture;

void lobby_rows_picture_paint (const LobbyRowsPicture *picture,
                               cairo_t *cr,
                               PangoLayout *text,
                               double width,
                               double height,
                               const LobbyPalette *palette);

/**
 * LobbySharePicture:
 * @parts: shares of a whole, 0 to 1, from the start
 * @tokens: their inks
 * @labels: words below, the same number
 * @n_parts: how many
 *
 * A whole and its parts in one bar.
 */
typedef struct
{
  const double *parts;
  const LobbyToken *tokens;
  const char *const *labels;
  guint n_parts;
} LobbySharePicture;

void lobby_share_picture_paint (const LobbySharePicture *picture,
                                cairo_t *cr,
                                PangoLayout *text,
                                double width,
                                double height,
                                const LobbyPalette *palette);

G_END_DECLS
