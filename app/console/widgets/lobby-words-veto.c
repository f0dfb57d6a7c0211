/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of the verdicts. Each says what was found, with its figures, and where the rule comes from. */
#include "config.h"

#include "lobby-words-veto.h"

#include "lobby-words-money.h"
#include "lobby-words.h"

#include <glib/gi18n-lib.h>

/* --- what the customer is, said or did --- */

static char *
dup_customer (LobbyVeto veto)
{
  switch ((int) veto)
    {
    case LOBBY_VETO_ELDERLY:
      return g_strdup (_ ("Elderly: accompany, never divert"));
    case LOBBY_VETO_NEEDS_HELP:
      return g_strdup (_ ("Needs help: accompany, never divert"));
    case LOBBY_VETO_LOOSE_CHANGE:
      return g_strdup (_ ("Coins or odd notes: no machine takes them"));
    case LOBBY_VETO_TIER:
      return g_strdup (_ ("Valued customer: stays at the counter"));
    case LOBBY_VETO_REFUSED:
      return g_strdup (_ ("Said no on this visit and is not asked again"));
    case LOBBY_VETO_CAME_BACK:
      return g_strdup (_ ("Tried a machine and came back: is not sent again"));
    case LOBBY_VETO_UNASKED:
      return g_strdup (_ ("Nobody knows yet what it is about: ask"));
    case LOBBY_VETO_PASSBOOK:
      return g_strdup (_ ("Passbook only: convert to a card first"));
    default:
      return NULL;
    }
}

/* --- the business --- */

static char *
dup_amount (const LobbyVerdict *verdict, const char *business)
{
  g_autofree char *amount = lobby_words_dup_money (verdict->figure);
  g_autofree char *limit = lobby_words_dup_money (verdict->limit);

  if (verdict->figure <= verdict->limit)
    /* Translators: first a kind of business, then its limit, as in "Withdraw cash: must be less than ¥20,000" */
    return g_strdup_printf (_ ("%1$s: must be less than %2$s"), business, limit);
  /* Translators: a kind of business, its amount, the limit, as in "Withdraw cash: ¥32,000 is above the limit of ¥20,000" */
  return g_strdup_printf (_ ("%1$s: %2$s is above the limit of %3$s"), business, amount, limit);
}

static char *
dup_business (const LobbyVerdict *verdict, const char *name)
{
  const char *business = name != NULL ? name : _ ("This business");

  switch ((int) verdict->veto)
    {
    case LOBBY_VETO_NO_RULE:
      /* Translators: %s is a kind of business, as in "Open account" */
      return g_strdup_printf (_ ("%s: no machine does it"), business);
    case LOBBY_VETO_RULE_OFF:
      /* Translators: %s is a kind of business */
      return g_strdup_printf (_ ("%s: the branch does not divert it"), business);
    case LOBBY_VETO_AMOUNT:
      return dup_amount (verdict, business);
    case LOBBY_VETO_AMOUNT_UNASKED:
      /* Translators: %s is a kind of business */
      return g_strdup_printf (_ ("%s: the amount is not known yet: ask"), business);
    case LOBBY_VETO_NO_DEVICE:
      /* Translators: %s is a kind of business */
      return g_strdup_printf (_ ("%s: the branch has no machine for it"), business);
    default:
      return NULL;
    }
}

/* --- the queue and the worth of it --- */

static char *
dup_worth (const LobbyVerdict *verdict)
{
  g_autofree char *figure = lobby_words_dup_age (verdict->figure * G_USEC_PER_SEC);
  g_autofree char *limit = lobby_words_dup_age (verdict->limit * G_USEC_PER_SEC);

  switch ((int) verdict->veto)
    {
    case LOBBY_VETO_QUEUE_SHORT:
      /* Translators: %d is how many customers wait */
      return g_strdup_printf (ngettext ("Only %d is waiting: a suggestion would look like refusing service",
                                        "Only %d are waiting: a suggestion would look like refusing service",
                                        (gulong) MAX (verdict->figure, 0)),
                              (int) verdict->figure);
    case LOBBY_VETO_WAIT_SHORT:
      /* Translators: %s is a duration, as in "3 min 10 s" */
      return g_strdup_printf (_ ("Will be called in about %s: a suggestion would look like refusing service"), figure);
    case LOBBY_VETO_GAIN_SMALL:
      /* Translators: first how much time a diversion would save, then how much it must save at least */
      return g_strdup_printf (_ ("Would save about %1$s: it is worth it from %2$s"), figure, limit);
    default:
      return NULL;
    }
}

/* --- the machines --- */

static char *
dup_shortage (const char *device, gboolean cash)
{
  if (device == NULL)
    return g_strdup (cash ? _ ("No machine has enough notes for it") : _ ("No machine has enough paper for it"));
  if (cash)
    /* Translators: %s is a device, as in "CRS-2" */
    return g_strdup_printf (_ ("%s has too few notes"), device);
  /* Translators: %s is a device, as in "STM-1" */
  return g_strdup_printf (_ ("%s has too little paper"), device);
}

static char *
dup_busy (const LobbyVerdict *verdict)
{
  g_autofree char *there = lobby_words_dup_age (verdict->figure * G_USEC_PER_SEC);
  g_autofree char *here = lobby_words_dup_age (verdict->limit * G_USEC_PER_SEC);

  if (verdict->device == NULL)
    return g_strdup (_ ("The machines have longer queues than the counter"));
  /* Translators: a device, the wait at it, the wait for the counter, as in "Wait at CRS-1 is 9 min 0 s, for the counter 4 min 0 s" */
  return g_strdup_printf (_ ("Wait at %1$s is %2$s, for the counter %3$s"), verdict->device, there, here);
}

static char *
dup_machines (const LobbyVerdict *verdict, gboolean cash)
{
  switch ((int) verdict->veto)
    {
    case LOBBY_VETO_DEVICE_OUT:
      if (verdict->device == NULL)
        return g_strdup (_ ("Every machine for it is out of service"));
      /* Translators: %s is a device, as in "KSK-1" */
      return g_strdup_printf (_ ("%s is out of service"), verdict->device);
    case LOBBY_VETO_DEVICE_SUPPLY:
      return dup_shortage (verdict->device, cash);
    case LOBBY_VETO_DEVICE_BUSY:
      return dup_busy (verdict);
    case LOBBY_VETO_NONE:
      if (verdict->device == NULL)
        return g_strdup (_ ("Nothing speaks against a diversion"));
      /* Translators: %s is a device, as in "CRS-1" */
      return g_strdup_printf (_ ("Can be diverted to %s"), verdict->device);
    default:
      return NULL;
    }
}

/* The rule of the house behind a reason; where it is a matter of fact there is none. */
static const char *
get_source (LobbyVeto veto)
{
  static const char *const sources[LOBBY_VETO_N] = {
    [LOBBY_VETO_ELDERLY] = "S3-28",  [LOBBY_VETO_NEEDS_HELP] = "S3-28", [LOBBY_VETO_LOOSE_CHANGE] = "S3-4",
    [LOBBY_VETO_TIER] = "S3-7",      [LOBBY_VETO_REFUSED] = "S0-11",    [LOBBY_VETO_CAME_BACK] = "S3-17",
    [LOBBY_VETO_UNASKED] = "S3-9",   [LOBBY_VETO_AMOUNT] = "S3-1",      [LOBBY_VETO_AMOUNT_UNASKED] = "S3-9",
    [LOBBY_VETO_PASSBOOK] = "S3-10", [LOBBY_VETO_QUEUE_SHORT] = "S3-6", [LOBBY_VETO_WAIT_SHORT] = "S3-6",
  };

  return sources[veto];
}

/**
 * lobby_words_dup_veto:
 * @verdict: what the rules say of a waiting ticket
 * @names: what it is about, in words
 *
 * Returns: (transfer full): what can be done, or why not, with its figures and the source of the rule, as in
 *   "Withdraw cash: ¥32,000 is above the limit of ¥20,000 (S3-1)"
 */
char *
lobby_words_dup_veto (const LobbyVerdict *verdict, const LobbyVetoNames *names)
{
  g_return_val_if_fail (verdict != NULL && names != NULL && verdict->veto < LOBBY_VETO_N, NULL);

  char *sentence = dup_customer (verdict->veto);
  const char *source = get_source (verdict->veto);

  if (sentence == NULL)
    sentence = dup_business (verdict, names->transaction);
  if (sentence == NULL)
    sentence = dup_worth (verdict);
  if (sentence == NULL)
    sentence = dup_machines (verdict, names->cash);
  if (names->source != NULL && verdict->veto != LOBBY_VETO_NONE)
    source = names->source;
  if (source == NULL)
    return sentence;
  /* Translators: first a reason, then the source of the rule, as in "Passbook only: convert to a card first (S3-10)" */
  char *whole = g_strdup_printf (_ ("%1$s (%2$s)"), sentence, source);
  g_free (sentence);
  return whole;
}
