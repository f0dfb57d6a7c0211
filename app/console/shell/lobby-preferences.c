/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preferences. What a person chooses is saved at once; what the branch decides is shown with where it comes from, and
 * cannot be changed here. AdwPreferencesWindow ages: moving on changes this file and its template. */
#include "config.h"

#include "lobby-preferences.h"

#include "lobby-connect-form.h"
#include "lobby-language.h"
#include "lobby-policy-rows.h"
#include "lobby-rules-page.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyPreferences
{
  AdwPreferencesWindow parent_instance;

  /* given */
  LobbySessionOwner *owner; /* (owned) */
  GSettings *settings;      /* (owned) */

  /* template */
  AdwComboRow *language_row;
  AdwComboRow *style_row;
  GtkSwitch *large_switch;
  GtkSwitch *sound_switch;
  GtkSwitch *notifications_switch;
  LobbyConnectForm *connect_form;
  GtkWidget *demo_row;
  AdwPreferencesPage *targets_page;
  LobbyRulesPage *rules_page;
  GtkSpinButton *retention_spin;
  GtkSpinButton *vip_retention_spin;
  GtkSpinButton *name_spin;
  GtkSpinButton *idle_spin;
  GtkSwitch *public_switch;

  /* owned */
  GPtrArray *target_groups; /* of AdwPreferencesGroup, which the page owns */
};

G_DEFINE_FINAL_TYPE (LobbyPreferences, lobby_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const languages[] = { "", "en", "zh_CN", "zh_TW" };

/* --- general --- */

static guint
find_language (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i], language) == 0)
      return i;
  return 0;
}

static void
show_language (LobbyPreferences *self)
{
  g_autofree char *language = g_settings_get_string (self->settings, "language");
  /* Translators: language of the console: that of the desktop */
  const char *names[] = { _ ("As the desktop"), "English", "简体中文", "繁體中文", NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);

  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (self->language_row, find_language (language));
}

static gboolean
apply_language_cb (gpointer data)
{
  LobbyPreferences *self = data;
  guint selected = adw_combo_row_get_selected (self->language_row);

  if (self->settings != NULL && selected < G_N_ELEMENTS (languages))
    g_settings_set_string (self->settings, "language", languages[selected]);
  return G_SOURCE_REMOVE;
}

/* Later: the windows are rebuilt then, and the list that was pressed must not go away under the press. */
static void
language_selected_cb (LobbyPreferences *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, apply_language_cb, g_object_ref (self), g_object_unref);
}

static void
show_style (LobbyPreferences *self)
{
  /* Translators: light or dark: as the desktop, light, dark */
  const char *names[] = { _ ("As the desktop"), C_ ("style", "Light"), C_ ("style", "Dark"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);

  adw_combo_row_set_model (self->style_row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (self->style_row, (guint) g_settings_get_enum (self->settings, "color-scheme"));
}

static void
style_selected_cb (LobbyPreferences *self)
{
  g_settings_set_enum (self->settings, "color-scheme", (int) adw_combo_row_get_selected (self->style_row));
}

static void
show_general (LobbyPreferences *self)
{
  show_language (self);
  show_style (self);
  g_signal_connect_swapped (self->language_row, "notify::selected", G_CALLBACK (language_selected_cb), self);
  g_signal_connect_swapped (self->style_row, "notify::selected", G_CALLBACK (style_selected_cb), self);
  g_settings_bind (self->settings, "large-controls", self->large_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "sound", self->sound_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "notifications", self->notifications_switch, "active", G_SETTINGS_BIND_DEFAULT);
}

static void
show_privacy (LobbyPreferences *self)
{
  g_settings_bind (self->settings, "retention-days", self->retention_spin, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "vip-retention-days", self->vip_retention_spin, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "idle-minutes", self->idle_spin, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "wall-board-public", self->public_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "name-seconds", self->name_spin, "value", G_SETTINGS_BIND_DEFAULT);
}

/* --- connection and targets --- */

static void
show_targets (LobbyPreferences *self)
{
  LobbySession *session = lobby_session_owner_get_session (self->owner);

  for (guint i = 0; i < self->target_groups->len; i++)
    adw_preferences_page_remove (self->targets_page, g_ptr_array_index (self->target_groups, i));
  g_ptr_array_set_size (self->target_groups, 0);
  lobby_policy_rows_fill (session != NULL ? lobby_floor_get_branch (lobby_session_get_floor (session)) : NULL,
                          self->target_groups);
  for (guint i = 0; i < self->target_groups->len; i++)
    adw_preferences_page_add (self->targets_page, g_ptr_array_index (self->target_groups, i));
}

static void
owner_changed_cb (LobbySessionOwner *owner, GParamSpec *pspec, LobbyPreferences *self)
{
  LobbySession *session = lobby_session_owner_get_session (owner);

  gtk_widget_set_visible (self->demo_row, session == NULL || lobby_session_get_kind (session) != LOBBY_SESSION_DEMO);
  show_targets (self);
  lobby_rules_page_set_session (self->rules_page, session);
}

static void
return_to_demo_cb (LobbyPreferences *self)
{
  g_settings_reset (self->settings, "service-url");
  g_settings_reset (self->settings, "ca-file");
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-demo", NULL);
}

/* --- object --- */

static void
lobby_preferences_dispose (GObject *object)
{
  LobbyPreferences *self = LOBBY_PREFERENCES (object);

  if (self->owner != NULL)
    g_signal_handlers_disconnect_by_data (self->owner, self);
  g_clear_object (&self->owner);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->target_groups, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_PREFERENCES);
  G_OBJECT_CLASS (lobby_preferences_parent_class)->dispose (object);
}

static void
lobby_preferences_class_init (LobbyPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyPreferences, language_row);
  gtk_widget_class_bind_template_child (widget_class, LobbyPreferences, style_row);
  gtk_widget_class_bind_template_child (widget_class, LobbyPreferences, large_switch);
  gtk_widget_class_bind_template_child (widget_class, LobbyPreferences, sound_switch);
  gtk_widget_class_bind_template_child (widget_class, LobbyPreferences, notifications_switch);
  gtk_widget_class_bind_template_child (widget_class, LobbyPreferences, connect_form);
  gtk_widget_class_bind_template_child (widget_class, LobbyPreferences, demo_row);
  gtk_widget_class_bind_template_child (widget_class, LobbyPreferences, targets_page);
  gtk_widget_class_bind_template_child (widget_class, LobbyPreferences, rules_page);
  gtk_widget_class_bind_template_child (widget_class, LobbyPreferences, retention_spin);
  gtk_widget_class_bind_template_child (widget_class, LobbyPreferences, vip_retention_spin);
  gtk_widget_class_bind_template_child (widget_class, LobbyPreferences, name_spin);
  gtk_widget_class_bind_template_child (widget_class, LobbyPreferences, idle_spin);
  gtk_widget_class_bind_template_child (widget_class, LobbyPreferences, public_switch);
  gtk_widget_class_bind_template_callback (widget_class, return_to_demo_cb);
}

static void
lobby_preferences_init (LobbyPreferences *self)
{
  g_type_ensure (LOBBY_TYPE_CONNECT_FORM);
  g_type_ensure (LOBBY_TYPE_RULES_PAGE);
  self->target_groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lobby_preferences_new:
 * @parent: the window they belong to
 * @owner: what is open
 * @tokens: keeps tokens
 * @settings: where choices are saved
 *
 * Returns: (transfer none): the preferences
 */
LobbyPreferences *
lobby_preferences_new (GtkWindow *parent, LobbySessionOwner *owner, LobbyTokenKeeper *tokens, GSettings *settings)
{
  LobbyPreferences *self = g_object_new (LOBBY_TYPE_PREFERENCES, "transient-for", parent, NULL);

  self->owner = g_object_ref (owner);
  self->settings = g_object_ref (settings);
  lobby_connect_form_set_up (self->connect_form, owner, tokens, settings);
  show_general (self);
  show_privacy (self);
  g_signal_connect (owner, "notify", G_CALLBACK (owner_changed_cb), self);
  owner_changed_cb (owner, NULL, self);
  return self;
}

/** lobby_preferences_show_page: shows the page @name, as in "connection" */
void
lobby_preferences_show_page (LobbyPreferences *self, const char *name)
{
  g_return_if_fail (LOBBY_IS_PREFERENCES (self));
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (self), name);
}
