/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Address, token and authority of a branch service. What was entered is saved once the branch has answered; until then
 * the form says why it has not. */
#include "config.h"

#include "lobby-connect-form.h"

#include "lobby-file-choice.h"
#include "lobby-service-address.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyConnectForm
{
  GtkBox parent_instance;

  /* given */
  LobbySessionOwner *owner; /* (owned) */
  LobbyTokenKeeper *tokens; /* (owned) */
  GSettings *settings;      /* (owned) */

  /* template */
  AdwEntryRow *address_row;
  AdwEntryRow *token_row;
  AdwActionRow *ca_row;
  GtkWidget *ca_clear_button;
  GtkWidget *token_note;
  GtkWidget *message_box;
  LobbyGlyph *message_glyph;
  GtkLabel *message_label;
  GtkWidget *connect_button;

  /* owned */
  char *ca_file;         /* (nullable) */
  char *url;             /* (nullable): what is being tried */
  LobbySession *session; /* (nullable): the session that tries it */
};

G_DEFINE_FINAL_TYPE (LobbyConnectForm, lobby_connect_form, GTK_TYPE_BOX)

static guint connected_signal;

/* --- what the form says --- */

static void
show_message (LobbyConnectForm *self, LobbyShape shape, const char *words)
{
  gtk_widget_set_visible (self->message_box, words != NULL);
  if (words == NULL)
    return;
  lobby_glyph_show (self->message_glyph, shape);
  gtk_label_set_text (self->message_label, words);
}

static void
show_ca_file (LobbyConnectForm *self)
{
  g_autofree char *name = self->ca_file != NULL ? g_filename_display_basename (self->ca_file)
                                                /* Translators: which certificate authorities are trusted */
                                                : g_strdup (_ ("Authorities of this computer"));
  g_autofree char *escaped = g_markup_escape_text (name, -1);

  adw_action_row_set_subtitle (self->ca_row, escaped);
  gtk_widget_set_visible (self->ca_clear_button, self->ca_file != NULL);
}

/* --- trying --- */

static void
succeed (LobbyConnectForm *self)
{
  g_settings_set_string (self->settings, "service-url", self->url);
  g_settings_set_string (self->settings, "ca-file", self->ca_file != NULL ? self->ca_file : "");
  g_clear_pointer (&self->url, g_free);
  show_message (self, LOBBY_SHAPE_TICK, _ ("Connected. This branch is opened at the next start."));
  g_signal_emit (self, connected_signal, 0);
}

static void
link_changed_cb (LobbySession *session, LobbyConnectForm *self)
{
  LobbyLinkState state = lobby_session_get_link_state (session);
  g_autofree char *reason = lobby_words_dup_link_reason (lobby_session_get_reason (session));

  if (self->url == NULL)
    return;
  if (state == LOBBY_LINK_LIVE || state == LOBBY_LINK_POLLING)
    succeed (self);
  else if (reason != NULL)
    show_message (self, LOBBY_SHAPE_CROSS, reason);
}

static void
forget_session (LobbyConnectForm *self)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
}

static void
owner_changed_cb (LobbySessionOwner *owner, GParamSpec *pspec, LobbyConnectForm *self)
{
  g_autofree char *problem = lobby_words_dup_link_reason (lobby_session_owner_get_problem (owner));

  if (self->url == NULL)
    return;
  forget_session (self);
  if (problem != NULL)
    show_message (self, LOBBY_SHAPE_CROSS, problem);
  if (lobby_session_owner_get_session (owner) == NULL)
    return;
  self->session = g_object_ref (lobby_session_owner_get_session (owner));
  g_signal_connect_object (self->session, "link-changed", G_CALLBACK (link_changed_cb), self, 0);
}

static void
open_service (LobbyConnectForm *self)
{
  show_message (self, LOBBY_SHAPE_DOTTED_RING, _ ("Connecting"));
  lobby_session_owner_open_service (self->owner, self->url, self->ca_file);
}

static void
token_stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LobbyConnectForm) self = data;
  gboolean stored = lobby_token_keeper_store_finish (LOBBY_TOKEN_KEEPER (source), result);

  if (self->owner == NULL || self->url == NULL)
    return;
  gtk_widget_set_visible (self->token_note, !stored);
  open_service (self);
}

static void
connect_clicked_cb (LobbyConnectForm *self)
{
  const char *address = gtk_editable_get_text (GTK_EDITABLE (self->address_row));
  const char *token = gtk_editable_get_text (GTK_EDITABLE (self->token_row));
  const char *fault = lobby_service_address_get_fault_words (lobby_service_address_check (address));

  lobby_widget_set_class (GTK_WIDGET (self->address_row), "error", fault != NULL);
  if (fault != NULL)
    {
      show_message (self, LOBBY_SHAPE_CROSS, fault);
      gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
      return;
    }
  g_free (self->url);
  self->url = lobby_service_address_dup_clean (address);
  if (*token != '\0')
    lobby_token_keeper_store_async (self->tokens, self->url, token, NULL, token_stored_cb, g_object_ref (self));
  else
    open_service (self);
}

/* --- the authority's file --- */

static void
ca_chosen_cb (const char *path, gpointer data)
{
  LobbyConnectForm *self = data;

  g_free (self->ca_file);
  self->ca_file = g_strdup (path);
  show_ca_file (self);
}

static void
choose_ca_cb (LobbyConnectForm *self)
{
  lobby_file_choice_open (GTK_WIDGET (self), _ ("Certificate Authority"), ca_chosen_cb, self);
}

static void
clear_ca_cb (LobbyConnectForm *self)
{
  ca_chosen_cb (NULL, self);
}

/* --- object --- */

static void
lobby_connect_form_dispose (GObject *object)
{
  LobbyConnectForm *self = LOBBY_CONNECT_FORM (object);

  forget_session (self);
  if (self->owner != NULL)
    g_signal_handlers_disconnect_by_data (self->owner, self);
  g_clear_object (&self->owner);
  g_clear_object (&self->tokens);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_CONNECT_FORM);
  G_OBJECT_CLASS (lobby_connect_form_parent_class)->dispose (object);
}

static void
lobby_connect_form_finalize (GObject *object)
{
  LobbyConnectForm *self = LOBBY_CONNECT_FORM (object);

  g_free (self->ca_file);
  g_free (self->url);
  G_OBJECT_CLASS (lobby_connect_form_parent_class)->finalize (object);
}

static void
lobby_connect_form_class_init (LobbyConnectFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_connect_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_connect_form_finalize;
  connected_signal = g_signal_new ("connected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-connect-form.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectForm, address_row);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectForm, token_row);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectForm, ca_row);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectForm, ca_clear_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectForm, token_note);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectForm, message_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectForm, message_glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectForm, message_label);
  gtk_widget_class_bind_template_child (widget_class, LobbyConnectForm, connect_button);
  gtk_widget_class_bind_template_callback (widget_class, connect_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_ca_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_ca_cb);
}

static void
lobby_connect_form_init (LobbyConnectForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** lobby_connect_form_set_up: fills the form with what is saved, and lets it connect through @owner */
void
lobby_connect_form_set_up (LobbyConnectForm *self,
                           LobbySessionOwner *owner,
                           LobbyTokenKeeper *tokens,
                           GSettings *settings)
{
  g_autofree char *url = g_settings_get_string (settings, "service-url");
  g_autofree char *ca_file = g_settings_get_string (settings, "ca-file");

  g_return_if_fail (LOBBY_IS_CONNECT_FORM (self) && self->owner == NULL);

  self->owner = g_object_ref (owner);
  self->tokens = g_object_ref (tokens);
  self->settings = g_object_ref (settings);
  g_signal_connect (owner, "notify", G_CALLBACK (owner_changed_cb), self);
  gtk_editable_set_text (GTK_EDITABLE (self->address_row), url);
  ca_chosen_cb (*ca_file != '\0' ? ca_file : NULL, self);
}

static void
close_cb (LobbyConnectForm *form, GtkWindow *window)
{
  gtk_window_close (window);
}

/**
 * lobby_connect_window_new:
 * @parent: the window it belongs to
 * @owner: opens the branch
 * @tokens: keeps its token
 * @settings: what is saved
 *
 * Returns: (transfer none): a window with the form, which closes when the branch has answered
 */
GtkWidget *
lobby_connect_window_new (GtkWindow *parent, LobbySessionOwner *owner, LobbyTokenKeeper *tokens, GSettings *settings)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "default-width", 480,
                                    "title", _ ("Connect to a Branch"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *form = g_object_new (LOBBY_TYPE_CONNECT_FORM, "margin-start", 18, "margin-end", 18, "margin-top", 12,
                                  "margin-bottom", 18, NULL);
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), form);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, shortcuts);
  lobby_connect_form_set_up (LOBBY_CONNECT_FORM (form), owner, tokens, settings);
  g_signal_connect (form, "connected", G_CALLBACK (close_cb), window);
  g_object_set_data (G_OBJECT (window), "form", form);
  return window;
}

/** lobby_connect_window_ask_for_token: puts the focus on the token, of a window that was made by lobby_connect_window_new() */
void
lobby_connect_window_ask_for_token (GtkWidget *window)
{
  LobbyConnectForm *form = g_object_get_data (G_OBJECT (window), "form");

  gtk_window_set_focus (GTK_WINDOW (window), GTK_WIDGET (form->token_row));
}
