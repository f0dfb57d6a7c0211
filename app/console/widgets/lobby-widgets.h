/* SPDX-License-Identifier: GPL-3.0-or-later */
/* widgets: things one sees. Each has plain setters and knows nothing of model, session or network; words for people live
 * in lobby-words.h. */
#pragma once

#include "lobby-answer-strip.h"
#include "lobby-advice-card.h"
#include "lobby-advice-row.h"
#include "lobby-case-row.h"
#include "lobby-connection-pill.h"
#include "lobby-counter-tile.h"
#include "lobby-device-tile.h"
#include "lobby-discretion.h"
#include "lobby-errand-mark.h"
#include "lobby-figure.h"
#include "lobby-freshness-card.h"
#include "lobby-glyph.h"
#include "lobby-level-chart.h"
#include "lobby-queue-row.h"
#include "lobby-ring.h"
#include "lobby-reason-menu.h"
#include "lobby-supply-bar.h"
#include "lobby-tile-grid.h"
#include "lobby-use-strip.h"
#include "lobby-vip-card.h"
#include "lobby-vip-row.h"
#include "lobby-check-row.h"
#include "lobby-checklist-row.h"
#include "lobby-wait-strip.h"
#include "lobby-words-link.h"
#include "lobby-words.h"
#include "lobby-words-advice.h"
#include "lobby-words-command.h"
#include "lobby-words-audit.h"
#include "lobby-words-rights.h"
#include "lobby-words-alert.h"
#include "lobby-words-floor.h"
#include "lobby-words-visit.h"

G_BEGIN_DECLS

#define LOBBY_RESOURCE_PATH "/org/lobby/Console"

void lobby_widgets_init (void);
void lobby_label_show (GtkLabel *label, const char *text);
void lobby_label_show_or_hide (GtkLabel *label, const char *text);
void lobby_widget_show_tone (GtkWidget *widget, LobbyTone tone);
void lobby_popover_fit (GtkPopover *popover);
void lobby_widget_set_class (GtkWidget *widget, const char *css_class, gboolean on);

G_END_DECLS
