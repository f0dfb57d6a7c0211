/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The branch's checklists: where each stands today, one of them being filled or changed, what came out of it before. A view
 * of the page of duties. */
#include "config.h"

#include "lobby-checklists-view.h"

#include "lobby-check-pane.h"
#include "lobby-checklist-editor.h"
#include "lobby-checklist-show.h"
#include "lobby-live-board.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

#define RESULTS_SHOWN 12

struct _LobbyChecklistsView
{
  GtkBox parent_instance;

  GtkStack *stack;
  GtkWidget *lists;
  GtkListBox *list;
  GtkLabel *remark;
  GtkWidget *results_card;
  GtkWidget *results;
  GtkWidget *pane_card;
  GtkStack *pane_stack;
  LobbyCheckPane *pane;
  LobbyChecklistEditor *editor;

  /* owned */
  GPtrArray *rows; /* of LobbyChecklistRow, which the list owns */
  char *listed;    /* (nullable): ids of the rows */
  char *chosen;    /* (nullable): id of a checklist */

  /* state */
  LobbySession *session; /* weak */
  gboolean choosing;
};

G_DEFINE_FINAL_TYPE (LobbyChecklistsView, lobby_checklists_view, GTK_TYPE_BOX)

/* --- the list --- */

static char *
dup_ids (const GPtrArray *checklists)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < checklists->len; i++)
    g_string_append_printf (ids, "%s ", ((const LobbyChecklist *) g_ptr_array_index (checklists, i))->id);
  return g_string_free (ids, FALSE);
}

static void
add_row (LobbyChecklistsView *self, const LobbyChecklist *checklist)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = lobby_checklist_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_object_set_data_full (G_OBJECT (row), "checklist", g_strdup (checklist->id), g_free);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->rows, line);
}

static void
follow_list (LobbyChecklistsView *self, const GPtrArray *checklists)
{
  g_autofree char *ids = dup_ids (checklists);
  GtkWidget *child;

  if (g_strcmp0 (ids, self->listed) == 0)
    return;
  g_free (self->listed);
  self->listed = g_steal_pointer (&ids);
  self->choosing = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < checklists->len; i++)
    add_row (self, g_ptr_array_index (checklists, i));
  self->choosing = FALSE;
}

static gboolean
is_open (const LobbyState *state, const LobbyChecklist *checklist)
{
  const LobbyCheckRun *run = lobby_state_find_check_run (state, checklist->id);

  return run != NULL && run->finished_us == 0;
}

/* What is being filled comes first; what was chosen stays. */
static void
choose_default (LobbyChecklistsView *self, const LobbyState *state)
{
  const GPtrArray *checklists = lobby_state_get_checklists (state);
  const LobbyChecklist *first = checklists->len > 0 ? g_ptr_array_index (checklists, 0) : NULL;

  if (self->chosen != NULL && lobby_state_get_checklist (state, self->chosen) != NULL)
    return;
  for (guint i = 0; i < checklists->len; i++)
    if (is_open (state, g_ptr_array_index (checklists, i)))
      {
        first = g_ptr_array_index (checklists, i);
        break;
      }
  g_free (self->chosen);
  self->chosen = first != NULL ? g_strdup (first->id) : NULL;
}

static void
select_chosen (LobbyChecklistsView *self)
{
  GtkListBoxRow *row;

  self->choosing = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "checklist"), self->chosen) == 0
        && !gtk_list_box_row_is_selected (row))
      gtk_list_box_select_row (self->list, row);
  self->choosing = FALSE;
}

static void
show_list (LobbyChecklistsView *self, LobbySession *session)
{
  const GPtrArray *checklists = lobby_state_get_checklists (lobby_session_get_state (session));
  guint late = lobby_checklists_view_count_late (lobby_session_get_floor (session));
  g_autofree char *remark = NULL;

  follow_list (self, checklists);
  for (guint i = 0; i < self->rows->len; i++)
    lobby_checklist_show_row (g_ptr_array_index (self->rows, i), session, g_ptr_array_index (checklists, i));
  if (late > 0)
    /* Translators: how many checklists had to be finished by now and are not */
    remark = g_strdup_printf (ngettext ("%u late", "%u late", late), late);
  lobby_label_show_or_hide (self->remark, remark);
  lobby_widget_show_tone (GTK_WIDGET (self->remark), LOBBY_TONE_OVER);
}

/* --- what came out of it before --- */

static void
show_results (LobbyChecklistsView *self, LobbySession *session)
{
  const GPtrArray *results = lobby_state_get_check_results (lobby_session_get_state (session));
  GtkWidget *line = gtk_widget_get_first_child (self->results);
  guint shown = 0;

  for (guint i = results->len; i > 0 && shown < RESULTS_SHOWN; i--)
    {
      const LobbyCheckResult *result = g_ptr_array_index (results, i - 1);
      if (g_strcmp0 (result->checklist, self->chosen) != 0)
        continue;
      if (line == NULL)
        {
          line = lobby_checklist_row_new ();
          gtk_box_append (GTK_BOX (self->results), line);
        }
      lobby_checklist_show_result (LOBBY_CHECKLIST_ROW (line), session, result);
      line = gtk_widget_get_next_sibling (line);
      shown++;
    }
  while (line != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (line);
      gtk_box_remove (GTK_BOX (self->results), line);
      line = next;
    }
  gtk_widget_set_visible (self->results_card, shown > 0);
}

/* --- the view --- */

/**
 * lobby_checklists_view_show:
 * @self: the view
 * @session: whose checklists; its branch is known
 */
void
lobby_checklists_view_show (LobbyChecklistsView *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_CHECKLISTS_VIEW (self) && LOBBY_IS_SESSION (session));

  const LobbyState *state = lobby_session_get_state (session);
  gboolean some = lobby_state_get_checklists (state)->len > 0;
  g_set_weak_pointer (&self->session, session);
  gtk_widget_set_visible (self->pane_card, some);
  gtk_stack_set_visible_child_name (self->stack, some ? "lists" : "none");
  if (!some)
    return;
  show_list (self, session);
  choose_default (self, state);
  select_chosen (self);
  show_results (self, session);
  lobby_check_pane_show (self->pane, session, lobby_state_get_checklist (state, self->chosen));
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pane_stack), "edit") == 0)
    lobby_checklist_editor_show (self->editor, session);
}

static void
show_again (LobbyChecklistsView *self)
{
  if (self->session != NULL)
    lobby_checklists_view_show (self, self->session);
}

/** lobby_checklists_view_choose: shows the checklist with that id, to be filled */
void
lobby_checklists_view_choose (LobbyChecklistsView *self, const char *id)
{
  g_return_if_fail (LOBBY_IS_CHECKLISTS_VIEW (self));

  if (g_strcmp0 (id, self->chosen) == 0)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (id);
  gtk_stack_set_visible_child_name (self->pane_stack, "fill");
  show_again (self);
}

static void
row_selected_cb (LobbyChecklistsView *self, GtkListBoxRow *row)
{
  if (!self->choosing && row != NULL)
    lobby_checklists_view_choose (self, g_object_get_data (G_OBJECT (row), "checklist"));
}

/** lobby_checklists_view_edit: lets a person change what the chosen checklist asks, or leave that */
void
lobby_checklists_view_edit (LobbyChecklistsView *self)
{
  g_return_if_fail (LOBBY_IS_CHECKLISTS_VIEW (self));

  const LobbyChecklist *checklist = self->session != NULL
                                        ? lobby_state_get_checklist (lobby_session_get_state (self->session),
                                                                     self->chosen)
                                        : NULL;
  if (checklist == NULL || !lobby_session_can_act (self->session))
    return;
  lobby_checklist_editor_open (self->editor, self->session, checklist);
  gtk_stack_set_visible_child_name (self->pane_stack, "edit");
}

static void
closed_cb (LobbyChecklistsView *self)
{
  gtk_stack_set_visible_child_name (self->pane_stack, "fill");
  show_again (self);
}

/** lobby_checklists_view_do_first: starts or finishes what is chosen, when that can be done now */
void
lobby_checklists_view_do_first (LobbyChecklistsView *self)
{
  g_return_if_fail (LOBBY_IS_CHECKLISTS_VIEW (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pane_stack), "fill") == 0)
    lobby_check_pane_do_first (self->pane);
}

/** lobby_checklists_view_count_late: Returns: how many checklists had to be finished by now and are not */
guint
lobby_checklists_view_count_late (LobbyFloor *floor)
{
  GListModel *alerts = lobby_floor_get_alerts (floor);
  guint late = 0;

  for (guint i = 0; i < g_list_model_get_n_items (alerts); i++)
    {
      g_autoptr (LobbyAlert) alert = g_list_model_get_item (alerts, i);
      late += lobby_alert_get_facts (alert)->kind == LOBBY_ALERT_CHECKLIST;
    }
  return late;
}

/** lobby_checklists_view_fit: lays it out for a page of that size, pixels */
void
lobby_checklists_view_fit (LobbyChecklistsView *self, int width, int height)
{
  g_return_if_fail (LOBBY_IS_CHECKLISTS_VIEW (self));

  LobbyBoardMode mode = lobby_board_mode_for (width, height, 0);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self),
                                  mode.slim ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), mode.slim);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), !mode.slim);
  gtk_widget_set_size_request (self->lists,
                               mode.slim     ? -1
                               : mode.narrow ? 300
                               : mode.wide   ? 460
                                             : 388,
                               mode.slim ? 220 : -1);
  gtk_widget_set_margin_start (self->pane_card, mode.slim ? 12 : 0);
}

static void
lobby_checklists_view_dispose (GObject *object)
{
  g_clear_weak_pointer (&LOBBY_CHECKLISTS_VIEW (object)->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_CHECKLISTS_VIEW);
  G_OBJECT_CLASS (lobby_checklists_view_parent_class)->dispose (object);
}

static void
lobby_checklists_view_finalize (GObject *object)
{
  LobbyChecklistsView *self = LOBBY_CHECKLISTS_VIEW (object);

  g_ptr_array_unref (self->rows);
  g_free (self->listed);
  g_free (self->chosen);
  G_OBJECT_CLASS (lobby_checklists_view_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistsView, stack);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistsView, lists);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistsView, list);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistsView, remark);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistsView, results_card);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistsView, results);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistsView, pane_card);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistsView, pane_stack);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistsView, pane);
  gtk_widget_class_bind_template_child (widget_class, LobbyChecklistsView, editor);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, lobby_checklists_view_edit);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
lobby_checklists_view_class_init (LobbyChecklistsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_checklists_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_checklists_view_finalize;
  g_type_ensure (LOBBY_TYPE_CHECK_PANE);
  g_type_ensure (LOBBY_TYPE_CHECKLIST_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-checklists-view.ui");
  bind_children (widget_class);
}

/* Also while the focus is elsewhere on the page. */
static gboolean
edit_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  lobby_checklists_view_edit (LOBBY_CHECKLISTS_VIEW (widget));
  return TRUE;
}

static void
lobby_checklists_view_init (LobbyChecklistsView *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_e,
                                                                                  GDK_CONTROL_MASK | GDK_SHIFT_MASK),
                                                          gtk_callback_action_new (edit_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
