/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of the diversions of today, and what they were worth. It is looked at, not worked with: Esc closes it. */
#include "config.h"

#include "lobby-ledger-window.h"
#include "lobby-ledger-groups.h"
#include "lobby-page-watch.h"

#include <glib/gi18n-lib.h>

struct _LobbyLedgerWindow
{
  AdwWindow parent_instance;

  AdwPreferencesPage *page;
  GPtrArray *groups;     /* (owned): (unowned): what @page holds */
  LobbyPageWatch *watch; /* (owned) */
  char *shown;           /* (owned) (nullable): what @groups tell, to see whether it changed */
};

G_DEFINE_FINAL_TYPE (LobbyLedgerWindow, lobby_ledger_window, ADW_TYPE_WINDOW)

/* Only when figures changed, so that nobody loses their place. */
static void
show_session (GtkWidget *window, LobbySession *session)
{
  LobbyLedgerWindow *self = LOBBY_LEDGER_WINDOW (window);
  g_autofree char *digest = lobby_ledger_dup_digest (session);

  if (g_strcmp0 (digest, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&digest);
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_unref (self->groups);
  self->groups = lobby_ledger_create_groups (session);
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_add (self->page, g_ptr_array_index (self->groups, i));
}

static void
lobby_ledger_window_dispose (GObject *object)
{
  g_clear_pointer (&LOBBY_LEDGER_WINDOW (object)->watch, lobby_page_watch_free);
  G_OBJECT_CLASS (lobby_ledger_window_parent_class)->dispose (object);
}

static void
lobby_ledger_window_finalize (GObject *object)
{
  LobbyLedgerWindow *self = LOBBY_LEDGER_WINDOW (object);

  g_ptr_array_unref (self->groups);
  g_free (self->shown);
  G_OBJECT_CLASS (lobby_ledger_window_parent_class)->finalize (object);
}

static void
lobby_ledger_window_class_init (LobbyLedgerWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_ledger_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_ledger_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lobby_ledger_window_init (LobbyLedgerWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->groups = g_ptr_array_new ();
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->page), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->page));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Diversions Today"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 680);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  self->watch = lobby_page_watch_new (GTK_WIDGET (self), show_session);
}

/** lobby_ledger_window_new: Returns: (transfer none): the ledger of @session, above @parent */
GtkWidget *
lobby_ledger_window_new (GtkWindow *parent, LobbySession *session)
{
  LobbyLedgerWindow *self = g_object_new (LOBBY_TYPE_LEDGER_WINDOW, "transient-for", parent, NULL);

  lobby_page_watch_set_session (self->watch, session);
  return GTK_WIDGET (self);
}
