/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing and reading what was learned. One list of all numbers serves both ways, so that they cannot part. */
#include "config.h"

#include "lobby-lesson-notes.h"

#include "lobby-adviser-private.h"
#include "lobby-engine-bytes.h"
#include "lobby-error.h"

#include <stdlib.h>
#include <string.h>

#define MAGIC G_GUINT64_CONSTANT (0x314e4f5353454c4c)
#define VERSION 1
#define TEXT_BYTES_MAX 512
#define RULES_MAX 256
/* No number of a habit is beyond this: seconds and cases of sixty days. */
#define NUMBER_MAX 1e12

/* ---- texts ---- */

static void
put_text (LobbyEngineBytes *bytes, const char *text)
{
  gsize n = text != NULL ? strlen (text) : 0;

  lobby_engine_bytes_put (bytes, n, 2);
  for (gsize i = 0; i < n; i++)
    lobby_engine_bytes_put (bytes, (guint8) text[i], 1);
}

/* Returns: (transfer full): the text; an empty one, with the reader failed, when it is none */
static char *
take_text (LobbyEngineReader *reader)
{
  gsize n = lobby_engine_reader_take (reader, 2);
  char text[TEXT_BYTES_MAX + 1];

  if (n == 0 || n > TEXT_BYTES_MAX)
    reader->failed = true;
  for (gsize i = 0; i < n && !reader->failed; i++)
    text[i] = (char) lobby_engine_reader_take (reader, 1);
  text[reader->failed ? 0 : n] = '\0';
  if (!reader->failed && !g_utf8_validate (text, (gssize) n, NULL))
    {
      reader->failed = true;
      text[0] = '\0';
    }
  return g_strdup (text);
}

/* ---- names ---- */

static void
put_names (LobbyEngineBytes *bytes, const LobbyVisitNames *names)
{
  for (int list = 0; list < LOBBY_VISIT_NAMES_N; list++)
    {
      g_autofree const char **all = lobby_visit_names_list (names, (LobbyVisitNameList) list);

      lobby_engine_bytes_put (bytes, g_strv_length ((char **) all), 2);
      for (guint i = 0; all[i] != NULL; i++)
        put_text (bytes, all[i]);
    }
}

/* Names come in the order of their numbers; one that comes twice would move all behind it. */
static void
take_names (LobbyEngineReader *reader, LobbyVisitNames *names)
{
  for (int list = 0; list < LOBBY_VISIT_NAMES_N; list++)
    {
      guint n = (guint) lobby_engine_reader_take (reader, 2);

      for (guint i = 0; i < n && !reader->failed; i++)
        {
          g_autofree char *name = take_text (reader);
          if (!reader->failed && !lobby_visit_names_append (names, (LobbyVisitNameList) list, name))
            reader->failed = true;
        }
    }
}

/* ---- numbers of the habits ---- */

typedef void (*Visit) (double *number, gsize n, gboolean may_be_negative, gpointer data);

static void
visit_sums (LobbyEngineLogSums *sums, gsize n, Visit visit, gpointer data)
{
  for (gsize i = 0; i < n; i++)
    {
      visit (&sums[i].n, 1, FALSE, data);
      visit (&sums[i].sum, 1, TRUE, data);
      visit (&sums[i].square, 1, FALSE, data);
    }
}

static void
visit_rates (LobbyEngineRates *rates, gsize n, Visit visit, gpointer data)
{
  for (gsize i = 0; i < n; i++)
    {
      visit (rates[i].events, G_N_ELEMENTS (rates[i].events), FALSE, data);
      visit (rates[i].exposed_s, G_N_ELEMENTS (rates[i].exposed_s), FALSE, data);
    }
}

#define ALL(table) &(table)[0][0], sizeof (table) / sizeof (double), FALSE, data

static void
visit_habits (LobbyEngineHabits *habits, Visit visit, gpointer data)
{
  visit (&habits->n_days, 1, FALSE, data);
  visit_sums (&habits->all, 1, visit, data);
  visit_sums (habits->by_service, G_N_ELEMENTS (habits->by_service), visit, data);
  visit_sums (habits->by_server, G_N_ELEMENTS (habits->by_server), visit, data);
  visit_sums (habits->by_transaction, G_N_ELEMENTS (habits->by_transaction), visit, data);
  visit_sums (habits->by_band, G_N_ELEMENTS (habits->by_band), visit, data);
  visit (ALL (habits->calls));
  visit (ALL (habits->presence));
  visit_rates (&habits->returns, 1, visit, data);
  visit_rates (habits->patience, G_N_ELEMENTS (habits->patience), visit, data);
  visit_rates (habits->service_patience, G_N_ELEMENTS (habits->service_patience), visit, data);
  visit (ALL (habits->arrivals));
  visit (ALL (habits->services));
  visit (habits->weekday_days, G_N_ELEMENTS (habits->weekday_days), FALSE, data);
  visit (ALL (habits->weekday_arrivals));
  visit (habits->kind_days, G_N_ELEMENTS (habits->kind_days), FALSE, data);
  visit (ALL (habits->kind_arrivals));
}

static void
visit_order (LobbyEngineOrder *order, Visit visit, gpointer data)
{
  visit (order->weight, G_N_ELEMENTS (order->weight), TRUE, data);
  visit (order->credit_s, G_N_ELEMENTS (order->credit_s), TRUE, data);
}

static void
put_numbers (double *number, gsize n, gboolean may_be_negative, gpointer bytes)
{
  for (gsize i = 0; i < n; i++)
    lobby_engine_bytes_put_double (bytes, number[i]);
}

static void
take_numbers (double *number, gsize n, gboolean may_be_negative, gpointer data)
{
  LobbyEngineReader *reader = data;

  for (gsize i = 0; i < n && !reader->failed; i++)
    {
      number[i] = lobby_engine_reader_take_double (reader);
      if (number[i] > NUMBER_MAX || number[i] < (may_be_negative ? -NUMBER_MAX : 0))
        reader->failed = true;
    }
}

/* ---- what customers said, and the correction ---- */

static void
put_experiences (LobbyEngineBytes *bytes, GHashTable *experiences)
{
  g_autoptr (GList) rules = g_list_sort (g_hash_table_get_keys (experiences), (GCompareFunc) strcmp);
  guint n = MIN (g_list_length (rules), RULES_MAX);

  lobby_engine_bytes_put (bytes, n, 2);
  for (GList *rule = rules; rule != NULL && n > 0; rule = rule->next, n--)
    {
      const LobbyExperience *experience = g_hash_table_lookup (experiences, rule->data);

      put_text (bytes, rule->data);
      lobby_engine_bytes_put (bytes, experience->accepted, 4);
      lobby_engine_bytes_put (bytes, experience->declined, 4);
    }
}

static void
take_experiences (LobbyEngineReader *reader, GHashTable *experiences)
{
  guint n = (guint) lobby_engine_reader_take (reader, 2);

  if (n > RULES_MAX)
    reader->failed = true;
  for (guint i = 0; i < n && !reader->failed; i++)
    {
      char *rule = take_text (reader);
      LobbyExperience *experience = g_new0 (LobbyExperience, 1);

      experience->accepted = (guint) lobby_engine_reader_take (reader, 4);
      experience->declined = (guint) lobby_engine_reader_take (reader, 4);
      g_hash_table_insert (experiences, rule, experience);
    }
}

static void
put_correction (LobbyEngineBytes *bytes, const LobbyEngineCorrection *correction)
{
  guint8 *written = NULL;
  size_t n = 0;

  if (correction != NULL && !lobby_engine_correction_write (correction, &written, &n))
    bytes->failed = true;
  lobby_engine_bytes_put (bytes, n, 4);
  for (size_t i = 0; i < n && !bytes->failed; i++)
    lobby_engine_bytes_put (bytes, written[i], 1);
  free (written);
}

static LobbyEngineCorrection *
take_correction (LobbyEngineReader *reader)
{
  size_t n = lobby_engine_reader_take (reader, 4);
  LobbyEngineCorrection *correction;

  if (reader->failed || n == 0)
    return NULL;
  if (n > reader->n - reader->at)
    {
      reader->failed = true;
      return NULL;
    }
  correction = lobby_engine_correction_read (reader->byte + reader->at, n);
  reader->at += n;
  reader->failed |= correction == NULL;
  return correction;
}

/* ---- all of it ---- */

/** lobby_lesson_title_clear: frees what is in @title, which may be all zero */
void
lobby_lesson_title_clear (LobbyLessonTitle *title)
{
  g_clear_pointer (&title->branch, g_free);
  g_clear_pointer (&title->last_day, g_free);
  g_clear_pointer (&title->days, g_free);
  title->n_days = 0;
}

/**
 * lobby_lesson_notes_write:
 * @adviser: one who has learned
 * @title: what from; no text in it may be empty
 *
 * Returns: (transfer full) (nullable): the notes; %NULL when memory ran out
 */
GBytes *
lobby_lesson_notes_write (const LobbyAdviser *adviser, const LobbyLessonTitle *title)
{
  LobbyEngineBytes bytes = { 0 };
  LobbyAdviserLesson known = lobby_adviser_peek_lesson ((LobbyAdviser *) adviser);
  GBytes *notes = NULL;

  lobby_engine_bytes_put (&bytes, MAGIC, 8);
  lobby_engine_bytes_put (&bytes, VERSION, 2);
  put_text (&bytes, title->branch);
  put_text (&bytes, title->last_day);
  put_text (&bytes, title->days);
  lobby_engine_bytes_put (&bytes, title->n_days, 4);
  put_names (&bytes, known.names);
  visit_habits (&known.lesson->habits, put_numbers, &bytes);
  lobby_engine_bytes_put (&bytes, (guint64) known.lesson->order.kind, 1);
  visit_order (&known.lesson->order, put_numbers, &bytes);
  lobby_engine_bytes_put (&bytes, known.lesson->n_cases, 8);
  put_experiences (&bytes, known.experiences);
  put_correction (&bytes, known.lesson->correction);
  lobby_engine_bytes_seal (&bytes);
  if (!bytes.failed)
    notes = g_bytes_new (bytes.byte, bytes.n);
  lobby_engine_bytes_clear (&bytes);
  return notes;
}

static void
take_title (LobbyEngineReader *reader, LobbyLessonTitle *title)
{
  title->branch = take_text (reader);
  title->last_day = take_text (reader);
  title->days = take_text (reader);
  title->n_days = (guint) lobby_engine_reader_take (reader, 4);
}

static gboolean
take_all (LobbyEngineReader *reader, LobbyAdviserLesson known, LobbyLessonTitle *title)
{
  int kind;

  if (!lobby_engine_reader_check_seal (reader) || lobby_engine_reader_take (reader, 8) != MAGIC
      || lobby_engine_reader_take (reader, 2) != VERSION)
    return FALSE;
  take_title (reader, title);
  take_names (reader, known.names);
  visit_habits (&known.lesson->habits, take_numbers, reader);
  kind = (int) lobby_engine_reader_take (reader, 1);
  if (kind > LOBBY_ENGINE_ORDER_STRICT)
    return FALSE;
  known.lesson->order.kind = (LobbyEngineOrderKind) kind;
  visit_order (&known.lesson->order, take_numbers, reader);
  known.lesson->n_cases = lobby_engine_reader_take (reader, 8);
  take_experiences (reader, known.experiences);
  known.lesson->correction = take_correction (reader);
  return !reader->failed && reader->at == reader->n;
}

/**
 * lobby_lesson_notes_read:
 * @notes: what lobby_lesson_notes_write() wrote, or anything else
 * @seed: of the new adviser
 * @title: (out caller-allocates): what it was learned from; clear it with lobby_lesson_title_clear()
 * @error: %LOBBY_ERROR_INVALID when they are damaged, of another version, or no such notes
 *
 * Returns: (transfer full) (nullable): an adviser who knows what was learned, with the same names under the same numbers
 */
LobbyAdviser *
lobby_lesson_notes_read (GBytes *notes, guint64 seed, LobbyLessonTitle *title, GError **error)
{
  gsize n = 0;
  const guint8 *byte = g_bytes_get_data (notes, &n);
  LobbyEngineReader reader = { byte, n, 0, false };
  LobbyAdviser *adviser = lobby_adviser_new (seed);

  *title = (LobbyLessonTitle){ 0 };
  if (byte != NULL && take_all (&reader, lobby_adviser_peek_lesson (adviser), title))
    return adviser;
  lobby_adviser_free (adviser);
  lobby_lesson_title_clear (title);
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_INVALID, "no lesson, or a damaged one");
  return NULL;
}
