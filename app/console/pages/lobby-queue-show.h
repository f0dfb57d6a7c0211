/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-floor.h"
#include "lobby-foresight.h"
#include "lobby-promises.h"
#include "lobby-queue-row.h"

G_BEGIN_DECLS

/**
 * LobbyQueueScene:
 * @foresight: (nullable): what is foreseen; %NULL when nothing is, or when it is too old
 * @promises: (nullable): how well today's predictions were kept
 * @now_us: time of the figures, µs since 1970 UTC
 * @stale: the figures are old: they are grey, and nothing is predicted from them
 * @top_min: end of the common axis, minutes
 *
 * What all queues are seen by.
 */
typedef struct
{
  const LobbyForesight *foresight;
  const LobbyPromises *promises;
  gint64 now_us;
  gboolean stale;
  double top_min;
} LobbyQueueScene;

const LobbyTicketForesight *
lobby_foresight_find_ticket (const LobbyForesight *foresight, const LobbyTicketRecord *record);
LobbyTone lobby_ticket_judge (LobbyTicket *ticket, const LobbyServiceRecord *service, const LobbyForesight *foresight);
LobbyTone lobby_forecast_judge (const LobbySpan *span, gint64 target_s);
void lobby_queue_row_show_queue (LobbyQueueRow *row, LobbyQueue *queue, const LobbyQueueScene *scene);

G_END_DECLS
