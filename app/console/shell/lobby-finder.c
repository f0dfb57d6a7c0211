/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Find a ticket, a counter or a device by what is on its sign, and a case by its number, its ticket or its matter. What is
 * found says where it is and what it does; a person at the desk who asks "where is A064?" gets an answer in two key
 * strokes. Names of customers are not searched. */
#include "config.h"

#include "lobby-finder.h"

#include "lobby-case-show.h"
#include "lobby-language.h"
#include "lobby-widgets.h"
#include "lobby-words-case.h"

#include "lobby-case-order.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RESULTS_MAX 8
#define TITLE_CHARS 44

struct _LobbyFinder
{
  GtkPopover parent_instance;

  /* given */
  LobbySession *session; /* (owned) (nullable) */

  /* owned by the popover */
  GtkWidget *entry;
  GtkListBox *list;

  /* state */
  guint n_results;
};

G_DEFINE_FINAL_TYPE (LobbyFinder, lobby_finder, GTK_TYPE_POPOVER)

static guint found_signal;

/* --- what was found --- */

static gboolean
matches (const char *id, const char *needle)
{
  g_autofree char *folded = g_utf8_casefold (id, -1);
  g_autofree char *wanted = g_utf8_casefold (needle, -1);

  return strstr (folded, wanted) != NULL;
}

static void
add_result (LobbyFinder *self, const char *page, const char *id, const char *title, char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_label_new (title);
  GtkWidget *text = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (head), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (head), TITLE_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (text), TITLE_CHARS);
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_add_css_class (head, "lobby-title");
  gtk_widget_add_css_class (text, "lobby-caption");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_list_box_append (self->list, box);
  g_object_set_data (G_OBJECT (gtk_widget_get_parent (box)), "page", (gpointer) page);
  g_object_set_data_full (G_OBJECT (gtk_widget_get_parent (box)), "id", g_strdup (id), g_free);
  self->n_results++;
  g_free (words);
}

static char *
dup_ticket_words (LobbySession *session, LobbyQueue *queue, LobbyTicket *ticket)
{
  const LobbyServiceRecord *service = lobby_queue_get_service (queue);
  int minutes = (int) (lobby_ticket_get_wait_s (ticket) / 60);

  /* Translators: where a ticket is; %1$s is a service, %2$d minutes */
  return g_strdup_printf (_ ("Waiting for %1$s, %2$d min"), lobby_text_get (service->name, lobby_language_get ()),
                          minutes);
}

static void
find_waiting (LobbyFinder *self, const char *needle)
{
  GListModel *queues = lobby_floor_get_queues (lobby_session_get_floor (self->session));

  for (guint i = 0; i < g_list_model_get_n_items (queues); i++)
    {
      g_autoptr (LobbyQueue) queue = g_list_model_get_item (queues, i);
      GListModel *tickets = lobby_queue_get_tickets (queue);

      for (guint n = 0; n < g_list_model_get_n_items (tickets) && self->n_results < RESULTS_MAX; n++)
        {
          g_autoptr (LobbyTicket) ticket = g_list_model_get_item (tickets, n);
          const char *id = lobby_ticket_get_record (ticket)->id;
          if (matches (id, needle))
            add_result (self, "show-ticket", id, id, dup_ticket_words (self->session, queue, ticket));
        }
    }
}

static void
find_counters (LobbyFinder *self, const char *needle)
{
  GListModel *counters = lobby_floor_get_counters (lobby_session_get_floor (self->session));

  for (guint i = 0; i < g_list_model_get_n_items (counters) && self->n_results < RESULTS_MAX; i++)
    {
      g_autoptr (LobbyCounter) counter = g_list_model_get_item (counters, i);
      const LobbyTicketRecord *ticket = lobby_counter_get_ticket (counter);
      const char *id = lobby_counter_get_record (counter)->id;
      /* Translators: a counter by its number, as in "Counter 5" */
      g_autofree char *title = g_strdup_printf (_ ("Counter %s"), id);

      if (ticket != NULL && matches (ticket->id, needle))
        /* Translators: where a ticket is; %s is the number of a counter */
        add_result (self, "live-lobby", id, ticket->id, g_strdup_printf (_ ("At counter %s"), id));
      else if (matches (id, needle) || matches (title, needle))
        add_result (self, "live-lobby", id, title,
                    ticket != NULL
                        /* Translators: what a counter does; %s is a ticket */
                        ? g_strdup_printf (_ ("Serving %s"), ticket->id)
                        : g_strdup (_ ("Nobody at the counter")));
    }
}

static void
find_devices (LobbyFinder *self, const char *needle)
{
  GListModel *devices = lobby_floor_get_devices (lobby_session_get_floor (self->session));

  for (guint i = 0; i < g_list_model_get_n_items (devices) && self->n_results < RESULTS_MAX; i++)
    {
      g_autoptr (LobbyDevice) device = g_list_model_get_item (devices, i);
      const LobbyDevicePlan *plan = lobby_device_get_plan (device);
      const char *id = lobby_device_get_record (device)->id;
      const char *place = plan != NULL ? lobby_text_get (plan->place, lobby_language_get ()) : NULL;

      if (matches (id, needle))
        add_result (self, "devices", id, id, g_strdup (place != NULL ? place : ""));
    }
}

/* Returns: (transfer full): what kind of case, whose ticket, how long is left or that it is done */
static char *
dup_case_words (LobbyCase *one)
{
  const LobbyCaseRecord *record = lobby_case_get_record (one);
  gboolean runs = lobby_case_is_open (record) && record->due_us != 0;
  g_autofree char *left = runs ? lobby_words_dup_left (lobby_case_get_left_s (one))
                               : g_strdup (lobby_words_get_case_phase (record->phase));

  return g_strjoin (" · ", lobby_words_get_case_kind (record->kind), left, record->ticket, NULL);
}

static gboolean
is_case (const LobbyCaseRecord *record, const char *title, const char *needle)
{
  return matches (record->id, needle) || matches (title, needle)
         || (record->ticket != NULL && matches (record->ticket, needle));
}

/* What people have written about a case is for those who may see it, and not while names are covered. */
static void
find_cases (LobbyFinder *self, const char *needle)
{
  GListModel *cases = lobby_floor_get_cases (lobby_session_get_floor (self->session));

  if (!lobby_session_may (self->session, LOBBY_RIGHT_NAMES_SEE) || lobby_discretion_hides_names ())
    return;
  for (guint i = 0; i < g_list_model_get_n_items (cases) && self->n_results < RESULTS_MAX; i++)
    {
      g_autoptr (LobbyCase) one = g_list_model_get_item (cases, i);
      const LobbyCaseRecord *record = lobby_case_get_record (one);
      g_autofree char *title = lobby_case_dup_title (record, self->session);

      if (is_case (record, title, needle))
        add_result (self, "show-case", record->id, title, dup_case_words (one));
    }
}

static void
search (LobbyFinder *self)
{
  const char *needle = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL && GTK_IS_LIST_BOX_ROW (row))
    gtk_list_box_remove (self->list, row);
  self->n_results = 0;
  if (self->session == NULL || *needle == '\0')
    return;
  find_waiting (self, needle);
  find_counters (self, needle);
  find_devices (self, needle);
  find_cases (self, needle);
}

static void
search_cb (LobbyFinder *self)
{
  search (self);
  lobby_popover_fit (GTK_POPOVER (self));
}

/* --- what happens --- */

static void
row_activated_cb (LobbyFinder *self, GtkListBoxRow *row)
{
  const char *page = g_object_get_data (G_OBJECT (row), "page");
  const char *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_popover_popdown (GTK_POPOVER (self));
  if (page != NULL)
    g_signal_emit (self, found_signal, 0, page, id);
}

static void
entry_activated_cb (LobbyFinder *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first != NULL)
    row_activated_cb (self, first);
}

static void
lobby_finder_dispose (GObject *object)
{
  g_clear_object (&LOBBY_FINDER (object)->session);
  G_OBJECT_CLASS (lobby_finder_parent_class)->dispose (object);
}

static void
lobby_finder_class_init (LobbyFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_finder_dispose;
  found_signal = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                               2, G_TYPE_STRING, G_TYPE_STRING);
}

static GtkWidget *
make_placeholder (void)
{
  GtkWidget *label = gtk_label_new (_ ("Ticket, counter, device or case"));

  gtk_widget_add_css_class (label, "lobby-caption");
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  return label;
}

static void
lobby_finder_init (LobbyFinder *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find ticket, counter, device or case"), -1);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_size_request (self->entry, 380, -1);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->list, make_placeholder ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lobby-results");
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activated_cb), self);
  /* The entry keeps Escape to itself. */
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

/** lobby_finder_new: Returns: (transfer floating): a finder that is closed */
GtkWidget *
lobby_finder_new (void)
{
  return g_object_new (LOBBY_TYPE_FINDER, NULL);
}

/** lobby_finder_open: opens the finder for the floor of @session */
void
lobby_finder_open (LobbyFinder *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_FINDER (self));

  g_set_object (&self->session, session);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  search_cb (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
}
