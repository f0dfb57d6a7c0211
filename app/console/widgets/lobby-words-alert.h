/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for alerts: each names a person or a thing, a place and what to do. */
#pragma once

#include "lobby-alert-board.h"
#include "lobby-words-floor.h"

G_BEGIN_DECLS

/**
 * LobbyAlertNames:
 * @subject: name of what the alert is about, as people call it
 * @owner: (nullable): name of who sees to it
 * @fault: (nullable): what is wrong with the device
 * @zone: zone of the branch
 *
 * What the words of an alert need beside its facts; borrowed.
 */
typedef struct
{
  const char *subject;
  const char *owner;
  const char *fault;
  GTimeZone *zone;
} LobbyAlertNames;

char *lobby_words_dup_alert_title (const LobbyAlertFacts *facts, const LobbyAlertNames *names);
char *lobby_words_dup_alert_text (const LobbyAlertFacts *facts, const LobbyAlertNames *names);
char *lobby_words_dup_alert_short (const LobbyAlertFacts *facts, const LobbyAlertNames *names);

G_END_DECLS
