/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands out in a recorded day, as a list: choosing a line goes to that moment. The newest line of the moment is
 * marked and kept in sight. */
#include "config.h"

#include "lobby-day-events.h"
#include "lobby-mark-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyDayEvents
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListBox *list;

  /* state */
  const LobbyDayBook *book; /* (unowned) (nullable): whose lines are shown; the session keeps it */
  int current;              /* index of the line of the moment, -1 before the first */
};

G_DEFINE_FINAL_TYPE (LobbyDayEvents, lobby_day_events, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (const LobbyDayMark *mark, LobbyFloor *floor)
{
  LobbyShape shape = lobby_mark_get_shape (mark);
  g_autofree char *time = lobby_words_dup_time (mark->at_us, lobby_floor_get_time_zone (floor), FALSE);
  g_autofree char *words = lobby_mark_dup_words (mark, floor);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *when = gtk_label_new (time), *what = gtk_label_new (words);
  /* Translators: accessible name of an event of a recorded day: the time, then what happened */
  g_autofree char *name = g_strdup_printf (_ ("%1$s, %2$s"), time, words);

  gtk_widget_add_css_class (when, "lobby-digits");
  gtk_widget_add_css_class (when, "lobby-quiet");
  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_label_set_ellipsize (GTK_LABEL (what), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (what, words);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_box_append (GTK_BOX (box), when);
  gtk_box_append (GTK_BOX (box), lobby_glyph_new (shape));
  gtk_box_append (GTK_BOX (box), what);
  gtk_widget_add_css_class (box, "lobby-day-event");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
fill (LobbyDayEvents *self, LobbyReplaySession *session)
{
  const GPtrArray *marks = lobby_day_book_get_marks (self->book);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < marks->len; i++)
    gtk_list_box_append (self->list,
                         make_row (g_ptr_array_index (marks, i), lobby_session_get_floor (LOBBY_SESSION (session))));
}

static int
find_current (const GPtrArray *marks, gint64 now_us)
{
  int found = -1;

  for (guint i = 0; i < marks->len && ((const LobbyDayMark *) g_ptr_array_index (marks, i))->at_us <= now_us; i++)
    found = (int) i;
  return found;
}

/* Half way down, so that one sees what comes next as well. */
static void
scroll_to (LobbyDayEvents *self, GtkListBoxRow *row)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_set_value (place, bounds.origin.y - gtk_adjustment_get_page_size (place) / 2);
}

static void
row_activated_cb (LobbyDayEvents *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.go-to-mark", "i", gtk_list_box_row_get_index (row));
}

static void
lobby_day_events_dispose (GObject *object)
{
  g_clear_pointer (&LOBBY_DAY_EVENTS (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (lobby_day_events_parent_class)->dispose (object);
}

static void
lobby_day_events_class_init (LobbyDayEventsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_day_events_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lobby_day_events_init (LobbyDayEvents *self)
{
  self->current = -1;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lobby-day-log");
  /* Translators: accessible name of the list of what happened on a recorded day */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Events of the day"),
                                  -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/** lobby_day_events_new: Returns: (transfer floating): an empty list */
GtkWidget *
lobby_day_events_new (void)
{
  return g_object_new (LOBBY_TYPE_DAY_EVENTS, NULL);
}

/** lobby_day_events_show: shows what stands out in the day of @session, and which moment it shows */
void
lobby_day_events_show (LobbyDayEvents *self, LobbyReplaySession *session)
{
  const LobbyDayBook *book = lobby_replay_session_get_book (session);
  gint64 now_us = lobby_clock_get_now (lobby_session_get_clock (LOBBY_SESSION (session)));

  g_return_if_fail (LOBBY_IS_DAY_EVENTS (self));

  if (book != self->book)
    {
      self->book = book;
      self->current = -1;
      fill (self, session);
    }
  int current = find_current (lobby_day_book_get_marks (book), now_us);
  if (current == self->current)
    return;
  self->current = current;
  GtkListBoxRow *row = current >= 0 ? gtk_list_box_get_row_at_index (self->list, current) : NULL;
  gtk_list_box_select_row (self->list, row);
  scroll_to (self, row);
}
