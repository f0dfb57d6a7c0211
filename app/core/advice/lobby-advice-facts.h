/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A piece of advice in facts, and why there is none. Plain C: words for people are chosen at the screen. */
#pragma once

#include "lobby-choices.h"
#include "lobby-text.h"

G_BEGIN_DECLS

/**
 * LobbySpan:
 * @low_s: 10 % point, seconds
 * @mid_s: median, seconds
 * @high_s: 90 % point, seconds
 *
 * A foreseen time with its 80 % range.
 */
typedef struct
{
  double low_s;
  double mid_s;
  double high_s;
} LobbySpan;

/**
 * LobbyVeto:
 * @LOBBY_VETO_NONE: nothing speaks against it
 * @LOBBY_VETO_ELDERLY: elderly: accompany, never divert (S3-28)
 * @LOBBY_VETO_NEEDS_HELP: needs help: accompany, never divert (S3-28)
 * @LOBBY_VETO_LOOSE_CHANGE: coins or odd notes, which no machine takes (S3-4)
 * @LOBBY_VETO_TIER: a valued customer, kept at the counter (S3-7)
 * @LOBBY_VETO_REFUSED: said no this visit and is not asked again (S0-11)
 * @LOBBY_VETO_CAME_BACK: tried a machine and came back (S3-17)
 * @LOBBY_VETO_UNASKED: nobody knows yet what it is about: ask (S3-9)
 * @LOBBY_VETO_NO_RULE: no machine does this business
 * @LOBBY_VETO_RULE_OFF: the branch does not use the rule
 * @LOBBY_VETO_AMOUNT: above the limit of the rule (S3-1)
 * @LOBBY_VETO_AMOUNT_UNASKED: the amount is not known: ask (S3-9)
 * @LOBBY_VETO_PASSBOOK: passbook only: convert to a card first (S3-10)
 * @LOBBY_VETO_QUEUE_SHORT: hardly anybody waits; it would look like refusing service (S3-6)
 * @LOBBY_VETO_WAIT_SHORT: will be called soon anyway (S3-6)
 * @LOBBY_VETO_NO_DEVICE: the branch has no such device
 * @LOBBY_VETO_DEVICE_OUT: every such device is out of service, offline or unknown
 * @LOBBY_VETO_DEVICE_SUPPLY: no such device has the notes or the paper for it
 * @LOBBY_VETO_DEVICE_BUSY: the machines' queues are longer than the counter's
 * @LOBBY_VETO_GAIN_SMALL: it would save less than it is worth
 *
 * Why a ticket is not to be diverted.
 */
typedef enum
{
  LOBBY_VETO_NONE,
  LOBBY_VETO_ELDERLY,
  LOBBY_VETO_NEEDS_HELP,
  LOBBY_VETO_LOOSE_CHANGE,
  LOBBY_VETO_TIER,
  LOBBY_VETO_REFUSED,
  LOBBY_VETO_CAME_BACK,
  LOBBY_VETO_UNASKED,
  LOBBY_VETO_NO_RULE,
  LOBBY_VETO_RULE_OFF,
  LOBBY_VETO_AMOUNT,
  LOBBY_VETO_AMOUNT_UNASKED,
  LOBBY_VETO_PASSBOOK,
  LOBBY_VETO_QUEUE_SHORT,
  LOBBY_VETO_WAIT_SHORT,
  LOBBY_VETO_NO_DEVICE,
  LOBBY_VETO_DEVICE_OUT,
  LOBBY_VETO_DEVICE_SUPPLY,
  LOBBY_VETO_DEVICE_BUSY,
  LOBBY_VETO_GAIN_SMALL,
  LOBBY_VETO_N,
} LobbyVeto;

const char *lobby_veto_get_nick (LobbyVeto veto);

/**
 * LobbyVerdict:
 * @veto: the first reason against a diversion
 * @rule: (nullable): id of the rule that applies; lives as long as the foresight
 * @device: (nullable): id of the device that is meant; the same
 * @figure: what was measured, in the unit of @limit: CNY for an amount, seconds for a wait or a gain, customers for a queue
 * @limit: what it was measured against
 *
 * What the rules say of a waiting ticket.
 */
typedef struct
{
  LobbyVeto veto;
  const char *rule;
  const char *device;
  gint64 figure;
  gint64 limit;
} LobbyVerdict;

/**
 * LobbyAdviceFacts:
 * @id: the same for the same advice, as in "divert-A064-CRS-1"
 * @kind: what is advised
 * @ticket: (nullable): whom to divert or accompany
 * @device: (nullable): which device
 * @counter: (nullable): which counter
 * @staff: (nullable): who is free to sit there
 * @service: (nullable): the service that gains most, or the bottleneck
 * @services: (nullable) (array zero-terminated=1): the new work profile
 * @rule: (nullable): id of the rule
 * @transaction: (nullable): what the customer came for
 * @amount_cny: CNY; 0 when not known; of a band its upper end
 * @amount_from_cny: lower end of the band, CNY; 0 when @amount_cny is the amount
 * @medium: what the customer brought
 * @supply: what runs out
 * @words: (nullable): words to say, with everything filled in
 * @own: saved for @ticket: its time to the call less walking, queueing and the use at the device, seconds
 * @others: saved for all others together within @ahead_s, seconds; its range is only its median where none is known
 * @ahead_s: how far ahead @others is counted, seconds
 * @n_behind: how many waiting customers gain
 * @before: wait of the next arrival of @service now, seconds
 * @after: the same if the advice is followed, seconds
 * @fewer_over: customers fewer over target
 * @fewer_left: customers fewer who walk out
 * @staff_s: teller time that it costs, seconds
 * @device_wait_s: time until the device is free, seconds
 * @steps: way to the device, steps; 0 when not known
 * @acceptance: chance that the customer says yes, 0 to 1
 * @worth_s: what it is ranked by: expected seconds saved, by chance of acceptance
 * @at_us: when it was worked out, µs since 1970 UTC
 * @until_us: it holds until then
 * @empty_us: (kind RESTOCK): when the supply is expected to run out, median; 0 when it is out already
 */
typedef struct
{
  char *id;
  LobbyAdviceKind kind;
  char *ticket;
  char *device;
  char *counter;
  char *staff;
  char *service;
  char **services;
  char *rule;
  char *transaction;
  gint64 amount_cny;
  gint64 amount_from_cny;
  LobbyMedium medium;
  LobbySupplyKind supply;
  LobbyText *words;
  LobbySpan own;
  LobbySpan others;
  guint n_behind;
  LobbySpan before;
  LobbySpan after;
  double fewer_over;
  double fewer_left;
  double staff_s;
  double ahead_s;
  double device_wait_s;
  gint64 steps;
  double acceptance;
  double worth_s;
  gint64 at_us;
  gint64 until_us;
  gint64 empty_us;
} LobbyAdviceFacts;

LobbyAdviceFacts *lobby_advice_facts_copy (const LobbyAdviceFacts *facts);
void lobby_advice_facts_free (LobbyAdviceFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyAdviceFacts, lobby_advice_facts_free)

G_END_DECLS
