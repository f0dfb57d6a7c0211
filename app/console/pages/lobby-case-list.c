/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of cases of one urgency. Only the rows on the screen exist, so that a list of any length scrolls alike. */
#include "config.h"

#include "lobby-case-list.h"
#include "lobby-case-show.h"
#include "lobby-widgets.h"

struct _LobbyCaseList
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *remark;
  GtkListView *view;

  /* owned */
  GListStore *cases;
  GtkSingleSelection *selection;
  GPtrArray *rows; /* of borrowed GtkListItem that stand for a case */

  /* state */
  LobbySession *session; /* weak */
  gboolean choosing;
  gboolean narrow;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyCaseList, lobby_case_list, GTK_TYPE_BOX)

static void
show_row (LobbyCaseList *self, GtkListItem *item)
{
  if (self->session != NULL && gtk_list_item_get_item (item) != NULL)
    lobby_case_show_row (LOBBY_CASE_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item), self->session,
                         self->narrow);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, LobbyCaseList *self)
{
  gtk_list_item_set_child (item, lobby_case_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, LobbyCaseList *self)
{
  g_ptr_array_add (self->rows, item);
  show_row (self, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, LobbyCaseList *self)
{
  g_ptr_array_remove_fast (self->rows, item);
}

static void
selected_cb (LobbyCaseList *self)
{
  LobbyCase *one = gtk_single_selection_get_selected_item (self->selection);

  if (!self->choosing && one != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, one);
}

static void
lobby_case_list_dispose (GObject *object)
{
  LobbyCaseList *self = LOBBY_CASE_LIST (object);

  g_clear_weak_pointer (&self->session);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_CASE_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->cases);
  G_OBJECT_CLASS (lobby_case_list_parent_class)->dispose (object);
}

static void
lobby_case_list_finalize (GObject *object)
{
  g_ptr_array_unref (LOBBY_CASE_LIST (object)->rows);
  G_OBJECT_CLASS (lobby_case_list_parent_class)->finalize (object);
}

static void
lobby_case_list_class_init (LobbyCaseListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_case_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_case_list_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-case-list.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseList, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseList, remark);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseList, view);

  /**
   * LobbyCaseList::chosen:
   * @one: which case
   *
   * A person wants to see its details.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, LOBBY_TYPE_CASE);
}

static void
lobby_case_list_init (LobbyCaseList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->cases = g_list_store_new (LOBBY_TYPE_CASE);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->cases)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

static gboolean
is_listed (LobbyCaseList *self, const GPtrArray *cases)
{
  GListModel *list = G_LIST_MODEL (self->cases);

  if (g_list_model_get_n_items (list) != cases->len)
    return FALSE;
  for (guint i = 0; i < cases->len; i++)
    {
      g_autoptr (LobbyCase) one = g_list_model_get_item (list, i);
      if (one != g_ptr_array_index (cases, i))
        return FALSE;
    }
  return TRUE;
}

static void
select_case (LobbyCaseList *self, GPtrArray *cases, LobbyCase *chosen)
{
  guint position = GTK_INVALID_LIST_POSITION;

  g_ptr_array_find (cases, chosen, &position);
  if (gtk_single_selection_get_selected (self->selection) == position)
    return;
  self->choosing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->choosing = FALSE;
}

/**
 * lobby_case_list_show:
 * @self: the list
 * @session: whose cases
 * @cases: (element-type LobbyCase): what it lists, in that order; without any it is hidden
 * @chosen: (nullable): whose details stand beside the lists
 */
void
lobby_case_list_show (LobbyCaseList *self, LobbySession *session, GPtrArray *cases, LobbyCase *chosen)
{
  g_return_if_fail (LOBBY_IS_CASE_LIST (self) && LOBBY_IS_SESSION (session) && cases != NULL);

  g_set_weak_pointer (&self->session, session);
  if (!is_listed (self, cases))
    {
      self->choosing = TRUE;
      g_list_store_splice (self->cases, 0, g_list_model_get_n_items (G_LIST_MODEL (self->cases)), cases->pdata,
                           cases->len);
      self->choosing = FALSE;
    }
  select_case (self, cases, chosen);
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, g_ptr_array_index (self->rows, i));
  gtk_widget_set_visible (GTK_WIDGET (self), cases->len > 0);
}

/** lobby_case_list_take_title: @title: (transfer full): what it lists; @remark: (transfer full): how many */
void
lobby_case_list_take_title (LobbyCaseList *self, char *title, char *remark)
{
  lobby_label_show (self->title, title);
  lobby_label_show (self->remark, remark);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_free (title);
  g_free (remark);
}

/** lobby_case_list_set_narrow: whether there is little room */
void
lobby_case_list_set_narrow (LobbyCaseList *self, gboolean narrow)
{
  g_return_if_fail (LOBBY_IS_CASE_LIST (self));

  self->narrow = narrow;
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, g_ptr_array_index (self->rows, i));
}
