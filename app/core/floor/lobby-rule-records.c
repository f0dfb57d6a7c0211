/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of the rule sheet of diversion. */
#include "config.h"

#include "lobby-rule-records.h"

#define MONEY_MAX 1000000000

#define REC LobbyRuleNumber
static const LobbyField rule_number_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("name", name, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("value", value, INTEGER, .flags = LOBBY_FIELD_REQUIRED, .minimum = 0, .maximum = MONEY_MAX),
  LOBBY_ROW ("minimum", minimum, INTEGER, .minimum = 0, .maximum = MONEY_MAX),
  LOBBY_ROW ("maximum", maximum, INTEGER, .minimum = 0, .maximum = MONEY_MAX),
  LOBBY_ROW ("unit", unit, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("source", source, TEXT, .flags = LOBBY_FIELD_REQUIRED),
};
#undef REC
const LobbyRecordType lobby_rule_number_type = LOBBY_RECORD_TYPE ("RuleNumber", LobbyRuleNumber, rule_number_fields);

#define REC LobbyDiversionRule
static const LobbyField diversion_rule_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("name", name, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("transaction", transaction, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("devices", devices, TEXTS, .flags = LOBBY_FIELD_REQUIRED, .maximum = 16),
  LOBBY_ROW ("limitCny", limit_cny, INTEGER, .minimum = 0, .maximum = MONEY_MAX),
  LOBBY_ROW ("inclusive", inclusive, FLAG),
  LOBBY_ROW ("needsCard", needs_card, FLAG),
  LOBBY_ROW ("enabled", enabled, FLAG),
  LOBBY_ROW ("acceptancePercent", acceptance_percent, INTEGER, .minimum = 0, .maximum = 100),
  LOBBY_ROW ("words", words, RECORD, .record = &lobby_text_type),
  LOBBY_ROW ("source", source, TEXT, .flags = LOBBY_FIELD_REQUIRED),
};
#undef REC
const LobbyRecordType lobby_diversion_rule_type = LOBBY_RECORD_TYPE ("DiversionRule",
                                                                     LobbyDiversionRule,
                                                                     diversion_rule_fields);

#define REC LobbyRuleSheet
static const LobbyField rule_sheet_fields[] = {
  LOBBY_ROW ("version", version, INTEGER, .flags = LOBBY_FIELD_REQUIRED, .minimum = 1, .maximum = MONEY_MAX),
  LOBBY_ROW ("changedBy", changed_by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("changedTime", changed_us, INSTANT),
  LOBBY_ROW ("scope", scope, RECORD, .record = &lobby_text_type),
  LOBBY_ROW ("goal", goal, RECORD, .record = &lobby_text_type),
  LOBBY_ROW ("standard", standard, RECORD, .record = &lobby_text_type),
  LOBBY_ROW ("duties", duties, RECORD, .record = &lobby_text_type),
  LOBBY_ROW ("numbers", numbers, RECORDS, .record = &lobby_rule_number_type, .maximum = 64),
  LOBBY_ROW ("rules", rules, RECORDS, .record = &lobby_diversion_rule_type, .maximum = 256),
};
#undef REC
const LobbyRecordType lobby_rule_sheet_type = LOBBY_RECORD_TYPE ("RuleSheet", LobbyRuleSheet, rule_sheet_fields);
