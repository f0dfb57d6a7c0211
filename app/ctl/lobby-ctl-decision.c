/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions as they are written on the command line: 5@10:42-12:00, 6=cash,cards@10:42-11:30, A064=CRS-1@10:43. */
#include "config.h"

#include "lobby-ctl-decision.h"
#include "lobby-ctl.h"

#include "lobby-instant.h"

#include <glib/gi18n.h>
#include <math.h>

typedef struct
{
  char *name;   /* (owned): a counter or a ticket */
  char *choice; /* (owned) (nullable): services or a device */
  char *from;   /* (owned) */
  char *until;  /* (owned) (nullable) */
} Words;

static void
words_clear (Words *words)
{
  g_free (words->name);
  g_free (words->choice);
  g_free (words->from);
  g_free (words->until);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

/* NAME[=CHOICE]@FROM[-UNTIL] */
static gboolean
split (const char *text, Words *words)
{
  const char *at = strrchr (text, '@');
  g_autofree char *left = at != NULL ? g_strndup (text, (gsize) (at - text)) : NULL;
  g_auto (GStrv) names = left != NULL ? g_strsplit (left, "=", 2) : NULL;
  g_auto (GStrv) times = at != NULL ? g_strsplit (at + 1, "-", 2) : NULL;

  if (at == NULL || names[0] == NULL || *names[0] == '\0' || times[0] == NULL)
    return FALSE;
  words->name = g_strdup (names[0]);
  words->choice = g_strdup (names[1]);
  words->from = g_strdup (times[0]);
  words->until = g_strdup (times[1]);
  return TRUE;
}

/**
 * lobby_ctl_decision_read_time:
 * @words: a time of day, HH:MM or HH:MM:SS
 * @at_s: (out): seconds since midnight of the branch's day
 *
 * Returns: whether it is one
 */
gboolean
lobby_ctl_decision_read_time (const LobbyCtlDecisionScene *scene, const char *words, double *at_s)
{
  g_autofree char *whole = strlen (words) == 5 ? g_strconcat (words, ":00", NULL) : g_strdup (words);
  gint64 at_us;

  if (!lobby_instant_parse_local (scene->zone, scene->date, whole, &at_us))
    return FALSE;
  *at_s = (double) (at_us - scene->day->midnight_us) / G_USEC_PER_SEC;
  return TRUE;
}

static char *
read_services (const LobbyCtlDecisionScene *scene, const char *choice, guint32 *serves)
{
  g_auto (GStrv) services = g_strsplit (choice, ",", -1);

  *serves = 0;
  for (guint i = 0; services[i] != NULL; i++)
    {
      if (lobby_state_get_service (scene->state, services[i]) == NULL)
        /* Translators: %s is what somebody typed */
        return g_strdup_printf (_ ("There is no service “%s” on that day."), services[i]);
      *serves |= G_GUINT64_CONSTANT (1) << lobby_visit_names_get_service (scene->names, services[i]);
    }
  return NULL;
}

static char *
read_counter (const LobbyCtlDecisionScene *scene, const Words *words, LobbyEngineDecision *decision)
{
  decision->counter = lobby_past_day_find_counter (scene->day, words->name);
  if (decision->counter < 0)
    /* Translators: %s is what somebody typed */
    return g_strdup_printf (_ ("There is no counter “%s” on that day."), words->name);
  if (words->until == NULL || !lobby_ctl_decision_read_time (scene, words->until, &decision->until_s)
      || decision->until_s <= decision->from_s)
    /* Translators: %s is what somebody typed */
    return g_strdup_printf (_ ("“%s” does not say from when until when, as in 10:42-12:00."), words->name);
  if (words->choice == NULL)
    return decision->kind == LOBBY_ENGINE_DECISION_SERVE
               /* Translators: %s is a counter */
               ? g_strdup_printf (_ ("Which services shall counter %s serve? Write them as in 6=A,B@10:42-11:30."),
                                  words->name)
               : NULL;
  return read_services (scene, words->choice, &decision->serves);
}

static char *
read_ticket (const LobbyCtlDecisionScene *scene, const Words *words, LobbyEngineDecision *decision)
{
  decision->which = lobby_past_day_find_errand (scene->day, words->name, decision->from_s);
  if (decision->which == LOBBY_ENGINE_NO_ERRAND)
    /* Translators: %s is what somebody typed */
    return g_strdup_printf (_ ("Ticket “%s” does not wait at that time."), words->name);
  if (words->choice == NULL || lobby_state_get_device (scene->state, words->choice) == NULL)
    /* Translators: %s is a ticket */
    return g_strdup_printf (_ ("To which device of that day shall %s go? Write it as in A064=CRS-1@10:43."),
                            words->name);
  return NULL;
}

/**
 * lobby_ctl_decision_read:
 * @scene: the day
 * @kind: what is decided
 * @words: as on the command line
 * @decision: (out)
 *
 * Returns: (transfer full) (nullable): what is wrong with @words, for a person; %NULL when nothing is
 */
char *
lobby_ctl_decision_read (const LobbyCtlDecisionScene *scene,
                         LobbyEngineDecisionKind kind,
                         const char *words,
                         LobbyEngineDecision *decision)
{
  g_auto (Words) parts = { 0 };

  *decision = (LobbyEngineDecision){ .kind = kind, .counter = -1, .which = LOBBY_ENGINE_NO_ERRAND };
  if (!split (words, &parts) || !lobby_ctl_decision_read_time (scene, parts.from, &decision->from_s))
    /* Translators: %s is what somebody typed */
    return g_strdup_printf (_ ("“%s” is no decision with a time, as in 5@10:42-12:00 or A064=CRS-1@10:43."), words);
  return kind == LOBBY_ENGINE_DECISION_DIVERT ? read_ticket (scene, &parts, decision)
                                              : read_counter (scene, &parts, decision);
}

static char *
dup_time (const LobbyCtlDecisionScene *scene, double at_s)
{
  return lobby_ctl_format_time (scene->day->midnight_us + (gint64) (at_s * G_USEC_PER_SEC), scene->zone);
}

static char *
dup_services (const LobbyCtlDecisionScene *scene, guint32 serves)
{
  GString *words = g_string_new (NULL);
  const char *service;

  for (int i = 0; (service = lobby_visit_names_lookup_service (scene->names, i)) != NULL; i++)
    if ((serves >> i & 1) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? "," : "", service);
  return g_string_free (words, FALSE);
}

/**
 * lobby_ctl_decision_dup_words:
 * @scene: the day
 * @decision: a decision
 * @device: where a customer is sent to
 *
 * Returns: (transfer full): the option that stands for it, as in "--open 5=A,B@10:42:00-12:00:00"
 */
char *
lobby_ctl_decision_dup_words (const LobbyCtlDecisionScene *scene,
                              const LobbyEngineDecision *decision,
                              const char *device)
{
  g_autofree char *from = dup_time (scene, decision->from_s);
  g_autofree char *until = decision->counter >= 0 ? dup_time (scene, decision->until_s) : NULL;
  g_autofree char *services = dup_services (scene, decision->serves);

  if (decision->counter < 0)
    return g_strdup_printf ("--divert %s=%s@%s", (char *) g_ptr_array_index (scene->day->tickets, decision->which),
                            device, from);
  const char *counter = g_ptr_array_index (scene->day->counters, decision->counter);
  if (decision->kind == LOBBY_ENGINE_DECISION_CLOSE)
    return g_strdup_printf ("--close %s@%s-%s", counter, from, until);
  return g_strdup_printf ("--%s %s=%s@%s-%s", decision->kind == LOBBY_ENGINE_DECISION_OPEN ? "open" : "profile",
                          counter, services, from, until);
}
