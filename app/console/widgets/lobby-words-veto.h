/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a waiting customer is not sent to a machine, in one sentence for each reason. */
#pragma once

#include "lobby-advice-facts.h"

G_BEGIN_DECLS

/**
 * LobbyVetoNames:
 * @transaction: (nullable): what the customer came for, in words
 * @cash: whether money belongs to it
 * @source: (nullable): where the limit comes from, as in "S3-1"; %NULL: the rule of the house for this reason
 *
 * What a verdict is about, in words; borrowed.
 */
typedef struct
{
  const char *transaction;
  gboolean cash;
  const char *source;
} LobbyVetoNames;

char *lobby_words_dup_veto (const LobbyVerdict *verdict, const LobbyVetoNames *names);

G_END_DECLS
