/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Comma-separated values as RFC 4180 has them, lines ended by CR LF, safe to be opened in a spreadsheet (ASVS 1.2.10):
 * no text becomes a formula. A row is begun by its first cell and ended by lobby_csv_end_row(). */
void lobby_csv_add_text (GString *out, const char *text);
void lobby_csv_add_number (GString *out, gint64 number);
void lobby_csv_add_row (GString *out, const char *const *cells);
void lobby_csv_end_row (GString *out);

G_END_DECLS
