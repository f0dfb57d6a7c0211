/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of a training for the evening meeting: each decision with its choices, four ways and score. */
#pragma once

#include "lobby-training-run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *lobby_train_sheet_dup_markup (LobbyTrainingRun *run, const char *day, GTimeZone *zone);
GtkPrintOperation *lobby_train_sheet_new (const char *markup, const char *name);

G_END_DECLS
