/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Valued customers who are expected today, by the hour: whether they have confirmed, whether the room is ready, who has not
 * come. Whoever came stands among the visits. */
#include "config.h"

#include "lobby-expected-card.h"
#include "lobby-visit-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyExpectedCard
{
  GtkBox parent_instance;

  GtkLabel *remark;
  GtkListBox *list;
  GPtrArray *ids; /* of owned ids of appointments, by row */
};

enum
{
  ARRIVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyExpectedCard, lobby_expected_card, GTK_TYPE_BOX)

static void
row_activated_cb (LobbyExpectedCard *self, GtkListBoxRow *row)
{
  guint number = (guint) gtk_list_box_row_get_index (row);

  if (number < self->ids->len)
    g_signal_emit (self, signals[ARRIVED], 0, g_ptr_array_index (self->ids, number));
}

static void
lobby_expected_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_EXPECTED_CARD);
  G_OBJECT_CLASS (lobby_expected_card_parent_class)->dispose (object);
}

static void
lobby_expected_card_finalize (GObject *object)
{
  g_ptr_array_unref (LOBBY_EXPECTED_CARD (object)->ids);
  G_OBJECT_CLASS (lobby_expected_card_parent_class)->finalize (object);
}

static void
lobby_expected_card_class_init (LobbyExpectedCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_expected_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_expected_card_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-expected-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyExpectedCard, remark);
  gtk_widget_class_bind_template_child (widget_class, LobbyExpectedCard, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  /**
   * LobbyExpectedCard::arrived:
   * @appointment: id of the appointment
   *
   * A person says that the customer is here.
   */
  signals[ARRIVED] = g_signal_new ("arrived", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lobby_expected_card_init (LobbyExpectedCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ids = g_ptr_array_new_with_free_func (g_free);
}

/** lobby_appointment_dup_words: Returns: (transfer full): when and who, masked, as in "11:00 Mr Huang **" */
char *
lobby_appointment_dup_words (const LobbyAppointmentRecord *appointment, GTimeZone *zone)
{
  g_autofree char *time = lobby_words_dup_time (appointment->at_us, zone, FALSE);
  g_autofree char *name = lobby_words_dup_masked (appointment->family_name, appointment->honorific);

  /* Translators: an appointment: first the time, then the masked name of the customer */
  return g_strdup_printf (_ ("%1$s %2$s"), time, name);
}

static char *
dup_purpose (const LobbyAppointmentRecord *appointment)
{
  const char *purpose = appointment->purpose != NULL ? lobby_words_get_text (appointment->purpose) : NULL;

  if (appointment->room == NULL)
    return g_strdup (purpose);
  if (purpose == NULL)
    /* Translators: %s is the name of a room */
    return g_strdup_printf (_ ("Room %s booked"), appointment->room);
  /* Translators: first what a customer comes for, then the name of a room, as in "Family trust review, room 2 booked" */
  return g_strdup_printf (_ ("%1$s, room %2$s booked"), purpose, appointment->room);
}

static void
judge (const LobbyAppointmentRecord *appointment, LobbyAppointmentPhase phase, LobbyVipRowView *view)
{
  if (phase == LOBBY_APPOINTMENT_MISSED)
    {
      /* Translators: what became of an appointment: the customer did not come */
      view->state = C_ ("appointment", "Missed");
      view->shape = LOBBY_SHAPE_DIAMOND;
      view->tone = LOBBY_TONE_RISK;
    }
  else if (appointment->room == NULL)
    {
      view->state = _ ("Room not booked");
      view->shape = LOBBY_SHAPE_RING;
    }
  else
    {
      view->state = appointment->room_ready ? _ ("Room ready") : _ ("Room booked");
      view->shape = appointment->room_ready ? LOBBY_SHAPE_TICK : LOBBY_SHAPE_RING;
    }
}

static void
show_row (GtkListBoxRow *row, const LobbyAppointmentRecord *appointment, LobbyAppointmentPhase phase, LobbyFloor *floor)
{
  g_autofree char *time = lobby_words_dup_time (appointment->at_us, lobby_floor_get_time_zone (floor), FALSE);
  g_autofree char *name = lobby_words_dup_masked (appointment->family_name, appointment->honorific);
  g_autofree char *purpose = dup_purpose (appointment);
  g_autofree char *summary = NULL;
  LobbyVipRowView view = { .time = time,
                           .ticket = "",
                           .name = name,
                           .tier = lobby_words_get_tier (appointment->tier),
                           .purpose = purpose,
                           .owner = lobby_visit_get_staff_name (floor, appointment->owner),
                           /* Translators: of an appointment: the customer has said that he or she will come, or not */
                           .answer = appointment->confirmed ? _ ("Confirmed") : _ ("Not confirmed"),
                           .answer_is_word = TRUE };

  judge (appointment, phase, &view);
  /* Translators: an appointment in a sentence: time, masked name, relationship manager, confirmed or not, state */
  summary = g_strdup_printf (_ ("%1$s, %2$s, %3$s, %4$s, %5$s"), time, name, view.owner, view.answer, view.state);
  view.summary = summary;
  lobby_vip_row_show (LOBBY_VIP_ROW (gtk_list_box_row_get_child (row)), &view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
}

static int
compare_hours (gconstpointer a, gconstpointer b)
{
  gint64 first_us = (*(const LobbyAppointmentRecord *const *) a)->at_us;
  gint64 other_us = (*(const LobbyAppointmentRecord *const *) b)->at_us;

  return (first_us > other_us) - (first_us < other_us);
}

/* Returns: (transfer full): those that stand and were not kept, by the hour */
static GPtrArray *
find_expected (const LobbyState *state, gint64 missed_s, gint64 now_us)
{
  const GPtrArray *appointments = lobby_state_get_appointments (state);
  GPtrArray *expected = g_ptr_array_new ();

  for (guint i = 0; i < appointments->len; i++)
    {
      LobbyAppointmentPhase phase = lobby_appointment_get_phase (appointments->pdata[i], missed_s, now_us);
      if (phase == LOBBY_APPOINTMENT_EXPECTED || phase == LOBBY_APPOINTMENT_MISSED)
        g_ptr_array_add (expected, appointments->pdata[i]);
    }
  g_ptr_array_sort (expected, compare_hours);
  return expected;
}

static void
set_count (LobbyExpectedCard *self, guint count)
{
  GtkListBoxRow *row;

  for (guint i = self->ids->len; i < count; i++)
    {
      gtk_list_box_append (self->list, lobby_vip_row_new ());
      g_ptr_array_add (self->ids, NULL);
    }
  while (self->ids->len > count && (row = gtk_list_box_get_row_at_index (self->list, (int) count)) != NULL)
    {
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
      g_ptr_array_set_size (self->ids, (int) self->ids->len - 1);
    }
}

/** lobby_expected_card_show: shows who is expected in @session; without anybody it takes no room */
void
lobby_expected_card_show (LobbyExpectedCard *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_EXPECTED_CARD (self) && LOBBY_IS_SESSION (session));

  LobbyFloor *floor = lobby_session_get_floor (session);
  const LobbyPolicyRecord *policy = lobby_floor_get_branch (floor)->policy;
  gint64 missed_s = policy != NULL ? policy->appointment_missed_s : 0;
  gint64 now_us = lobby_floor_get_freshness (floor, LOBBY_AREA_CUSTOMERS)->now_us;
  g_autoptr (GPtrArray) expected = find_expected (lobby_session_get_state (session), missed_s, now_us);
  /* Translators: how many appointments a list has */
  g_autofree char *remark = g_strdup_printf (ngettext ("%u appointment", "%u appointments", expected->len),
                                             expected->len);

  set_count (self, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      const LobbyAppointmentRecord *appointment = g_ptr_array_index (expected, i);
      g_free (self->ids->pdata[i]);
      self->ids->pdata[i] = g_strdup (appointment->id);
      show_row (gtk_list_box_get_row_at_index (self->list, (int) i), appointment,
                lobby_appointment_get_phase (appointment, missed_s, now_us), floor);
    }
  lobby_label_show (self->remark, remark);
  gtk_widget_set_visible (GTK_WIDGET (self), expected->len > 0);
}
