/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who waits for a service, the longest wait first: the marks of the wait strip for keys and fingers. */
#include "config.h"

#include "lobby-queue-popover.h"
#include "lobby-queue-show.h"
#include "lobby-ticket-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyQueuePopover
{
  GtkPopover parent_instance;

  GtkLabel *title;
  GtkListBox *list;

  /* state */
  char *shown; /* what is listed, to rebuild only when it changes */
};

G_DEFINE_FINAL_TYPE (LobbyQueuePopover, lobby_queue_popover, GTK_TYPE_POPOVER)

/* The page shows the ticket where this list was: it replaces the list. */
static void
row_activated_cb (LobbyQueuePopover *self, GtkListBoxRow *row)
{
  g_autofree char *ticket = g_strdup (g_object_get_data (G_OBJECT (row), "ticket"));
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (parent, "page.show-ticket", "s", ticket);
}

static void
lobby_queue_popover_dispose (GObject *object)
{
  LobbyQueuePopover *self = LOBBY_QUEUE_POPOVER (object);

  g_clear_pointer (&self->shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_QUEUE_POPOVER);
  G_OBJECT_CLASS (lobby_queue_popover_parent_class)->dispose (object);
}

static void
lobby_queue_popover_class_init (LobbyQueuePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_queue_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-queue-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyQueuePopover, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyQueuePopover, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static GtkWidget *
make_placeholder (void)
{
  GtkWidget *label = gtk_label_new (_ ("Nobody waiting"));

  gtk_widget_add_css_class (label, "lobby-caption");
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  return label;
}

static void
lobby_queue_popover_init (LobbyQueuePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_placeholder (self->list, make_placeholder ());
}

/** lobby_queue_popover_new: Returns: (transfer floating): a popover without a queue */
GtkWidget *
lobby_queue_popover_new (void)
{
  return g_object_new (LOBBY_TYPE_QUEUE_POPOVER, NULL);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_row (LobbyTicket *ticket, LobbyTone tone, const char *known, gboolean divertible)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *glyph = lobby_glyph_new (divertible ? LOBBY_SHAPE_DIVERT_RING : lobby_tone_get_shape (tone, FALSE));
  int wait_min = (int) (MAX (lobby_ticket_get_wait_s (ticket), 0) / 60);
  /* Translators: a duration in minutes */
  g_autofree char *wait = g_strdup_printf (_ ("%d min"), wait_min);

  gtk_box_append (GTK_BOX (box), glyph);
  gtk_label_set_width_chars (GTK_LABEL (add_label (box, lobby_ticket_get_record (ticket)->id, "lobby-title")), 5);
  GtkWidget *minutes = add_label (box, wait, "lobby-digits");
  gtk_label_set_width_chars (GTK_LABEL (minutes), 7);
  lobby_widget_show_tone (minutes, tone);
  GtkWidget *text = add_label (box, known, "lobby-caption");
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 36);
  return box;
}

static void
add_ticket (LobbyQueuePopover *self, LobbyTicket *ticket, const LobbyServiceRecord *service, LobbyFloor *floor)
{
  const LobbyForesight *foresight = lobby_floor_get_foresight (floor);
  const LobbyTicketRecord *record = lobby_ticket_get_record (ticket);
  const LobbyTicketForesight *foreseen = foresight != NULL ? lobby_foresight_get_ticket (foresight, record->id) : NULL;
  LobbyTone tone = lobby_ticket_judge (ticket, service, foresight);
  gboolean divertible = foreseen != NULL && foreseen->divertible;
  g_autofree char *known = lobby_ticket_dup_known (record, floor);
  g_autofree char *mark = lobby_words_dup_mark (record->id, (double) lobby_ticket_get_wait_s (ticket) / 60, tone);
  g_autofree char *words = g_strjoin (C_ ("list", ", "), mark, known, divertible ? _ ("can be diverted") : NULL, NULL);
  GtkWidget *line = make_row (ticket, tone, known, divertible);
  GtkWidget *row;

  gtk_list_box_append (self->list, line);
  row = gtk_widget_get_parent (line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (row), "ticket", g_strdup (record->id), g_free);
}

static char *
dup_key (GListModel *tickets)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (tickets); i++)
    {
      g_autoptr (LobbyTicket) ticket = g_list_model_get_item (tickets, i);
      g_string_append_printf (key, "%s %d\n", lobby_ticket_get_record (ticket)->id,
                              (int) (lobby_ticket_get_wait_s (ticket) / 60));
    }
  return g_string_free (key, FALSE);
}

static void
clear_list (LobbyQueuePopover *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* The row at the same place gets the focus that a row had which is listed anew. */
static void
focus_row (LobbyQueuePopover *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/** lobby_queue_popover_show: lists the tickets of @queue */
void
lobby_queue_popover_show (LobbyQueuePopover *self, LobbySession *session, LobbyQueue *queue)
{
  g_return_if_fail (LOBBY_IS_QUEUE_POPOVER (self) && LOBBY_IS_SESSION (session) && LOBBY_IS_QUEUE (queue));

  const LobbyServiceRecord *service = lobby_queue_get_service (queue);
  GListModel *tickets = lobby_queue_get_tickets (queue);
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int focused = focus != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  g_autofree char *key = dup_key (tickets);
  if (g_strcmp0 (self->shown, key) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&key);
  lobby_label_show (self->title, lobby_words_get_text (service->name));
  clear_list (self);
  for (guint i = 0; i < g_list_model_get_n_items (tickets); i++)
    {
      g_autoptr (LobbyTicket) ticket = g_list_model_get_item (tickets, i);
      add_ticket (self, ticket, service, lobby_session_get_floor (session));
    }
  if (focused >= 0)
    focus_row (self, MIN (focused, (int) g_list_model_get_n_items (tickets) - 1));
}
