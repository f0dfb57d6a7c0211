/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done for a valued customer when, and who will be told next unless somebody answers. */
#include "config.h"

#include "lobby-visit-steps.h"
#include "lobby-visit-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

#define MOST_PLANNED 2

typedef struct
{
  GtkLabel *left; /* borrowed: time until it happens */
  gint64 at_us;
} Planned;

struct _LobbyVisitSteps
{
  GtkBox parent_instance;

  /* state */
  char *shown; /* (owned) (nullable): which steps stand there */
  Planned planned[MOST_PLANNED];
  guint n_planned;
};

G_DEFINE_FINAL_TYPE (LobbyVisitSteps, lobby_visit_steps, GTK_TYPE_BOX)

static void
lobby_visit_steps_finalize (GObject *object)
{
  g_free (LOBBY_VISIT_STEPS (object)->shown);
  G_OBJECT_CLASS (lobby_visit_steps_parent_class)->finalize (object);
}

static void
lobby_visit_steps_class_init (LobbyVisitStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_visit_steps_finalize;
}

static void
lobby_visit_steps_init (LobbyVisitSteps *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
add_row (LobbyVisitSteps *self, GTimeZone *zone, gint64 at_us, LobbyShape shape, const char *words)
{
  g_autofree char *time = lobby_words_dup_time (at_us, zone, TRUE);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *clock = make_label (time, "lobby-digits");

  gtk_widget_add_css_class (clock, "lobby-quiet");
  gtk_box_append (GTK_BOX (row), clock);
  gtk_box_append (GTK_BOX (row), lobby_glyph_new (shape));
  gtk_box_append (GTK_BOX (row), make_label (words, "lobby-line"));
  gtk_box_append (GTK_BOX (self), row);
  return row;
}

typedef struct
{
  gint64 at_us;
  LobbyShape shape;
  char *words; /* owned */
} Step;

static void
clear_step (gpointer step)
{
  g_free (((Step *) step)->words);
}

static void
take_step (GArray *steps, gint64 at_us, LobbyShape shape, char *words)
{
  Step step = { at_us, shape, words };

  if (at_us != 0)
    g_array_append_val (steps, step);
  else
    g_free (words);
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  gint64 first_us = ((const Step *) a)->at_us, other_us = ((const Step *) b)->at_us;

  return (first_us > other_us) - (first_us < other_us);
}

static char *
dup_arrival (const LobbyVisitRecord *record, LobbyFloor *floor)
{
  if (record->ticket == NULL)
    /* Translators: the first step of a valued customer's visit, without a ticket */
    return g_strdup (_ ("Customer recognised"));
  if (record->entered_by != NULL)
    /* Translators: first a ticket, then the member of staff who entered the arrival of a valued customer by hand */
    return g_strdup_printf (_ ("Ticket %1$s entered by %2$s"), record->ticket,
                            lobby_visit_get_staff_name (floor, record->entered_by));
  /* Translators: %s is a ticket; the customer was recognised by the card */
  return g_strdup_printf (_ ("Ticket %s taken, card recognised"), record->ticket);
}

static GArray *
collect_steps (const LobbyVisitRecord *record, LobbyFloor *floor)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));

  g_array_set_clear_func (steps, clear_step);
  take_step (steps, record->arrived_us, LOBBY_SHAPE_CIRCLE, dup_arrival (record, floor));
  /* Translators: %s is the relationship manager */
  take_step (steps, record->told_us, LOBBY_SHAPE_CIRCLE,
             g_strdup_printf (_ ("%s was told"), lobby_visit_get_staff_name (floor, record->owner)));
  /* Translators: the relationship manager has not answered and was told again */
  take_step (steps, record->reminded_us, LOBBY_SHAPE_CIRCLE, g_strdup (_ ("Reminder sent")));
  /* Translators: %s is who stands in for the relationship manager */
  take_step (steps, record->deputy_us, LOBBY_SHAPE_DIAMOND,
             g_strdup_printf (_ ("Deputy %s was told"), lobby_visit_get_staff_name (floor, record->deputy)));
  take_step (steps, record->escalated_us, LOBBY_SHAPE_TRIANGLE,
             /* Translators: %s is the branch head */
             g_strdup_printf (_ ("Branch head %s was told"), lobby_visit_get_staff_name (floor, record->escalated_to)));
  take_step (steps, record->acknowledged_us, LOBBY_SHAPE_TICK,
             /* Translators: %s is a member of staff */
             g_strdup_printf (_ ("%s answered"), lobby_visit_get_staff_name (floor, record->acknowledged_by)));
  take_step (steps, record->met_us, LOBBY_SHAPE_TICK,
             /* Translators: %s is a member of staff */
             g_strdup_printf (_ ("%s met the customer"), lobby_visit_get_staff_name (floor, record->met_by)));
  g_array_sort (steps, compare_steps);
  return steps;
}

/* Somebody who will be told, with a label that counts down. */
static void
plan_row (LobbyVisitSteps *self, LobbyFloor *floor, gint64 at_us, char *words)
{
  g_autofree char *own = words;
  GtkWidget *row = add_row (self, lobby_floor_get_time_zone (floor), at_us, LOBBY_SHAPE_DOTTED_RING, own);
  GtkWidget *left = make_label (NULL, "lobby-digits");

  gtk_widget_add_css_class (gtk_widget_get_prev_sibling (gtk_widget_get_last_child (row)), "lobby-quiet");
  gtk_widget_add_css_class (gtk_widget_get_last_child (row), "lobby-quiet");
  gtk_box_append (GTK_BOX (row), left);
  self->planned[self->n_planned].left = GTK_LABEL (left);
  self->planned[self->n_planned++].at_us = at_us;
}

static void
plan_rows (LobbyVisitSteps *self, const LobbyVisitRecord *record, LobbySession *session)
{
  LobbyFloor *floor = lobby_session_get_floor (session);
  const LobbyPolicyRecord *policy = lobby_floor_get_branch (floor)->policy;
  const char *head = lobby_session_find_staff (session, LOBBY_ROLE_BRANCH_HEAD);

  if (policy == NULL || record->told_us == 0)
    return;
  if (policy->vip_deputy_s > 0 && record->deputy_us == 0 && record->deputy != NULL && record->escalated_us == 0)
    plan_row (self, floor, record->told_us + policy->vip_deputy_s * G_USEC_PER_SEC,
              /* Translators: %s is who stands in for the relationship manager; a time like "in 0:42" follows */
              g_strdup_printf (_ ("Deputy %s will be told"), lobby_visit_get_staff_name (floor, record->deputy)));
  if (policy->vip_escalate_s > 0 && record->escalated_us == 0 && head != NULL)
    plan_row (self, floor, record->told_us + policy->vip_escalate_s * G_USEC_PER_SEC,
              /* Translators: %s is the branch head; a time like "in 0:42" follows */
              g_strdup_printf (_ ("Branch head %s will be told"), lobby_visit_get_staff_name (floor, head)));
}

static void
fill (LobbyVisitSteps *self, LobbyVisit *visit, LobbySession *session)
{
  LobbyFloor *floor = lobby_session_get_floor (session);
  const LobbyVisitRecord *record = lobby_visit_get_record (visit);
  g_autoptr (GArray) steps = collect_steps (record, floor);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  self->n_planned = 0;
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      add_row (self, lobby_floor_get_time_zone (floor), step->at_us, step->shape, step->words);
    }
  if (lobby_visit_is_open (visit))
    plan_rows (self, record, session);
}

static void
count_down (const Planned *planned, gint64 now_us, gint64 told_us)
{
  gint64 left_s = (planned->at_us - now_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
  /* Translators: time until somebody is told, minutes and seconds */
  g_autofree char *words = left_s > 0 ? g_strdup_printf (_ ("in %d:%02d"), (int) (left_s / 60), (int) (left_s % 60))
                                      /* Translators: somebody is being told at this moment */
                                      : g_strdup (_ ("now"));

  lobby_label_show (planned->left, words);
  lobby_widget_show_tone (GTK_WIDGET (planned->left), left_s <= (planned->at_us - told_us) / G_USEC_PER_SEC / 3
                                                          ? LOBBY_TONE_RISK
                                                          : LOBBY_TONE_NORMAL);
}

/**
 * lobby_visit_steps_show:
 * @self: the steps
 * @visit: whose they are
 * @session: whose lobby it is
 *
 * Only when a step was taken are the rows made anew; otherwise they just count down.
 */
void
lobby_visit_steps_show (LobbyVisitSteps *self, LobbyVisit *visit, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_VISIT_STEPS (self) && LOBBY_IS_VISIT (visit) && LOBBY_IS_SESSION (session));

  const LobbyVisitRecord *record = lobby_visit_get_record (visit);
  gint64 now_us = lobby_floor_get_freshness (lobby_session_get_floor (session), LOBBY_AREA_CUSTOMERS)->now_us;
  g_autofree char *shown = g_strdup_printf ("%s %s %s %" G_GINT64_FORMAT " %d %d %d %d %d", record->id, record->owner,
                                            record->deputy, record->told_us, record->reminded_us != 0,
                                            record->deputy_us != 0, record->escalated_us != 0,
                                            record->acknowledged_us != 0, record->met_us != 0);

  if (g_strcmp0 (shown, self->shown) != 0)
    {
      g_free (self->shown);
      self->shown = g_steal_pointer (&shown);
      fill (self, visit, session);
    }
  for (guint i = 0; i < self->n_planned; i++)
    count_down (&self->planned[i], now_us, record->told_us);
}
