/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

double lobby_plot_text_measure (PangoLayout *layout, const char *text, double *height);
void lobby_plot_text_show (PangoLayout *layout, cairo_t *cr, const char *text, double x, double y, double align);
void lobby_plot_text_show_bold (PangoLayout *layout, cairo_t *cr, const char *text, double x, double y, double align);

G_END_DECLS
