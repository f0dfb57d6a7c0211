/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Samples: records and events made from their tables, every member filled, the same for the same number. They
 * say nothing sensible about a lobby; they are for what does not care (wire, files, databases). */
#pragma once

#include "lobby-anonymiser.h"

#define SAMPLE_SOURCE "/branches/binhe/streams/main/20251117-1"
/* 2025-11-17T00:00:00Z, eight in the morning at the branch */
#define SAMPLE_TIME_US (G_GINT64_CONSTANT (1763337600) * 1000000)

gpointer sample_record (const LobbyRecordType *type, guint number);
LobbyEvent *sample_event (LobbyEventKind kind, guint64 sequence);
LobbyEvent *sample_day_event (guint64 sequence);

/* (transfer none): takes people out of recorded days, with a key that every test has. */
LobbyAnonymiser *sample_get_anonymiser (void);
