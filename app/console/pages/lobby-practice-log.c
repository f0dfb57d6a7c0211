/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row an incident, the newest first. A list of a drill is short: it is made anew when there is one more or one less. */
#include "config.h"

#include "lobby-practice-log.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyPracticeLog
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray *rows; /* (element-type AdwActionRow): in order of the drill; the group owns them */
};

G_DEFINE_FINAL_TYPE (LobbyPracticeLog, lobby_practice_log, ADW_TYPE_BIN)

static void
lobby_practice_log_finalize (GObject *object)
{
  g_ptr_array_unref (LOBBY_PRACTICE_LOG (object)->rows);
  G_OBJECT_CLASS (lobby_practice_log_parent_class)->finalize (object);
}

static void
lobby_practice_log_class_init (LobbyPracticeLogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_practice_log_finalize;
}

static void
lobby_practice_log_init (LobbyPracticeLog *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  /* Translators: heading of the list of incidents of a drill, and what was done about each */
  adw_preferences_group_set_title (self->group, _ ("How the Branch Reacted"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

/** lobby_practice_log_get_title: Returns: what happens when an incident of @kind does, for a person */
const char *
lobby_practice_log_get_title (LobbyIncidentKind kind)
{
  switch (kind)
    {
    case LOBBY_INCIDENT_DEVICE_FAULT:
      return _ ("A device breaks");
    case LOBBY_INCIDENT_DEVICE_OFFLINE:
      return _ ("A device goes silent");
    case LOBBY_INCIDENT_DEVICE_CASH_LOW:
      /* Translators: an incident for practice: a machine has little cash left */
      return _ ("Cash runs low");
    case LOBBY_INCIDENT_COUNTER_PAUSE:
      return _ ("A teller leaves the counter");
    case LOBBY_INCIDENT_ARRIVALS:
      return _ ("A bus tour arrives");
    case LOBBY_INCIDENT_GUEST:
      return _ ("A VIP customer arrives");
    case LOBBY_INCIDENT_ELDERLY:
      return _ ("An elderly customer arrives");
    case LOBBY_INCIDENT_DEVICE_REFILL:
    case LOBBY_INCIDENT_DEVICE_REPORT:
    case LOBBY_INCIDENT_COUNTER_CLOSE:
    case LOBBY_INCIDENT_COUNTER_OPEN:
    case LOBBY_INCIDENT_UNKNOWN:
    default:
      /* Translators: something that happens in a drill and has no name of its own */
      return _ ("Something happens");
    }
}

static char *
dup_title (const LobbyDrillEntry *entry, GTimeZone *zone)
{
  g_autofree char *time = lobby_words_dup_time (entry->asked_us, zone, TRUE);
  const char *what = lobby_practice_log_get_title (entry->kind);

  if (entry->subject == NULL)
    /* Translators: a line of a drill: the time, then what happened */
    return g_strdup_printf (C_ ("drill", "%1$s  %2$s"), time, what);
  /* Translators: a line of a drill: the time, what happened, then the device, counter or service */
  return g_strdup_printf (C_ ("drill", "%1$s  %2$s: %3$s"), time, what, entry->subject);
}

static char *
dup_reaction (const LobbyDrillEntry *entry, gint64 now_us)
{
  g_autofree char *age = lobby_words_dup_age ((entry->acted_us != 0 ? entry->acted_us : now_us) - entry->asked_us);

  if (entry->acted_us != 0)
    /* Translators: an incident of a drill; %s is how long it took until somebody did something about it */
    return g_strdup_printf (_ ("First action after %s"), age);
  /* Translators: an incident of a drill; %s is for how long nobody has done anything about it */
  return g_strdup_printf (_ ("Nothing done yet, for %s"), age);
}

static char *
dup_summary (const LobbyDrill *drill)
{
  LobbyDrillFigures figures = { 0 };
  g_autofree char *mean = NULL, *worst = NULL;

  if (drill != NULL)
    figures = lobby_drill_measure (drill);
  if (figures.n == 0)
    return g_strdup (_ ("Nothing has happened yet."));
  if (figures.n_acted == 0)
    /* Translators: a drill; %u incidents so far */
    return g_strdup_printf (
        ngettext ("%u incident, nothing done about it", "%u incidents, nothing done about any", figures.n), figures.n);
  mean = lobby_words_dup_age ((gint64) (figures.mean_s * G_USEC_PER_SEC));
  worst = lobby_words_dup_age ((gint64) (figures.worst_s * G_USEC_PER_SEC));
  /* Translators: a drill: %1$u of %2$u incidents have seen an action; %3$s and %4$s are durations */
  return g_strdup_printf (_ ("%1$u of %2$u acted on; first action after %3$s on average, %4$s at worst"),
                          figures.n_acted, figures.n, mean, worst);
}

static void
make_rows (LobbyPracticeLog *self, const GPtrArray *entries, GTimeZone *zone)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (self->rows, adw_action_row_new ());
  for (guint i = entries->len; i > 0; i--)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i - 1);
      g_autofree char *title = dup_title (g_ptr_array_index (entries, i - 1), zone);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      gtk_widget_add_css_class (row, "lobby-digits");
      adw_preferences_group_add (self->group, row);
    }
}

/**
 * lobby_practice_log_show:
 * @self: the list
 * @session: whose drill
 *
 * Shows what has happened, and what was done about it by now.
 */
void
lobby_practice_log_show (LobbyPracticeLog *self, LobbySession *session)
{
  const LobbyDrill *drill = lobby_session_get_drill (session);
  const GPtrArray *entries = drill != NULL ? lobby_drill_get_entries (drill) : NULL;
  gint64 now_us = lobby_clock_get_now (lobby_session_get_clock (session));
  g_autofree char *summary = dup_summary (drill);

  adw_preferences_group_set_description (self->group, summary);
  if (entries == NULL)
    return;
  if (entries->len != self->rows->len)
    make_rows (self, entries, lobby_floor_get_time_zone (lobby_session_get_floor (session)));
  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *reaction = dup_reaction (g_ptr_array_index (entries, i), now_us);
      adw_action_row_set_subtitle (g_ptr_array_index (self->rows, i), reaction);
    }
}
