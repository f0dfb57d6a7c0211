/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of valued customers' visits: those that wait for an answer, or those that had one. Only the rows on the screen
 * exist, so that a log of any length scrolls and searches alike. */
#include "config.h"

#include "lobby-vip-list.h"
#include "lobby-visit-show.h"
#include "lobby-widgets.h"

#include <string.h>

struct _LobbyVipList
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *remark;
  GtkListView *view;

  /* owned */
  GtkFilterListModel *matches;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  GtkCustomFilter *filter;
  GPtrArray *rows; /* of borrowed GtkListItem that stand for a visit */
  char *search;    /* (nullable): lower case */

  /* state */
  gboolean open;
  LobbyFloor *floor; /* weak */
  guint n_open;
  guint n_visits;
  gboolean choosing;
};

enum
{
  PROP_OPEN = 1,
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyVipList, lobby_vip_list, GTK_TYPE_BOX)

static gboolean
has_text (const char *text, const char *search)
{
  g_autofree char *lower = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return lower != NULL && strstr (lower, search) != NULL;
}

static gboolean
is_sought (LobbyVipList *self, const LobbyVisitRecord *record)
{
  g_autofree char *name = NULL;

  if (self->search == NULL || *self->search == '\0')
    return TRUE;
  name = lobby_words_dup_masked_name (record);
  return has_text (name, self->search) || has_text (record->ticket, self->search)
         || has_text (lobby_words_get_tier (record->tier), self->search)
         || (self->floor != NULL && has_text (lobby_visit_get_staff_name (self->floor, record->owner), self->search));
}

static gboolean
match (gpointer item, gpointer data)
{
  LobbyVipList *self = data;

  return lobby_visit_is_open (item) == self->open && is_sought (self, lobby_visit_get_record (item));
}

/* The newest first. */
static int
compare_visits (gconstpointer a, gconstpointer b, gpointer data)
{
  gint64 first_us = lobby_visit_get_record ((LobbyVisit *) a)->arrived_us;
  gint64 other_us = lobby_visit_get_record ((LobbyVisit *) b)->arrived_us;

  return (first_us < other_us) - (first_us > other_us);
}

static void
show_row (LobbyVipList *self, GtkListItem *item)
{
  LobbyVisit *visit = gtk_list_item_get_item (item);

  if (self->floor != NULL && visit != NULL)
    lobby_visit_show_row (LOBBY_VIP_ROW (gtk_list_item_get_child (item)), visit, self->floor,
                          gtk_list_item_get_selected (item));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, LobbyVipList *self)
{
  gtk_list_item_set_child (item, lobby_vip_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, LobbyVipList *self)
{
  g_ptr_array_add (self->rows, item);
  show_row (self, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, LobbyVipList *self)
{
  g_ptr_array_remove_fast (self->rows, item);
}

static void
selected_cb (LobbyVipList *self)
{
  LobbyVisit *visit = gtk_single_selection_get_selected_item (self->selection);

  if (!self->choosing && visit != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, visit);
}

static void
lobby_vip_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_OPEN)
    LOBBY_VIP_LIST (object)->open = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lobby_vip_list_dispose (GObject *object)
{
  LobbyVipList *self = LOBBY_VIP_LIST (object);

  g_clear_weak_pointer (&self->floor);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_VIP_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->matches);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (lobby_vip_list_parent_class)->dispose (object);
}

static void
lobby_vip_list_finalize (GObject *object)
{
  LobbyVipList *self = LOBBY_VIP_LIST (object);

  g_ptr_array_unref (self->rows);
  g_free (self->search);
  G_OBJECT_CLASS (lobby_vip_list_parent_class)->finalize (object);
}

static void
lobby_vip_list_class_init (LobbyVipListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = lobby_vip_list_set_property;
  object_class->dispose = lobby_vip_list_dispose;
  object_class->finalize = lobby_vip_list_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-vip-list.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyVipList, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipList, remark);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipList, view);

  /** LobbyVipList:open: whether it lists those that nobody has answered */
  g_object_class_install_property (object_class, PROP_OPEN,
                                   g_param_spec_boolean ("open", NULL, NULL, FALSE,
                                                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                                             | G_PARAM_STATIC_STRINGS));
  /**
   * LobbyVipList::chosen:
   * @visit: which visit
   *
   * A person wants to see its details.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, LOBBY_TYPE_VISIT);
}

static void
lobby_vip_list_init (LobbyVipList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->filter = gtk_custom_filter_new (match, self, NULL);
  self->matches = gtk_filter_list_model_new (NULL, g_object_ref (GTK_FILTER (self->filter)));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->matches)),
                                          GTK_SORTER (gtk_custom_sorter_new (compare_visits, NULL, NULL)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

static guint
count_open (GListModel *visits)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (LobbyVisit) visit = g_list_model_get_item (visits, i);
      count += lobby_visit_is_open (visit) ? 1 : 0;
    }
  return count;
}

static void
set_search (LobbyVipList *self, const char *search)
{
  g_autofree char *lower = search != NULL ? g_utf8_casefold (search, -1) : NULL;

  if (g_strcmp0 (lower, self->search) == 0)
    return;
  g_free (self->search);
  self->search = g_steal_pointer (&lower);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
select_visit (LobbyVipList *self, LobbyVisit *chosen)
{
  GListModel *list = G_LIST_MODEL (self->sorted);
  guint position = GTK_INVALID_LIST_POSITION;

  if (gtk_single_selection_get_selected_item (self->selection) == (gpointer) chosen)
    return;
  for (guint i = 0; chosen != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);
      if (item == G_OBJECT (chosen))
        position = i;
    }
  self->choosing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->choosing = FALSE;
}

/**
 * lobby_vip_list_show:
 * @self: the list
 * @floor: whose visits
 * @search: (nullable): only those whose masked name, ticket, tier or relationship manager has it
 * @chosen: (nullable): whose details stand beside the lists
 */
void
lobby_vip_list_show (LobbyVipList *self, LobbyFloor *floor, const char *search, LobbyVisit *chosen)
{
  g_return_if_fail (LOBBY_IS_VIP_LIST (self) && LOBBY_IS_FLOOR (floor));

  GListModel *visits = lobby_floor_get_visits (floor);
  guint n_open = count_open (visits);
  g_set_weak_pointer (&self->floor, floor);
  if (gtk_filter_list_model_get_model (self->matches) != visits)
    gtk_filter_list_model_set_model (self->matches, visits);
  else if (n_open != self->n_open || g_list_model_get_n_items (visits) != self->n_visits)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  self->n_open = n_open;
  self->n_visits = g_list_model_get_n_items (visits);
  set_search (self, search);
  select_visit (self, chosen);
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, g_ptr_array_index (self->rows, i));
}

/** lobby_vip_list_get_count: Returns: how many visits it lists */
guint
lobby_vip_list_get_count (LobbyVipList *self)
{
  g_return_val_if_fail (LOBBY_IS_VIP_LIST (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->matches));
}

/** lobby_vip_list_get_first: Returns: (transfer full) (nullable): its first visit */
LobbyVisit *
lobby_vip_list_get_first (LobbyVipList *self)
{
  g_return_val_if_fail (LOBBY_IS_VIP_LIST (self), NULL);
  return g_list_model_get_item (G_LIST_MODEL (self->sorted), 0);
}

/** lobby_vip_list_take_title: @title: (transfer full): what it lists; @remark: (transfer full): how many, how soon */
void
lobby_vip_list_take_title (LobbyVipList *self, char *title, char *remark)
{
  lobby_label_show (self->title, title);
  lobby_label_show (self->remark, remark);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_free (title);
  g_free (remark);
}
