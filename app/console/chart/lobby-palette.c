/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colour tokens in light and dark, fresh and stale. Widgets overwrite window, card and text with the
 * theme's own. */
#include "config.h"

#include "lobby-palette.h"

#include <math.h>

typedef struct
{
  const char *css_name;
  const char *inks[4]; /* light, dark, stale light, stale dark */
} Token;

#define TOKEN_ROW(TOKEN, name, light, dark, stale_light, stale_dark) { name, { light, dark, stale_light, stale_dark } },
static const Token tokens[LOBBY_N_TOKENS] = { LOBBY_TOKEN_LIST (TOKEN_ROW) };

/**
 * lobby_palette_init:
 * @palette: (out caller-allocates): the palette
 * @dark: light ink on a dark ground
 * @stale: figures are old: every colour that means something turns grey, text stays readable (4.5:1)
 */
void
lobby_palette_init (LobbyPalette *palette, gboolean dark, gboolean stale)
{
  g_return_if_fail (palette != NULL);

  for (guint i = 0; i < LOBBY_N_TOKENS; i++)
    {
      gboolean parsed = lobby_ink_parse (tokens[i].inks[(stale ? 2 : 0) + (dark ? 1 : 0)], &palette->inks[i]);
      g_assert (parsed);
    }
}

/** lobby_token_get_css_name: Returns: the name of the token as a named colour of the style sheet */
const char *
lobby_token_get_css_name (LobbyToken token)
{
  g_return_val_if_fail (token < LOBBY_N_TOKENS, NULL);
  return tokens[token].css_name;
}

/**
 * lobby_ink_parse:
 * @text: a colour as "#rrggbb"
 * @ink: (out caller-allocates): the ink
 *
 * Returns: whether @text was such a colour
 */
gboolean
lobby_ink_parse (const char *text, LobbyInk *ink)
{
  guint parts[6];

  g_return_val_if_fail (text != NULL && ink != NULL, FALSE);

  if (text[0] != '#' || strlen (text) != 7)
    return FALSE;
  for (guint i = 0; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i + 1]))
        return FALSE;
      parts[i] = (guint) g_ascii_xdigit_value (text[i + 1]);
    }
  ink->red = (parts[0] * 16 + parts[1]) / 255.0;
  ink->green = (parts[2] * 16 + parts[3]) / 255.0;
  ink->blue = (parts[4] * 16 + parts[5]) / 255.0;
  ink->alpha = 1;
  return TRUE;
}

static double
linear_part (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
luminance (const LobbyInk *ink)
{
  return 0.2126 * linear_part (ink->red) + 0.7152 * linear_part (ink->green) + 0.0722 * linear_part (ink->blue);
}

/** lobby_ink_contrast: Returns: contrast of two opaque inks, 1 to 21, as WCAG 2.1 defines it */
double
lobby_ink_contrast (const LobbyInk *front, const LobbyInk *back)
{
  g_return_val_if_fail (front != NULL && back != NULL, 1);

  double a = luminance (front);
  double b = luminance (back);
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/** lobby_palette_use: makes the ink of @token the source of @cr */
void
lobby_palette_use (const LobbyPalette *palette, LobbyToken token, cairo_t *cr)
{
  g_return_if_fail (palette != NULL && cr != NULL && token < LOBBY_N_TOKENS);

  const LobbyInk *ink = &palette->inks[token];
  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, ink->alpha);
}
