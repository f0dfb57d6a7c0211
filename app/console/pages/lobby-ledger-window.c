/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of the diversions of today, and what they were worth. It is looked at, not worked with: Esc closes it. */
#include "config.h"

#include "lobby-ledger-window.h"
#include "lobby-ledger-rows.h"
#include "lobby-page-watch.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

/* A row on the screen, and what it shows. */
typedef struct
{
  AdwPreferencesGroup *group; /* (unowned) */
  GtkWidget *row;             /* (unowned) */
  GtkWidget *bar;             /* (unowned) */
  GtkWidget *value;           /* (unowned) */
} Line;

struct _LobbyLedgerWindow
{
  AdwWindow parent_instance;

  AdwPreferencesPage *page;
  GArray *lines;         /* (owned): of Line */
  GPtrArray *rows;       /* (owned) (nullable): of LobbyLedgerRow: what @lines show */
  LobbyPageWatch *watch; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LobbyLedgerWindow, lobby_ledger_window, ADW_TYPE_WINDOW)

static gboolean
is_same_table (const GPtrArray *one, const GPtrArray *other)
{
  if (one == NULL || one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    {
      const LobbyLedgerRow *a = g_ptr_array_index (one, i), *b = g_ptr_array_index (other, i);
      if (g_strcmp0 (a->group, b->group) != 0 || g_strcmp0 (a->title, b->title) != 0)
        return FALSE;
    }
  return TRUE;
}

static AdwPreferencesGroup *
add_group (LobbyLedgerWindow *self, const LobbyLedgerRow *row)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, row->group);
  adw_preferences_page_add (self->page, group);
  return group;
}

static Line
make_line (AdwPreferencesGroup *group, const LobbyLedgerRow *row)
{
  Line line = { group, adw_action_row_new (), lobby_supply_bar_new (), gtk_label_new (NULL) };

  gtk_widget_add_css_class (line.value, "lobby-cell");
  gtk_label_set_width_chars (GTK_LABEL (line.value), 6);
  gtk_label_set_xalign (GTK_LABEL (line.value), 1);
  gtk_widget_set_size_request (line.bar, 180, -1);
  gtk_widget_set_valign (line.bar, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (line.bar, row->fraction >= 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line.row), line.bar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line.row), line.value);
  adw_preferences_group_add (group, line.row);
  return line;
}

static void
lay_out (LobbyLedgerWindow *self, const GPtrArray *rows)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      AdwPreferencesGroup *old = g_array_index (self->lines, Line, i).group;
      if (old != group)
        adw_preferences_page_remove (self->page, old);
      group = old;
    }
  g_array_set_size (self->lines, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      const LobbyLedgerRow *row = g_ptr_array_index (rows, i);
      if (i == 0 || g_strcmp0 (((const LobbyLedgerRow *) g_ptr_array_index (rows, i - 1))->group, row->group) != 0)
        group = add_group (self, row);
      Line line = make_line (group, row);
      g_array_append_val (self->lines, line);
    }
}

static void
show_row (const Line *line, const LobbyLedgerRow *row)
{
  LobbyBarPlot plot = { MAX (row->fraction, 0), -1, LOBBY_TONE_NORMAL };

  adw_preferences_group_set_description (line->group, row->about);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->row), row->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line->row), row->subtitle != NULL ? row->subtitle : "");
  lobby_label_show (GTK_LABEL (line->value), row->value);
  lobby_supply_bar_show (LOBBY_SUPPLY_BAR (line->bar), &plot, row->title, row->value);
}

/* Rows stay while they tell of the same thing, so that nobody loses their place. */
static void
show_session (GtkWidget *window, LobbySession *session)
{
  LobbyLedgerWindow *self = LOBBY_LEDGER_WINDOW (window);
  g_autoptr (GPtrArray) rows = lobby_ledger_create_rows (session);

  if (!is_same_table (self->rows, rows))
    lay_out (self, rows);
  for (guint i = 0; i < rows->len; i++)
    show_row (&g_array_index (self->lines, Line, i), g_ptr_array_index (rows, i));
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_steal_pointer (&rows);
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

  g_array_unref (self->lines);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
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

  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
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
