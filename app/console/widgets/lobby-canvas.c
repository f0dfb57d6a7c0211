/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Base of everything that is painted by hand: reads the palette from the theme and lends a cairo context to a painter. */
#include "config.h"

#include "lobby-canvas.h"

#include <adwaita.h>

#define CAPTION_POINTS 9

G_DEFINE_ABSTRACT_TYPE (LobbyCanvas, lobby_canvas, GTK_TYPE_WIDGET)

static gboolean
is_stale (GtkWidget *widget)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      if (gtk_widget_has_css_class (at, "stale"))
        return TRUE;
    }
  return FALSE;
}

static void
take_theme_colour (GtkWidget *widget, const char *name, LobbyInk *ink)
{
  GdkRGBA colour;

  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour) && colour.alpha >= 1)
    *ink = (LobbyInk){ colour.red, colour.green, colour.blue, 1 };
}

static void
lobby_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LobbyCanvas *self = LOBBY_CANVAS (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (-6, -6, width + 12, height + 12);
  LobbyPalette palette;

  if (width <= 0 || height <= 0)
    return;
  lobby_canvas_read_palette (self, &palette);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  LOBBY_CANVAS_GET_CLASS (self)->paint (self, cr, width, height, &palette);
  cairo_destroy (cr);
}

static void
lobby_canvas_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (lobby_canvas_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
lobby_canvas_class_init (LobbyCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = lobby_canvas_snapshot;
  widget_class->css_changed = lobby_canvas_css_changed;
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lobby_canvas_init (LobbyCanvas *self)
{
}

/**
 * lobby_canvas_read_palette:
 * @self: the widget
 * @palette: (out caller-allocates): the tokens in the style of the moment; window and card are the theme's own
 */
void
lobby_canvas_read_palette (LobbyCanvas *self, LobbyPalette *palette)
{
  g_return_if_fail (LOBBY_IS_CANVAS (self) && palette != NULL);

  lobby_palette_init (palette, adw_style_manager_get_dark (adw_style_manager_get_default ()),
                      is_stale (GTK_WIDGET (self)));
  take_theme_colour (GTK_WIDGET (self), "card_bg_color", &palette->inks[LOBBY_TOKEN_CARD]);
  take_theme_colour (GTK_WIDGET (self), "window_bg_color", &palette->inks[LOBBY_TOKEN_WINDOW]);
}

/** lobby_canvas_create_caption: Returns: (transfer full): a layout in the font of captions */
PangoLayout *
lobby_canvas_create_caption (LobbyCanvas *self)
{
  g_return_val_if_fail (LOBBY_IS_CANVAS (self), NULL);

  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));
  pango_font_description_set_size (font, CAPTION_POINTS * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  return layout;
}
