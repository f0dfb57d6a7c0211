/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A made-up day: four servers, two classes, the second 60 seconds ahead in the order. Somebody is called whenever a server
 * is free, so what was decided can be found again. */
#pragma once

#include "lobby-engine-visit.h"

#include <glib.h>

GArray *made_day_new (guint64 seed, double arrival_rate);
LobbyEngineDay made_day_get (const GArray *visits, gint64 date);
