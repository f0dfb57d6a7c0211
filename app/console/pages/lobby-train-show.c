/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A training in words: choices, what each was worth, praise and hint. */
#include "config.h"

#include "lobby-train-show.h"

#include "lobby-words-veto.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** lobby_train_get_minutes: Returns: @seconds in full minutes, rounded */
int
lobby_train_get_minutes (double seconds)
{
  return (int) lround (seconds / 60);
}

/** lobby_train_dup_choice: Returns: (transfer full): what is done, verb first */
char *
lobby_train_dup_choice (const LobbyTrainingChoice *choice)
{
  g_autofree char *services = choice->services != NULL ? g_strjoinv (", ", choice->services) : g_strdup ("");

  switch ((int) choice->kind)
    {
    case LOBBY_ADVICE_DIVERT:
      /* Translators: a choice in a training: a ticket and a device, as in "Divert A064 to CRS-1" */
      return g_strdup_printf (_ ("Divert %1$s to %2$s"), choice->ticket, choice->device);
    case LOBBY_ADVICE_OPEN_COUNTER:
      /* Translators: a choice in a training: a counter */
      return g_strdup_printf (_ ("Open counter %s"), choice->counter);
    case LOBBY_ADVICE_RESUME_COUNTER:
      /* Translators: a choice in a training: the teller of a paused counter comes back */
      return g_strdup_printf (_ ("Bring counter %s back"), choice->counter);
    default:
      /* Translators: a choice in a training: a counter, then the letters of the services that it serves from then on */
      return g_strdup_printf (_ ("Let counter %1$s serve %2$s"), choice->counter, services);
    }
}

/**
 * lobby_train_dup_effect:
 * @place: of @choice
 * @css_class: (out) (nullable): how it is shown
 *
 * Returns: (transfer full): what a choice was worth, short
 */
char *
lobby_train_dup_effect (const LobbyTrainingChoice *choice,
                        const LobbyTrainingVerdict *verdict,
                        guint place,
                        const char **css_class)
{
  gboolean taken = (verdict->taken >> place & 1) != 0, best = (verdict->best >> place & 1) != 0;
  int minutes = lobby_train_get_minutes (verdict->effect_s[place]);

  *css_class = "lobby-quiet";
  if (choice->veto != LOBBY_VETO_NONE)
    {
      *css_class = taken ? "lobby-over" : "lobby-quiet";
      /* Translators: beside a choice in a training: the rules forbid it */
      return g_strdup (_ ("not allowed"));
    }
  if (taken && minutes < 0)
    {
      *css_class = "lobby-over";
      /* Translators: beside a choice that was made; minutes of waiting of all customers */
      return g_strdup_printf (_ ("costs %d"), -minutes);
    }
  if (taken)
    /* Translators: beside a choice that was made; minutes of waiting of all customers */
    return g_strdup_printf (_ ("saves %d"), minutes);
  if (minutes < 0)
    /* Translators: beside a choice that was not made; minutes of waiting of all customers */
    return g_strdup_printf (_ ("would cost %d"), -minutes);
  if (!best)
    /* Translators: beside a choice that was not made; minutes of waiting of all customers */
    return g_strdup_printf (_ ("would save %d"), minutes);
  *css_class = "lobby-risk";
  /* Translators: beside a choice that should have been made; minutes of waiting of all customers */
  return g_strdup_printf (_ ("missed %d"), minutes);
}

/** lobby_train_dup_praise: Returns: (transfer full): what was good about a decision */
char *
lobby_train_dup_praise (const GPtrArray *choices, const LobbyTrainingVerdict *verdict)
{
  g_autofree char *choice = NULL;

  switch (verdict->praise)
    {
    case LOBBY_TRAINING_PRAISE_BEST:
      return g_strdup (_ ("Good: nothing better was possible."));
    case LOBBY_TRAINING_PRAISE_PATIENCE:
      return g_strdup (_ ("Good: nothing was worth doing, and you did nothing."));
    case LOBBY_TRAINING_PRAISE_CHOICE:
      choice = lobby_train_dup_choice (g_ptr_array_index (choices, verdict->praised));
      /* Translators: %1$s is a choice, as in "Open counter 5"; %2$d are minutes of waiting of all customers */
      return g_strdup_printf (_ ("Good: “%1$s” saved most, %2$d min."), choice,
                              lobby_train_get_minutes (verdict->effect_s[verdict->praised]));
    case LOBBY_TRAINING_PRAISE_NONE:
    default:
      return g_strdup (_ ("Nothing was gained against doing nothing."));
    }
}

/** lobby_train_dup_hint: Returns: (transfer full) (nullable): what to do better next time */
char *
lobby_train_dup_hint (const GPtrArray *choices, const LobbyTrainingVerdict *verdict)
{
  const LobbyTrainingChoice *choice = verdict->hint != LOBBY_TRAINING_HINT_NONE
                                          ? g_ptr_array_index (choices, verdict->hinted)
                                          : NULL;
  g_autofree char *words = choice != NULL ? lobby_train_dup_choice (choice) : NULL;
  int minutes = choice != NULL ? abs (lobby_train_get_minutes (verdict->effect_s[verdict->hinted])) : 0;
  g_autofree char *why = NULL;

  switch (verdict->hint)
    {
    case LOBBY_TRAINING_HINT_BREACH:
      why = lobby_words_dup_veto (&(LobbyVerdict){ .veto = choice->veto }, &(LobbyVetoNames){ NULL });
      /* Translators: %1$s is a choice, as in "Divert A064 to CRS-1"; %2$s why it is against the rules */
      return g_strdup_printf (_ ("Next time: not “%1$s”. %2$s."), words, why);
    case LOBBY_TRAINING_HINT_MISSED:
      /* Translators: %1$s is a choice, as in "Open counter 5"; %2$d are minutes of waiting of all customers */
      return g_strdup_printf (_ ("Next time: “%1$s” would have saved %2$d min more."), words, minutes);
    case LOBBY_TRAINING_HINT_HARMFUL:
      /* Translators: %1$s is a choice, as in "Open counter 5"; %2$d are minutes of waiting of all customers */
      return g_strdup_printf (_ ("Next time: not “%1$s”, it cost %2$d min."), words, minutes);
    case LOBBY_TRAINING_HINT_NONE:
    default:
      return NULL;
    }
}
