/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Practice: things that a trainer lets happen to a simulated branch. What they lead to is seen on the pages. */
#include "config.h"

#include "lobby-practice-window.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

/* A bus tour: so many customers within so many seconds. */
#define TOUR_CUSTOMERS 12
#define TOUR_S 120
/* How long a teller is away. */
#define AWAY_S (15 * 60)

struct _LobbyPracticeWindow
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *group;
  LobbySession *session; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LobbyPracticeWindow, lobby_practice_window, ADW_TYPE_WINDOW)

static void
lobby_practice_window_dispose (GObject *object)
{
  g_clear_object (&LOBBY_PRACTICE_WINDOW (object)->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_PRACTICE_WINDOW);
  G_OBJECT_CLASS (lobby_practice_window_parent_class)->dispose (object);
}

static void
lobby_practice_window_class_init (LobbyPracticeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_practice_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-practice-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyPracticeWindow, group);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lobby_practice_window_init (LobbyPracticeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- what may be chosen --- */

/* @ids: (out): what each line of the list stands for */
static GtkStringList *
list_devices (LobbyFloor *floor, GPtrArray *ids)
{
  GListModel *devices = lobby_floor_get_devices (floor);
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (LobbyDevice) device = g_list_model_get_item (devices, i);
      gtk_string_list_append (names, lobby_device_get_record (device)->id);
      g_ptr_array_add (ids, g_strdup (lobby_device_get_record (device)->id));
    }
  return names;
}

static GtkStringList *
list_counters (LobbyFloor *floor, GPtrArray *ids)
{
  GListModel *counters = lobby_floor_get_counters (floor);
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (counters); i++)
    {
      g_autoptr (LobbyCounter) counter = g_list_model_get_item (counters, i);
      const char *id = lobby_counter_get_record (counter)->id;
      /* Translators: %s is the number of a counter */
      g_autofree char *name = g_strdup_printf (_ ("Counter %s"), id);
      gtk_string_list_append (names, name);
      g_ptr_array_add (ids, g_strdup (id));
    }
  return names;
}

static GtkStringList *
list_services (LobbyFloor *floor, GPtrArray *ids)
{
  GListModel *queues = lobby_floor_get_queues (floor);
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (queues); i++)
    {
      g_autoptr (LobbyQueue) queue = g_list_model_get_item (queues, i);
      const LobbyServiceRecord *service = lobby_queue_get_service (queue);
      if (service->vip)
        continue;
      gtk_string_list_append (names, lobby_words_get_text (service->name));
      g_ptr_array_add (ids, g_strdup (service->id));
    }
  return names;
}

/* --- the rows --- */

typedef GtkStringList *(*ListFunc) (LobbyFloor *floor, GPtrArray *ids);

/* A row of the window: @pattern says what happens; whom it happens to is chosen in the row. */
typedef struct
{
  LobbyPracticeWindow *window; /* borrowed: the row lives in it */
  LobbySimulationIncident pattern;
  GtkDropDown *choice; /* (nullable) */
  GPtrArray *ids;      /* (owned) */
} Practice;

static void
free_practice (gpointer data, GClosure *closure)
{
  Practice *practice = data;

  g_ptr_array_unref (practice->ids);
  g_free (practice);
}

static void
clicked_cb (GtkButton *button, Practice *practice)
{
  LobbySimulationIncident *incident = lobby_record_copy (&lobby_simulation_incident_type, &practice->pattern);
  guint selected = practice->choice != NULL ? gtk_drop_down_get_selected (practice->choice) : GTK_INVALID_LIST_POSITION;
  const char *id = selected < practice->ids->len ? g_ptr_array_index (practice->ids, selected) : NULL;

  if (incident->kind == LOBBY_INCIDENT_DEVICE_FAULT || incident->kind == LOBBY_INCIDENT_DEVICE_OFFLINE)
    incident->device = g_strdup (id);
  else if (incident->kind == LOBBY_INCIDENT_COUNTER_PAUSE)
    incident->counter = g_strdup (id);
  else
    incident->service = g_strdup (id);
  g_free (lobby_session_bring_about (practice->window->session, incident));
}

static void
add_row (LobbyPracticeWindow *self,
         const char *title,
         const char *subtitle,
         const char *button_words,
         LobbySimulationIncident pattern,
         ListFunc list)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (button_words);
  Practice *practice = g_new0 (Practice, 1);

  practice->window = self;
  practice->pattern = pattern;
  practice->ids = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (list != NULL)
    {
      GtkStringList *names = list (lobby_session_get_floor (self->session), practice->ids);
      practice->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (names), NULL));
      gtk_widget_set_valign (GTK_WIDGET (practice->choice), GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (practice->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (practice->choice));
      gtk_widget_set_sensitive (row, practice->ids->len > 0);
    }
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), practice, free_practice, 0);
  adw_preferences_group_add (self->group, row);
}

static void
fill (LobbyPracticeWindow *self)
{
  const LobbySimulationIncident broken = { .kind = LOBBY_INCIDENT_DEVICE_FAULT };
  const LobbySimulationIncident silent = { .kind = LOBBY_INCIDENT_DEVICE_OFFLINE };
  const LobbySimulationIncident away = { .kind = LOBBY_INCIDENT_COUNTER_PAUSE,
                                         .reason = LOBBY_PAUSE_OTHER,
                                         .lasts_s = AWAY_S };
  const LobbySimulationIncident tour = { .kind = LOBBY_INCIDENT_ARRIVALS, .count = TOUR_CUSTOMERS, .lasts_s = TOUR_S };
  const LobbySimulationIncident guest = { .kind = LOBBY_INCIDENT_GUEST };
  const LobbySimulationIncident elderly = { .kind = LOBBY_INCIDENT_ELDERLY };

  add_row (self, _ ("A device breaks"), _ ("Its card reader jams until somebody mends it"),
           /* Translators: button: lets a device break */
           C_ ("practice", "Break"), broken, list_devices);
  add_row (self, _ ("A device goes silent"), _ ("Its network fails until somebody mends it"),
           /* Translators: button: cuts a device off the network */
           C_ ("practice", "Cut Off"), silent, list_devices);
  add_row (self, _ ("A teller leaves the counter"), _ ("To do paperwork, for 15 minutes unless asked back"),
           /* Translators: button: sends a teller away from the counter */
           C_ ("practice", "Send Away"), away, list_counters);
  add_row (self, _ ("A bus tour arrives"), _ ("12 customers within 2 minutes"),
           /* Translators: button: lets customers come in */
           C_ ("practice", "Let In"), tour, list_services);
  add_row (self, _ ("A VIP customer arrives"), _ ("Recognised by the card"), C_ ("practice", "Let In"), guest, NULL);
  add_row (self, _ ("An elderly customer arrives"), _ ("To be accompanied, never diverted"), C_ ("practice", "Let In"),
           elderly, list_services);
}

/**
 * lobby_practice_window_new:
 * @parent: the window of the pages
 * @session: a session of a simulated branch
 *
 * Returns: (transfer none): the window; it stays beside the pages
 */
GtkWindow *
lobby_practice_window_new (GtkWindow *parent, LobbySession *session)
{
  LobbyPracticeWindow *self = g_object_new (LOBBY_TYPE_PRACTICE_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  fill (self);
  return GTK_WINDOW (self);
}
