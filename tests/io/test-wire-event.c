/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events and commands as JSON: what is written is read, what is wrong is refused and named, what is new is kept. */
#include "lobby-wire.h"

#include "sample.h"

#include <string.h>

#define ENVELOPE \
  "\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"/s/1\",\"time\":\"2025-11-17T08:00:00+08:00\"," \
  "\"sequence\":\"00000000000000000007\""
#define ISSUED "\"type\":\"org.lobby.ticket.issued.v1\""
#define TICKET "\"data\":{\"ticket\":\"A001\",\"service\":\"A\"}"

static LobbyEvent *
parse (const char *json, GError **error)
{
  return lobby_wire_parse_event (json, strlen (json), error);
}

static void
check_round_trip (LobbyEventKind kind)
{
  g_autoptr (LobbyEvent) event = sample_event (kind, 42);
  g_autoptr (GError) error = NULL;

  lobby_event_set_correlation (event, "A042");
  lobby_event_set_causation (event, "command-1");
  lobby_event_set_recorded (event, SAMPLE_TIME_US + 1);
  lobby_event_set_classification (event, LOBBY_CLASS_C2);
  g_autofree char *text = lobby_wire_format_event (event);
  g_autoptr (LobbyEvent) read = parse (text, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lobby_event_get_kind (read), ==, kind);
  g_assert_cmpstr (lobby_event_get_type (read), ==, lobby_event_get_type (event));
  g_assert_cmpstr (lobby_event_get_source (read), ==, SAMPLE_SOURCE);
  g_assert_cmpstr (lobby_event_get_id (read), ==, "main-42");
  g_assert_cmpuint (lobby_event_get_sequence (read), ==, 42);
  g_assert_cmpint (lobby_event_get_time (read), ==, lobby_event_get_time (event));
  g_assert_cmpint (lobby_event_get_recorded (read), ==, SAMPLE_TIME_US + 1);
  g_assert_cmpstr (lobby_event_get_correlation (read), ==, "A042");
  g_assert_cmpstr (lobby_event_get_causation (read), ==, "command-1");
  g_assert_cmpint (lobby_event_get_classification (read), ==, LOBBY_CLASS_C2);
  g_assert_cmpstr (lobby_event_get_raw (read), ==, text);
  if (kind != LOBBY_EVENT_UNKNOWN)
    g_assert_true (lobby_record_equal (lobby_event_kind_get_table (kind), lobby_event_get_payload (read),
                                       lobby_event_get_payload (event)));
}

static void
test_round_trip (void)
{
  for (int kind = 0; kind < LOBBY_EVENT_N_KINDS; kind++)
    check_round_trip ((LobbyEventKind) kind);
}

static void
test_commands_round_trip (void)
{
  for (int kind = 1; kind < LOBBY_COMMAND_N_KINDS; kind++)
    {
      const LobbyRecordType *table = lobby_command_kind_get_table ((LobbyCommandKind) kind);
      g_autoptr (LobbyCommand) command = lobby_command_new ("3b1f8f6e-1c7e-4f2c-9a57-2f1f4c7d9a10",
                                                            (LobbyCommandKind) kind, sample_record (table, 5));
      g_autofree char *text = lobby_wire_format_command (command);
      g_autoptr (GError) error = NULL;
      g_autoptr (LobbyCommand) read = lobby_wire_parse_command (text, strlen (text), &error);
      g_assert_no_error (error);
      g_assert_cmpint (read->kind, ==, kind);
      g_assert_cmpstr (read->id, ==, command->id);
      g_assert_true (lobby_record_equal (table, read->payload, command->payload));
    }
}

/* A missing required member, one after the other, refuses the event and is named. */
static void
check_required (LobbyEventKind kind)
{
  const LobbyRecordType *table = lobby_event_kind_get_table (kind);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const LobbyField *field = &table->fields[i];
      const LobbyRecordType rest = {
        .name = table->name, .size = table->size, .fields = field + 1, .n_fields = table->n_fields - i - 1
      };
      const LobbyRecordType start = {
        .name = table->name, .size = table->size, .fields = table->fields, .n_fields = i
      };
      gpointer record = sample_record (table, 1);
      g_autofree char *before = lobby_wire_format_record (&start, record);
      g_autofree char *after = lobby_wire_format_record (&rest, record);
      gsize n_before = strlen (before) - 1;
      g_autofree char *json = g_strdup_printf ("%.*s%s%s", (int) n_before, before,
                                               n_before > 1 && after[1] != '}' ? "," : "", after + 1);
      g_autoptr (GError) error = NULL;
      gpointer read = lobby_wire_parse_record (table, json, strlen (json), &error);

      if ((field->flags & LOBBY_FIELD_REQUIRED) != 0)
        {
          g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, field->name));
        }
      else
        g_assert_no_error (error);
      lobby_record_free (table, read);
      lobby_record_free (table, record);
    }
}

static void
test_required_members (void)
{
  for (int kind = 1; kind < LOBBY_EVENT_N_KINDS; kind++)
    check_required ((LobbyEventKind) kind);
}

/* Every member refuses every kind of value but its own. */
static void
check_wrong_kinds (const LobbyRecordType *table)
{
  static const char *const values[] = { "1e400", "-1.5", "\"\\u0007\"",        "{\"x\":1}",
                                        "[1]",   "[[]]", "9223372036854775807" };

  for (guint i = 0; i < table->n_fields; i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      {
        const LobbyField *field = &table->fields[i];
        const LobbyRecordType only = { .name = table->name, .size = table->size, .fields = field, .n_fields = 1 };
        g_autofree char *json = g_strdup_printf ("{\"%s\":%s}", field->name, values[j]);
        gpointer record = lobby_wire_parse_record (&only, json, strlen (json), NULL);
        gboolean may = (field->kind == LOBBY_FIELD_TEXT && (field->flags & LOBBY_FIELD_IDENTIFIER) == 0 && j == 2)
                       || (field->kind == LOBBY_FIELD_CHOICE && j == 2) || (field->kind == LOBBY_FIELD_RECORD && j == 3)
                       || (field->kind == LOBBY_FIELD_NUMBER && (j == 1 || j == 6))
                       || (field->kind == LOBBY_FIELD_INTEGER && j == 6 && field->maximum == G_MAXINT64);
        if (record != NULL && !may)
          g_error ("%s.%s takes %s", table->name, field->name, values[j]);
        lobby_record_free (&only, record);
      }
}

static void
test_wrong_kinds (void)
{
  for (int kind = 1; kind < LOBBY_EVENT_N_KINDS; kind++)
    check_wrong_kinds (lobby_event_kind_get_table ((LobbyEventKind) kind));
}

typedef struct
{
  const char *json;
  LobbyError code;
} Refused;

static const Refused refused[] = {
  { "[]", LOBBY_ERROR_INVALID },
  { "{}", LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," TICKET "}", LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED "}", LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED ",\"data\":[]}", LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED ",\"data\":null}", LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED ",\"data\":{\"ticket\":\"A001\"}}", LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED ",\"data\":{\"ticket\":null,\"service\":\"A\"}}", LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED ",\"data\":{\"ticket\":\"\",\"service\":\"A\"}}", LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED ",\"data\":{\"ticket\":\"../etc\",\"service\":\"A\"}}", LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED ",\"data\":{\"ticket\":\"..\",\"service\":\"A\"}}", LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED ",\"data\":{\"ticket\":\"A 1\",\"service\":\"A\"}}", LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED ",\"data\":{\"ticket\":\"A001\",\"service\":\"A\",\"amountCny\":-1}}",
    LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED ",\"data\":{\"ticket\":\"A001\",\"service\":\"A\",\"amountCny\":1.5}}",
    LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED ",\"data\":{\"ticket\":\"A001\",\"service\":\"A\",\"amountCny\":\"5\"}}",
    LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED ",\"data\":{\"ticket\":\"A001\",\"service\":\"A\",\"amountCny\":true}}",
    LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED ",\"data\":{\"ticket\":\"A001\",\"service\":\"A\",\"elderly\":1}}", LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED ",\"data\":{\"ticket\":\"A001\",\"service\":\"A\",\"cvv\":\"123\"}}", LOBBY_ERROR_REFUSED },
  { "{" ENVELOPE "," ISSUED "," TICKET ",\"dataclassification\":\"C3\"}", LOBBY_ERROR_REFUSED },
  { "{" ENVELOPE "," ISSUED "," TICKET ",\"dataclassification\":\"c1\"}", LOBBY_ERROR_REFUSED },
  { "{" ENVELOPE "," ISSUED "," TICKET ",\"dataclassification\":\"public\"}", LOBBY_ERROR_REFUSED },
  { "{" ENVELOPE "," ISSUED "," TICKET ",\"dataclassification\":3}", LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED "," TICKET ",\"id\":\"e2\"}", LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED "," TICKET ",\"recordedtime\":\"yesterday\"}", LOBBY_ERROR_INVALID },
  { "{" ENVELOPE "," ISSUED "," TICKET ",\"correlationid\":7}", LOBBY_ERROR_INVALID },
  { "{\"specversion\":\"0.3\",\"id\":\"e\",\"source\":\"/s\",\"time\":\"2025-11-17T08:00:00Z\"," ISSUED "," TICKET "}",
    LOBBY_ERROR_NEWER },
  { "{\"specversion\":\"1.0\",\"id\":\"\",\"source\":\"/s\",\"time\":\"2025-11-17T08:00:00Z\"," ISSUED "," TICKET "}",
    LOBBY_ERROR_INVALID },
  { "{\"specversion\":\"1.0\",\"id\":\"e\\r\\nX-Evil: 1\",\"source\":\"/s\",\"time\":\"2025-11-17T08:00:00Z\"," ISSUED
    "," TICKET "}",
    LOBBY_ERROR_INVALID },
  { "{\"specversion\":\"1.0\",\"id\":\"e\\u202e\",\"source\":\"/s\",\"time\":\"2025-11-17T08:00:00Z\"," ISSUED
    "," TICKET "}",
    LOBBY_ERROR_INVALID },
  { "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"/s\\n\",\"time\":\"2025-11-17T08:00:00Z\"," ISSUED "," TICKET
    "}",
    LOBBY_ERROR_INVALID },
  { "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"/s\",\"time\":\"2025-11-17 08:00\"," ISSUED "," TICKET "}",
    LOBBY_ERROR_INVALID },
  { "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"/s\"," ISSUED "," TICKET "}", LOBBY_ERROR_INVALID },
  { "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"/"
    "s\",\"time\":\"2025-11-17T08:00:00Z\",\"sequence\":\"7\"," ISSUED "," TICKET "}",
    LOBBY_ERROR_INVALID },
  { "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"/s\",\"time\":\"2025-11-17T08:00:00Z\",\"sequence\":7," ISSUED
    "," TICKET "}",
    LOBBY_ERROR_INVALID },
  { "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"/"
    "s\",\"time\":\"2025-11-17T08:00:00Z\",\"sequence\":\"-0000000000000000001\"," ISSUED "," TICKET "}",
    LOBBY_ERROR_INVALID },
  { "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"/"
    "s\",\"time\":\"2025-11-17T08:00:00Z\",\"sequence\":\"99999999999999999999\"," ISSUED "," TICKET "}",
    LOBBY_ERROR_INVALID },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", refused[i].json);
      g_assert_null (parse (refused[i].json, &error));
      g_assert_error (error, LOBBY_ERROR, (int) refused[i].code);
    }
}

static void
test_says_where (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse ("{" ENVELOPE
                        ",\"type\":\"org.lobby.device.supplies.v1\",\"data\":{\"device\":\"CRS-1\",\"supplies\":"
                        "[{\"kind\":\"cash\"},{\"kind\":\"cash\",\"percent\":\"Zhang Wei\"}]}}",
                        &error));
  g_assert_nonnull (strstr (error->message, "data.supplies[1].percent"));
  g_assert_null (strstr (error->message, "Zhang"));
}

/* Newer branches may say more than this version knows: it is kept as it came (fault 20). */
static void
test_unknown_is_kept (void)
{
  static const char *const types[] = { "org.lobby.ticket.issued.v2", "org.lobby.ticket.sneezed.v1",
                                       "com.example.door" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *json = g_strdup_printf ("{" ENVELOPE
                                               ",\"type\":\"%s\",\"data\":[1,{\"x\":null}],\"colour\":\"red\"}",
                                               types[i]);
      g_autoptr (LobbyEvent) event = parse (json, &error);
      g_assert_no_error (error);
      g_assert_cmpint (lobby_event_get_kind (event), ==, LOBBY_EVENT_UNKNOWN);
      g_assert_cmpstr (lobby_event_get_type (event), ==, types[i]);
      g_assert_cmpuint (lobby_event_get_sequence (event), ==, 7);
      g_autofree char *text = lobby_wire_format_event (event);
      g_assert_cmpstr (text, ==, json);
    }
}

static void
test_unknown_members_and_words (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyEvent) event = parse ("{" ENVELOPE "," ISSUED
                                        ",\"data\":{\"ticket\":\"A001\",\"service\":\"A\",\"tier\":\"emerald\","
                                        "\"medium\":null,\"mood\":{\"deep\":[1,2]}}}",
                                        &error);

  g_assert_no_error (error);
  g_assert_cmpint (LOBBY_PAYLOAD (event, TicketFacts)->tier, ==, LOBBY_TIER_UNKNOWN);
  g_assert_cmpint (LOBBY_PAYLOAD (event, TicketFacts)->medium, ==, LOBBY_MEDIUM_UNKNOWN);
  g_assert_nonnull (strstr (lobby_event_get_raw (event), "\"mood\""));
}

/* Names on a screen hold nothing invisible and nothing that turns the text around (fault 16). */
static void
test_text_is_cleaned (void)
{
  g_autoptr (GError) error = NULL;
  const char *const dirty = "{\"en\":\"A\\u202eB\\u200bC\\u0007D\\ufeffE\\u2066F\\u0085\",\"zh-CN\":"
                            "\"滨河\\u200f支行\",\"zh-TW\":\"two\\nlines\"}";
  LobbyText *text = lobby_wire_parse_record (&lobby_text_type, dirty, strlen (dirty), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text->en, ==, "ABCDEF");
  g_assert_cmpstr (text->zh_cn, ==, "滨河支行");
  g_assert_cmpstr (text->zh_tw, ==, "two\nlines");
  lobby_record_free (&lobby_text_type, text);
}

/* Emoji made of several, rare Han characters and markup are text like any other. */
static void
test_text_is_kept (void)
{
  static const char *const texts[] = { "\xf0\xa0\xae\xb7\xe5\x91\xb7", "<b>&amp;</b>", "%s%n", "=1+1",
                                       "\xf0\x9f\x91\xb5" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      LobbyText *text = lobby_text_new (texts[i], NULL, NULL);
      g_autofree char *json = lobby_wire_format_record (&lobby_text_type, text);
      LobbyText *read = lobby_wire_parse_record (&lobby_text_type, json, strlen (json), NULL);
      g_assert_cmpstr (read->en, ==, texts[i]);
      lobby_record_free (&lobby_text_type, text);
      lobby_record_free (&lobby_text_type, read);
    }
}

static void
test_sizes (void)
{
  g_autofree char *long_text = g_strnfill (LOBBY_WIRE_EVENT_BYTES, 'x');
  g_autofree char *large = g_strdup_printf ("{" ENVELOPE "," ISSUED "," TICKET ",\"note\":\"%s\"}", long_text);
  g_autofree char *name = g_strnfill (10000, 'n');
  g_autofree char *long_name = g_strdup_printf ("{\"en\":\"%s\"}", name);
  g_autofree char *huge = g_strnfill (LOBBY_WIRE_SNAPSHOT_BYTES + 1, ' ');
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (large, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (parse (huge, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (lobby_wire_parse_record (&lobby_text_type, long_name, strlen (long_name), &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID);
}

static void
test_numbers (void)
{
  static const double numbers[] = { 0, 0.1, 1.0 / 3, 1e-7, 99.999999999999, 100, 12.5 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      LobbySupplyRecord *supply = lobby_record_new (&lobby_supply_record_type);
      supply->kind = LOBBY_SUPPLY_CASH;
      supply->percent = numbers[i];
      g_autofree char *json = lobby_wire_format_record (&lobby_supply_record_type, supply);
      LobbySupplyRecord *read = lobby_wire_parse_record (&lobby_supply_record_type, json, strlen (json), NULL);
      g_assert_nonnull (read);
      g_assert_true (lobby_record_equal (&lobby_supply_record_type, supply, read));
      lobby_record_free (&lobby_supply_record_type, supply);
      lobby_record_free (&lobby_supply_record_type, read);
    }
}

static void
test_times_of_day (void)
{
  static const char *const wrong[] = { "9:00", "24:01", "09:60", "0900", "09:00:00", "aa:bb", "-1:00", "" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"id\":\"1\",\"opens\":\"%s\"}", wrong[i]);
      g_assert_null (lobby_wire_parse_record (&lobby_counter_plan_type, json, strlen (json), NULL));
    }
  LobbyCounterPlan *plan = lobby_wire_parse_record (&lobby_counter_plan_type,
                                                    "{\"id\":\"1\",\"opens\":\"00:00\",\"closes\":\"24:00\"}", 43,
                                                    NULL);
  g_assert_cmpint (plan->opens, ==, 0);
  g_assert_cmpint (plan->closes, ==, 1440);
  g_autofree char *json = lobby_wire_format_record (&lobby_counter_plan_type, plan);
  g_assert_nonnull (strstr (json, "\"opens\":\"00:00\",\"closes\":\"24:00\""));
  lobby_record_free (&lobby_counter_plan_type, plan);
}

static void
test_commands_refused (void)
{
  static const Refused commands[] = {
    { "{\"id\":\"3b1f8f6e-1c7e-4f2c-9a57-2f1f4c7d9a10\",\"type\":\"counter.dance\",\"data\":{}}", LOBBY_ERROR_NEWER },
    { "{\"id\":\"7\",\"type\":\"counter.ask\",\"data\":{\"counter\":\"1\",\"action\":\"open\"}}", LOBBY_ERROR_INVALID },
    { "{\"id\":\"3b1f8f6e-1c7e-4f2c-9a57-2f1f4c7d9a10\",\"type\":\"counter.ask\",\"data\":{\"action\":\"open\"}}",
      LOBBY_ERROR_INVALID },
    { "{\"id\":\"3b1f8f6e-1c7e-4f2c-9a57-2f1f4c7d9a10\",\"type\":\"counter.ask\"}", LOBBY_ERROR_INVALID },
    { "{\"type\":\"counter.ask\",\"data\":{}}", LOBBY_ERROR_INVALID },
    { "[]", LOBBY_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (lobby_wire_parse_command (commands[i].json, strlen (commands[i].json), &error));
      g_assert_error (error, LOBBY_ERROR, (int) commands[i].code);
    }
}

static void
test_records (void)
{
  const char *const two = "[{\"en\":\"a\"},{\"en\":\"b\"}]";
  const char *const wrong = "[{\"en\":\"a\"},7]";
  g_autoptr (GError) error = NULL;
  GPtrArray *records = lobby_wire_parse_records (&lobby_text_type, two, strlen (two), &error);

  g_assert_no_error (error);
  g_assert_cmpint (records->len, ==, 2);
  for (guint i = 0; i < records->len; i++)
    lobby_record_free (&lobby_text_type, g_ptr_array_index (records, i));
  g_ptr_array_unref (records);
  g_assert_null (lobby_wire_parse_records (&lobby_text_type, wrong, strlen (wrong), &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID);
  g_assert_null (lobby_wire_parse_records (&lobby_text_type, wrong, strlen (wrong), NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/event/round-trip", test_round_trip);
  g_test_add_func ("/wire/event/commands-round-trip", test_commands_round_trip);
  g_test_add_func ("/wire/event/required-members", test_required_members);
  g_test_add_func ("/wire/event/wrong-kinds", test_wrong_kinds);
  g_test_add_func ("/wire/event/refused", test_refused);
  g_test_add_func ("/wire/event/says-where", test_says_where);
  g_test_add_func ("/wire/event/unknown-is-kept", test_unknown_is_kept);
  g_test_add_func ("/wire/event/unknown-members-and-words", test_unknown_members_and_words);
  g_test_add_func ("/wire/event/text-is-cleaned", test_text_is_cleaned);
  g_test_add_func ("/wire/event/text-is-kept", test_text_is_kept);
  g_test_add_func ("/wire/event/sizes", test_sizes);
  g_test_add_func ("/wire/event/numbers", test_numbers);
  g_test_add_func ("/wire/event/times-of-day", test_times_of_day);
  g_test_add_func ("/wire/event/commands-refused", test_commands_refused);
  g_test_add_func ("/wire/event/records", test_records);
  return g_test_run ();
}
