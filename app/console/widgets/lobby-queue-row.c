/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One service: badge, name and state, customers waiting, wait strip, longest and predicted wait. */
#include "config.h"

#include "lobby-queue-row.h"
#include "lobby-widgets.h"

struct _LobbyQueueRow
{
  GtkWidget parent_instance;

  GtkWidget *body;
  GtkWidget *name_column;
  GtkLabel *badge;
  GtkLabel *name;
  LobbyGlyph *state_glyph;
  GtkLabel *state;
  GtkLabel *count;
  LobbyWaitStrip *strip;
  GtkWidget *longest_column;
  LobbyGlyph *longest_glyph;
  GtkLabel *longest;
  GtkLabel *longest_unit;
  GtkLabel *target;
  GtkWidget *predicted_column;
  LobbyGlyph *predicted_glyph;
  GtkLabel *predicted;
  GtkLabel *predicted_unit;
  GtkLabel *range;
};

G_DEFINE_FINAL_TYPE (LobbyQueueRow, lobby_queue_row, GTK_TYPE_WIDGET)

static guint opened_signal;

/* A press on a mark means that customer, anywhere else the whole queue. */
static void
released_cb (LobbyQueueRow *self, int n_press, double x, double y)
{
  double strip_x, strip_y;
  const char *name = NULL;

  if (gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (self->strip), x, y, &strip_x, &strip_y))
    name = lobby_wait_strip_find (self->strip, strip_x, strip_y);
  g_autofree char *ticket = g_strdup (name);
  g_signal_emit (self, opened_signal, 0, ticket);
}

static gboolean
enter_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  g_signal_emit (widget, opened_signal, 0, NULL);
  return TRUE;
}

static void
lobby_queue_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_QUEUE_ROW);
  G_OBJECT_CLASS (lobby_queue_row_parent_class)->dispose (object);
}

static void
lobby_queue_row_class_init (LobbyQueueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_queue_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "queuerow");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, enter_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, enter_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, enter_cb, NULL);

  /**
   * LobbyQueueRow::opened:
   * @ticket: (nullable): name of the mark that was pressed; %NULL for the queue as a whole
   *
   * A person wants to know more.
   */
  opened_signal = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-queue-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, body);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, name_column);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, badge);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, name);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, state_glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, state);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, count);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, strip);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, longest_column);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, longest_glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, longest);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, longest_unit);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, target);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, predicted_column);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, predicted_glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, predicted);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, predicted_unit);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueueRow, range);
}

static void
lobby_queue_row_init (LobbyQueueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  GtkGesture *press = gtk_gesture_click_new ();
  g_signal_connect_swapped (press, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

/** lobby_queue_row_new: Returns: (transfer floating): an empty row whose columns are as wide as those of its group */
GtkWidget *
lobby_queue_row_new (GtkSizeGroup *const columns[LOBBY_N_QUEUE_COLUMNS])
{
  LobbyQueueRow *self = g_object_new (LOBBY_TYPE_QUEUE_ROW, NULL);

  gtk_size_group_add_widget (columns[LOBBY_QUEUE_COLUMN_NAME], self->name_column);
  gtk_size_group_add_widget (columns[LOBBY_QUEUE_COLUMN_COUNT], GTK_WIDGET (self->count));
  gtk_size_group_add_widget (columns[LOBBY_QUEUE_COLUMN_LONGEST], self->longest_column);
  gtk_size_group_add_widget (columns[LOBBY_QUEUE_COLUMN_PREDICTED], self->predicted_column);
  return GTK_WIDGET (self);
}

/* The place of the glyph is kept when there is none, so that figures stay in line. */
static void
show_cell (LobbyGlyph *glyph, GtkLabel *value, GtkLabel *unit, const char *text, const char *minutes, LobbyTone tone)
{
  gboolean abnormal = text != NULL && tone != LOBBY_TONE_NORMAL;

  lobby_glyph_show (glyph, tone == LOBBY_TONE_OVER ? LOBBY_SHAPE_TRIANGLE : LOBBY_SHAPE_DIAMOND);
  gtk_widget_set_opacity (GTK_WIDGET (glyph), abnormal ? 1 : 0);
  lobby_label_show (value, text != NULL ? text : LOBBY_NO_FIGURE);
  lobby_label_show_or_hide (unit, text != NULL ? minutes : NULL);
  lobby_widget_show_tone (GTK_WIDGET (value), abnormal ? tone : LOBBY_TONE_NORMAL);
  lobby_widget_set_class (GTK_WIDGET (unit), "lobby-over", abnormal && tone == LOBBY_TONE_OVER);
  lobby_widget_set_class (GTK_WIDGET (unit), "lobby-risk", abnormal && tone == LOBBY_TONE_RISK);
}

/** lobby_queue_row_get_strip: Returns: (transfer none): its wait strip */
LobbyWaitStrip *
lobby_queue_row_get_strip (LobbyQueueRow *self)
{
  g_return_val_if_fail (LOBBY_IS_QUEUE_ROW (self), NULL);
  return self->strip;
}

/** lobby_queue_row_show: shows @view */
void
lobby_queue_row_show (LobbyQueueRow *self, const LobbyQueueView *view)
{
  g_return_if_fail (LOBBY_IS_QUEUE_ROW (self) && view != NULL);

  g_autofree char *count = g_strdup_printf ("%u", view->n_waiting);
  lobby_label_show (self->badge, view->badge);
  lobby_widget_set_class (GTK_WIDGET (self->badge), "vip", view->vip);
  lobby_label_show (self->name, view->name);
  lobby_label_show (self->state, view->state);
  lobby_widget_show_tone (GTK_WIDGET (self->state), view->tone);
  lobby_glyph_show (self->state_glyph, view->state_shape);
  lobby_label_show (self->count, count);
  lobby_widget_set_class (GTK_WIDGET (self->count), "lobby-empty", view->n_waiting == 0);
  lobby_wait_strip_show (self->strip, &view->picture, view->names, view->summary);
  show_cell (self->longest_glyph, self->longest, self->longest_unit, view->longest, view->minutes, view->longest_tone);
  lobby_label_show (self->target, view->target);
  show_cell (self->predicted_glyph, self->predicted, self->predicted_unit, view->predicted, view->minutes,
             view->picture.forecast.tone);
  lobby_label_show (self->range, view->range);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (self->predicted_column), view->hint) != 0)
    gtk_widget_set_tooltip_text (self->predicted_column, view->hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, view->summary, -1);
}
