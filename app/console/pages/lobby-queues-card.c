/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where, how bad, how soon? One row for each service, all on one axis of minutes. */
#include "config.h"

#include "lobby-queues-card.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

/* A mark moves in steps of so many seconds: less than a pixel, and the strip is not drawn anew every second. */
#define MARK_STEP_S 6

/* A longer wait is a clock that is not set yet, not a customer: the axis does not follow it. */
#define LONGEST_BELIEVED_S (12 * 3600)

struct _LobbyQueuesCard
{
  GtkBox parent_instance;

  GtkLabel *as_of;
  GtkWidget *legend;
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
};

G_DEFINE_FINAL_TYPE (LobbyQueuesCard, lobby_queues_card, GTK_TYPE_BOX)

static void
lobby_queues_card_dispose (GObject *object)
{
  LobbyQueuesCard *self = LOBBY_QUEUES_CARD (object);

  for (guint i = 0; i < LOBBY_N_QUEUE_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_QUEUES_CARD);
  G_OBJECT_CLASS (lobby_queues_card_parent_class)->dispose (object);
}

static void
lobby_queues_card_class_init (LobbyQueuesCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_queues_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-queues-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyQueuesCard, as_of);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueuesCard, legend);
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

static void
add_legend (LobbyQueuesCard *self, LobbyShape shape, const char *words)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "lobby-caption");
  gtk_box_append (GTK_BOX (entry), lobby_glyph_new (shape));
  gtk_box_append (GTK_BOX (entry), label);
  gtk_box_append (GTK_BOX (self->legend), entry);
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
  /* Translators: what a mark of the wait strip means */
  add_legend (self, LOBBY_SHAPE_TRIANGLE, C_ ("legend", "over"));
  /* Translators: what a mark of the wait strip means: most of the target has passed */
  add_legend (self, LOBBY_SHAPE_DIAMOND, C_ ("legend", "near target"));
  /* Translators: what a mark of the wait strip means */
  add_legend (self, LOBBY_SHAPE_CIRCLE, C_ ("legend", "on time"));
  /* Translators: what a mark of the wait strip means: a valued customer */
  add_legend (self, LOBBY_SHAPE_STAR, C_ ("legend", "VIP"));
  /* Translators: what a mark of the wait strip means: the longest wait that there should be */
  add_legend (self, LOBBY_SHAPE_TARGET, C_ ("legend", "target"));
  /* Translators: what a mark of the wait strip means: the wait that the next arrival has to expect */
  add_legend (self, LOBBY_SHAPE_WHISKER, C_ ("legend", "next arrival, 80% range"));
}

/** lobby_queues_card_new: Returns: (transfer floating): a card without queues */
GtkWidget *
lobby_queues_card_new (void)
{
  return g_object_new (LOBBY_TYPE_QUEUES_CARD, NULL);
}

typedef struct
{
  GArray *marks; /* of LobbyWaitMark */
  GPtrArray *names;
  int over;
  int near;
  gint64 longest_s;
} Line;

static LobbyTone
get_tone (LobbySeverity severity)
{
  switch (severity)
    {
    case LOBBY_SEVERITY_RED:
      return LOBBY_TONE_OVER;
    case LOBBY_SEVERITY_AMBER:
      return LOBBY_TONE_RISK;
    case LOBBY_SEVERITY_NORMAL:
    default:
      return LOBBY_TONE_NORMAL;
    }
}

/* The marks in their order of painting: the longest wait last, on top. */
static void
read_line (LobbyQueue *queue, Line *line)
{
  GListModel *tickets = lobby_queue_get_tickets (queue);
  gboolean vip = lobby_queue_get_service (queue)->vip;

  for (guint i = g_list_model_get_n_items (tickets); i-- > 0;)
    {
      g_autoptr (LobbyTicket) ticket = g_list_model_get_item (tickets, i);
      const LobbyTicketRecord *record = lobby_ticket_get_record (ticket);
      gint64 wait_s = MAX (lobby_ticket_get_wait_s (ticket), 0);
      LobbyWaitMark mark = { (double) (wait_s - wait_s % MARK_STEP_S) / 60,
                             get_tone (lobby_ticket_get_severity (ticket)), vip || record->tier >= LOBBY_TIER_PLATINUM,
                             FALSE };
      g_array_append_val (line->marks, mark);
      g_ptr_array_add (line->names, g_strdup (record->id));
      line->over += mark.tone == LOBBY_TONE_OVER ? 1 : 0;
      line->near += mark.tone == LOBBY_TONE_RISK ? 1 : 0;
      line->longest_s = MAX (line->longest_s, wait_s);
    }
  g_ptr_array_add (line->names, NULL);
}

static char *
dup_state (const Line *line, gint64 target_s)
{
  gint64 left_s = target_s - line->longest_s;

  if (line->marks->len == 0)
    return g_strdup (_ ("Nobody waiting"));
  if (line->over > 0)
    /* Translators: how many customers have waited longer than the target */
    return g_strdup_printf (ngettext ("%d over target", "%d over target", (gulong) line->over), line->over);
  if (line->near > 0 && left_s < 60)
    return g_strdup (_ ("At target in under 1 min"));
  if (line->near > 0)
    /* Translators: in how many minutes the longest wait reaches the target if nobody is called */
    return g_strdup_printf (_ ("At target in %d min"), (int) (left_s / 60));
  return g_strdup (_ ("Within target"));
}

static char *
dup_summary (const LobbyQueueView *view, int over)
{
  /* Translators: first a service, then how many customers wait for it */
  g_autofree char *waiting = g_strdup_printf (ngettext ("%1$s, %2$u waiting", "%1$s, %2$u waiting", view->n_waiting),
                                              view->name, view->n_waiting);

  if (view->n_waiting == 0)
    /* Translators: first a service, then its target in words */
    return g_strdup_printf (_ ("%1$s, nobody waiting, %2$s"), view->name, view->target);
  if (over > 0)
    /* Translators: first a service and how many wait, then how many are over the target, the longest wait, the target in words */
    return g_strdup_printf (_ ("%1$s, %2$d over target, longest %3$s minutes, %4$s"), waiting, over, view->longest,
                            view->target);
  /* Translators: first a service and how many wait, then the longest wait, the target in words */
  return g_strdup_printf (_ ("%1$s, longest %2$s minutes, %3$s"), waiting, view->longest, view->target);
}

static LobbyTone
judge_line (const Line *line)
{
  return line->over > 0 ? LOBBY_TONE_OVER : line->near > 0 ? LOBBY_TONE_RISK : LOBBY_TONE_NORMAL;
}

static void
show_line (LobbyQueuesCard *self, LobbyQueueRow *row, LobbyQueue *queue, Line *line)
{
  const LobbyServiceRecord *service = lobby_queue_get_service (queue);
  LobbyTone tone = judge_line (line);
  g_autofree char *state = dup_state (line, service->target_s);
  g_autofree char *longest = line->marks->len > 0 ? lobby_words_dup_minutes (line->longest_s * G_USEC_PER_SEC) : NULL;
  /* Translators: target wait of a service in minutes */
  g_autofree char *target = service->target_s > 0 ? g_strdup_printf (_ ("target %d"), (int) (service->target_s / 60))
                                                  : g_strdup (_ ("no target"));
  LobbyQueueView view = { 0 };

  view.badge = service->prefix != NULL ? service->prefix : service->id;
  view.vip = service->vip;
  view.name = lobby_words_get_text (service->name);
  view.state = state;
  view.state_shape = lobby_tone_get_shape (tone, TRUE);
  view.tone = tone;
  view.n_waiting = line->marks->len;
  view.longest = longest;
  view.longest_tone = tone;
  view.minutes = _ ("min");
  view.target = target;
  view.range = _ ("Too few cases");
  view.picture = (LobbyWaitPicture){ (const LobbyWaitMark *) (gconstpointer) line->marks->data,
                                     line->marks->len,
                                     (double) service->target_s / 60,
                                     self->axis.top_min,
                                     { 0 } };
  view.names = (const char *const *) line->names->pdata;
  g_autofree char *summary = dup_summary (&view, line->over);
  view.summary = summary;
  lobby_queue_row_show (row, &view);
}

static void
set_row_count (LobbyQueuesCard *self, guint wanted)
{
  GtkWidget *row;
  guint rows = 0;

  for (row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    rows++;
  for (; rows < wanted; rows++)
    gtk_box_append (GTK_BOX (self->rows), lobby_queue_row_new (self->columns));
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

/** lobby_queues_card_show: shows the queues of @floor */
void
lobby_queues_card_show (LobbyQueuesCard *self, LobbyFloor *floor)
{
  g_return_if_fail (LOBBY_IS_QUEUES_CARD (self) && LOBBY_IS_FLOOR (floor));

  GListModel *queues = lobby_floor_get_queues (floor);
  lobby_wait_axis_follow (&self->axis, (double) find_longest_s (queues) / 60,
                          lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE)->now_us);
  lobby_wait_ruler_show (self->ruler, self->axis.top_min);
  set_row_count (self, g_list_model_get_n_items (queues));
  GtkWidget *row = gtk_widget_get_first_child (self->rows);
  for (guint i = 0; i < g_list_model_get_n_items (queues); i++, row = gtk_widget_get_next_sibling (row))
    {
      g_autoptr (LobbyQueue) queue = g_list_model_get_item (queues, i);
      Line line = { g_array_new (FALSE, TRUE, sizeof (LobbyWaitMark)), g_ptr_array_new_with_free_func (g_free), 0, 0,
                    0 };
      read_line (queue, &line);
      show_line (self, LOBBY_QUEUE_ROW (row), queue, &line);
      g_array_unref (line.marks);
      g_ptr_array_unref (line.names);
    }
  show_age (self, floor);
}
