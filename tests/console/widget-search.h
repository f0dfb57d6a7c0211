/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding widgets as a person does: by what is written on them, and only what can be seen. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *widget_search_find (GtkWidget *from, GType type, const char *words);
void widget_search_await (GtkWidget *from, const char *words);

G_END_DECLS
