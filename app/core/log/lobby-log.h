/* SPDX-License-Identifier: GPL-3.0-or-later */
/* log: what programs say on the error stream, without people. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void lobby_log_install (void);
void lobby_log_hide (const char *text);
void lobby_log_show (const char *text);
void lobby_log_leave_no_core (void);

G_END_DECLS
