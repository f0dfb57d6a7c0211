/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-scale.h"
#include "lobby-shape.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * LobbyUseKind:
 * @LOBBY_USE_CUSTOMER: a customer used the device
 * @LOBBY_USE_OUTAGE: out of service
 * @LOBBY_USE_UNKNOWN: no signal
 */
typedef enum
{
  LOBBY_USE_CUSTOMER,
  LOBBY_USE_OUTAGE,
  LOBBY_USE_UNKNOWN,
} LobbyUseKind;

/**
 * LobbyUseSpan:
 * @to_us: end, or 0 while it lasts
 */
typedef struct
{
  LobbyUseKind kind;
  gint64 from_us;
  gint64 to_us;
} LobbyUseSpan;

/**
 * LobbyTimeTick:
 * @label: text below it, borrowed
 */
typedef struct
{
  gint64 at_us;
  const char *label;
} LobbyTimeTick;

/**
 * LobbyUsePicture:
 * @from_us: start of the day
 * @now_us: end of the strip
 *
 * How a device was used today.
 */
typedef struct
{
  gint64 from_us;
  gint64 now_us;
  const LobbyUseSpan *spans;
  guint n_spans;
  const LobbyTimeTick *ticks;
  guint n_ticks;
} LobbyUsePicture;

gboolean lobby_use_picture_place (const LobbyUsePicture *picture, guint index, double width, double *x, double *length);
void lobby_use_picture_paint (const LobbyUsePicture *picture,
                              cairo_t *cr,
                              PangoLayout *text,
                              double width,
                              double height,
                              const LobbyPalette *palette);

G_END_DECLS
