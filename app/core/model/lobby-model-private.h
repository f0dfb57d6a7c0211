/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only the floor may do to the objects it owns: project records onto them, and let time pass. */
#pragma once

#include "lobby-advice.h"
#include "lobby-alert.h"
#include "lobby-case.h"
#include "lobby-counter.h"
#include "lobby-device.h"
#include "lobby-glance.h"
#include "lobby-queue.h"
#include "lobby-service-level.h"
#include "lobby-visit.h"

G_BEGIN_DECLS

#define LOBBY_MODEL_SECOND_US G_GINT64_CONSTANT (1000000)

gboolean lobby_ticket_project (LobbyTicket *self, const LobbyTicketRecord *record);
void lobby_ticket_tick (LobbyTicket *self, const LobbyState *state, gint64 now_us);
void lobby_queue_project (LobbyQueue *self, const LobbyServiceRecord *service, const GPtrArray *tickets);
void lobby_queue_tick (LobbyQueue *self, const LobbyState *state, gint64 now_us);
void lobby_counter_project (LobbyCounter *self, const LobbyState *state, const LobbyCounterRecord *record);
void lobby_counter_tick (LobbyCounter *self, const LobbyState *state, gint64 now_us);
void lobby_device_project (LobbyDevice *self, const LobbyState *state, const LobbyDeviceRecord *record, gboolean whole);
void lobby_device_tick (LobbyDevice *self, const LobbyState *state, gint64 now_us);
void lobby_visit_project (LobbyVisit *self, const LobbyVisitRecord *record);
void lobby_visit_tick (LobbyVisit *self, gint64 now_us);
void lobby_case_project (LobbyCase *self, const LobbyCaseRecord *record);
void lobby_case_tick (LobbyCase *self, gint64 now_us, GTimeZone *zone);
void lobby_glance_tick (LobbyGlance *self, const LobbyState *state, gint64 queue_now_us, gint64 devices_now_us);
void lobby_alert_project (LobbyAlert *self, const LobbyAlertFacts *facts);
void lobby_advice_project (LobbyAdvice *self, const LobbyAdviceItem *item);

G_END_DECLS
