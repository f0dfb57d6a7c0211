/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recorded days: what is written is read back, and no damage, trick or second writer goes unnoticed (faults
 * 34 to 36). */
#include "lobby-error.h"
#include "lobby-recording-reader.h"
#include "lobby-recording-writer.h"
#include "lobby-wire.h"
#include "sample.h"
#include "temp-folder.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  TempFolder folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  temp_folder_make (&fixture->folder);
  fixture->path = temp_folder_path (&fixture->folder, "2025-11-17.jsonl.gz");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->path);
  temp_folder_remove (&fixture->folder);
}

static LobbyRecordingHeader *
make_header (void)
{
  LobbyRecordingHeader *header = lobby_recording_header_new ("binhe", "2025-11-17", "Asia/Shanghai", "test 1");

  header->scenario = g_strdup ("pension-day");
  header->seed = 7;
  return header;
}

static void
write_day (const char *path, guint n_events)
{
  g_autoptr (LobbyRecordingHeader) header = make_header ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyRecordingWriter) writer = lobby_recording_writer_new (path, header, sample_get_anonymiser (),
                                                                        LOBBY_RECORDING_REPLACE, &error);

  g_assert_no_error (error);
  for (guint i = 1; i <= n_events; i++)
    {
      g_autoptr (LobbyEvent) event = sample_day_event (i);
      g_assert_true (lobby_recording_writer_add (writer, event, &error));
    }
  g_assert_true (lobby_recording_writer_close (writer, &error));
  g_assert_no_error (error);
}

/* Returns: how many events came out before the end or the damage */
static guint
read_day (const char *path, LobbyRecordingReader **kept, GError **error)
{
  g_autoptr (LobbyRecordingReader) reader = lobby_recording_reader_new (path, error);
  guint count = 0;
  LobbyEvent *event;

  while (reader != NULL && (event = lobby_recording_reader_next (reader, error)) != NULL)
    {
      g_assert_cmpint (lobby_event_get_sequence (event), ==, ++count);
      lobby_event_unref (event);
    }
  if (kept != NULL)
    *kept = g_steal_pointer (&reader);
  return count;
}

static char *
read_bytes (const char *path, gsize *length)
{
  char *bytes;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
write_bytes (const char *path, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static GBytes *
convert (GConverter *converter, const char *bytes, gsize length)
{
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  g_autoptr (GInputStream) converted = g_converter_input_stream_new (source, converter);
  g_autoptr (GOutputStream) sink = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (sink, converted, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (sink));
}

static char *
unpack (const char *path)
{
  gsize length;
  g_autofree char *bytes = read_bytes (path, &length);
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GBytes) text = convert (converter, bytes, length);

  return g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
}

static void
pack (const char *path, const char *text, gsize length)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr (GBytes) bytes = convert (converter, text, length);

  write_bytes (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
pack_text (const char *path, const char *text)
{
  pack (path, text, strlen (text));
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyRecordingReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  write_day (fixture->path, 2345);
  reader = lobby_recording_reader_new (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lobby_recording_reader_get_header (reader)->branch, ==, "binhe");
  g_assert_cmpstr (lobby_recording_reader_get_header (reader)->day, ==, "2025-11-17");
  g_assert_cmpint (lobby_recording_reader_get_header (reader)->seed, ==, 7);
  for (guint i = 1; i <= 2345; i++)
    {
      g_autoptr (LobbyEvent) wrote = sample_day_event (i);
      g_autoptr (LobbyEvent) read = lobby_recording_reader_next (reader, &error);
      g_autoptr (LobbyEvent) cleaned = lobby_anonymiser_apply (sample_get_anonymiser (), wrote);
      g_autofree char *text = lobby_wire_format_event (cleaned);
      g_assert_no_error (error);
      g_assert_cmpstr (lobby_event_get_raw (read), ==, text);
    }
  g_assert_null (lobby_recording_reader_next (reader, &error));
  g_assert_no_error (error);
  g_assert_cmpint (lobby_recording_reader_get_n_events (reader), ==, 2345);
  g_assert_cmpint (lobby_recording_reader_get_n_refused (reader), ==, 0);
  g_assert_cmpint (lobby_recording_reader_get_last_time (reader), ==,
                   SAMPLE_TIME_US + G_GINT64_CONSTANT (2345) * 1000000);
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = temp_folder_path (&fixture->folder, "other.jsonl.gz");
  gsize length, other_length;

  write_day (fixture->path, 1500);
  write_day (other, 1500);
  g_autofree char *bytes = read_bytes (fixture->path, &length);
  g_autofree char *other_bytes = read_bytes (other, &other_length);
  g_assert_cmpmem (bytes, length, other_bytes, other_length);
}

static void
test_empty_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_day (fixture->path, 0);
  g_assert_cmpint (read_day (fixture->path, NULL, &error), ==, 0);
  g_assert_no_error (error);
}

/* Life signs are never kept, nor what this version does not know: nobody can say whom it speaks of. */
static void
test_unknown_is_left_out (Fixture *fixture, gconstpointer data)
{
  const char *const wires[] = {
    "{\"specversion\":\"1.0\",\"id\":\"x\",\"source\":\"/s\",\"type\":\"org.example.x.v1\","
    "\"time\":\"2025-11-17T00:00:00Z\",\"sequence\":\"00000000000000000001\",\"data\":{\"name\":\"Chen Meiling\"}}",
    "{\"specversion\":\"1.0\",\"id\":\"y\",\"source\":\"/s\",\"type\":\"org.lobby.ticket.issued.v1\","
    "\"time\":\"2025-11-17T00:00:00Z\",\"sequence\":\"00000000000000000001\",\"data\":{\"ticket\":\"A001\","
    "\"service\":\"A\",\"customer\":\"c-77\",\"fullName\":\"Chen Meiling\"}}",
  };
  g_autoptr (LobbyRecordingHeader) header = make_header ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyRecordingWriter) writer = lobby_recording_writer_new (fixture->path, header, sample_get_anonymiser (),
                                                                        LOBBY_RECORDING_KEEP, &error);
  g_autoptr (LobbyEvent) heartbeat = sample_event (LOBBY_EVENT_HEARTBEAT, 0);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (lobby_recording_writer_add (writer, heartbeat, &error));
  for (guint i = 0; i < G_N_ELEMENTS (wires); i++)
    {
      g_autoptr (LobbyEvent) event = lobby_wire_parse_event (wires[i], strlen (wires[i]), &error);
      g_assert_no_error (error);
      g_assert_true (lobby_recording_writer_add (writer, event, &error));
    }
  g_assert_true (lobby_recording_writer_close (writer, &error));
  g_assert_cmpint (read_day (fixture->path, NULL, &error), ==, 1);
  g_assert_no_error (error);
  text = unpack (fixture->path);
  g_assert_null (strstr (text, "Meiling"));
  g_assert_null (strstr (text, "c-77"));
  g_assert_nonnull (strstr (text, "\"anonymised\":true"));
}

static void
test_kept_unless_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyRecordingHeader) header = make_header ();
  g_autoptr (GError) error = NULL;

  write_day (fixture->path, 3);
  g_assert_null (
      lobby_recording_writer_new (fixture->path, header, sample_get_anonymiser (), LOBBY_RECORDING_KEEP, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
  g_assert_cmpint (read_day (fixture->path, NULL, NULL), ==, 3);
}

static void
test_one_writer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyRecordingHeader) header = make_header ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyRecordingWriter) first = lobby_recording_writer_new (fixture->path, header, sample_get_anonymiser (),
                                                                       LOBBY_RECORDING_REPLACE, &error);

  g_assert_no_error (error);
  g_assert_null (
      lobby_recording_writer_new (fixture->path, header, sample_get_anonymiser (), LOBBY_RECORDING_REPLACE, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (lobby_recording_writer_close (first, &error));
  g_clear_pointer (&first, lobby_recording_writer_free);
  write_day (fixture->path, 4);
  g_assert_cmpint (read_day (fixture->path, NULL, &error), ==, 4);
}

/* A day that is given up leaves nothing; while it is written, what was flushed can be read. */
static void
test_unfinished (Fixture *fixture, gconstpointer data)
{
  g_autofree char *part = temp_folder_path (&fixture->folder, ".2025-11-17.jsonl.gz.part");
  g_autoptr (LobbyRecordingHeader) header = make_header ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyRecordingWriter) writer = lobby_recording_writer_new (fixture->path, header, sample_get_anonymiser (),
                                                                        LOBBY_RECORDING_KEEP, &error);

  for (guint i = 1; i <= 1300; i++)
    {
      g_autoptr (LobbyEvent) event = sample_day_event (i);
      g_assert_true (lobby_recording_writer_add (writer, event, &error));
    }
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (read_day (part, NULL, &error), ==, 1000);
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CORRUPT);
  g_clear_pointer (&writer, lobby_recording_writer_free);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* A torn file of a writer that died is taken over. */
static void
test_torn_part (Fixture *fixture, gconstpointer data)
{
  g_autofree char *part = temp_folder_path (&fixture->folder, ".2025-11-17.jsonl.gz.part");
  g_autoptr (GError) error = NULL;

  write_bytes (part, "half a day that is longer than what follows", 43);
  write_day (fixture->path, 2);
  g_assert_cmpint (read_day (fixture->path, NULL, &error), ==, 2);
  g_assert_no_error (error);
}

static void
test_no_space (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyRecordingHeader) header = make_header ();
  g_autoptr (GError) error = NULL;
  gboolean ok = TRUE;

  if (!temp_folder_limit_files (64 * 1024))
    {
      g_test_skip ("no file size limit here");
      return;
    }
  g_autoptr (LobbyRecordingWriter) writer = lobby_recording_writer_new (fixture->path, header, sample_get_anonymiser (),
                                                                        LOBBY_RECORDING_KEEP, &error);
  for (guint i = 1; ok && i <= 50000; i++)
    {
      g_autoptr (LobbyEvent) event = sample_day_event (i);
      ok = lobby_recording_writer_add (writer, event, &error);
    }
  temp_folder_limit_files (0);
  g_assert_false (ok);
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE);
  g_clear_pointer (&writer, lobby_recording_writer_free);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = temp_folder_path (&fixture->folder, "nowhere/day.jsonl.gz");
  g_autoptr (LobbyRecordingHeader) header = make_header ();
  g_autoptr (GError) error = NULL;

  g_assert_null (lobby_recording_writer_new (path, header, sample_get_anonymiser (), LOBBY_RECORDING_KEEP, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
}

/* Wherever the file is cut, what comes out is a number of whole segments and then a message. */
static void
test_cut_anywhere (Fixture *fixture, gconstpointer data)
{
  gsize length;

  write_day (fixture->path, 2100);
  g_autofree char *bytes = read_bytes (fixture->path, &length);
  for (gsize cut = 0; cut < length; cut += cut < 64 || length - cut < 64 ? 1 : length / 23)
    {
      g_autoptr (GError) error = NULL;
      write_bytes (fixture->path, bytes, cut);
      guint count = read_day (fixture->path, NULL, &error);
      g_assert_true (count == 0 || count == 1000 || count == 2000 || count == 2100);
      g_assert_true (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_CORRUPT)
                     || g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_INVALID));
    }
}

/* A flipped bit anywhere is found, and never gives an event that was not written. */
static void
test_flipped_bits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20251117);
  gsize length;

  write_day (fixture->path, 1200);
  g_autofree char *bytes = read_bytes (fixture->path, &length);
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GError) error = NULL;
      gsize at = 10 + (gsize) g_rand_int_range (rand, 0, (gint32) length - 10);
      char bit = (char) (1 << g_rand_int_range (rand, 0, 8));
      bytes[at] ^= bit;
      write_bytes (fixture->path, bytes, length);
      guint count = read_day (fixture->path, NULL, &error);
      bytes[at] ^= bit;
      g_assert_true (count == 0 || count == 1000 || count == 1200);
      g_assert_nonnull (error);
    }
}

typedef struct
{
  const char *name;
  const char *find;
  const char *put;
  LobbyError code;
  guint n_events;
} Damage;

/* Changes of the text under a packing that is right. */
static const Damage damages[] = {
  { "changed event", "main-1500", "main-1501", LOBBY_ERROR_CORRUPT, 1000 },
  { "changed header", "\"seed\":7", "\"seed\":8", LOBBY_ERROR_CORRUPT, 0 },
  { "foreign", "\"lobby\":\"day\"", "\"lobby\":\"bar\"", LOBBY_ERROR_INVALID, 0 },
  { "newer", "\"version\":1", "\"version\":2", LOBBY_ERROR_NEWER, 0 },
  { "zone leads out", "Asia/Shanghai", "../../etc/abc", LOBBY_ERROR_INVALID, 0 },
  { "absolute zone", "Asia/Shanghai", "/etc/timezone", LOBBY_ERROR_INVALID, 0 },
  { "no such day", "\"day\":\"2025-11-17\"", "\"day\":\"2025-02-30\"", LOBBY_ERROR_INVALID, 0 },
  { "segment left out", "{\"segment\":1,", "{\"segment\":2,", LOBBY_ERROR_CORRUPT, 0 },
  { "wrong count", "\"segment\":2,\"events\":1000", "\"segment\":2,\"events\":999", LOBBY_ERROR_CORRUPT, 1000 },
  { "no end", "{\"end\":true", "{\"fin\":true", LOBBY_ERROR_CORRUPT, 2100 },
  { "end of another day", "\"segments\":3,\"events\":2100", "\"segments\":3,\"events\":2101", LOBBY_ERROR_CORRUPT,
    2100 },
};

static char *
replace_once (const char *text, const char *find, const char *put)
{
  const char *at = strstr (text, find);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, put, at + strlen (find));
}

static void
test_changed_text (Fixture *fixture, gconstpointer data)
{
  write_day (fixture->path, 2100);
  g_autofree char *text = unpack (fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *changed = replace_once (text, damages[i].find, damages[i].put);
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", damages[i].name);
      pack_text (fixture->path, changed);
      g_assert_cmpint (read_day (fixture->path, NULL, &error), ==, damages[i].n_events);
      g_assert_error (error, LOBBY_ERROR, (int) damages[i].code);
    }
}

static void
test_names_the_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyRecordingReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  write_day (fixture->path, 2100);
  g_autofree char *text = unpack (fixture->path);
  g_autofree char *changed = replace_once (text, "main-1500", "main-1501");
  pack_text (fixture->path, changed);
  g_assert_cmpint (read_day (fixture->path, &reader, &error), ==, 1000);
  /* One header, two segments of 1,000 events, a digest after each. */
  g_assert_cmpint (lobby_recording_reader_get_line (reader), ==, 1 + 1000 + 1 + 1000 + 1);
  g_assert_cmpint (lobby_recording_reader_get_last_time (reader), ==,
                   SAMPLE_TIME_US + G_GINT64_CONSTANT (1000) * 1000000);
  g_assert_null (lobby_recording_reader_next (reader, NULL));
}

static void
test_after_the_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gsize length;

  write_day (fixture->path, 10);
  g_autofree char *bytes = read_bytes (fixture->path, &length);
  g_autofree char *text = unpack (fixture->path);
  g_autofree char *longer = g_malloc0 (length + 8);
  memcpy (longer, bytes, length);
  write_bytes (fixture->path, longer, length + 8);
  g_assert_cmpint (read_day (fixture->path, NULL, &error), ==, 10);
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CORRUPT);
  g_clear_error (&error);

  g_autofree char *more = g_strconcat (text, "{}\n", NULL);
  pack_text (fixture->path, more);
  g_assert_cmpint (read_day (fixture->path, NULL, &error), ==, 10);
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CORRUPT);
}

static void
test_foreign_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fifo = temp_folder_path (&fixture->folder, "fifo");
  const char *const texts[] = { "PK\3\4 an archive", "{\"lobby\":\"day\",\"version\":1}\n", "\x1f\x8b", "MZ" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      write_bytes (fixture->path, texts[i], strlen (texts[i]));
      g_assert_null (lobby_recording_reader_new (fixture->path, &error));
      g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID);
      g_clear_error (&error);
    }
  write_bytes (fixture->path, "", 0);
  g_assert_null (lobby_recording_reader_new (fixture->path, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CORRUPT);
  g_clear_error (&error);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  const char *const others[] = { "/dev/zero", fifo, fixture->folder.path };
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_null (lobby_recording_reader_new (others[i], &error));
      g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_null (lobby_recording_reader_new ("/nowhere/day.jsonl.gz", &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND);
}

/* 64 MiB of spaces in 64 KiB: refused by its ratio, long before the caps on a line or a day. */
static void
test_bomb (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gsize length = 64 * 1024 * 1024;
  g_autofree char *text = g_malloc (length);

  memset (text, ' ', length);
  for (gsize i = 4095; i < length; i += 4096)
    text[i] = '\n';
  write_day (fixture->path, 1);
  g_autofree char *day = unpack (fixture->path);
  memcpy (text, day, (gsize) (strchr (day, '\n') + 1 - day));
  pack (fixture->path, text, length);
  read_day (fixture->path, NULL, &error);
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_CORRUPT);
  g_clear_error (&error);

  memset (text, ' ', length);
  pack (fixture->path, text, length);
  g_assert_null (lobby_recording_reader_new (fixture->path, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_TOO_LARGE);
}

/* A day with people in it, by whomever: it is not read. */
static void
test_with_people_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pack_text (fixture->path, "{\"lobby\":\"day\",\"version\":1,\"branch\":\"binhe\",\"day\":\"2025-11-17\","
                            "\"timeZone\":\"Asia/Shanghai\",\"engine\":\"x\",\"anonymised\":false}\n");
  g_assert_null (lobby_recording_reader_new (fixture->path, &error));
  g_assert_error (error, LOBBY_ERROR, LOBBY_ERROR_REFUSED);
}

/* A line under a right digest that is no lawful event is passed over, counted and located; the others go on.
 */
static void
test_refused_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LobbyRecordingHeader) header = make_header ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyRecordingWriter) writer = lobby_recording_writer_new (fixture->path, header, sample_get_anonymiser (),
                                                                        LOBBY_RECORDING_KEEP, &error);
  g_autoptr (LobbyEvent) good = sample_event (LOBBY_EVENT_TICKET_ISSUED, 1);
  LobbyTicketFacts *facts = lobby_record_new (&lobby_ticket_issued_type);
  g_autoptr (LobbyEvent) bad = lobby_event_new (LOBBY_EVENT_TICKET_ISSUED, SAMPLE_SOURCE, 2, "2", SAMPLE_TIME_US,
                                                facts);
  g_autoptr (LobbyRecordingReader) reader = NULL;

  facts->ticket = g_strdup ("no lawful id");
  facts->service = g_strdup ("A");
  g_assert_true (lobby_recording_writer_add (writer, good, &error));
  g_assert_true (lobby_recording_writer_add (writer, bad, &error));
  g_assert_true (lobby_recording_writer_close (writer, &error));
  g_assert_cmpint (read_day (fixture->path, &reader, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpint (lobby_recording_reader_get_n_refused (reader), ==, 1);
  g_assert_cmpint (lobby_recording_reader_get_refused_line (reader), ==, 3);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/recording/round-trip", test_round_trip);
  add ("/recording/same-bytes", test_same_bytes);
  add ("/recording/empty-day", test_empty_day);
  add ("/recording/with-people-is-refused", test_with_people_is_refused);
  add ("/recording/unknown-is-left-out", test_unknown_is_left_out);
  add ("/recording/kept-unless-told", test_kept_unless_told);
  add ("/recording/one-writer", test_one_writer);
  add ("/recording/unfinished", test_unfinished);
  add ("/recording/torn-part", test_torn_part);
  add ("/recording/no-space", test_no_space);
  add ("/recording/no-folder", test_no_folder);
  add ("/recording/cut-anywhere", test_cut_anywhere);
  add ("/recording/flipped-bits", test_flipped_bits);
  add ("/recording/changed-text", test_changed_text);
  add ("/recording/names-the-place", test_names_the_place);
  add ("/recording/after-the-end", test_after_the_end);
  add ("/recording/foreign-files", test_foreign_files);
  add ("/recording/bomb", test_bomb);
  add ("/recording/refused-lines", test_refused_lines);
  return g_test_run ();
}
