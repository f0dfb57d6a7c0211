/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Until when something must be done: one of the next days and a time of the branch's clock. */
#include "config.h"

#include "lobby-due-entry.h"
#include "lobby-case-show.h"
#include "lobby-widgets.h"
#include "lobby-words-case.h"

#include "lobby-instant.h"

#include <glib/gi18n-lib.h>

/* What is due later than in a week is nobody's. Ours. */
#define DAYS_AHEAD 7
/* What was put off further keeps its day among those offered, up to so many days. Ours. */
#define DAYS_MAX 60
/* Of a branch that does not say when it closes. */
#define CLOSES_MIN (17 * 60)

struct _LobbyDueEntry
{
  GtkBox parent_instance;

  GtkDropDown *day;
  GtkEditable *time;

  /* state */
  LobbySession *session; /* weak */
};

enum
{
  CHANGED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyDueEntry, lobby_due_entry, GTK_TYPE_BOX)

static GTimeZone *
get_zone (LobbyDueEntry *self)
{
  return lobby_floor_get_time_zone (lobby_session_get_floor (self->session));
}

/** lobby_due_entry_read: Returns: the time that is entered, µs since 1970 UTC; 0 when that is no time to come */
gint64
lobby_due_entry_read (LobbyDueEntry *self)
{
  gint64 now_us, day_end_us, due_us, minutes;

  g_return_val_if_fail (LOBBY_IS_DUE_ENTRY (self), 0);

  if (self->session == NULL || !lobby_instant_read_wall (gtk_editable_get_text (self->time), &minutes))
    return 0;
  now_us = lobby_case_get_now (self->session);
  day_end_us = lobby_instant_day_end (now_us, gtk_drop_down_get_selected (self->day), get_zone (self));
  g_autofree char *day = lobby_instant_dup_day (day_end_us, get_zone (self));
  due_us = lobby_instant_from_local (get_zone (self), day, minutes);
  return due_us > now_us ? due_us : 0;
}

/** lobby_due_entry_get_fault: Returns: (nullable): what is wrong with what is entered */
const char *
lobby_due_entry_get_fault (LobbyDueEntry *self)
{
  return lobby_due_entry_read (self) == 0 ? _ ("Say until when, as in 16:30; it must be to come") : NULL;
}

static void
changed_cb (LobbyDueEntry *self)
{
  lobby_widget_set_class (GTK_WIDGET (self->time), "error", lobby_due_entry_read (self) == 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (LobbyDueEntry *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
lobby_due_entry_dispose (GObject *object)
{
  g_clear_weak_pointer (&LOBBY_DUE_ENTRY (object)->session);
  G_OBJECT_CLASS (lobby_due_entry_parent_class)->dispose (object);
}

static void
lobby_due_entry_class_init (LobbyDueEntryClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_due_entry_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * LobbyDueEntry::changed:
   *
   * Something else is entered; see lobby_due_entry_read().
   */
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * LobbyDueEntry::activated:
   *
   * Return was pressed in the time.
   */
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lobby_due_entry_init (LobbyDueEntry *self)
{
  GtkWidget *day = gtk_drop_down_new (NULL, NULL), *time = gtk_entry_new ();

  self->day = GTK_DROP_DOWN (day);
  self->time = GTK_EDITABLE (time);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), day);
  gtk_box_append (GTK_BOX (self), time);
  gtk_entry_set_max_length (GTK_ENTRY (time), 8);
  gtk_editable_set_width_chars (self->time, 6);
  gtk_editable_set_max_width_chars (self->time, 6);
  gtk_widget_add_css_class (time, "lobby-digits");
  gtk_accessible_update_property (GTK_ACCESSIBLE (day), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Due on"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (time), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Due at"), -1);
  g_signal_connect_swapped (day, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (time, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (time, "activate", G_CALLBACK (activate_cb), self);
}

/* Returns: the place of the day of @due_us among the days that are offered; the last one when it is later */
static guint
fill_days (LobbyDueEntry *self, gint64 due_us)
{
  GTimeZone *zone = get_zone (self);
  gint64 now_us = lobby_case_get_now (self->session);
  g_autoptr (GtkStringList) days = gtk_string_list_new (NULL);
  gint64 ahead = due_us != 0 ? lobby_instant_count_days (now_us, due_us, zone) : 0;
  gint64 offered = MAX (DAYS_AHEAD, MIN (ahead, DAYS_MAX) + 1);

  for (gint64 day = 0; day < offered; day++)
    {
      g_autofree char *name = lobby_words_dup_near_day (lobby_instant_day_end (now_us, day, zone), now_us, zone);
      gtk_string_list_append (days, name);
    }
  gtk_drop_down_set_model (self->day, G_LIST_MODEL (days));
  return (guint) CLAMP (ahead, 0, offered - 1);
}

/**
 * lobby_due_entry_open:
 * @self: the entry
 * @session: whose branch it is: its clock, its zone, its hours
 * @due_us: what is proposed, µs since 1970 UTC; 0 or what has passed: until the branch closes, today or tomorrow
 */
void
lobby_due_entry_open (LobbyDueEntry *self, LobbySession *session, gint64 due_us)
{
  g_return_if_fail (LOBBY_IS_DUE_ENTRY (self) && LOBBY_IS_SESSION (session));

  const LobbyBranchRecord *branch = lobby_floor_get_branch (lobby_session_get_floor (session));
  gint64 closes = branch != NULL && branch->closes > 0 ? branch->closes : CLOSES_MIN;
  g_autofree char *time = g_strdup_printf ("%02d:%02d", (int) (closes / 60), (int) (closes % 60));

  g_set_weak_pointer (&self->session, session);
  gboolean to_come = due_us > lobby_case_get_now (session);
  gtk_drop_down_set_selected (self->day, fill_days (self, to_come ? due_us : 0));
  if (to_come)
    {
      g_free (time);
      time = lobby_words_dup_time (due_us, get_zone (self), FALSE);
    }
  gtk_editable_set_text (self->time, time);
  if (lobby_due_entry_read (self) == 0)
    gtk_drop_down_set_selected (self->day, 1);
}
