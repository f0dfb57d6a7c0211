/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Practice: things that a trainer lets happen to a simulated branch. What they lead to is seen on the pages. */
#include "config.h"

#include "lobby-practice-window.h"
#include "lobby-permission.h"
#include "lobby-practice-log.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

/* A bus tour: so many customers within so many seconds. */
#define TOUR_CUSTOMERS 12
#define TOUR_S 120
/* How long a teller is away. */
#define AWAY_S (15 * 60)
#define SEED_MOST 999999

/* How fast the simulated day can go, times real life. */
static const int speeds[] = { 1, 10, 60 };

struct _LobbyPracticeWindow
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *group;
  AdwPreferencesGroup *drill;
  LobbyPracticeLog *log;
  LobbySession *session; /* (owned) */
  GtkWidget *speed_buttons[G_N_ELEMENTS (speeds)];
  GtkSpinButton *seed; /* (nullable) */
  GPtrArray *buttons;  /* (element-type GtkButton): of the incidents, in order */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (LobbyPracticeWindow, lobby_practice_window, ADW_TYPE_WINDOW)

static void
lobby_practice_window_dispose (GObject *object)
{
  g_clear_object (&LOBBY_PRACTICE_WINDOW (object)->session);
  g_clear_pointer (&LOBBY_PRACTICE_WINDOW (object)->buttons, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_child (widget_class, LobbyPracticeWindow, drill);
  gtk_widget_class_bind_template_child (widget_class, LobbyPracticeWindow, log);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lobby_practice_window_init (LobbyPracticeWindow *self)
{
  g_type_ensure (LOBBY_TYPE_PRACTICE_LOG);
  self->buttons = g_ptr_array_new ();
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

/* Those that have cash to run out of. */
static GtkStringList *
list_cash_devices (LobbyFloor *floor, GPtrArray *ids)
{
  GListModel *devices = lobby_floor_get_devices (floor);
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (LobbyDevice) device = g_list_model_get_item (devices, i);
      const LobbyDeviceRecord *record = lobby_device_get_record (device);
      gboolean cash = FALSE;

      for (guint k = 0; record->supplies != NULL && k < record->supplies->len; k++)
        cash = cash || ((const LobbySupplyRecord *) g_ptr_array_index (record->supplies, k))->kind == LOBBY_SUPPLY_CASH;
      if (!cash)
        continue;
      gtk_string_list_append (names, record->id);
      g_ptr_array_add (ids, g_strdup (record->id));
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
  gboolean guest_too;  /* a VIP customer comes at the same moment */
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
  LobbySession *session = practice->window->session;
  LobbySimulationIncident *incident = lobby_record_copy (&lobby_simulation_incident_type, &practice->pattern);
  guint selected = practice->choice != NULL ? gtk_drop_down_get_selected (practice->choice) : GTK_INVALID_LIST_POSITION;
  const char *id = selected < practice->ids->len ? g_ptr_array_index (practice->ids, selected) : NULL;

  if (incident->kind == LOBBY_INCIDENT_DEVICE_FAULT || incident->kind == LOBBY_INCIDENT_DEVICE_OFFLINE
      || incident->kind == LOBBY_INCIDENT_DEVICE_CASH_LOW)
    incident->device = g_strdup (id);
  else if (incident->kind == LOBBY_INCIDENT_COUNTER_PAUSE)
    incident->counter = g_strdup (id);
  else
    incident->service = g_strdup (id);
  g_free (lobby_session_bring_about (session, incident));
  if (practice->guest_too)
    {
      LobbySimulationIncident *guest = lobby_record_new (&lobby_simulation_incident_type);

      guest->kind = LOBBY_INCIDENT_GUEST;
      g_free (lobby_session_bring_about (session, guest));
    }
  lobby_practice_log_show (practice->window->log, session);
}

/* The rows have numbers, which are their keys. */
static GtkWidget *
make_number (guint number)
{
  g_autofree char *digit = g_strdup_printf ("%u", number);
  GtkWidget *label = gtk_label_new (digit);

  gtk_widget_add_css_class (label, "lobby-caption");
  gtk_widget_add_css_class (label, "lobby-digits");
  gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return label;
}

static Practice *
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
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_number (self->buttons->len + 1));
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
  g_ptr_array_add (self->buttons, button);
  adw_preferences_group_add (self->group, row);
  return practice;
}

static void
add_machines (LobbyPracticeWindow *self)
{
  const LobbySimulationIncident broken = { .kind = LOBBY_INCIDENT_DEVICE_FAULT };
  const LobbySimulationIncident silent = { .kind = LOBBY_INCIDENT_DEVICE_OFFLINE };
  const LobbySimulationIncident low = { .kind = LOBBY_INCIDENT_DEVICE_CASH_LOW };

  add_row (self, lobby_practice_log_get_title (broken.kind), _ ("Its card reader jams until somebody mends it"),
           /* Translators: button: lets a device break */
           C_ ("practice", "Break"), broken, list_devices);
  add_row (self, lobby_practice_log_get_title (silent.kind), _ ("Its network fails until somebody mends it"),
           /* Translators: button: cuts a device off the network */
           C_ ("practice", "Cut Off"), silent, list_devices);
  add_row (self, lobby_practice_log_get_title (low.kind), _ ("Hardly any is left until somebody asks for more"),
           /* Translators: button: takes most of the cash out of a device */
           C_ ("practice", "Drain"), low, list_cash_devices);
}

static void
add_people (LobbyPracticeWindow *self)
{
  const LobbySimulationIncident away = { .kind = LOBBY_INCIDENT_COUNTER_PAUSE,
                                         .reason = LOBBY_PAUSE_OTHER,
                                         .lasts_s = AWAY_S };
  const LobbySimulationIncident tour = { .kind = LOBBY_INCIDENT_ARRIVALS, .count = TOUR_CUSTOMERS, .lasts_s = TOUR_S };
  const LobbySimulationIncident guest = { .kind = LOBBY_INCIDENT_GUEST };
  const LobbySimulationIncident elderly = { .kind = LOBBY_INCIDENT_ELDERLY };

  add_row (self, lobby_practice_log_get_title (away.kind), _ ("To do paperwork, for 15 minutes unless asked back"),
           /* Translators: button: sends a teller away from the counter */
           C_ ("practice", "Send Away"), away, list_counters);
  add_row (self, lobby_practice_log_get_title (tour.kind), _ ("12 customers within 2 minutes"),
           /* Translators: button: lets customers come in */
           C_ ("practice", "Let In"), tour, list_services);
  add_row (self, lobby_practice_log_get_title (guest.kind), _ ("Recognised by the card"), C_ ("practice", "Let In"),
           guest, NULL);
  add_row (self, lobby_practice_log_get_title (elderly.kind), _ ("To be accompanied, never diverted"),
           C_ ("practice", "Let In"), elderly, list_services);
  add_row (self, _ ("A VIP and an elderly customer at once"), _ ("Who is looked after first?"),
           C_ ("practice", "Let In"), elderly, list_services)
      ->guest_too
      = TRUE;
}

/* --- the drill --- */

static void
show_speed (LobbyPracticeWindow *self)
{
  double rate = lobby_session_get_rate (self->session);

  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->speed_buttons[i]), ABS (rate - speeds[i]) < 0.01);
  self->showing = FALSE;
}

static void
speed_toggled_cb (GtkToggleButton *button, LobbyPracticeWindow *self)
{
  if (self->showing || self->session == NULL || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    if (self->speed_buttons[i] == GTK_WIDGET (button))
      g_free (lobby_session_set_rate (self->session, speeds[i]));
}

static void
add_speed (LobbyPracticeWindow *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  /* Translators: how fast a simulated day goes */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Speed"));
  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    {
      g_autofree char *words = g_strdup_printf ("%d×", speeds[i]);

      self->speed_buttons[i] = gtk_toggle_button_new_with_label (words);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->speed_buttons[i]),
                                     GTK_TOGGLE_BUTTON (self->speed_buttons[0]));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->speed_buttons[i]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      _ ("Speed"), -1);
      g_signal_connect (self->speed_buttons[i], "toggled", G_CALLBACK (speed_toggled_cb), self);
      gtk_box_append (GTK_BOX (box), self->speed_buttons[i]);
    }
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  adw_preferences_group_add (self->drill, row);
}

/* The session ends with its branch; so does what is looked at here. */
static void
begin_cb (GtkButton *button, LobbyPracticeWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  gint64 seed = gtk_spin_button_get_value_as_int (self->seed);

  gtk_window_close (GTK_WINDOW (self));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "app.begin-drill", "x", seed);
}

static void
add_drill (LobbyPracticeWindow *self)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: button: begins an open-ended drill */
  GtkWidget *begin = gtk_button_new_with_label (_ ("Begin Drill"));
  gint64 seed = lobby_session_get_drill_seed (self->session);
  g_autofree char *running = NULL;

  if (seed >= 0)
    /* Translators: %d is the number that a drill started from */
    running = g_strdup_printf (_ ("Drill %d is running, until midnight"), (int) seed);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Open-ended drill"));
  /* Translators: explains the number that a drill starts from */
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               running != NULL ? running : _ ("The same number begins the same day again"));
  self->seed = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, SEED_MOST, 1));
  gtk_spin_button_set_value (self->seed, (double) (seed >= 0 ? seed : 1));
  gtk_widget_set_valign (GTK_WIDGET (self->seed), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->seed), GTK_ACCESSIBLE_PROPERTY_LABEL,
      /* Translators: accessible name of the field with the number that a drill starts from */
      _ ("Number of the drill"), -1);
  gtk_widget_set_valign (begin, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->seed));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), begin);
  g_signal_connect (begin, "clicked", G_CALLBACK (begin_cb), self);
  adw_preferences_group_add (self->drill, row);
}

/* --- keys, and what changes --- */

/* Where digits are written they belong there. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, LobbyPracticeWindow *self)
{
  guint number = key >= GDK_KEY_1 && key <= GDK_KEY_9         ? key - GDK_KEY_1
                 : key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9 ? key - GDK_KEY_KP_1
                                                              : G_MAXUINT;

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 || number >= self->buttons->len)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_activate (g_ptr_array_index (self->buttons, number));
}

static void
show_again (LobbyPracticeWindow *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    lobby_permission_show_for (g_ptr_array_index (self->buttons, i), self->session, LOBBY_COMMAND_SIMULATION_INCIDENT,
                               TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    lobby_permission_show_for (self->speed_buttons[i], self->session, LOBBY_COMMAND_SIMULATION_RATE, TRUE);
  show_speed (self);
  lobby_practice_log_show (self->log, self->session);
}

/* A drill that has just begun has not shown its lobby yet. */
static gboolean
is_known (LobbyPracticeWindow *self)
{
  LobbyFloor *floor = lobby_session_get_floor (self->session);

  return g_list_model_get_n_items (lobby_floor_get_counters (floor)) > 0
         || g_list_model_get_n_items (lobby_floor_get_devices (floor)) > 0;
}

static void
changed_cb (GObject *source, LobbyPracticeWindow *self)
{
  if (self->session == NULL)
    return;
  if (self->buttons->len == 0 && is_known (self))
    {
      add_machines (self);
      add_people (self);
    }
  show_again (self);
}

/* What the branch refused did not happen; the window of the pages says why. */
static void
command_changed_cb (LobbySession *session, const char *command, LobbyPracticeWindow *self)
{
  LobbyDrill *drill = lobby_session_get_drill (session);

  if (drill != NULL && lobby_session_get_pending (session, command, NULL) == LOBBY_PENDING_REFUSED)
    lobby_drill_drop (drill, command);
  changed_cb (NULL, self);
}

static void
fill (LobbyPracticeWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  add_speed (self);
  if (lobby_session_get_kind (self->session) == LOBBY_SESSION_DEMO)
    add_drill (self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_object (self->session, "rights-changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->session, "link-changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->session, "command-changed", G_CALLBACK (command_changed_cb), self, 0);
  g_signal_connect_object (lobby_session_get_clock (self->session), "ticked", G_CALLBACK (changed_cb), self, 0);
  changed_cb (NULL, self);
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
