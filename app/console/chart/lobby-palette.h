/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart: scales, ticks and painters on a cairo context. Screen, paper and tests use the same; the room knows
 * cairo and pango only: no GTK, no model, no words. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * LobbyInk:
 *
 * A colour, each part 0 to 1.
 */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} LobbyInk;

/* Colour tokens of the interface design, section 5: token, name of the CSS colour, light, dark, stale light,
 * stale dark. */
#define LOBBY_TOKEN_LIST(X) \
  X (TEXT, "lobby_text", "#333333", "#ffffff", "#333333", "#ffffff") \
  X (TEXT_2, "lobby_text_2", "#575757", "#c9c9c9", "#575757", "#c9c9c9") \
  X (CARD, "lobby_card", "#ffffff", "#363636", "#ffffff", "#363636") \
  X (WINDOW, "lobby_window", "#fafafa", "#242424", "#fafafa", "#242424") \
  X (ACCENT, "lobby_accent", "#3584e4", "#3584e4", "#8a898c", "#9a9996") \
  X (ACCENT_TEXT, "lobby_accent_text", "#1a5fb4", "#8ab8f0", "#5e5c64", "#c9c9c9") \
  X (OVER_TEXT, "lobby_over_text", "#a51d2d", "#ff9585", "#454348", "#e6e5e3") \
  X (OVER, "lobby_over", "#c01c28", "#ff7b63", "#5e5c64", "#c0bfbc") \
  X (RISK_TEXT, "lobby_risk_text", "#865e00", "#f8e45c", "#66646a", "#c9c9c9") \
  X (RISK, "lobby_risk", "#e5a50a", "#f5c211", "#aaa9a6", "#8a898c") \
  X (RISK_EDGE, "lobby_risk_edge", "#865e00", "#f8e45c", "#77767b", "#b0afac") \
  X (VIP_TEXT, "lobby_vip_text", "#813d9c", "#e8b0e9", "#5e5c64", "#d0cfcc") \
  X (VIP, "lobby_vip", "#813d9c", "#d07fd3", "#5e5c64", "#b0afac") \
  X (DONE, "lobby_done", "#1b8553", "#8ff0a4", "#5e5c64", "#c0bfbc") \
  X (MARK, "lobby_mark", "#77767b", "#b0afac", "#77767b", "#b0afac") \
  X (MARK_STRONG, "lobby_mark_strong", "#5e5c64", "#c0bfbc", "#5e5c64", "#c0bfbc") \
  X (TRACK, "lobby_track", "#e3e2df", "#504f4d", "#e3e2df", "#504f4d") \
  X (TILE, "lobby_tile", "#f1f0ee", "#434342", "#f1f0ee", "#434342") \
  X (ZONE, "lobby_zone", "#f3f3f2", "#3e3e3e", "#f3f3f2", "#3e3e3e") \
  X (GRID, "lobby_grid", "#f0f0ef", "#444443", "#f0f0ef", "#444443") \
  X (TICK, "lobby_tick", "#3d3846", "#f6f5f4", "#5e5c64", "#d0cfcc") \
  X (HEAT_0, "lobby_heat_0", "#eeeeec", "#3a3a3a", "#eeeeec", "#3a3a3a") \
  X (HEAT_1, "lobby_heat_1", "#d5dfea", "#34495f", "#e3e2df", "#464645") \
  X (HEAT_2, "lobby_heat_2", "#a9c4e2", "#4c79ac", "#d0cfcc", "#5e5d5b") \
  X (HEAT_3, "lobby_heat_3", "#f5cf6b", "#cfa11c", "#b8b7b4", "#7b7a78") \
  X (HEAT_4, "lobby_heat_4", "#e08a1e", "#e08a1e", "#9a9996", "#9a9996") \
  X (HEAT_5, "lobby_heat_5", "#c01c28", "#ff7b63", "#77767b", "#c0bfbc")

#define LOBBY_TOKEN_VALUE(TOKEN, name, light, dark, stale_light, stale_dark) LOBBY_TOKEN_##TOKEN,

typedef enum
{
  LOBBY_TOKEN_LIST (LOBBY_TOKEN_VALUE) LOBBY_N_TOKENS,
} LobbyToken;

/**
 * LobbyPalette:
 *
 * The ink of each token in one style.
 */
typedef struct
{
  LobbyInk inks[LOBBY_N_TOKENS];
} LobbyPalette;

void lobby_palette_init (LobbyPalette *palette, gboolean dark, gboolean stale);
const char *lobby_token_get_css_name (LobbyToken token);
gboolean lobby_ink_parse (const char *text, LobbyInk *ink);
double lobby_ink_contrast (const LobbyInk *front, const LobbyInk *back);
void lobby_palette_use (const LobbyPalette *palette, LobbyToken token, cairo_t *cr);

G_END_DECLS
