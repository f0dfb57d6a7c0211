/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of valued customers' visits. Only the rows on the screen exist, so that a log of any length scrolls alike. */
#include "config.h"

#include "lobby-vip-list.h"
#include "lobby-visit-show.h"
#include "lobby-widgets.h"

/* Rows out of sight that are shown anew between two frames. */
#define LATE_STEP 16

struct _LobbyVipList
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *remark;
  GtkListView *view;

  /* owned */
  GtkSingleSelection *selection;
  GPtrArray *rows; /* of borrowed GtkListItem that stand for a visit */
  guint n_late;    /* rows before this one are still to be shown anew */
  guint late_id;

  /* state */
  LobbyFloor *floor; /* weak */
  gboolean choosing;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyVipList, lobby_vip_list, GTK_TYPE_BOX)

static void
show_row (LobbyVipList *self, GtkListItem *item)
{
  LobbyVisitSeat *seat = gtk_list_item_get_item (item);

  if (self->floor != NULL && seat != NULL)
    lobby_visit_show_row (LOBBY_VIP_ROW (gtk_list_item_get_child (item)), lobby_visit_seat_get_visit (seat),
                          self->floor, gtk_list_item_get_selected (item));
}

static gboolean
is_in_view (LobbyVipList *self, GtkListItem *item)
{
  graphene_rect_t bounds;

  return !gtk_widget_compute_bounds (gtk_list_item_get_child (item), GTK_WIDGET (self->view), &bounds)
         || (bounds.origin.y + bounds.size.height >= 0
             && bounds.origin.y <= (float) gtk_widget_get_height (GTK_WIDGET (self->view)));
}

static gboolean
late_cb (gpointer data)
{
  LobbyVipList *self = data;

  self->n_late = MIN (self->n_late, self->rows->len);
  for (guint i = 0; i < LATE_STEP && self->n_late > 0; i++)
    show_row (self, g_ptr_array_index (self->rows, --self->n_late));
  if (self->n_late > 0)
    return G_SOURCE_CONTINUE;
  self->late_id = 0;
  return G_SOURCE_REMOVE;
}

/* A list widget keeps many rows that nobody sees: those follow off the frame. */
static void
show_rows (LobbyVipList *self)
{
  guint n_unseen = 0;

  for (guint i = 0; i < self->rows->len; i++)
    if (is_in_view (self, g_ptr_array_index (self->rows, i)))
      show_row (self, g_ptr_array_index (self->rows, i));
    else
      n_unseen++;
  self->n_late = n_unseen > 0 ? self->rows->len : 0;
  if (n_unseen > 0 && self->late_id == 0)
    self->late_id = g_idle_add_full (G_PRIORITY_LOW, late_cb, self, NULL);
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
  LobbyVisitSeat *seat = gtk_single_selection_get_selected_item (self->selection);

  if (!self->choosing && seat != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, lobby_visit_seat_get_visit (seat));
}

static void
lobby_vip_list_dispose (GObject *object)
{
  LobbyVipList *self = LOBBY_VIP_LIST (object);

  g_clear_weak_pointer (&self->floor);
  g_clear_handle_id (&self->late_id, g_source_remove);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_VIP_LIST);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (lobby_vip_list_parent_class)->dispose (object);
}

static void
lobby_vip_list_finalize (GObject *object)
{
  LobbyVipList *self = LOBBY_VIP_LIST (object);

  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (lobby_vip_list_parent_class)->finalize (object);
}

static void
lobby_vip_list_class_init (LobbyVipListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lobby_vip_list_dispose;
  object_class->finalize = lobby_vip_list_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-vip-list.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyVipList, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipList, remark);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipList, view);

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
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

static void
select_visit (LobbyVipList *self, LobbyVisitRows *visits, LobbyVisit *chosen)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (chosen != NULL && lobby_visit_rows_get_visit (visits, position) == chosen)
    return;
  if (chosen == NULL || !lobby_visit_rows_find (visits, chosen, &position))
    position = GTK_INVALID_LIST_POSITION;
  self->choosing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->choosing = FALSE;
}

/**
 * lobby_vip_list_show:
 * @self: the list
 * @floor: whose visits
 * @visits: which of them, in that order; a list that stays the same object is only told what changed in it
 * @chosen: (nullable): whose details stand beside the lists
 */
void
lobby_vip_list_show (LobbyVipList *self, LobbyFloor *floor, LobbyVisitRows *visits, LobbyVisit *chosen)
{
  g_return_if_fail (LOBBY_IS_VIP_LIST (self) && LOBBY_IS_FLOOR (floor) && LOBBY_IS_VISIT_ROWS (visits));

  g_set_weak_pointer (&self->floor, floor);
  self->choosing = TRUE;
  if (gtk_single_selection_get_model (self->selection) != G_LIST_MODEL (visits))
    gtk_single_selection_set_model (self->selection, G_LIST_MODEL (visits));
  self->choosing = FALSE;
  select_visit (self, visits, chosen);
  show_rows (self);
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
