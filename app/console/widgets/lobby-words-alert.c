/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles and sentences of alerts. */
#include "config.h"

#include "lobby-words-alert.h"
#include "lobby-words-case.h"
#include "lobby-words.h"

#include <glib/gi18n-lib.h>

static int
full_minutes (gint64 seconds)
{
  return (int) (seconds / 60);
}

/** lobby_words_dup_alert_title: Returns: (transfer full): what is the matter, in one line */
char *
lobby_words_dup_alert_title (const LobbyAlertFacts *facts, const LobbyAlertNames *names)
{
  switch (facts->kind)
    {
    case LOBBY_ALERT_WAIT:
      /* Translators: %s is a service, as in "Personal cash is over target" */
      return g_strdup_printf (
          facts->severity == LOBBY_SEVERITY_RED ? _ ("%s is over target") : _ ("%s nears its target"), names->subject);
    case LOBBY_ALERT_BREACH:
      /* Translators: first a service, then minutes, as in "Accounts and cards passes its target in 11 min" */
      return g_strdup_printf (ngettext ("%1$s passes its target in %2$d min", "%1$s passes its target in %2$d min",
                                        (gulong) full_minutes (facts->figure)),
                              names->subject, full_minutes (facts->figure));
    case LOBBY_ALERT_ELDERLY:
      if (facts->waiting > 1)
        /* Translators: a ticket, then how many others; the customers are elderly or need help */
        return g_strdup_printf (ngettext ("%1$s and %2$d more need help now", "%1$s and %2$d more need help now",
                                          facts->waiting - 1),
                                names->subject, (int) facts->waiting - 1);
      /* Translators: %s is a ticket; the customer is elderly or needs help */
      return g_strdup_printf (_ ("%s needs help now"), names->subject);
    case LOBBY_ALERT_VIP:
      if (facts->waiting > 1)
        /* Translators: a ticket, then how many others */
        return g_strdup_printf (ngettext ("VIP %1$s and %2$d more wait too long",
                                          "VIP %1$s and %2$d more wait too long", facts->waiting - 1),
                                names->subject, (int) facts->waiting - 1);
      /* Translators: %s is a ticket */
      return g_strdup_printf (_ ("VIP %s waits too long"), names->subject);
    case LOBBY_ALERT_VISIT:
      /* Translators: %s is a ticket; the relationship manager has not answered */
      return g_strdup_printf (_ ("VIP %s is not answered"), names->subject);
    case LOBBY_ALERT_TOO_FEW_COUNTERS:
      return g_strdup (facts->waiting == 0 ? _ ("No counter is open") : _ ("Too few counters are open"));
    case LOBBY_ALERT_LONG_SERVICE:
      /* Translators: %s is the number of a counter */
      return g_strdup_printf (_ ("Counter %s takes long"), names->subject);
    case LOBBY_ALERT_IDLE_WHILE_QUEUE:
      /* Translators: first the number of a counter, then how many customers wait for it */
      return g_strdup_printf (ngettext ("Counter %1$s is idle, %2$u waits", "Counter %1$s is idle, %2$u wait",
                                        facts->waiting),
                              names->subject, facts->waiting);
    case LOBBY_ALERT_CASE:
      /* Translators: a kind of case, as in "Complaint is overdue" */
      return g_strdup_printf (_ ("%s is overdue"), lobby_words_get_case_kind (facts->matter));
    case LOBBY_ALERT_DEVICE_FRAUD:
      /* Translators: %s is a device */
      return g_strdup_printf (_ ("%s may have been tampered with"), names->subject);
    case LOBBY_ALERT_DEVICE_OUT:
      /* Translators: %s is a device */
      return g_strdup_printf (_ ("%s is out of service"), names->subject);
    case LOBBY_ALERT_DEVICE_OFFLINE:
      /* Translators: %s is a device */
      return g_strdup_printf (_ ("%s is offline"), names->subject);
    case LOBBY_ALERT_DEVICE_SUPPLY:
      /* Translators: first a device, then a supply, as in "CRS-2: cash" */
      return g_strdup_printf (facts->figure <= 0 ? _ ("%1$s is out of %2$s") : _ ("%1$s: %2$s needs attention"),
                              names->subject, lobby_words_get_supply (facts->supply));
    case LOBBY_ALERT_CHECKLIST:
      /* Translators: %s is the name of a checklist, as in "Opening readiness is not finished" */
      return g_strdup_printf (_ ("%s is not finished"), names->subject);
    default:
      return g_strdup (_ ("Something that this version cannot name"));
    }
}

static char *
dup_wait_text (const LobbyAlertFacts *facts, const LobbyAlertNames *names)
{
  g_autofree char *since = lobby_words_dup_time (facts->since_us, names->zone, FALSE);

  if (facts->severity == LOBBY_SEVERITY_RED)
    /* Translators: first a ticket, then its wait and the target in minutes, then since when it is over target */
    return g_strdup_printf (_ ("%1$s has waited %2$d min, target %3$d. Since %4$s."), facts->ticket,
                            full_minutes (facts->figure), full_minutes (facts->limit), since);
  /* Translators: first a ticket, then its wait and the target in minutes */
  return g_strdup_printf (_ ("%1$s has waited %2$d min, target %3$d."), facts->ticket, full_minutes (facts->figure),
                          full_minutes (facts->limit));
}

static char *
dup_supply_text (const LobbyAlertFacts *facts)
{
  if (facts->figure < 0)
    return g_strdup (_ ("The level is not known."));
  /* Translators: level of a supply in percent, and the limit below which it is low */
  return g_strdup_printf (_ ("Level %1$d%%, limit %2$d%%."), (int) facts->figure, (int) facts->limit);
}

static char *
dup_out_text (const LobbyAlertFacts *facts, const LobbyAlertNames *names)
{
  g_autofree char *since = lobby_words_dup_time (facts->since_us, names->zone, FALSE);

  if (names->fault != NULL)
    /* Translators: first what is wrong, as in "Card reader jammed", then since when */
    return g_strdup_printf (_ ("%1$s. Since %2$s."), names->fault, since);
  /* Translators: %s is a time */
  return g_strdup_printf (_ ("Since %s."), since);
}

static char *
dup_checklist_text (const LobbyAlertFacts *facts, const LobbyAlertNames *names)
{
  g_autofree char *due = lobby_words_dup_time (facts->since_us, names->zone, FALSE);

  if (facts->waiting == (guint) facts->limit)
    /* Translators: %s is a time; nobody has answered anything of a checklist */
    return g_strdup_printf (_ ("Due at %s, not begun. Fill it now."), due);
  /* Translators: first a time, then how many items of a checklist are not answered */
  return g_strdup_printf (ngettext ("Due at %1$s, %2$u item open.", "Due at %1$s, %2$u items open.", facts->waiting),
                          due, facts->waiting);
}

static char *
dup_case_text (const LobbyAlertFacts *facts, const LobbyAlertNames *names)
{
  g_autofree char *since = lobby_words_dup_time (facts->since_us, names->zone, FALSE);

  if (facts->figure >= 86400)
    /* Translators: first who sees to a case, then for how many days it is overdue, then what it is about */
    return g_strdup_printf (ngettext ("%1$s sees to it, overdue for %2$d day: %3$s. Ask, or take it over.",
                                      "%1$s sees to it, overdue for %2$d days: %3$s. Ask, or take it over.",
                                      (gulong) (facts->figure / 86400)),
                            names->owner, (int) (facts->figure / 86400), names->subject);
  /* Translators: first who sees to a case, then since when it is overdue, then what it is about */
  return g_strdup_printf (_ ("%1$s sees to it, due at %2$s: %3$s. Ask, or take it over."), names->owner, since,
                          names->subject);
}

/** lobby_words_dup_alert_text: Returns: (transfer full): why, since when, and what can be done */
char *
lobby_words_dup_alert_text (const LobbyAlertFacts *facts, const LobbyAlertNames *names)
{
  g_autofree char *age = lobby_words_dup_age (facts->figure * G_USEC_PER_SEC);

  switch (facts->kind)
    {
    case LOBBY_ALERT_WAIT:
      return dup_wait_text (facts, names);
    case LOBBY_ALERT_BREACH:
      /* Translators: first how many customers wait, then the target in minutes */
      return g_strdup_printf (ngettext ("Foreseen: %1$u waits, target %2$d min.",
                                        "Foreseen: %1$u wait, target %2$d min.", facts->waiting),
                              facts->waiting, full_minutes (facts->limit));
    case LOBBY_ALERT_ELDERLY:
      /* Translators: %d is minutes */
      return g_strdup_printf (_ ("Elderly or in need of help, waiting %d min. Accompany this customer."),
                              full_minutes (facts->figure));
    case LOBBY_ALERT_VIP:
      /* Translators: first the wait, then the limit, in minutes */
      return g_strdup_printf (_ ("Waiting %1$d min, limit %2$d."), full_minutes (facts->figure),
                              full_minutes (facts->limit));
    case LOBBY_ALERT_VISIT:
      /* Translators: %s is a duration */
      return g_strdup_printf (_ ("The relationship manager was told %s ago. Greet the customer."), age);
    case LOBBY_ALERT_TOO_FEW_COUNTERS:
      /* Translators: first how many customers wait, then how many of them an open counter should have at most */
      return g_strdup_printf (ngettext ("%1$d is waiting; more than %2$d for each open counter.",
                                        "%1$d are waiting; more than %2$d for each open counter.",
                                        (gulong) facts->figure),
                              (int) facts->figure, (int) facts->limit);
    case LOBBY_ALERT_LONG_SERVICE:
      /* Translators: first a ticket, then a duration */
      return g_strdup_printf (_ ("%1$s for %2$s. Longer than 9 of 10 such cases."), facts->ticket, age);
    case LOBBY_ALERT_IDLE_WHILE_QUEUE:
      /* Translators: %s is a duration */
      return g_strdup_printf (_ ("Idle for %s. Ask the teller to call the next customer."), age);
    case LOBBY_ALERT_CASE:
      return dup_case_text (facts, names);
    case LOBBY_ALERT_DEVICE_FRAUD:
      return g_strdup (_ ("Keep customers away and call security."));
    case LOBBY_ALERT_DEVICE_OUT:
      return dup_out_text (facts, names);
    case LOBBY_ALERT_DEVICE_OFFLINE:
      /* Translators: %s is a duration */
      return g_strdup_printf (_ ("No signal for %s."), age);
    case LOBBY_ALERT_DEVICE_SUPPLY:
      return dup_supply_text (facts);
    case LOBBY_ALERT_CHECKLIST:
      return dup_checklist_text (facts, names);
    default:
      return g_strdup ("");
    }
}

/** lobby_words_dup_alert_short: Returns: (transfer full): the first half of the text, for the alert card */
char *
lobby_words_dup_alert_short (const LobbyAlertFacts *facts, const LobbyAlertNames *names)
{
  if (facts->kind == LOBBY_ALERT_WAIT)
    /* Translators: first a ticket, then its wait in minutes */
    return g_strdup_printf (_ ("%1$s has waited %2$d min"), facts->ticket, full_minutes (facts->figure));

  /* It may stand on the desktop for everybody to read: neither names nor what somebody wrote. */
  if (facts->kind == LOBBY_ALERT_CASE)
    {
      g_autofree char *late = lobby_words_dup_left (-MAX (facts->figure, 1));
      /* Translators: %s is for how long a case is overdue, as in "12 min late" */
      return g_strdup_printf (_ ("%s, see to it"), late);
    }

  char *text = lobby_words_dup_alert_text (facts, names);
  if (g_str_has_suffix (text, "."))
    text[strlen (text) - 1] = '\0';
  return text;
}
