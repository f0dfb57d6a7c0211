/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who did what that must not be denied: the audit of this console, whose chain is followed, and that of the branch. For those
 * who may read it; whoever loses that right loses the window. What is saved is recorded first. */
#include "config.h"

#include "lobby-audit-window.h"

#include "lobby-audit-export.h"
#include "lobby-audit-item.h"
#include "lobby-error.h"
#include "lobby-file-choice.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

/* What can be chosen to be shown alone. */
typedef enum
{
  CHOICE_ACTION,
  CHOICE_WHO,
  CHOICE_DAY,
  N_CHOICES,
} Choice;

struct _LobbyAuditWindow
{
  AdwWindow parent_instance;

  GtkWidget *save;
  LobbyGlyph *glyph;
  GtkLabel *proof;
  GtkLabel *note;
  GtkDropDown *choices[N_CHOICES];
  GtkStack *stack;
  GtkColumnView *table;

  /* owned */
  GtkCustomFilter *filter;
  GtkFilterListModel *shown;
  GCancellable *reading;
  LobbySession *session;
};

G_DEFINE_FINAL_TYPE (LobbyAuditWindow, lobby_audit_window, ADW_TYPE_WINDOW)

/* --- choosing --- */

static const char *
get_value (LobbyAuditItem *item, Choice choice)
{
  if (choice == CHOICE_DAY)
    return lobby_audit_item_get_day (item);
  return lobby_audit_item_get_words (item, choice == CHOICE_WHO ? LOBBY_AUDIT_COLUMN_WHO : LOBBY_AUDIT_COLUMN_ACTION);
}

/* The first of a list is all. */
static const char *
get_chosen (LobbyAuditWindow *self, Choice choice)
{
  guint selected = gtk_drop_down_get_selected (self->choices[choice]);
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->choices[choice]);

  return selected > 0 && chosen != NULL ? gtk_string_object_get_string (chosen) : NULL;
}

static gboolean
is_chosen (gpointer item, gpointer data)
{
  for (Choice choice = CHOICE_ACTION; choice < N_CHOICES; choice++)
    {
      const char *chosen = get_chosen (data, choice);
      if (chosen != NULL && g_strcmp0 (chosen, get_value (item, choice)) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
show_count (LobbyAuditWindow *self)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  gtk_widget_set_sensitive (self->save, count > 0);
  gtk_stack_set_visible_child_name (self->stack, count > 0 ? "table" : "nothing");
}

static void
chosen_cb (LobbyAuditWindow *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_count (self);
}

static void
fill_choice (LobbyAuditWindow *self, Choice choice, GListModel *items)
{
  const char *all[] = {
    [CHOICE_ACTION] = _ ("All actions"), [CHOICE_WHO] = _ ("Everybody"), [CHOICE_DAY] = _ ("All days")
  };
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  gtk_string_list_append (words, all[choice]);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (LobbyAuditItem) item = g_list_model_get_item (items, i);
      const char *value = get_value (item, choice);
      if (g_hash_table_add (seen, g_strdup (value)))
        gtk_string_list_append (words, value);
    }
  gtk_drop_down_set_model (self->choices[choice], G_LIST_MODEL (words));
}

/* --- the table --- */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer column)
{
  LobbyAuditItem *line = gtk_list_item_get_item (item);

  lobby_label_show (GTK_LABEL (gtk_list_item_get_child (item)),
                    lobby_audit_item_get_words (line, (LobbyAuditColumn) GPOINTER_TO_INT (column)));
}

static void
add_columns (LobbyAuditWindow *self)
{
  /* Translators: the columns of the audit */
  const char *titles[] = { C_ ("audit", "Time"), C_ ("audit", "Kept By"), C_ ("audit", "Who"),
                           C_ ("audit", "What"), C_ ("audit", "About"),   C_ ("audit", "Reason") };

  for (int i = 0; i < LOBBY_AUDIT_N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (titles[i], factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (i));
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, i == LOBBY_AUDIT_COLUMN_SUBJECT || i == LOBBY_AUDIT_COLUMN_REASON);
      gtk_column_view_append_column (self->table, column);
    }
}

/* --- what was read --- */

static char *
dup_proof (const LobbyAuditReport *report)
{
  g_autofree char *count = g_strdup_printf ("%'" G_GINT64_FORMAT, report->n_lines);

  if (report->broken > 0)
    /* Translators: %d is the number of a line */
    return g_strdup_printf (_ ("Line %d is not as it was written. What follows it proves nothing."),
                            (int) report->broken);
  if (report->n_missing > 0)
    /* Translators: %s is a number of lines */
    return g_strdup_printf (_ ("%s lines are sound; lines after them are missing."), count);
  /* Translators: %s is a number of lines */
  return g_strdup_printf (_ ("%s lines, none changed, none missing."), count);
}

static void
show_report (LobbyAuditWindow *self, const LobbyAuditReport *report)
{
  g_autoptr (GListStore) items = lobby_audit_item_list (report, self->session);
  gboolean sound = report->broken == 0 && report->n_missing == 0;
  g_autofree char *proof = dup_proof (report);

  lobby_glyph_show (self->glyph, sound ? LOBBY_SHAPE_TICK : LOBBY_SHAPE_CROSS);
  lobby_label_show (self->proof, proof);
  lobby_widget_show_tone (GTK_WIDGET (self->proof), sound ? LOBBY_TONE_NORMAL : LOBBY_TONE_RISK);
  lobby_label_show_or_hide (self->note,
                            report->branch_lines == NULL ? _ ("The branch did not tell its own lines.") : NULL);
  for (Choice choice = CHOICE_ACTION; choice < N_CHOICES; choice++)
    fill_choice (self, choice, G_LIST_MODEL (items));
  gtk_filter_list_model_set_model (self->shown, G_LIST_MODEL (items));
  chosen_cb (self);
}

static void
read_cb (GObject *session, GAsyncResult *result, gpointer data)
{
  g_autoptr (LobbyAuditWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyAuditReport) report = lobby_session_read_audit_finish (LOBBY_SESSION (session), result, &error);

  if (g_cancellable_is_cancelled (self->reading))
    return;
  if (report != NULL)
    show_report (self, report);
  else
    {
      lobby_glyph_show (self->glyph, LOBBY_SHAPE_CROSS);
      lobby_label_show (self->proof, g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND)
                                         ? _ ("A recorded day has no audit.")
                                         : _ ("The audit of this console cannot be read."));
      show_count (self);
    }
}

static void
read_audit (LobbyAuditWindow *self)
{
  lobby_session_read_audit_async (self->session, self->reading, read_cb, g_object_ref (self));
}

/* --- saving --- */

static void
save (LobbyAuditWindow *self, const char *path)
{
  GString *table;
  g_autofree char *text = NULL;

  if (!lobby_session_record_export (self->session, "audit"))
    {
      lobby_label_show_or_hide (self->note, _ ("Not saved: the export cannot be recorded"));
      return;
    }
  table = lobby_audit_export_new ();
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    {
      g_autoptr (LobbyAuditItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);
      lobby_audit_export_add (table, lobby_audit_item_is_of_branch (item), lobby_audit_item_get_record (item));
    }
  text = g_string_free (table, FALSE);
  if (g_file_set_contents (path, text, -1, NULL))
    read_audit (self);
  else
    lobby_label_show_or_hide (self->note, _ ("Not saved: the folder is full or read-only"));
}

static void
path_chosen_cb (const char *path, gpointer data)
{
  save (data, path);
}

static void
save_cb (LobbyAuditWindow *self)
{
  /* Translators: title of the dialog that asks where the table is written */
  lobby_file_choice_save (GTK_WIDGET (self), _ ("Save the Audit"), "audit.csv", path_chosen_cb, self);
}

/* --- object --- */

static void
rights_changed_cb (LobbyAuditWindow *self)
{
  if (!lobby_session_may (self->session, LOBBY_RIGHT_AUDIT_READ))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
lobby_audit_window_dispose (GObject *object)
{
  LobbyAuditWindow *self = LOBBY_AUDIT_WINDOW (object);

  g_cancellable_cancel (self->reading);
  G_OBJECT_CLASS (lobby_audit_window_parent_class)->dispose (object);
}

static void
lobby_audit_window_finalize (GObject *object)
{
  LobbyAuditWindow *self = LOBBY_AUDIT_WINDOW (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->session);
  g_object_unref (self->reading);
  G_OBJECT_CLASS (lobby_audit_window_parent_class)->finalize (object);
}

static void
lobby_audit_window_class_init (LobbyAuditWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_audit_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_audit_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_bar (LobbyAuditWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  /* Translators: accessible names of lists that choose what is shown */
  const char *names[] = {
    [CHOICE_ACTION] = C_ ("audit", "Action"), [CHOICE_WHO] = C_ ("audit", "Person"), [CHOICE_DAY] = C_ ("audit", "Day")
  };

  for (Choice choice = CHOICE_ACTION; choice < N_CHOICES; choice++)
    {
      self->choices[choice] = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices[choice]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      names[choice], -1);
      g_signal_connect_swapped (self->choices[choice], "notify::selected", G_CALLBACK (chosen_cb), self);
      gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->choices[choice]));
    }
  return bar;
}

static GtkWidget *
make_proof (LobbyAuditWindow *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->glyph = g_object_new (LOBBY_TYPE_GLYPH, NULL);
  self->proof = GTK_LABEL (gtk_label_new (_ ("Following the chain…")));
  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->proof, 0);
  gtk_label_set_wrap (self->proof, TRUE);
  gtk_label_set_xalign (self->note, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "lobby-caption");
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->glyph));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->proof));
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  return box;
}

static GtkWidget *
make_table (LobbyAuditWindow *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *nothing = adw_status_page_new ();
  GtkSelectionModel *model;

  self->filter = gtk_custom_filter_new (is_chosen, self, NULL);
  self->shown = gtk_filter_list_model_new (NULL, GTK_FILTER (self->filter));
  model = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown))));
  self->table = GTK_COLUMN_VIEW (gtk_column_view_new (model));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Audit"), -1);
  add_columns (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->table));
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _ ("No Such Line"));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "reading");
  gtk_stack_add_named (self->stack, scrolled, "table");
  gtk_stack_add_named (self->stack, nothing, "nothing");
  return GTK_WIDGET (self->stack);
}

static void
lobby_audit_window_init (LobbyAuditWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *header = adw_header_bar_new (), *table = make_table (self);

  self->reading = g_cancellable_new ();
  /* Translators: button: writes the lines that are shown into a file */
  self->save = gtk_button_new_with_mnemonic (_ ("_Save as CSV…"));
  gtk_widget_set_sensitive (self->save, FALSE);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->save);
  gtk_widget_set_margin_start (head, 12);
  gtk_widget_set_margin_end (head, 12);
  gtk_widget_set_margin_top (head, 6);
  gtk_widget_set_margin_bottom (head, 8);
  gtk_box_append (GTK_BOX (head), make_proof (self));
  gtk_box_append (GTK_BOX (head), make_bar (self));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), table);
  adw_window_set_content (ADW_WINDOW (self), box);
  /* Translators: title of the window that lists who did what */
  gtk_window_set_title (GTK_WINDOW (self), _ ("Audit"));
  gtk_window_set_default_size (GTK_WINDOW (self), 900, 560);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

/** lobby_audit_window_new: Returns: (transfer none): the audit of @session, above @parent; for those who may read it */
GtkWidget *
lobby_audit_window_new (GtkWindow *parent, LobbySession *session)
{
  LobbyAuditWindow *self = g_object_new (LOBBY_TYPE_AUDIT_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "rights-changed", G_CALLBACK (rights_changed_cb), self, G_CONNECT_SWAPPED);
  read_audit (self);
  return GTK_WIDGET (self);
}
