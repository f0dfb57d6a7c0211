/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-summary-page.h"

G_BEGIN_DECLS

void lobby_summary_export_start (GtkWidget *window, GtkWidget *page, const char *what);

G_END_DECLS
