/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short labels in plots, with a layout that the owner of the plot has given its font. */
#include "config.h"

#include "lobby-plot-text.h"

#include <pango/pangocairo.h>

/**
 * lobby_plot_text_measure:
 * @layout: layout with a font
 * @text: a label
 * @height: (out) (optional): its height, px
 *
 * Returns: its width, px
 */
double
lobby_plot_text_measure (PangoLayout *layout, const char *text, double *height)
{
  int width_px, height_px;

  g_return_val_if_fail (PANGO_IS_LAYOUT (layout) && text != NULL, 0);

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width_px, &height_px);
  if (height != NULL)
    *height = height_px;
  return width_px;
}

/**
 * lobby_plot_text_show:
 * @layout: layout with a font
 * @cr: where; its source is the ink
 * @text: a label
 * @x: px
 * @y: upper edge, px
 * @align: which part of the label is at @x: 0 its start, 0.5 its middle, 1 its end
 */
void
lobby_plot_text_show (PangoLayout *layout, cairo_t *cr, const char *text, double x, double y, double align)
{
  double width = lobby_plot_text_measure (layout, text, NULL);

  cairo_move_to (cr, x - width * align, y);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}

/** lobby_plot_text_show_bold: as lobby_plot_text_show(), in bold */
void
lobby_plot_text_show_bold (PangoLayout *layout, cairo_t *cr, const char *text, double x, double y, double align)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  lobby_plot_text_show (layout, cr, text, x, y, align);
  pango_layout_set_attributes (layout, NULL);
  pango_attr_list_unref (attributes);
}
