/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was asked for and is not done: still here, with the branch, or refused; and what can be done about it. It is the
 * outbox in words, so it is the same after a restart. */
#include "config.h"

#include "lobby-errands-window.h"

#include "lobby-errand-show.h"
#include "lobby-page-watch.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LobbyErrandsWindow
{
  AdwWindow parent_instance;

  AdwPreferencesPage *page;
  AdwPreferencesGroup *group;
  GtkWidget *nothing;

  /* owned */
  LobbyPageWatch *watch;
  GPtrArray *rows; /* of GtkWidget: in the group */
  char *shown;     /* (nullable): what the rows tell of */
};

G_DEFINE_FINAL_TYPE (LobbyErrandsWindow, lobby_errands_window, ADW_TYPE_WINDOW)

/* --- where it is looked at or changed --- */

typedef struct
{
  LobbyCommandKind kind;
  const char *action;
  gboolean with_subject;
} Place;

static const Place places[] = {
  { LOBBY_COMMAND_DEVICE_ASK, "win.show-device", TRUE },
  { LOBBY_COMMAND_TICKET_NOTE, "win.intake", TRUE },
  { LOBBY_COMMAND_TICKET_DIVERT, "win.show-ticket", TRUE },
  { LOBBY_COMMAND_CUSTOMER_ACKNOWLEDGE, "win.show-vip-log", FALSE },
  { LOBBY_COMMAND_CUSTOMER_MEET, "win.show-vip-log", FALSE },
  { LOBBY_COMMAND_CUSTOMER_ESCALATE, "win.show-vip-log", FALSE },
  { LOBBY_COMMAND_CUSTOMER_ASSIGN, "win.show-vip-log", FALSE },
  { LOBBY_COMMAND_CUSTOMER_NOTE, "win.show-vip-log", FALSE },
  { LOBBY_COMMAND_FEEDBACK_ENTER, "win.show-duties", FALSE },
  { LOBBY_COMMAND_CASE_OPEN, "win.show-duties", FALSE },
  { LOBBY_COMMAND_CASE_CHANGE, "win.show-duties", FALSE },
};

static const Place *
find_place (LobbyCommandKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].kind == kind)
      return &places[i];
  return NULL;
}

static void
show_counter (GtkWidget *parent, LobbySession *session, const char *id)
{
  GListModel *counters = lobby_floor_get_counters (lobby_session_get_floor (session));

  for (guint i = 0; i < g_list_model_get_n_items (counters); i++)
    {
      g_autoptr (LobbyCounter) counter = g_list_model_get_item (counters, i);
      if (g_strcmp0 (lobby_counter_get_record (counter)->id, id) == 0)
        gtk_widget_activate_action (parent, "win.show-counter", "i", (int) i);
    }
}

static void
show_place (GtkWidget *parent, LobbySession *session, const LobbyErrand *errand)
{
  const Place *place = find_place (errand->command->kind);
  const char *subject = lobby_command_get_subject (errand->command);

  if (errand->command->kind == LOBBY_COMMAND_COUNTER_ASK)
    show_counter (parent, session, subject);
  else if (errand->command->kind == LOBBY_COMMAND_RULES_CHANGE)
    gtk_widget_activate_action (parent, "app.show-preferences", "s", "diversion");
  else if (place != NULL && place->with_subject)
    gtk_widget_activate_action (parent, place->action, "s", subject);
  else if (place != NULL)
    gtk_widget_activate_action (parent, place->action, NULL);
}

/* --- what a person does --- */

static LobbyErrand *
find_errand (LobbySession *session, const char *id)
{
  g_autoptr (GPtrArray) errands = lobby_session_list_errands (session);

  for (guint i = 0; i < errands->len; i++)
    if (strcmp (((const LobbyErrand *) g_ptr_array_index (errands, i))->id, id) == 0)
      return g_ptr_array_steal_index (errands, i);
  return NULL;
}

#define ERRAND "lobby-errand"

static void
show_clicked_cb (GtkWidget *button, LobbyErrandsWindow *self)
{
  g_autoptr (LobbySession) session = lobby_page_watch_get_session (self->watch);
  g_autoptr (LobbyErrand) errand = session != NULL
                                       ? find_errand (session, g_object_get_data (G_OBJECT (button), ERRAND))
                                       : NULL;
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));

  if (errand != NULL && parent != NULL)
    show_place (parent, session, errand);
  gtk_window_close (GTK_WINDOW (self));
}

static void
try_clicked_cb (GtkWidget *button, LobbyErrandsWindow *self)
{
  g_autoptr (LobbySession) session = lobby_page_watch_get_session (self->watch);

  if (session != NULL)
    g_free (lobby_session_try_again (session, g_object_get_data (G_OBJECT (button), ERRAND)));
}

static void
discard_clicked_cb (GtkWidget *button, LobbyErrandsWindow *self)
{
  g_autoptr (LobbySession) session = lobby_page_watch_get_session (self->watch);

  if (session != NULL)
    lobby_session_let_go (session, g_object_get_data (G_OBJECT (button), ERRAND));
}

/* A note that was refused can be written anew. */
static void
note_applied_cb (GtkEditable *row, LobbyErrandsWindow *self)
{
  g_autoptr (LobbySession) session = lobby_page_watch_get_session (self->watch);
  const char *id = g_object_get_data (G_OBJECT (row), ERRAND);
  const LobbyCommand *command = session != NULL ? lobby_session_get_command (session, id) : NULL;
  LobbyVisitNote *note;

  if (command == NULL || command->kind != LOBBY_COMMAND_CUSTOMER_NOTE)
    return;
  note = lobby_record_copy (&lobby_visit_noted_type, command->payload);
  g_free (note->text);
  note->text = g_strdup (gtk_editable_get_text (row));
  g_free (lobby_session_try_again_with (session, id, note));
}

/* --- rows --- */

static void
add_button (LobbyErrandsWindow *self,
            AdwActionRow *row,
            const LobbyErrand *errand,
            const char *label,
            const char *about,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  /* Translators: accessible name of a button: first what it does, then what it is about */
  g_autofree char *name = g_strdup_printf (C_ ("button", "%1$s: %2$s"), label, about);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), ERRAND, g_strdup (errand->id), g_free);
  g_signal_connect (button, "clicked", callback, self);
  adw_action_row_add_suffix (row, button);
}

static void
add_row (LobbyErrandsWindow *self, GtkWidget *row)
{
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_note_row (LobbyErrandsWindow *self, const LobbyErrand *errand)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Change the note and ask again"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), ((const LobbyVisitNote *) errand->command->payload)->text);
  g_object_set_data_full (G_OBJECT (row), ERRAND, g_strdup (errand->id), g_free);
  g_signal_connect (row, "apply", G_CALLBACK (note_applied_cb), self);
  add_row (self, row);
}

static void
add_errand (LobbyErrandsWindow *self, LobbySession *session, const LobbyErrand *errand)
{
  GtkWidget *row = adw_action_row_new (), *glyph = g_object_new (LOBBY_TYPE_GLYPH, NULL);
  gboolean refused = errand->state == LOBBY_PENDING_REFUSED;
  g_autofree char *title = lobby_errand_dup_title (errand, session);
  g_autofree char *state = lobby_errand_dup_state (errand, session);
  g_autofree char *time = lobby_words_dup_time (errand->asked_us,
                                                lobby_floor_get_time_zone (lobby_session_get_floor (session)), FALSE);
  /* Translators: first when something was asked for, then a sentence or two about where it is */
  g_autofree char *subtitle = g_strdup_printf (_ ("Asked at %1$s. %2$s"), time, state);

  lobby_glyph_show (LOBBY_GLYPH (glyph), refused ? LOBBY_SHAPE_CROSS : LOBBY_SHAPE_DOTTED_RING);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), glyph);
  /* Translators: button: shows the thing that was asked about */
  add_button (self, ADW_ACTION_ROW (row), errand, _ ("Show"), title, G_CALLBACK (show_clicked_cb));
  if (refused)
    add_button (self, ADW_ACTION_ROW (row), errand, _ ("Try Again"), title, G_CALLBACK (try_clicked_cb));
  if (lobby_errand_can_be_let_go (errand))
    /* Translators: button: what was asked for shall not happen any more */
    add_button (self, ADW_ACTION_ROW (row), errand, _ ("Discard"), title, G_CALLBACK (discard_clicked_cb));
  add_row (self, row);
  if (refused && errand->command->kind == LOBBY_COMMAND_CUSTOMER_NOTE)
    add_note_row (self, errand);
}

static char *
dup_account (const GPtrArray *errands)
{
  GString *account = g_string_new ("");

  for (guint i = 0; i < errands->len; i++)
    {
      const LobbyErrand *errand = g_ptr_array_index (errands, i);
      g_string_append_printf (account, "%s/%d/%d/%s\n", errand->id, (int) errand->state, errand->tried,
                              errand->problem != NULL ? errand->problem : "");
    }
  return g_string_free (account, FALSE);
}

/* Rows stay while they tell of the same thing, so that nobody loses their place. */
static void
show_session (GtkWidget *window, LobbySession *session)
{
  LobbyErrandsWindow *self = LOBBY_ERRANDS_WINDOW (window);
  g_autoptr (GPtrArray) errands = lobby_session_list_errands (session);
  g_autofree char *account = dup_account (errands);

  if (g_strcmp0 (account, self->shown) == 0)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < errands->len; i++)
    add_errand (self, session, g_ptr_array_index (errands, i));
  gtk_widget_set_visible (GTK_WIDGET (self->page), errands->len > 0);
  gtk_widget_set_visible (self->nothing, errands->len == 0);
  g_free (self->shown);
  self->shown = g_steal_pointer (&account);
}

/* --- object --- */

static void
lobby_errands_window_dispose (GObject *object)
{
  g_clear_pointer (&LOBBY_ERRANDS_WINDOW (object)->watch, lobby_page_watch_free);
  G_OBJECT_CLASS (lobby_errands_window_parent_class)->dispose (object);
}

static void
lobby_errands_window_finalize (GObject *object)
{
  LobbyErrandsWindow *self = LOBBY_ERRANDS_WINDOW (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);
  G_OBJECT_CLASS (lobby_errands_window_parent_class)->finalize (object);
}

static void
lobby_errands_window_class_init (LobbyErrandsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_errands_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_errands_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lobby_errands_window_init (LobbyErrandsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->rows = g_ptr_array_new ();
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->nothing = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->nothing), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->nothing), _ ("Nothing Is Waiting"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->nothing),
                                   _ ("Everything that was asked for at this console has happened."));
  adw_preferences_group_set_description (self->group, _ ("Kept on this computer until it has happened once, also when "
                                                         "the line is cut or the console ends."));
  adw_preferences_page_add (self->page, self->group);
  gtk_widget_set_vexpand (GTK_WIDGET (self->page), TRUE);
  gtk_widget_set_vexpand (self->nothing, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->page));
  gtk_box_append (GTK_BOX (box), self->nothing);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Not Done Yet"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 480);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  self->watch = lobby_page_watch_new (GTK_WIDGET (self), show_session);
}

/** lobby_errands_window_new: Returns: (transfer none): what is not done in @session, above @parent */
GtkWidget *
lobby_errands_window_new (GtkWindow *parent, LobbySession *session)
{
  LobbyErrandsWindow *self = g_object_new (LOBBY_TYPE_ERRANDS_WINDOW, "transient-for", parent, NULL);

  lobby_page_watch_set_session (self->watch, session);
  return GTK_WIDGET (self);
}
