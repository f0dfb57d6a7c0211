/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk at a simulated branch: advice is shown there and decided on, as "lm1", at wall times of the day. */
#pragma once

#include "lobby-test-day.h"

G_BEGIN_DECLS

/* Id of every command, so that its effects can be told. */
#define KEY "11111111-2222-3333-4444-555555555555"

void desk_begin (TestDay *day);
void desk_end (TestDay *day);
gboolean desk_ask (TestDay *day, LobbyCommandKind kind, const char *wall_time, GError **error, const char *format, ...)
    G_GNUC_PRINTF (5, 6);
gboolean desk_show (TestDay *day, const char *wall_time, const char *id, const char *kind, const char *rest);
gboolean desk_decide (TestDay *day, const char *wall_time, const char *id, const char *decision, GError **error);
void desk_assert_refused (TestDay *day,
                          const char *wall_time,
                          const char *id,
                          const char *decision,
                          LobbyError code,
                          const char *why);
guint desk_count_said (TestDay *day, LobbyEventKind kind);
const LobbyAdviceRecord *desk_get_advice (TestDay *day, const char *id);

G_END_DECLS
