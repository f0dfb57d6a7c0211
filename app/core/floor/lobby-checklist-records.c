/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of checklists. */
#include "config.h"

#include "lobby-checklist-records.h"

#define COUNT_MAX 1000000000
#define WORDS_MAX 500

#define REC LobbyCheckItem
static const LobbyField check_item_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("text", text, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("kind", kind, CHOICE, .choice = &lobby_check_kind_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("weight", weight, INTEGER, .minimum = 0, .maximum = 100),
  LOBBY_ROW ("most", most, INTEGER, .minimum = 0, .maximum = 100),
  LOBBY_ROW ("minimum", minimum, NUMBER, .minimum = -COUNT_MAX, .maximum = COUNT_MAX),
  LOBBY_ROW ("maximum", maximum, NUMBER, .minimum = -COUNT_MAX, .maximum = COUNT_MAX),
  LOBBY_ROW ("unit", unit, TEXT, .maximum = 32),
  LOBBY_ROW ("source", source, TEXT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("opensDuty", opens_duty, FLAG),
  LOBBY_ROW ("slot", is_slot, FLAG),
};
#undef REC
const LobbyRecordType lobby_check_item_type = LOBBY_RECORD_TYPE ("CheckItem", LobbyCheckItem, check_item_fields);

#define REC LobbyChecklist
static const LobbyField checklist_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("name", name, RECORD, .record = &lobby_text_type, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("about", purpose, RECORD, .record = &lobby_text_type),
  LOBBY_ROW ("source", source, TEXT, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("version", version, INTEGER, .flags = LOBBY_FIELD_REQUIRED, .minimum = 1, .maximum = COUNT_MAX),
  LOBBY_ROW ("changedBy", changed_by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("changedTime", changed_us, INSTANT),
  LOBBY_ROW ("due", time, CHOICE, .choice = &lobby_check_time_choice),
  LOBBY_ROW ("leadMinutes", lead_min, INTEGER, .minimum = 0, .maximum = 480),
  LOBBY_ROW ("at", at_min, DAYTIME),
  LOBBY_ROW ("retired", retired, FLAG),
  LOBBY_ROW ("items", items, RECORDS, .record = &lobby_check_item_type, .maximum = LOBBY_CHECK_ITEMS_MAX),
};
#undef REC
const LobbyRecordType lobby_checklist_type = LOBBY_RECORD_TYPE ("Checklist", LobbyChecklist, checklist_fields);

#define REC LobbyCheckAnswer
static const LobbyField check_answer_fields[] = {
  LOBBY_ROW ("item", item, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("verdict", verdict, CHOICE, .choice = &lobby_check_verdict_choice),
  LOBBY_ROW ("value", value, NUMBER, .minimum = -COUNT_MAX, .maximum = COUNT_MAX),
  LOBBY_ROW ("text", text, TEXT, .flags = LOBBY_FIELD_PERSONAL, .maximum = WORDS_MAX),
  LOBBY_ROW ("note", note, TEXT, .flags = LOBBY_FIELD_PERSONAL, .maximum = WORDS_MAX),
  LOBBY_ROW ("by", by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("time", at_us, INSTANT),
};
#undef REC
const LobbyRecordType lobby_check_answer_type = LOBBY_RECORD_TYPE ("CheckAnswer",
                                                                   LobbyCheckAnswer,
                                                                   check_answer_fields);

#define REC LobbyCheckRun
static const LobbyField check_run_fields[] = {
  LOBBY_ROW ("id", id, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("checklist", checklist, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("version", version, INTEGER, .flags = LOBBY_FIELD_REQUIRED, .minimum = 1, .maximum = COUNT_MAX),
  LOBBY_ROW ("name", name, RECORD, .record = &lobby_text_type),
  LOBBY_ROW ("items", items, RECORDS, .record = &lobby_check_item_type, .maximum = LOBBY_CHECK_ITEMS_MAX),
  LOBBY_ROW ("answers", answers, RECORDS, .record = &lobby_check_answer_type, .maximum = LOBBY_CHECK_ITEMS_MAX),
  LOBBY_ROW ("startedTime", started_us, INSTANT),
  LOBBY_ROW ("startedBy", started_by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("finishedTime", finished_us, INSTANT),
  LOBBY_ROW ("finishedBy", finished_by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
};
#undef REC
const LobbyRecordType lobby_check_run_type = LOBBY_RECORD_TYPE ("CheckRun", LobbyCheckRun, check_run_fields);

#define REC LobbyCheckResult
static const LobbyField check_result_fields[] = {
  LOBBY_ROW ("run", run, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("checklist", checklist, TEXT, .flags = LOBBY_FIELD_REQUIRED | LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("version", version, INTEGER, .flags = LOBBY_FIELD_REQUIRED, .minimum = 1, .maximum = COUNT_MAX),
  LOBBY_ROW ("finishedTime", finished_us, INSTANT),
  LOBBY_ROW ("finishedBy", finished_by, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("scorePercent", score_percent, INTEGER, .minimum = -1, .maximum = 100),
  LOBBY_ROW ("asked", asked, INTEGER, .minimum = 0, .maximum = LOBBY_CHECK_ITEMS_MAX),
  LOBBY_ROW ("leftOut", left_out, INTEGER, .minimum = 0, .maximum = LOBBY_CHECK_ITEMS_MAX),
  LOBBY_ROW ("failed", failed, TEXTS, .flags = LOBBY_FIELD_IDENTIFIER, .maximum = LOBBY_CHECK_ITEMS_MAX),
};
#undef REC
const LobbyRecordType lobby_check_result_type = LOBBY_RECORD_TYPE ("CheckResult",
                                                                   LobbyCheckResult,
                                                                   check_result_fields);

#define REC LobbyCheckBook
static const LobbyField check_book_fields[] = {
  LOBBY_ROW ("checklists", checklists, RECORDS, .record = &lobby_checklist_type, .maximum = LOBBY_CHECKLISTS_MAX),
  LOBBY_ROW ("results", results, RECORDS, .record = &lobby_check_result_type, .maximum = 5000),
};
#undef REC
const LobbyRecordType lobby_check_book_type = LOBBY_RECORD_TYPE ("CheckBook", LobbyCheckBook, check_book_fields);
