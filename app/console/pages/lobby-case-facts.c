/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a case's pane: what is known, what was done and is to come, what was noted. */
#include "config.h"

#include "lobby-case-facts.h"
#include "lobby-case-show.h"
#include "lobby-case-steps.h"
#include "lobby-widgets.h"
#include "lobby-words-case.h"

#include "lobby-case-order.h"

#include <glib/gi18n-lib.h>

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
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* --- what is known --- */

static void
add_fact (GtkWidget *box, const char *title, const char *text)
{
  GtkWidget *row, *head;

  if (text == NULL || *text == '\0')
    return;
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  head = make_label (title, "lobby-quiet");
  gtk_label_set_width_chars (GTK_LABEL (head), 14);
  gtk_widget_set_valign (head, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), head);
  gtk_box_append (GTK_BOX (row), make_label (text, "lobby-fact"));
  gtk_widget_add_css_class (row, "lobby-day-row");
  gtk_box_append (GTK_BOX (box), row);
}

static char *
dup_due (const LobbyCaseRecord *record, LobbySession *session)
{
  GTimeZone *zone = lobby_floor_get_time_zone (lobby_session_get_floor (session));
  g_autofree char *day = NULL, *time = NULL;

  if (record->due_us == 0)
    return NULL;
  day = lobby_words_dup_near_day (record->due_us, lobby_case_get_now (session), zone);
  time = lobby_words_dup_time (record->due_us, zone, FALSE);
  /* Translators: until when a case must be done; first a day, then a time */
  return g_strdup_printf (_ ("%1$s, %2$s"), day, time);
}

static char *
dup_stage (const LobbyCaseRecord *record, LobbySession *session)
{
  const LobbyBranchRecord *branch = lobby_floor_get_branch (lobby_session_get_floor (session));
  LobbyCaseTerms terms;
  int days;

  if (record->kind != LOBBY_CASE_COMPLAINT)
    return NULL;
  lobby_case_terms_read (branch != NULL ? branch->policy : NULL, &terms);
  days = (int) lobby_case_terms_count_days (&terms, record->stage);
  /* Translators: the time that a complaint may take; first a stage, then calendar days, as in "Simple, 15 calendar days" */
  return g_strdup_printf (ngettext ("%1$s, %2$d calendar day", "%1$s, %2$d calendar days", (gulong) days),
                          lobby_words_get_complaint_stage (MAX (record->stage, LOBBY_COMPLAINT_SIMPLE)), days);
}

static char *
dup_score (const LobbyCaseRecord *record, LobbySession *session)
{
  const LobbyFeedbackRecord *feedback = record->feedback != NULL
                                            ? lobby_state_get_feedback (lobby_session_get_state (session),
                                                                        record->feedback)
                                            : NULL;

  /* Translators: answer to "would you recommend us", 0 to 10 */
  return feedback != NULL ? g_strdup_printf (_ ("%d of 10"), (int) feedback->score) : NULL;
}

/** lobby_case_facts_fill: fills @box with what is known of the case */
void
lobby_case_facts_fill (GtkWidget *box, const LobbyCaseRecord *record, LobbySession *session)
{
  g_autofree char *due = dup_due (record, session);
  g_autofree char *stage = dup_stage (record, session);
  g_autofree char *score = dup_score (record, session);
  g_autofree char *again = NULL;

  clear (box);
  /* Translators: what is known of a case: who sees to it */
  add_fact (box, _ ("Owner"), lobby_case_get_staff_name (lobby_session_get_floor (session), record->owner));
  /* Translators: what is known of a case: until when it must be done */
  add_fact (box, _ ("Due"), due);
  /* Translators: what is known of a complaint: how long it may take */
  add_fact (box, _ ("Time allowed"), stage);
  add_fact (box, _ ("Would recommend"), score);
  /* Translators: what is known of a slip: what is needed to solve it */
  add_fact (box, _ ("Needs"), record->need);
  /* Translators: what is known of lost property: where it was found */
  add_fact (box, _ ("Found"), record->place);
  /* Translators: what is known of lost property: where it is kept */
  add_fact (box, _ ("Kept"), record->kept);
  add_fact (box, _ ("Handed to"), record->handed_to);
  add_fact (box, _ ("Solution"), record->solution);
  if (record->reopened > 0)
    /* Translators: how often a closed case was opened again */
    again = g_strdup_printf (ngettext ("%d time", "%d times", (gulong) record->reopened), (int) record->reopened);
  add_fact (box, _ ("Opened again"), again);
}

/* --- what was done, what is to come --- */

static void
add_step (GtkWidget *box, const char *time, LobbyShape shape, const char *words, const char *css_class)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *clock = make_label (time, "lobby-digits");

  gtk_label_set_width_chars (GTK_LABEL (clock), 14);
  gtk_widget_set_valign (clock, GTK_ALIGN_START);
  gtk_widget_add_css_class (clock, "lobby-quiet");
  gtk_box_append (GTK_BOX (row), clock);
  gtk_box_append (GTK_BOX (row), lobby_glyph_new (shape));
  gtk_box_append (GTK_BOX (row), make_label (words, css_class));
  gtk_box_append (GTK_BOX (box), row);
}

static LobbyShape
get_shape (const LobbyCaseStep *step)
{
  if (step->phase == LOBBY_CASE_PHASE_UNKNOWN || step->phase == LOBBY_CASE_PHASE_REOPENED)
    return LOBBY_SHAPE_CIRCLE;
  return LOBBY_SHAPE_TICK;
}

static void
add_coming (GtkWidget *box, const LobbyCaseRecord *record)
{
  LobbyCasePhase before = record->phase;
  gboolean first = TRUE;

  for (LobbyCasePhase phase = LOBBY_CASE_PHASE_APOLOGISED; phase <= LOBBY_CASE_PHASE_CLOSED; phase++)
    {
      if (!lobby_case_may_follow (record->kind, before, phase)
          || (phase == LOBBY_CASE_PHASE_SOLVED && !lobby_case_has_steps (record->kind)))
        continue;
      add_step (box, "", LOBBY_SHAPE_DOTTED_RING, lobby_case_get_coming (phase), first ? "lobby-line" : "lobby-quiet");
      before = phase;
      first = FALSE;
    }
}

/** lobby_case_facts_fill_steps: fills @box with the history of the case and the steps that are to come */
void
lobby_case_facts_fill_steps (GtkWidget *box, const LobbyCaseRecord *record, LobbySession *session)
{
  LobbyFloor *floor = lobby_session_get_floor (session);
  GTimeZone *zone = lobby_floor_get_time_zone (floor);
  gint64 now_us = lobby_case_get_now (session);
  g_autofree char *opened = lobby_words_dup_moment (record->opened_us, now_us, zone);
  g_autofree char *words = record->by != NULL
                               /* Translators: %s is the member of staff who opened a case */
                               ? g_strdup_printf (_ ("Opened by %s"), lobby_case_get_staff_name (floor, record->by))
                               /* Translators: a case that the customer's own answer opened */
                               : g_strdup (_ ("Opened by the customer’s answer"));

  clear (box);
  add_step (box, opened, LOBBY_SHAPE_CIRCLE, words, "lobby-line");
  for (guint i = 0; record->steps != NULL && i < record->steps->len; i++)
    {
      const LobbyCaseStep *step = g_ptr_array_index (record->steps, i);
      g_autofree char *time = lobby_words_dup_moment (step->at_us, now_us, zone);
      g_autofree char *done = lobby_case_dup_step (step, session);
      add_step (box, time, get_shape (step), done, "lobby-line");
    }
  add_coming (box, record);
}

/* --- what was noted --- */

/** lobby_case_facts_fill_notes: fills @box with the notes on the case, the oldest first */
void
lobby_case_facts_fill_notes (GtkWidget *box, const LobbyCaseRecord *record, LobbySession *session)
{
  LobbyFloor *floor = lobby_session_get_floor (session);

  clear (box);
  for (guint i = 0; record->notes != NULL && i < record->notes->len; i++)
    {
      const LobbyCaseNote *note = g_ptr_array_index (record->notes, i);
      GtkWidget *one = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      g_autofree char *time = lobby_words_dup_moment (note->at_us, lobby_case_get_now (session),
                                                      lobby_floor_get_time_zone (floor));
      g_autofree char *head = g_strjoin (" · ", time, lobby_case_get_staff_name (floor, note->by), NULL);
      gtk_box_append (GTK_BOX (one), make_label (head, "lobby-caption"));
      gtk_box_append (GTK_BOX (one), make_label (note->text, "lobby-line"));
      gtk_widget_add_css_class (one, "lobby-note");
      gtk_box_append (GTK_BOX (box), one);
    }
  if (gtk_widget_get_first_child (box) == NULL)
    gtk_box_append (GTK_BOX (box), make_label (_ ("Nothing noted yet"), "lobby-quiet"));
}
