/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets and thresholds of the branch as rows to read. They are the branch's own: no limit here is an official one. */
#include "config.h"

#include "lobby-policy-rows.h"

#include "lobby-case-terms.h"
#include "lobby-language.h"

#include <glib/gi18n-lib.h>

static char *
dup_minutes (gint64 seconds)
{
  int minutes = (int) (seconds / 60);

  if (seconds % 60 != 0)
    /* Translators: minutes and seconds, as in "2:30 min" */
    return g_strdup_printf (_ ("%1$d:%2$02d min"), minutes, (int) (seconds % 60));
  /* Translators: a duration in minutes */
  return g_strdup_printf (_ ("%d min"), minutes);
}

static char *
dup_percent (gint64 percent)
{
  /* Translators: a share, as in "80%" */
  return g_strdup_printf (_ ("%d%%"), (int) percent);
}

static char *
dup_people (gint64 people)
{
  /* Translators: so many customers for each open counter are too many */
  return g_strdup_printf (ngettext ("%d customer", "%d customers", (gulong) people), (int) people);
}

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle, char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  gtk_widget_add_css_class (label, "lobby-digits");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
  g_free (value);
}

static AdwPreferencesGroup *
add_group (GPtrArray *groups, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  g_ptr_array_add (groups, group);
  return group;
}

static void
add_waiting_targets (const LobbyBranchRecord *branch, GPtrArray *groups)
{
  /* Translators: where the targets come from; %d counts up with each change */
  g_autofree char *source = g_strdup_printf (_ ("Set by the branch service, version %d. They are changed there."),
                                             (int) branch->policy->version);
  AdwPreferencesGroup *group = add_group (groups, _ ("Waiting Targets"), source);

  for (guint i = 0; i < branch->services->len; i++)
    {
      const LobbyServiceRecord *service = g_ptr_array_index (branch->services, i);
      /* Translators: tickets of a service by their letter, as in "A tickets" */
      g_autofree char *tickets = g_strdup_printf (_ ("%s tickets"), service->prefix);
      add_row (group, lobby_text_get (service->name, lobby_language_get ()), tickets, dup_minutes (service->target_s));
    }
}

static void
add_thresholds (const LobbyPolicyRecord *policy, GPtrArray *groups)
{
  AdwPreferencesGroup *alerts = add_group (groups, _ ("Alerts"), NULL);
  AdwPreferencesGroup *answers = NULL;

  add_row (alerts, _ ("Wait is amber from this share of its target"), NULL, dup_percent (policy->wait_amber_percent));
  add_row (alerts, _ ("Wait of an elderly customer is red from"), NULL, dup_minutes (policy->elderly_red_s));
  add_row (alerts, _ ("Wait of a valued customer is red from"), NULL, dup_minutes (policy->vip_red_s));
  add_row (alerts, _ ("Too many waiting for each open counter from"), NULL, dup_people (policy->waiting_per_counter));
  add_row (alerts, _ ("Counter idles while customers wait, after"), NULL, dup_minutes (policy->idle_while_queue_s));
  add_row (alerts, _ ("Device counts as offline after"), NULL, dup_minutes (policy->device_silent_s));
  add_row (alerts, _ ("Supply is low at or below"), NULL, dup_percent (policy->low_supply_percent));
  add_row (alerts, _ ("Goal for the share called within target"), NULL, dup_percent (policy->level_goal_percent));
  answers = add_group (groups, _ ("VIP Answer"), NULL);
  add_row (answers, _ ("Remind the manager after"), NULL, dup_minutes (policy->vip_answer_s));
  add_row (answers, _ ("Tell the deputy after"), NULL,
           /* Translators: no deputy is told */
           policy->vip_deputy_s > 0 ? dup_minutes (policy->vip_deputy_s) : g_strdup (C_ ("deputy", "Never")));
  add_row (answers, _ ("Tell the branch head after"), NULL, dup_minutes (policy->vip_escalate_s));
  add_row (answers, _ ("Appointment counts as missed after"), NULL,
           policy->appointment_missed_s > 0 ? dup_minutes (policy->appointment_missed_s)
                                            : g_strdup (C_ ("missed appointment", "Never")));
}

static char *
dup_days (gint64 days)
{
  /* Translators: a term in days of the calendar */
  return g_strdup_printf (ngettext ("%d calendar day", "%d calendar days", (gulong) days), (int) days);
}

/* Where the branch has said nothing, what comes with Lobby counts; each with where it comes from. */
static void
add_case_terms (const LobbyPolicyRecord *policy, GPtrArray *groups)
{
  AdwPreferencesGroup *group = add_group (groups, C_ ("cases", "Cases"), NULL);
  /* Translators: where the times of complaints come from */
  const char *rules = _ ("Rules on consumer complaints of 2020");
  LobbyCaseTerms terms;

  lobby_case_terms_read (policy, &terms);
  /* Translators: a duration in hours */
  add_row (group, _ ("Set right with a disappointed customer within"), "S3-42",
           g_strdup_printf (_ ("%d h"), (int) (terms.case_s / 3600)));
  add_row (group, _ ("Simple complaint within"), rules, dup_days (terms.simple_days));
  add_row (group, _ ("Complex complaint within"), rules, dup_days (terms.complex_days));
  add_row (group, _ ("Extension with an approval from above the branch"), rules, dup_days (terms.extra_days));
}

/**
 * lobby_policy_rows_fill:
 * @branch: (nullable): the branch
 * @groups: takes the groups of rows, of AdwPreferencesGroup
 *
 * Makes rows of what the branch has decided; without a branch, one group that says so.
 */
void
lobby_policy_rows_fill (const LobbyBranchRecord *branch, GPtrArray *groups)
{
  if (branch == NULL || branch->policy == NULL)
    {
      add_group (groups, _ ("Waiting Targets"), _ ("The branch sends its targets when it is connected."));
      return;
    }
  add_waiting_targets (branch, groups);
  add_thresholds (branch->policy, groups);
  add_case_terms (branch->policy, groups);
}
