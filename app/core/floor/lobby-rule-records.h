/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule sheet of diversion to self-service: which business a machine may take over, up to which amount, with which
 * words. Shipped as a file, overridden by the branch, changed by people; every number names its source. */
#pragma once

#include "lobby-choices.h"
#include "lobby-text.h"

G_BEGIN_DECLS

/**
 * LobbyRuleNumber:
 * @id: what it sets, as in "waiting-min"
 * @name: in words
 * @value: its value, in @unit
 * @minimum: smallest value allowed
 * @maximum: largest value allowed
 * @unit: "count", "seconds", "percent", "cny" or "tier"
 * @source: where the value comes from, as in "S3-6"
 *
 * A threshold of the sheet that belongs to no single rule.
 */
typedef struct
{
  char *id;
  LobbyText *name;
  gint64 value;
  gint64 minimum;
  gint64 maximum;
  char *unit;
  char *source;
} LobbyRuleNumber;
extern const LobbyRecordType lobby_rule_number_type;

/**
 * LobbyDiversionRule:
 * @id: as in "S3-1-withdraw"
 * @name: in words
 * @transaction: id of the transaction that it is about
 * @devices: nicks of #LobbyDeviceKind that can do it, the best first
 * @limit_cny: largest amount, CNY; 0: no limit
 * @inclusive: whether @limit_cny itself is allowed (texts disagree, S3-1)
 * @needs_card: a passbook alone is not enough: convert to a card first (S3-10)
 * @enabled: whether the branch uses it
 * @acceptance_percent: share of customers who say yes, before the branch's own experience
 * @words: words to say (S3-15): one or two spoken sentences; {device}, {place}, {minutes} are filled in
 * @source: where the rule comes from
 *
 * A kind of business that a machine may take over.
 */
typedef struct
{
  char *id;
  LobbyText *name;
  char *transaction;
  char **devices;
  gint64 limit_cny;
  gboolean inclusive;
  gboolean needs_card;
  gboolean enabled;
  gint64 acceptance_percent;
  LobbyText *words;
  char *source;
} LobbyDiversionRule;
extern const LobbyRecordType lobby_diversion_rule_type;

/**
 * LobbyRuleSheet:
 * @version: counts up with each change
 * @changed_by: who changed it last
 * @changed_us: when
 * @scope: whom and what it covers
 * @goal: what it is for
 * @standard: how well it shall be done
 * @duties: who does what
 *
 * The sheet as a whole.
 */
typedef struct
{
  gint64 version;
  char *changed_by;
  gint64 changed_us;
  LobbyText *scope;
  LobbyText *goal;
  LobbyText *standard;
  LobbyText *duties;
  GPtrArray *numbers; /* of LobbyRuleNumber */
  GPtrArray *rules;   /* of LobbyDiversionRule */
} LobbyRuleSheet;
extern const LobbyRecordType lobby_rule_sheet_type;

G_END_DECLS
