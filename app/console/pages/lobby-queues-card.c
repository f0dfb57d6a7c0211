/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where, how bad, how soon? One row for each service, all on one axis of minutes. */
#include "config.h"

#include "lobby-queues-card.h"
#include "lobby-queue-popover.h"
#include "lobby-queue-show.h"
#include "lobby-ticket-popover.h"
#include "lobby-ticket-show.h"
#include "lobby-permission.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

/* A longer wait is a clock that is not set yet, not a customer: the axis does not follow it. */
#define LONGEST_BELIEVED_S (12 * 3600)

struct _LobbyQueuesCard
{
  GtkBox parent_instance;

  GtkLabel *as_of;
  GtkWidget *legend;
  GtkLabel *risk_label;
  GtkWidget *ask_button;
  GtkWidget *rows;
  LobbyWaitRuler *ruler;
  GtkWidget *head_name;
  GtkWidget *head_count;
  GtkWidget *head_longest;
  GtkWidget *head_predicted;
  GtkWidget *foot_name;
  GtkWidget *foot_count;
  GtkWidget *foot_longest;
  GtkWidget *foot_predicted;

  GtkSizeGroup *columns[LOBBY_N_QUEUE_COLUMNS]; /* (owned) */
  LobbyWaitAxis axis;
  GtkWidget *popover; /* (nullable): child of the row that it was opened for last */

  /* state */
  LobbySession *session; /* weak */
  char *ticket;          /* that the popover is about; NULL for the queue of its row */
};

G_DEFINE_FINAL_TYPE (LobbyQueuesCard, lobby_queues_card, GTK_TYPE_BOX)

static void
drop_popover (LobbyQueuesCard *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->ticket, g_free);
}

static void
lobby_queues_card_dispose (GObject *object)
{
  LobbyQueuesCard *self = LOBBY_QUEUES_CARD (object);

  drop_popover (self);
  g_clear_weak_pointer (&self->session);

  for (guint i = 0; i < LOBBY_N_QUEUE_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_QUEUES_CARD);
  G_OBJECT_CLASS (lobby_queues_card_parent_class)->dispose (object);
}

static void
ask_clicked_cb (LobbyQueuesCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.intake", "s", "");
}

static void
lobby_queues_card_class_init (LobbyQueuesCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_queues_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-queues-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyQueuesCard, as_of);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueuesCard, legend);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueuesCard, ask_button);
  gtk_widget_class_bind_template_callback (widget_class, ask_clicked_cb);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueuesCard, rows);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueuesCard, ruler);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueuesCard, head_name);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueuesCard, head_count);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueuesCard, head_longest);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueuesCard, head_predicted);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueuesCard, foot_name);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueuesCard, foot_count);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueuesCard, foot_longest);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueuesCard, foot_predicted);
}

static GtkLabel *
add_legend (LobbyQueuesCard *self, LobbyShape shape, const char *words)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "lobby-caption");
  gtk_box_append (GTK_BOX (entry), lobby_glyph_new (shape));
  gtk_box_append (GTK_BOX (entry), label);
  gtk_box_append (GTK_BOX (self->legend), entry);
  return GTK_LABEL (label);
}

static void
add_legends (LobbyQueuesCard *self)
{
  /* Translators: what a mark of the wait strip means */
  add_legend (self, LOBBY_SHAPE_TRIANGLE, C_ ("legend", "over"));
  /* Translators: what a mark of the wait strip means: will more likely than not be called after the target */
  self->risk_label = add_legend (self, LOBBY_SHAPE_DIAMOND, C_ ("legend", "will be over"));
  /* Translators: what a mark of the wait strip means */
  add_legend (self, LOBBY_SHAPE_CIRCLE, C_ ("legend", "on time"));
  /* Translators: what a ring around a mark of the wait strip means: a device could do it */
  add_legend (self, LOBBY_SHAPE_DIVERT_RING, C_ ("legend", "can divert"));
  /* Translators: what a mark of the wait strip means: the longest wait that there should be */
  add_legend (self, LOBBY_SHAPE_TARGET, C_ ("legend", "target"));
  /* Translators: what a mark of the wait strip means: the wait that the next arrival has to expect */
  add_legend (self, LOBBY_SHAPE_WHISKER, C_ ("legend", "next arrival, 80% range"));
}

static void
lobby_queues_card_init (LobbyQueuesCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  GtkWidget *heads[] = { self->head_name, self->head_count, self->head_longest, self->head_predicted };
  GtkWidget *feet[] = { self->foot_name, self->foot_count, self->foot_longest, self->foot_predicted };
  lobby_wait_axis_init (&self->axis);
  for (guint i = 0; i < LOBBY_N_QUEUE_COLUMNS; i++)
    {
      self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      gtk_size_group_add_widget (self->columns[i], heads[i]);
      gtk_size_group_add_widget (self->columns[i], feet[i]);
    }
  add_legends (self);
}

/** lobby_queues_card_new: Returns: (transfer floating): a card without queues */
GtkWidget *
lobby_queues_card_new (void)
{
  return g_object_new (LOBBY_TYPE_QUEUES_CARD, NULL);
}

/* --- details --- */

static LobbyQueue *
find_queue (LobbyQueuesCard *self, GtkWidget *row)
{
  guint at = 0;

  for (GtkWidget *before = gtk_widget_get_prev_sibling (row); before != NULL;
       before = gtk_widget_get_prev_sibling (before))
    at++;
  return g_list_model_get_item (lobby_floor_get_queues (lobby_session_get_floor (self->session)), at);
}

static GtkWidget *
find_row (LobbyQueuesCard *self, const char *service)
{
  GListModel *queues = lobby_floor_get_queues (lobby_session_get_floor (self->session));
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  for (guint i = 0; row != NULL; i++, row = gtk_widget_get_next_sibling (row))
    {
      g_autoptr (LobbyQueue) queue = g_list_model_get_item (queues, i);
      if (queue != NULL && g_strcmp0 (lobby_queue_get_service (queue)->id, service) == 0)
        return row;
    }
  return NULL;
}

/* The popover gives focus back to where it was; without any, GTK 4.8 complains. */
static void
open_popover (LobbyQueuesCard *self, GtkWidget *row, GtkWidget *popover)
{
  drop_popover (self);
  self->popover = popover;
  gtk_widget_set_parent (popover, row);
  gtk_widget_grab_focus (row);
}

static void
point_at_mark (LobbyQueuesCard *self, GtkWidget *row, const char *ticket)
{
  GtkWidget *strip = GTK_WIDGET (lobby_queue_row_get_strip (LOBBY_QUEUE_ROW (row)));
  GdkRectangle place;
  double x, y;

  if (!lobby_wait_strip_place (LOBBY_WAIT_STRIP (strip), ticket, &place)
      || !gtk_widget_translate_coordinates (strip, row, place.x, place.y, &x, &y))
    return;
  place.x = (int) x;
  place.y = (int) y;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
}

static void
show_popover (LobbyQueuesCard *self)
{
  if (self->popover == NULL)
    return;
  if (LOBBY_IS_TICKET_POPOVER (self->popover))
    {
      lobby_ticket_popover_show (LOBBY_TICKET_POPOVER (self->popover), self->session, self->ticket);
      return;
    }
  g_autoptr (LobbyQueue) queue = find_queue (self, gtk_widget_get_parent (self->popover));
  if (queue != NULL)
    lobby_queue_popover_show (LOBBY_QUEUE_POPOVER (self->popover), self->session, queue);
}

/** lobby_queues_card_open_ticket: opens the details of a waiting ticket; one that does not wait opens nothing */
void
lobby_queues_card_open_ticket (LobbyQueuesCard *self, const char *ticket)
{
  g_return_if_fail (LOBBY_IS_QUEUES_CARD (self) && ticket != NULL);

  LobbyTicket *object = self->session != NULL ? lobby_floor_get_ticket (lobby_session_get_floor (self->session), ticket)
                                              : NULL;
  GtkWidget *row = object != NULL ? find_row (self, lobby_ticket_get_record (object)->service) : NULL;
  if (row == NULL)
    return;
  open_popover (self, row, lobby_ticket_popover_new ());
  self->ticket = g_strdup (ticket);
  point_at_mark (self, row, ticket);
  show_popover (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
row_opened_cb (LobbyQueuesCard *self, const char *ticket, GtkWidget *row)
{
  if (self->session == NULL || lobby_discretion_is_public ())
    return;
  if (ticket != NULL)
    {
      lobby_queues_card_open_ticket (self, ticket);
      return;
    }
  open_popover (self, row, lobby_queue_popover_new ());
  show_popover (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_child_focus (self->popover, GTK_DIR_TAB_FORWARD);
}

/* --- rows --- */

static void
add_row (LobbyQueuesCard *self)
{
  GtkWidget *row = lobby_queue_row_new (self->columns);

  g_signal_connect_swapped (row, "opened", G_CALLBACK (row_opened_cb), self);
  gtk_box_append (GTK_BOX (self->rows), row);
}

static void
set_row_count (LobbyQueuesCard *self, guint wanted)
{
  GtkWidget *row;
  guint rows = 0;

  for (row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    rows++;
  for (; rows < wanted; rows++)
    add_row (self);
  if (rows > wanted)
    drop_popover (self);
  for (; rows > wanted; rows--)
    gtk_box_remove (GTK_BOX (self->rows), gtk_widget_get_last_child (self->rows));
  lobby_widget_set_class (GTK_WIDGET (self), "crowded", wanted > 6);
}

static void
show_age (LobbyQueuesCard *self, LobbyFloor *floor)
{
  const LobbyFreshness *freshness = lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE);
  g_autofree char *time = lobby_words_dup_time (freshness->now_us, lobby_floor_get_time_zone (floor), TRUE);
  /* Translators: %s is the time that old figures are from */
  g_autofree char *as_of = g_strdup_printf (_ ("as of %s"), time);

  lobby_label_show_or_hide (self->as_of, freshness->stale ? as_of : NULL);
  lobby_widget_set_class (GTK_WIDGET (self), "stale", freshness->stale);
}

static gint64
find_longest_s (GListModel *queues)
{
  gint64 longest_s = 0;

  for (guint i = 0; i < g_list_model_get_n_items (queues); i++)
    {
      g_autoptr (LobbyQueue) queue = g_list_model_get_item (queues, i);
      gint64 wait_s;
      g_object_get (queue, "longest-wait-s", &wait_s, NULL);
      if (wait_s < LONGEST_BELIEVED_S)
        longest_s = MAX (longest_s, wait_s);
    }
  return longest_s;
}

static double
find_highest_s (const LobbyForesight *foresight)
{
  double highest_s = 0;

  for (guint i = 0; foresight != NULL && i < foresight->services->len; i++)
    {
      const LobbyServiceForesight *service = g_ptr_array_index (foresight->services, i);
      if (service->known && service->next.high_s < LONGEST_BELIEVED_S)
        highest_s = MAX (highest_s, service->next.high_s);
    }
  return highest_s;
}

/* Who is a valued customer is nobody's business but the staff's. */
static GPtrArray *
list_queues (LobbyFloor *floor)
{
  GListModel *queues = lobby_floor_get_queues (floor);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (queues); i++)
    {
      LobbyQueue *queue = g_list_model_get_item (queues, i);
      if (lobby_discretion_is_public () && lobby_queue_get_service (queue)->vip)
        g_object_unref (queue);
      else
        g_ptr_array_add (list, queue);
    }
  return list;
}

static void
show_rows (LobbyQueuesCard *self, LobbyFloor *floor)
{
  const LobbyFreshness *freshness = lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE);
  g_autoptr (GPtrArray) queues = list_queues (floor);
  g_auto (LobbyPromises) promises = { 0 };
  LobbyQueueScene scene = { lobby_floor_get_foresight (floor), &promises, freshness->now_us, freshness->stale, 0 };
  lobby_promises_measure (lobby_session_get_state (self->session), &promises);
  double longest_s = MAX ((double) find_longest_s (lobby_floor_get_queues (floor)), find_highest_s (scene.foresight));

  lobby_wait_axis_follow (&self->axis, longest_s / 60, freshness->now_us);
  lobby_wait_ruler_show (self->ruler, self->axis.top_min);
  scene.top_min = self->axis.top_min;
  set_row_count (self, queues->len);
  GtkWidget *row = gtk_widget_get_first_child (self->rows);
  for (guint i = 0; row != NULL; i++, row = gtk_widget_get_next_sibling (row))
    lobby_queue_row_show_queue (LOBBY_QUEUE_ROW (row), g_ptr_array_index (queues, i), &scene);
  /* Without a forecast a diamond says less. */
  lobby_label_show (self->risk_label,
                    /* Translators: what a mark of the wait strip means: most of the target has passed */
                    scene.foresight != NULL ? C_ ("legend", "will be over") : C_ ("legend", "near target"));
}

/** lobby_queues_card_show: shows the queues of @session */
void
lobby_queues_card_show (LobbyQueuesCard *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_QUEUES_CARD (self) && LOBBY_IS_SESSION (session));

  LobbyFloor *floor = lobby_session_get_floor (session);
  g_set_weak_pointer (&self->session, session);
  show_rows (self, floor);
  show_popover (self);
  show_age (self, floor);
  lobby_permission_show_for (self->ask_button, session, LOBBY_COMMAND_TICKET_NOTE, TRUE);
  gtk_widget_set_visible (self->ask_button, !lobby_discretion_is_public ());
}
