/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl advise: what the console would have advised at a moment of a recorded day, and why not more. */
#include "config.h"

#include "lobby-ctl-moment.h"

#include "lobby-adviser.h"
#include "lobby-instant.h"
#include "lobby-rules.h"

#include <glib/gi18n.h>

#define SEED 20251117

typedef struct
{
  char *at;     /* (owned) (nullable) */
  char **train; /* (owned) (nullable) */
  gboolean json;
  gint64 at_us;
  LobbyState *state;         /* (owned) */
  LobbyAdviser *adviser;     /* (owned) */
  LobbyForesight *foresight; /* (owned) */
} Advising;

static void
advising_clear (Advising *self)
{
  g_free (self->at);
  g_strfreev (self->train);
  lobby_adviser_free (self->adviser);
  lobby_foresight_unref (self->foresight);
  g_clear_pointer (&self->state, lobby_state_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Advising, advising_clear)

static int
learn (Advising *self)
{
  for (guint i = 0; self->train != NULL && self->train[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LobbyRecordingReader) reader = lobby_recording_reader_new (self->train[i], &error);
      g_autoptr (LobbyState) past = lobby_state_new ();
      g_autoptr (LobbyShiftWatch) watch = lobby_adviser_watch_day (self->adviser);
      int outcome = reader != NULL ? lobby_ctl_fold_day (reader, self->train[i], past, watch, G_MAXINT64)
                                   : lobby_ctl_fail_day (self->train[i], error);

      if (outcome != LOBBY_CTL_DONE)
        return outcome;
      lobby_adviser_add_day (self->adviser, past, watch);
    }
  if (self->train != NULL)
    lobby_adviser_learn (self->adviser, NULL, NULL);
  return LOBBY_CTL_DONE;
}

static void
append_text (GString *json, const char *name, const char *text)
{
  g_autofree char *escaped = text != NULL ? g_strescape (text, NULL) : NULL;

  if (escaped != NULL)
    g_string_append_printf (json, ",\"%s\":\"%s\"", name, escaped);
}

static void
append_number (GString *json, const char *name, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (json, ",\"%s\":%s", name, g_ascii_formatd (buffer, sizeof buffer, "%.3f", number));
}

static void
append_span (GString *json, const char *name, const LobbySpan *span)
{
  char low[G_ASCII_DTOSTR_BUF_SIZE], mid[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (json, ",\"%s\":[%s,%s,%s]", name, g_ascii_formatd (low, sizeof low, "%.1f", span->low_s),
                          g_ascii_formatd (mid, sizeof mid, "%.1f", span->mid_s),
                          g_ascii_formatd (high, sizeof high, "%.1f", span->high_s));
}

static void
append_advice (GString *json, const LobbyAdviceFacts *facts)
{
  char until[LOBBY_INSTANT_SIZE];

  g_string_append_printf (json, "%s{\"kind\":\"%s\"", json->str[json->len - 1] == '[' ? "" : ",",
                          lobby_choice_get_nick (&lobby_advice_kind_choice, facts->kind));
  append_text (json, "id", facts->id);
  append_text (json, "ticket", facts->ticket);
  append_text (json, "device", facts->device);
  append_text (json, "counter", facts->counter);
  append_text (json, "staff", facts->staff);
  append_text (json, "service", facts->service);
  append_text (json, "rule", facts->rule);
  append_text (json, "words", facts->words != NULL ? facts->words->en : NULL);
  append_span (json, "ownSeconds", &facts->own);
  append_span (json, "othersSeconds", &facts->others);
  append_span (json, "beforeSeconds", &facts->before);
  append_span (json, "afterSeconds", &facts->after);
  append_number (json, "behind", facts->n_behind);
  append_number (json, "fewerOver", facts->fewer_over);
  append_number (json, "fewerLeft", facts->fewer_left);
  append_number (json, "staffSeconds", facts->staff_s);
  append_number (json, "acceptance", facts->acceptance);
  append_number (json, "worthSeconds", facts->worth_s);
  append_text (json, "until", lobby_instant_format (facts->until_us, until));
  g_string_append_c (json, '}');
}

static void
append_ticket (GString *json, const LobbyTicketForesight *ticket)
{
  g_string_append_printf (json, "%s{\"verdict\":\"%s\"", json->str[json->len - 1] == '[' ? "" : ",",
                          lobby_veto_get_nick (ticket->verdict.veto));
  append_text (json, "ticket", ticket->ticket);
  append_text (json, "rule", ticket->verdict.rule);
  append_text (json, "device", ticket->verdict.device);
  append_number (json, "figure", (double) ticket->verdict.figure);
  append_number (json, "limit", (double) ticket->verdict.limit);
  append_span (json, "toCallSeconds", &ticket->to_call);
  append_number (json, "inTime", ticket->in_time);
  g_string_append_printf (json, ",\"advised\":%s}", ticket->divertible ? "true" : "false");
}

static void
append_service (GString *json, const LobbyServiceForesight *service)
{
  char at[LOBBY_INSTANT_SIZE];

  g_string_append_printf (json, "%s{\"known\":%s", json->str[json->len - 1] == '[' ? "" : ",",
                          service->known ? "true" : "false");
  append_text (json, "service", service->service);
  append_span (json, "nextSeconds", &service->next);
  append_number (json, "inTime", service->next_in_time);
  append_number (json, "breachChance", service->breach_chance);
  append_text (json, "breachAt", service->breach_us != 0 ? lobby_instant_format (service->breach_us, at) : NULL);
  g_string_append_c (json, '}');
}

static void
append_supply (GString *json, const LobbySupplyForesight *supply)
{
  char at[LOBBY_INSTANT_SIZE];

  g_string_append_printf (json, "%s{\"supply\":\"%s\",\"known\":%s", json->str[json->len - 1] == '[' ? "" : ",",
                          lobby_choice_get_nick (&lobby_supply_kind_choice, supply->supply),
                          supply->known ? "true" : "false");
  append_text (json, "device", supply->device);
  append_number (json, "chance", supply->chance);
  append_text (json, "emptyAt", supply->empty_us != 0 ? lobby_instant_format (supply->empty_us, at) : NULL);
  g_string_append_c (json, '}');
}

static char *
format_json (const Advising *self)
{
  const LobbyForesight *foresight = self->foresight;
  char at[LOBBY_INSTANT_SIZE];
  GString *json = g_string_new (NULL);

  g_string_append_printf (json, "{\"at\":\"%s\",\"learnedServices\":%u", lobby_instant_format (self->at_us, at),
                          foresight->n_learned);
  append_text (json, "bottleneck", foresight->bottleneck);
  g_string_append (json, ",\"advice\":[");
  for (guint i = 0; i < foresight->advices->len; i++)
    append_advice (json, g_ptr_array_index (foresight->advices, i));
  g_string_append (json, "],\"tickets\":[");
  for (guint i = 0; i < foresight->tickets->len; i++)
    append_ticket (json, g_ptr_array_index (foresight->tickets, i));
  g_string_append (json, "],\"services\":[");
  for (guint i = 0; i < foresight->services->len; i++)
    append_service (json, g_ptr_array_index (foresight->services, i));
  g_string_append (json, "],\"supplies\":[");
  for (guint i = 0; i < foresight->supplies->len; i++)
    append_supply (json, g_ptr_array_index (foresight->supplies, i));
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static char *
format_minutes (const LobbySpan *span)
{
  return g_strdup_printf ("%.0f (%.0f…%.0f)", span->mid_s / 60, span->low_s / 60, span->high_s / 60);
}

static void
say_advice (const LobbyAdviceFacts *facts)
{
  g_autofree char *own = format_minutes (&facts->own);
  g_autofree char *others = format_minutes (&facts->others);
  g_autofree char *line = g_strdup_printf ("%-26s %-16s %-16s %4u %8.1f %8.0f", facts->id, own, others, facts->n_behind,
                                           facts->fewer_over, facts->worth_s / 60);

  lobby_ctl_say (stdout, line);
  if (facts->words != NULL && facts->words->en != NULL)
    {
      g_autofree char *words = g_strdup_printf ("    “%s”", lobby_text_get (facts->words, g_get_language_names ()[0]));
      lobby_ctl_say (stdout, words);
    }
}

static void
say_ticket (const LobbyTicketForesight *ticket)
{
  const LobbyVerdict *verdict = &ticket->verdict;
  g_autofree char *to_call = format_minutes (&ticket->to_call);
  g_autofree char *figures = verdict->limit != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT,
                                                                    verdict->figure, verdict->limit)
                                                 : g_strdup ("");
  g_autofree char *line = g_strdup_printf ("%-16s %-16s %-18s %-12s %s", ticket->ticket, to_call,
                                           ticket->divertible ? "divert" : lobby_veto_get_nick (verdict->veto), figures,
                                           verdict->device != NULL ? verdict->device : "");

  lobby_ctl_say (stdout, line);
}

static void
say_table (const Advising *self)
{
  const LobbyForesight *foresight = self->foresight;
  /* Translators: heads of columns: a piece of advice, minutes that the customer and all others are saved, how many gain, how
   * many fewer pass the target, what it is ranked by. Keep them short. */
  g_autofree char *advice = g_strdup_printf ("%-26s %-16s %-16s %4s %8s %8s", _ ("advice"), _ ("own min"),
                                             _ ("others min"), _ ("who"), _ ("over"), _ ("worth"));
  /* Translators: heads of columns: a ticket, minutes to its call, why it is not to be diverted, what was measured and the
   * limit, and a device. Keep them short. */
  g_autofree char *tickets = g_strdup_printf ("%-16s %-16s %-18s %-12s %s", _ ("ticket"), _ ("to call min"),
                                              _ ("verdict"), _ ("figures"), _ ("device"));

  lobby_ctl_say (stdout, advice);
  for (guint i = 0; i < foresight->advices->len; i++)
    say_advice (g_ptr_array_index (foresight->advices, i));
  lobby_ctl_say (stdout, "");
  lobby_ctl_say (stdout, tickets);
  for (guint i = 0; i < foresight->tickets->len; i++)
    say_ticket (g_ptr_array_index (foresight->tickets, i));
}

static int
answer (Advising *self, const char *path)
{
  LobbyAdviserMoment moment;
  int outcome = lobby_ctl_fold_to (path, self->at, self->state, &self->at_us);

  if (outcome == LOBBY_CTL_DONE)
    outcome = learn (self);
  if (outcome != LOBBY_CTL_DONE)
    return outcome;
  moment = (LobbyAdviserMoment){ .now_us = self->at_us, .devices_now_us = self->at_us, .devices_known = TRUE };
  self->foresight = lobby_adviser_foresee (self->adviser, self->state, &moment);
  if (!self->json)
    {
      say_table (self);
      return LOBBY_CTL_DONE;
    }
  g_autofree char *json = format_json (self);
  lobby_ctl_say (stdout, json);
  return LOBBY_CTL_DONE;
}

static int
run_advise (int argc, char **argv)
{
  g_auto (Advising) self = { 0 };
  const GOptionEntry entries[] = { { "at", 0, 0, G_OPTION_ARG_STRING, &self.at, N_ ("Time of day at the branch"),
                                     "HH:MM:SS" },
                                   { "train", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self.train,
                                     N_ ("A past day to learn from; may be given again"), "DAY" },
                                   { "json", 0, 0, G_OPTION_ARG_NONE, &self.json, N_ ("Print one JSON object"), NULL },
                                   { NULL } };

  if (!lobby_ctl_parse (&lobby_ctl_advise, entries, &argc, &argv, 1))
    return LOBBY_CTL_USAGE;
  self.state = lobby_state_new ();
  self.adviser = lobby_adviser_new (SEED);
  lobby_adviser_set_rules (self.adviser, lobby_rules_get_shipped ());
  return answer (&self, argv[1]);
}

const LobbyCtlVerb lobby_ctl_advise = {
  .name = "advise",
  .arguments = "DAY --at HH:MM:SS",
  .summary = N_ ("Shows what is advised at a moment of a recorded day"),
  .run = run_advise,
};
