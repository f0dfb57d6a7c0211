/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of money for people. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double lobby_money_get_unit (void);
char *lobby_words_dup_money (gint64 amount_cny);
char *lobby_words_dup_amount (gint64 from_cny, gint64 amount_cny);

G_END_DECLS
