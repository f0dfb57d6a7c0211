/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice by hand: the figures are those of the design. */
#include "config.h"

#include "staged-advice.h"

#include "lobby-floor-maker.h"

#define MINUTE_S 60.0

/* 9:20: counter 1 serves, counter 2 is closed, Liu Min is free; A002 to A005 and B001 wait. */
void
staged_advice_open (StagedSession *session)
{
  static const char *const tickets[] = { "{\"ticket\":\"A001\",\"service\":\"A\"}",
                                         "{\"ticket\":\"A002\",\"service\":\"A\"}",
                                         "{\"ticket\":\"A003\",\"service\":\"A\"}",
                                         "{\"ticket\":\"A004\",\"service\":\"A\"}",
                                         "{\"ticket\":\"A005\",\"service\":\"A\",\"elderly\":true}",
                                         "{\"ticket\":\"B001\",\"service\":\"B\"}" };

  staged_session_open (session, "08:30:00");
  staged_session_play (session, "09:00:00", "counter.opened", "{\"counter\":\"1\"}");
  for (guint i = 0; i < G_N_ELEMENTS (tickets); i++)
    {
      g_autofree char *time = g_strdup_printf ("09:%02u:00", i + 1);
      staged_session_play (session, time, "ticket.issued", tickets[i]);
    }
  staged_session_play (session, "09:08:00", "ticket.called", "{\"ticket\":\"A001\",\"counter\":\"1\"}");
  staged_session_show_at (session, "09:20:00");
}

/* Returns: (transfer full): a foresight without advice, of an hour in which everything is known well enough */
LobbyForesight *
staged_advice_make (const char *time)
{
  LobbyForesight *foresight = lobby_foresight_new (lobby_floor_at (time));
  LobbyServiceForesight *service = lobby_foresight_add_service (foresight, "A");

  service->known = TRUE;
  service->next = (LobbySpan){ 21 * MINUTE_S, 26 * MINUTE_S, 32 * MINUTE_S };
  foresight->devices_known = TRUE;
  foresight->most_items = 5;
  foresight->undo_s = 8;
  return foresight;
}

static LobbyAdviceFacts *
add (LobbyForesight *foresight, LobbyAdviceKind kind, double worth_s)
{
  LobbyAdviceFacts *facts = g_new0 (LobbyAdviceFacts, 1);

  facts->kind = kind;
  facts->at_us = foresight->at_us;
  facts->until_us = foresight->at_us + 30 * G_GINT64_CONSTANT (60) * G_USEC_PER_SEC;
  facts->acceptance = 0.7;
  facts->worth_s = worth_s;
  return facts;
}

/* Withdrawing 3,000 yuan by card; 11 min for the customer and 15 for the eleven behind. */
LobbyAdviceFacts *
staged_advice_divert (LobbyForesight *foresight, const char *ticket, const char *device, double worth_s)
{
  LobbyAdviceFacts *facts = add (foresight, LOBBY_ADVICE_DIVERT, worth_s);

  facts->id = g_strdup_printf ("divert-%s-%s", ticket, device);
  facts->ticket = g_strdup (ticket);
  facts->device = g_strdup (device);
  facts->service = g_strdup ("A");
  facts->rule = g_strdup ("S3-1-withdraw");
  facts->transaction = g_strdup ("withdraw");
  facts->amount_cny = 3000;
  facts->medium = LOBBY_MEDIUM_CARD;
  facts->words = lobby_text_new ("You can take this out at the cash recycler in about 3 minutes. Let me walk you over.",
                                 "您取三千元，在存取款一体机上约三分钟就能办好，我陪您过去。", NULL);
  facts->own = (LobbySpan){ 8 * MINUTE_S, 11 * MINUTE_S, 14 * MINUTE_S };
  facts->others = (LobbySpan){ 6 * MINUTE_S, 15 * MINUTE_S, 22 * MINUTE_S };
  facts->n_behind = 11;
  facts->steps = 15;
  lobby_foresight_take_advice (foresight, facts);
  return facts;
}

/* 118 min in the next half hour; the wait falls from 26 to 20 min, and 7 fewer are over target. */
LobbyAdviceFacts *
staged_advice_counter (LobbyForesight *foresight, LobbyAdviceKind kind, const char *counter, double worth_s)
{
  LobbyAdviceFacts *facts = add (foresight, kind, worth_s);

  facts->id = g_strdup_printf ("counter-%d-%s", (int) kind, counter);
  facts->counter = g_strdup (counter);
  facts->staff = g_strdup ("t1");
  facts->service = g_strdup ("A");
  facts->others = (LobbySpan){ 80 * MINUTE_S, 118 * MINUTE_S, 150 * MINUTE_S };
  facts->before = (LobbySpan){ 21 * MINUTE_S, 26 * MINUTE_S, 32 * MINUTE_S };
  facts->after = (LobbySpan){ 16 * MINUTE_S, 20 * MINUTE_S, 25 * MINUTE_S };
  facts->fewer_over = 7;
  facts->staff_s = 30 * MINUTE_S;
  lobby_foresight_take_advice (foresight, facts);
  return facts;
}

LobbyAdviceFacts *
staged_advice_device (LobbyForesight *foresight, LobbyAdviceKind kind, const char *device, double worth_s)
{
  LobbyAdviceFacts *facts = add (foresight, kind, worth_s);

  facts->id = g_strdup_printf ("device-%d-%s", (int) kind, device);
  facts->device = g_strdup (device);
  facts->supply = LOBBY_SUPPLY_CASH;
  facts->others = (LobbySpan){ 20 * MINUTE_S, 40 * MINUTE_S, 60 * MINUTE_S };
  facts->empty_us = foresight->at_us + 38 * G_GINT64_CONSTANT (60) * G_USEC_PER_SEC;
  lobby_foresight_take_advice (foresight, facts);
  return facts;
}

LobbyAdviceFacts *
staged_advice_accompany (LobbyForesight *foresight, const char *ticket, double worth_s)
{
  LobbyAdviceFacts *facts = add (foresight, LOBBY_ADVICE_ACCOMPANY, worth_s);

  facts->id = g_strdup_printf ("accompany-%s", ticket);
  facts->ticket = g_strdup (ticket);
  facts->words = lobby_text_new ("I am here for you. Let me take you to a seat and then to the counter.", NULL, NULL);
  lobby_foresight_take_advice (foresight, facts);
  return facts;
}

/* @foresight: (transfer full): what is foreseen from now on; the devices have just given a sign */
void
staged_advice_show (StagedSession *session, LobbyForesight *foresight, const char *time)
{
  staged_session_play (
      session, time, "device.status",
      "{\"device\":\"CRS-1\",\"deviceStatus\":\"online\",\"operatorSwitch\":\"run\",\"dispenser\":\"ok\"}");
  staged_session_play (
      session, time, "device.status",
      "{\"device\":\"STM-1\",\"deviceStatus\":\"online\",\"operatorSwitch\":\"run\",\"printer\":\"ok\"}");
  lobby_floor_take_foresight (lobby_session_get_floor (LOBBY_SESSION (session)), foresight);
  staged_session_show_at (session, time);
}
