/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing what a checklist asks: items are added, removed, moved and changed; saved as the next version of the whole
 * checklist, or put back to what came with Lobby. */
#include "config.h"

#include "lobby-checklist-editor.h"

#include "lobby-check-item-form.h"
#include "lobby-checklist-show.h"
#include "lobby-checklists.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyChecklistEditor
{
  GtkBox parent_instance;

  GtkLabel *name;
  GtkLabel *version;
  LobbyGlyph *glyph;
  GtkLabel *status;
  AdwPreferencesGroup *about;
  GtkListBox *items;
  GtkWidget *save_button;
  GtkWidget *reset_button;

  /* owned */
  LobbyChecklist *form; /* (nullable): what is being changed; its version is the one that it was made from */
  char *command;        /* (nullable): what was sent last */
  GPtrArray *about_rows;

  /* among the about rows */
  GtkWidget *lead_row;
  GtkWidget *daytime_row;

  /* state */
  LobbySession *session; /* weak */
  gboolean edited;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyChecklistEditor, lobby_checklist_editor, GTK_TYPE_BOX)

static void fill (LobbyChecklistEditor *self);

static void
show_again (LobbyChecklistEditor *self)
{
  if (self->session != NULL)
    lobby_checklist_editor_show (self, self->session);
}

static void
edited_cb (gpointer data)
{
  LobbyChecklistEditor *self = data;

  self->edited = TRUE;
  g_clear_pointer (&self->command, g_free);
  show_again (self);
}

/* --- items --- */

static guint
get_place (gpointer button)
{
  return GPOINTER_TO_UINT (g_object_get_data (button, "place"));
}

static void
move_item (LobbyChecklistEditor *self, guint from, guint to)
{
  gpointer item;

  if (to >= self->form->items->len)
    return;
  item = g_ptr_array_steal_index (self->form->items, from);
  g_ptr_array_insert (self->form->items, (int) to, item);
  fill (self);
  edited_cb (self);
}

static void
up_clicked_cb (GtkButton *button, LobbyChecklistEditor *self)
{
  if (get_place (button) > 0)
    move_item (self, get_place (button), get_place (button) - 1);
}

static void
down_clicked_cb (GtkButton *button, LobbyChecklistEditor *self)
{
  move_item (self, get_place (button), get_place (button) + 1);
}

/* The rows go first: they write into the item. */
static void
remove_clicked_cb (GtkButton *button, LobbyChecklistEditor *self)
{
  gpointer item = g_ptr_array_steal_index (self->form->items, get_place (button));

  fill (self);
  lobby_record_free (&lobby_check_item_type, item);
  edited_cb (self);
}

static char *
dup_free_id (const GPtrArray *items)
{
  for (guint n = items->len + 1;; n++)
    {
      g_autofree char *id = g_strdup_printf ("item-%u", n);
      if (lobby_check_item_find (items, id) == NULL)
        return g_steal_pointer (&id);
    }
}

static void
add_clicked_cb (LobbyChecklistEditor *self)
{
  LobbyCheckItem *item;
  GtkListBoxRow *row;

  if (self->form == NULL || self->form->items->len >= LOBBY_CHECK_ITEMS_MAX)
    return;
  item = lobby_record_new (&lobby_check_item_type);
  item->id = dup_free_id (self->form->items);
  item->text = lobby_record_new (&lobby_text_type);
  item->kind = LOBBY_CHECK_YES_NO;
  item->weight = 1;
  /* Translators: where an item of a checklist comes from */
  item->source = g_strdup (_ ("The branch’s own"));
  g_ptr_array_add (self->form->items, item);
  fill (self);
  row = gtk_list_box_get_row_at_index (self->items, (int) self->form->items->len - 1);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
  edited_cb (self);
}

static GtkWidget *
make_button (LobbyChecklistEditor *self, const char *icon, const char *name, guint place, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "place", GUINT_TO_POINTER (place));
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static void
add_item_row (LobbyChecklistEditor *self, guint place)
{
  const LobbyCheckForm form = { edited_cb, self };
  GtkWidget *row = lobby_check_item_form_new (&form, g_ptr_array_index (self->form->items, place));
  GtkWidget *remove = make_button (self, "list-remove-symbolic", _ ("Remove Item"), place,
                                   G_CALLBACK (remove_clicked_cb));
  GtkWidget *down = make_button (self, "go-down-symbolic", _ ("Move Down"), place, G_CALLBACK (down_clicked_cb));
  GtkWidget *up = make_button (self, "go-up-symbolic", _ ("Move Up"), place, G_CALLBACK (up_clicked_cb));

  gtk_widget_set_sensitive (up, place > 0);
  gtk_widget_set_sensitive (down, place + 1 < self->form->items->len);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), remove);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), down);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), up);
  gtk_list_box_append (self->items, row);
}

/* --- when it is due --- */

static void
show_time (LobbyChecklistEditor *self)
{
  gtk_widget_set_visible (self->lead_row, self->form->time == LOBBY_CHECK_TIME_BEFORE_OPENING);
  gtk_widget_set_visible (self->daytime_row, self->form->time == LOBBY_CHECK_TIME_OF_DAY);
}

static void
time_selected_cb (AdwComboRow *combo, GParamSpec *pspec, LobbyChecklistEditor *self)
{
  self->form->time = (LobbyCheckTime) (adw_combo_row_get_selected (combo) + LOBBY_CHECK_TIME_ANY);
  if (self->form->time == LOBBY_CHECK_TIME_OF_DAY && self->form->at_min < 0)
    gtk_editable_set_text (GTK_EDITABLE (self->daytime_row), "09:00");
  show_time (self);
  edited_cb (self);
}

static GtkWidget *
make_time (LobbyChecklistEditor *self)
{
  /* Translators: by when a checklist must be finished each day */
  const char *const times[] = { C_ ("checklist", "Any time"), C_ ("checklist", "Before opening"),
                                C_ ("checklist", "At a time of day"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (times);
  GtkWidget *combo = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), _ ("Must Be Finished"));
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), (guint) MAX ((int) self->form->time - LOBBY_CHECK_TIME_ANY, 0));
  g_signal_connect (combo, "notify::selected", G_CALLBACK (time_selected_cb), self);
  return combo;
}

static void
add_about (LobbyChecklistEditor *self, GtkWidget *row)
{
  adw_preferences_group_add (self->about, row);
  g_ptr_array_add (self->about_rows, row);
}

static void
fill_about (LobbyChecklistEditor *self)
{
  const LobbyCheckForm form = { edited_cb, self };

  for (guint i = 0; i < self->about_rows->len; i++)
    adw_preferences_group_remove (self->about, g_ptr_array_index (self->about_rows, i));
  g_ptr_array_set_size (self->about_rows, 0);
  add_about (self, lobby_check_form_make_switch (&form, _ ("In Use"), &self->form->retired, TRUE));
  add_about (self, make_time (self));
  self->lead_row = lobby_check_form_make_number (&form, _ ("Minutes Before Opening"), NULL, &self->form->lead_min, NULL,
                                                 0, 480);
  add_about (self, self->lead_row);
  /* Translators: by when a checklist must be finished each day; what follows is how to write it */
  self->daytime_row = lobby_check_form_make_daytime (&form, _ ("Time of Day at the Branch, as in 08:30"),
                                                     &self->form->at_min);
  add_about (self, self->daytime_row);
  show_time (self);
}

static void
fill (LobbyChecklistEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->items))) != NULL)
    gtk_list_box_remove (self->items, child);
  fill_about (self);
  for (guint i = 0; i < self->form->items->len; i++)
    add_item_row (self, i);
}

/* --- buttons --- */

static void
save_clicked_cb (LobbyChecklistEditor *self)
{
  if (self->session == NULL || self->form == NULL || !lobby_checklist_check (self->form, NULL))
    return;
  g_free (self->command);
  self->command = lobby_session_change_checklist (self->session, lobby_checklist_copy (self->form));
  show_again (self);
}

static void
cancel_clicked_cb (LobbyChecklistEditor *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
reset_clicked_cb (LobbyChecklistEditor *self)
{
  const LobbyChecklist *shipped = self->form != NULL ? lobby_checklists_find_shipped (self->form->id) : NULL;
  LobbyChecklist *before = self->form;

  if (shipped == NULL)
    return;
  self->form = lobby_checklist_copy (shipped);
  self->form->version = before->version;
  fill (self);
  lobby_checklist_free (before);
  edited_cb (self);
}

/* --- life --- */

static void
lobby_checklist_editor_dispose (GObject *object)
{
  LobbyChecklistEditor *self = LOBBY_CHECKLIST_EDITOR (object);

  g_clear_weak_pointer (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_CHECKLIST_EDITOR);
  G_OBJECT_CLASS (lobby_checklist_editor_parent_class)->dispose (object);
}

static void
lobby_checklist_editor_finalize (GObject *object)
{
  LobbyChecklistEditor *self = LOBBY_CHECKLIST_EDITOR (object);

  lobby_checklist_free (self->form);
  g_ptr_array_unref (self->about_rows);
  g_free (self->command);
  G_OBJECT_CLASS (lobby_checklist_editor_parent_class)->finalize (object);
}

static void
lobby_checklist_editor_class_init (LobbyChecklistEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_checklist_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_checklist_editor_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-checklist-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistEditor, name);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistEditor, version);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistEditor, glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistEditor, status);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistEditor, about);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistEditor, items);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistEditor, reset_button);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_clicked_cb);
  /**
   * LobbyChecklistEditor::closed:
   *
   * Nothing is changed any more: it was saved, or given up.
   */
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
lobby_checklist_editor_init (LobbyChecklistEditor *self)
{
  self->about_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- showing --- */

static const char *
get_item_problem (const LobbyCheckItem *item)
{
  if (*lobby_text_get (item->text, NULL) == '\0')
    return _ ("An item has no words");
  if (item->source == NULL || *item->source == '\0')
    return _ ("An item names no source");
  if (item->kind == LOBBY_CHECK_SCORE && (item->minimum < 0 || item->minimum > (double) item->most))
    return _ ("An item passes from a score that it does not have");
  if (item->kind == LOBBY_CHECK_NUMBER && item->minimum > item->maximum)
    return _ ("An item passes from a number above the largest");
  return NULL;
}

static const char *
get_problem (const LobbyChecklist *form)
{
  for (guint i = 0; i < form->items->len; i++)
    {
      const char *problem = get_item_problem (g_ptr_array_index (form->items, i));
      if (problem != NULL)
        return problem;
    }
  if (form->items->len == 0)
    return _ ("A checklist asks one thing at least");
  if (form->time == LOBBY_CHECK_TIME_OF_DAY && form->at_min < 0)
    return _ ("Write the time as hours and minutes, as in 08:30");
  return lobby_checklist_check (form, NULL) ? NULL : _ ("Something is too long or out of its range");
}

/* Returns: (transfer full) (nullable): what is to be said of it now */
static char *
dup_status (LobbyChecklistEditor *self, const char *problem, LobbyShape *shape)
{
  const char *refusal = NULL;
  LobbyPendingState pending = self->command != NULL ? lobby_session_get_pending (self->session, self->command, &refusal)
                                                    : LOBBY_PENDING_NONE;

  *shape = LOBBY_SHAPE_NONE;
  if (pending == LOBBY_PENDING_REFUSED)
    {
      *shape = LOBBY_SHAPE_CROSS;
      return lobby_checklist_dup_refusal (refusal);
    }
  if (pending != LOBBY_PENDING_NONE)
    {
      *shape = LOBBY_SHAPE_DOTTED_RING;
      return g_strdup (_ ("On its way to the branch"));
    }
  if (problem != NULL)
    {
      *shape = LOBBY_SHAPE_TRIANGLE;
      return g_strdup (problem);
    }
  return self->edited ? g_strdup (_ ("Not saved yet")) : NULL;
}

static gboolean
is_saved (LobbyChecklistEditor *self)
{
  const LobbyChecklist *present = lobby_state_get_checklist (lobby_session_get_state (self->session), self->form->id);

  return self->command != NULL && present != NULL && present->version > self->form->version
         && lobby_session_get_pending (self->session, self->command, NULL) == LOBBY_PENDING_NONE;
}

/** lobby_checklist_editor_show: shows what became of what was saved; closes when it has come home */
void
lobby_checklist_editor_show (LobbyChecklistEditor *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_CHECKLIST_EDITOR (self) && LOBBY_IS_SESSION (session));

  LobbyShape shape;
  if (self->form == NULL)
    return;
  if (is_saved (self))
    {
      g_clear_pointer (&self->command, g_free);
      g_signal_emit (self, signals[CLOSED], 0);
      return;
    }
  const char *problem = get_problem (self->form);
  g_autofree char *status = dup_status (self, problem, &shape);
  gboolean waiting = shape == LOBBY_SHAPE_DOTTED_RING;
  lobby_glyph_show (self->glyph, shape);
  gtk_widget_set_visible (GTK_WIDGET (self->glyph), shape != LOBBY_SHAPE_NONE);
  lobby_label_show_or_hide (self->status, status);
  gtk_widget_set_sensitive (self->save_button,
                            lobby_session_can_act (session) && self->edited && !waiting && problem == NULL);
  gtk_widget_set_sensitive (self->reset_button, lobby_checklists_find_shipped (self->form->id) != NULL && !waiting);
  gtk_widget_set_sensitive (GTK_WIDGET (self->items), !waiting);
  gtk_widget_set_sensitive (GTK_WIDGET (self->about), !waiting);
}

/**
 * lobby_checklist_editor_open:
 * @self: the editor
 * @session: whose checklist it is
 * @checklist: what is changed
 */
void
lobby_checklist_editor_open (LobbyChecklistEditor *self, LobbySession *session, const LobbyChecklist *checklist)
{
  g_return_if_fail (LOBBY_IS_CHECKLIST_EDITOR (self) && LOBBY_IS_SESSION (session) && checklist != NULL);

  LobbyChecklist *before = self->form;
  /* Translators: %d counts up with each change of a checklist */
  g_autofree char *version = g_strdup_printf (_ ("Version %d"), (int) checklist->version);
  g_set_weak_pointer (&self->session, session);
  g_clear_pointer (&self->command, g_free);
  self->edited = FALSE;
  self->form = lobby_checklist_copy (checklist);
  fill (self);
  lobby_checklist_free (before);
  lobby_label_show (self->name, lobby_words_get_text (checklist->name));
  lobby_label_show (self->version, version);
  lobby_checklist_editor_show (self, session);
}
