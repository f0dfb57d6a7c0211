/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a valued customer, as rows with an icon each; and what was noted at earlier visits. */
#include "config.h"

#include "lobby-visit-facts.h"

#include "lobby-anonymiser.h"
#include "lobby-visit-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
add_fact (GtkBox *box, const char *icon, const char *title, const char *text)
{
  GtkWidget *row, *image, *head;

  if (text == NULL || *text == '\0')
    return;
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  image = gtk_image_new_from_icon_name (icon);
  head = make_label (title, "lobby-quiet");
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_label_set_width_chars (GTK_LABEL (head), 12);
  gtk_widget_set_valign (head, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), head);
  gtk_box_append (GTK_BOX (row), make_label (text, "lobby-fact"));
  gtk_widget_add_css_class (row, "lobby-day-row");
  gtk_box_append (box, row);
}

/** lobby_visit_may_congratulate: Returns: whether whoever acts in @session is told of the birthday: the owner, and only
 * when the customer has agreed to it (S2-22) */
gboolean
lobby_visit_may_congratulate (const LobbyVisitRecord *record, LobbySession *session)
{
  const char *staff = lobby_session_get_own_staff (session);

  return record->birthday && record->birthday_consent && staff != NULL && g_strcmp0 (staff, record->owner) == 0;
}

static char *
dup_preferences (const LobbyVisitRecord *record)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; record->preferences != NULL && i < record->preferences->len; i++)
    g_ptr_array_add (texts, (gpointer) lobby_words_get_text (g_ptr_array_index (record->preferences, i)));
  g_ptr_array_add (texts, NULL);
  /* Translators: stands between the things that a customer prefers */
  return g_strjoinv (C_ ("list of preferences", ", "), (char **) texts->pdata);
}

static char *
dup_appointment (const LobbyVisitRecord *record, LobbySession *session)
{
  const LobbyAppointmentRecord *appointment = lobby_state_get_appointment (lobby_session_get_state (session),
                                                                           record->appointment);
  g_autofree char *time = NULL;

  if (appointment == NULL)
    return NULL;
  time = lobby_words_dup_time (appointment->at_us, lobby_floor_get_time_zone (lobby_session_get_floor (session)),
                               FALSE);
  if (appointment->room == NULL)
    return g_steal_pointer (&time);
  /* Translators: an appointment: first the time, then the name of a room, as in "11:00, room 2" */
  return g_strdup_printf (_ ("%1$s, room %2$s"), time, appointment->room);
}

static char *
dup_last_visit (const LobbyLastVisitRecord *last, GTimeZone *zone)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, lobby_words_dup_date (last->at_us, zone));
  if (last->wait_s > 0)
    /* Translators: how long the customer waited at the last visit, minutes */
    g_ptr_array_add (parts, g_strdup_printf (_ ("%d min wait"), (int) ((last->wait_s + 30) / 60)));
  if (last->answered)
    /* Translators: how the customer rated the last visit: the answer, 0 to 10 */
    g_ptr_array_add (parts, g_strdup_printf (_ ("rated %d of 10"), (int) last->score));
  g_ptr_array_add (parts, NULL);
  /* Translators: stands between the parts of a line about the last visit: date, wait, rating */
  return g_strjoinv (C_ ("last visit", ", "), (char **) parts->pdata);
}

/**
 * lobby_visit_facts_fill:
 * @box: takes a row for each fact that is known
 * @record: the visit
 * @session: whose lobby it is, and who acts there
 */
void
lobby_visit_facts_fill (GtkBox *box, const LobbyVisitRecord *record, LobbySession *session)
{
  GTimeZone *zone = lobby_floor_get_time_zone (lobby_session_get_floor (session));
  g_autofree char *preferences = dup_preferences (record);
  g_autofree char *appointment = dup_appointment (record, session);
  g_autofree char *last = record->last_visit != NULL ? dup_last_visit (record->last_visit, zone) : NULL;

  clear (box);
  if (lobby_visit_may_congratulate (record, session))
    /* Translators: what is known of a valued customer: the birthday */
    add_fact (box, "lobby-birthday-symbolic", _ ("Birthday"), _ ("Today"));
  /* Translators: what is known of a valued customer: what he or she likes */
  add_fact (box, "lobby-prefers-symbolic", _ ("Prefers"), preferences);
  /* Translators: what is known of a valued customer: what the visit is for */
  add_fact (box, "lobby-purpose-symbolic", _ ("Here for"),
            record->purpose != NULL ? lobby_words_get_text (record->purpose) : NULL);
  /* Translators: what is known of a valued customer: when he or she was expected */
  add_fact (box, "lobby-appointment-symbolic", _ ("Appointment"), appointment);
  /* Translators: what is known of a valued customer: the visit before this one */
  add_fact (box, "lobby-last-visit-symbolic", _ ("Last visit"), last);
}

static char *
dup_note_head (const LobbyHandOverRecord *note, LobbyFloor *floor)
{
  g_autofree char *date = note->at_us != 0 ? lobby_words_dup_date (note->at_us, lobby_floor_get_time_zone (floor))
                                           : NULL;

  if (date == NULL)
    return g_strdup (lobby_visit_get_staff_name (floor, note->by));
  /* Translators: above a note: first the date, then who wrote it */
  return g_strdup_printf (_ ("%1$s · %2$s"), date, lobby_visit_get_staff_name (floor, note->by));
}

/** lobby_visit_notes_fill: shows the hand-over notes of earlier visits in @box, the newest first, each with date and author */
void
lobby_visit_notes_fill (GtkBox *box, const LobbyVisitRecord *record, LobbyFloor *floor)
{
  clear (box);
  for (guint i = 0; record->notes != NULL && i < record->notes->len; i++)
    {
      const LobbyHandOverRecord *note = g_ptr_array_index (record->notes, i);
      const char *words = lobby_words_get_text (note->text);
      g_autofree char *head = NULL;
      GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      if (strcmp (words, LOBBY_ANONYMISED_TEXT) == 0)
        /* Translators: instead of a note on a customer, in a day that was recorded without people */
        words = _ ("Notes are not kept in recordings.");
      head = dup_note_head (note, floor);
      gtk_box_append (GTK_BOX (card), make_label (head, "lobby-caption"));
      gtk_box_append (GTK_BOX (card), make_label (words, "lobby-line"));
      gtk_widget_add_css_class (card, "lobby-note");
      gtk_box_append (box, card);
    }
  gtk_widget_set_visible (GTK_WIDGET (box), gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
}
