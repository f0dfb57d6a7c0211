/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of advice about a customer: a diversion to a device, or company at the counter. */
#include "config.h"

#include "lobby-advice-making.h"
#include "lobby-words-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define KEEP(making, text) lobby_advice_making_keep (making, text)

static const char *
get_transaction_name (LobbyAdviceMaking *making)
{
  const LobbyText *name = making->facts->transaction != NULL
                              ? lobby_floor_get_transaction_name (making->floor, making->facts->transaction)
                              : NULL;

  return name != NULL ? lobby_words_get_text (name) : NULL;
}

static const char *
get_cash_words (const LobbyAdviceFacts *facts)
{
  gboolean card = facts->medium == LOBBY_MEDIUM_CARD || facts->medium == LOBBY_MEDIUM_BOTH;

  if (facts->amount_cny <= 0)
    return NULL;
  if (g_strcmp0 (facts->transaction, "withdraw") == 0 && card)
    /* Translators: what a customer came for; %s is an amount of money */
    return _ ("Withdrawing %s by card");
  if (g_strcmp0 (facts->transaction, "withdraw") == 0)
    /* Translators: what a customer came for; %s is an amount of money */
    return _ ("Withdrawing %s");
  if (g_strcmp0 (facts->transaction, "deposit") == 0 && card)
    /* Translators: what a customer came for; %s is an amount of money */
    return _ ("Paying in %s by card");
  if (g_strcmp0 (facts->transaction, "deposit") == 0)
    /* Translators: what a customer came for; %s is an amount of money */
    return _ ("Paying in %s");
  return NULL;
}

/* Returns: (nullable): what the customer came for */
static const char *
dup_purpose (LobbyAdviceMaking *making)
{
  const char *cash = get_cash_words (making->facts);
  const char *name = get_transaction_name (making);

  if (making->facts->amount_cny <= 0)
    return name;
  g_autofree char *money = lobby_words_dup_amount (making->facts->amount_from_cny, making->facts->amount_cny);
  if (cash != NULL)
    {
      g_autoptr (GString) words = g_string_new (cash);
      g_string_replace (words, "%s", money, 1);
      return KEEP (making, g_string_free (g_steal_pointer (&words), FALSE));
    }
  if (name == NULL)
    return KEEP (making, g_steal_pointer (&money));
  /* Translators: first a kind of business, then an amount of money */
  return KEEP (making, g_strdup_printf (_ ("%1$s, %2$s"), name, money));
}

static char *
dup_device_state (const LobbyAdviceFacts *facts)
{
  int wait_min = (int) (facts->device_wait_s / 60 + 0.5);

  if (facts->device_wait_s < 30)
    /* Translators: %s is a device */
    return g_strdup_printf (_ ("%s is idle"), facts->device);
  /* Translators: first a device, then minutes until it is free */
  return g_strdup_printf (ngettext ("%1$s is free in %2$d min", "%1$s is free in %2$d min", (gulong) wait_min),
                          facts->device, MAX (wait_min, 1));
}

static const char *
dup_reason (LobbyAdviceMaking *making)
{
  const LobbyAdviceFacts *facts = making->facts;
  const char *purpose = dup_purpose (making);
  g_autofree char *state = dup_device_state (facts);
  g_autofree char *way = NULL;

  if (facts->steps > 0)
    way = g_strdup_printf (
        /* Translators: first the state of a device, as in "CRS-1 is idle", then how far it is */
        ngettext ("%1$s, %2$d step away", "%1$s, %2$d steps away", (gulong) facts->steps), state, (int) facts->steps);
  else
    way = g_steal_pointer (&state);
  if (purpose == NULL)
    return KEEP (making, g_steal_pointer (&way));
  /* Translators: why a diversion is advised: first what the customer came for, then how the device stands */
  return KEEP (making, g_strdup_printf (_ ("%1$s; %2$s"), purpose, way));
}

static void
show_words (LobbyAdviceMaking *making)
{
  const char *words = making->facts->words != NULL ? lobby_words_get_text (making->facts->words) : NULL;

  if (words != NULL && words[0] != '\0')
    /* Translators: words to say, in quotation marks */
    making->card.words = KEEP (making, g_strdup_printf (_ ("“%s”"), words));
}

static void
add_people_behind (LobbyAdviceMaking *making)
{
  guint n = making->facts->n_behind;

  lobby_advice_making_add_minutes (
      making, &making->facts->others,
      KEEP (making,
            n == 0
                /* Translators: stands below minutes that customers who are yet to come save together */
                ? g_strdup (_ ("less for those who come next"))
                /* Translators: stands below minutes that customers behind somebody save together */
                : g_strdup_printf (ngettext ("less for the %u person behind", "less for the %u people behind", n), n)));
}

/* Small letters at the start, where the words stand within a line. */
static const char *
dup_within_line (LobbyAdviceMaking *making, const char *words)
{
  char first[8] = { 0 };

  if (words == NULL || words[0] == '\0' || g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (words))))
    return words;
  g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (words)), first);
  return KEEP (making, g_strconcat (first, g_utf8_next_char (words), NULL));
}

/** lobby_advice_making_show_diversion: a customer to a device */
void
lobby_advice_making_show_diversion (LobbyAdviceMaking *making)
{
  const LobbyAdviceFacts *facts = making->facts;

  making->card.icon_name = "lobby-divert-symbolic";
  /* Translators: first a ticket, then a device */
  making->card.title = KEEP (making, g_strdup_printf (_ ("Divert %1$s to %2$s"), facts->ticket, facts->device));
  /* Translators: a diversion in short: first a ticket, then a device */
  making->row_title = KEEP (making, g_strdup_printf (_ ("%1$s → %2$s"), facts->ticket, facts->device));
  making->row_text = dup_within_line (making, get_transaction_name (making));
  making->card.reason = dup_reason (making);
  lobby_advice_making_add_minutes (making, &facts->own,
                                   /* Translators: %s is a ticket; stands below minutes that it waits less */
                                   KEEP (making, g_strdup_printf (_ ("less for %s"), facts->ticket)));
  add_people_behind (making);
  show_words (making);
  /* Translators: button: the customer said yes */
  making->card.yes = C_ ("button", "Accepted");
  /* Translators: button: the customer said no; then a reason is asked for */
  making->card.no = C_ ("button", "Declined");
  making->card.no_head
      /* Translators: first a ticket, then a device */
      = KEEP (making, g_strdup_printf (_ ("%1$s did not want to go to %2$s"), facts->ticket, facts->device));
  /* Translators: button: passes over a suggestion that was not put to the customer */
  making->card.skip = C_ ("button", "Skip");
}

/* Why, with how long the customer has waited. */
static const char *
dup_company_reason (LobbyAdviceMaking *making, LobbyTicket *ticket)
{
  gulong wait_min = (gulong) (lobby_ticket_get_wait_s (ticket) / 60);

  if (lobby_ticket_get_record (ticket)->elderly)
    return KEEP (making, g_strdup_printf (
                             /* Translators: why somebody goes with an elderly customer; the wait in minutes */
                             ngettext ("Elderly, has waited %d min; never sent to a device alone",
                                       "Elderly, has waited %d min; never sent to a device alone", wait_min),
                             (int) wait_min));
  return KEEP (making, g_strdup_printf (
                           /* Translators: why somebody goes with a customer; the wait in minutes */
                           ngettext ("Needs help, has waited %d min; never sent to a device alone",
                                     "Needs help, has waited %d min; never sent to a device alone", wait_min),
                           (int) wait_min));
}

/** lobby_advice_making_show_company: somebody goes with the customer; no device is pushed (S3-28) */
void
lobby_advice_making_show_company (LobbyAdviceMaking *making)
{
  const LobbyAdviceFacts *facts = making->facts;
  LobbyTicket *ticket = lobby_floor_get_ticket (making->floor, facts->ticket);

  making->card.icon_name = "lobby-live-symbolic";
  /* Translators: %s is the ticket of a customer who needs somebody at their side */
  making->card.title = making->row_title = KEEP (making, g_strdup_printf (_ ("Accompany %s"), facts->ticket));
  if (ticket != NULL)
    {
      making->row_text = lobby_ticket_get_record (ticket)->elderly ? _ ("elderly") : _ ("needs help");
      making->card.reason = dup_company_reason (making, ticket);
    }
  show_words (making);
  if (making->card.words == NULL && facts->device != NULL)
    /* Translators: words to say to an elderly customer, in quotation marks; both ways are as good */
    making->card.words = _ (
        "“I can do it with you at the device, or wait with you for the counter. Which do you prefer?”");
  else if (making->card.words == NULL)
    /* Translators: words to say to an elderly customer, in quotation marks */
    making->card.words = _ ("“I am here for you. Let me take you to a seat, and then to the counter.”");
  /* Translators: button: the lobby manager goes to the customer */
  making->card.yes = _ ("Accompany Now");
  making->card.skip = C_ ("button", "Skip");
}
