/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Valued customers: who is here and not answered, who was answered how soon, and one of them in detail. Shows one session,
 * owns nothing. */
#include "config.h"

#include "lobby-vip-page.h"
#include "lobby-disconnected-view.h"
#include "lobby-live-board.h"
#include "lobby-vip-list.h"
#include "lobby-vip-pane.h"
#include "lobby-visit-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyVipPage
{
  LobbyPage parent_instance;

  GtkWidget *body;
  GtkStack *stack;
  LobbyDisconnectedView *disconnected;
  GtkSearchEntry *search;
  LobbyVipList *here;
  LobbyVipList *earlier;
  LobbyAnswerStrip *strip;
  GtkWidget *pane_card;
  LobbyVipPane *pane;

  LobbyVisit *chosen; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (LobbyVipPage, lobby_vip_page, LOBBY_TYPE_PAGE)

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* Returns: median time to the answer of those that were answered, seconds; -1 when there are none */
static gint64
find_median_s (GListModel *visits)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (LobbyVisit) visit = g_list_model_get_item (visits, i);
      gint64 answer_s = lobby_visit_get_answer_s (visit);
      if (!lobby_visit_is_open (visit))
        g_array_append_val (times, answer_s);
    }
  if (times->len == 0)
    return -1;
  g_array_sort (times, compare_times);
  return g_array_index (times, gint64, times->len / 2);
}

static char *
dup_customers (guint count)
{
  /* Translators: how many valued customers a list has */
  return g_strdup_printf (ngettext ("%u customer", "%u customers", count), count);
}

static char *
dup_earlier_remark (LobbyVipPage *self, LobbyFloor *floor)
{
  gint64 median_s = find_median_s (lobby_floor_get_visits (floor));
  guint count = lobby_vip_list_get_count (self->earlier);

  if (median_s < 0)
    return dup_customers (count);
  /* Translators: how many valued customers, then the median time until they were answered, minutes and seconds */
  return g_strdup_printf (ngettext ("%1$u customer, median answer %2$d:%3$02d",
                                    "%1$u customers, median answer %2$d:%3$02d", count),
                          count, (int) (median_s / 60), (int) (median_s % 60));
}

/* --- time to answer --- */

/* Returns: (transfer full) (nullable): name of a mark; stars in time are named while there are few */
static char *
dup_mark_label (LobbyVisit *visit, gboolean late, guint n_visits)
{
  const LobbyVisitRecord *record = lobby_visit_get_record (visit);
  gint64 answer_s = lobby_visit_get_answer_s (visit);
  const char *name = record->ticket != NULL ? record->ticket : "";

  if (late || lobby_visit_is_open (visit))
    return g_strdup_printf ("%s %d:%02d", name, (int) (answer_s / 60), (int) (answer_s % 60));
  return n_visits <= 6 ? g_strdup (name) : NULL;
}

static void
show_strip (LobbyVipPage *self, LobbyFloor *floor)
{
  GListModel *visits = lobby_floor_get_visits (floor);
  guint n = g_list_model_get_n_items (visits);
  const LobbyPolicyRecord *policy = lobby_floor_get_branch (floor)->policy;
  g_autofree LobbyAnswerMark *marks = g_new0 (LobbyAnswerMark, n + 1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  LobbyAnswerPicture picture = { marks, n, 0, 0, NULL, NULL };
  g_autofree char *target = NULL, *head = NULL, *summary = dup_earlier_remark (self, floor);

  if (policy != NULL)
    {
      picture.target_s = (double) policy->vip_answer_s;
      picture.head_s = (double) policy->vip_escalate_s;
      /* Translators: the time that a relationship manager has to answer, minutes and seconds */
      target = g_strdup_printf (_ ("target %d:%02d"), (int) (policy->vip_answer_s / 60),
                                (int) (policy->vip_answer_s % 60));
      /* Translators: the time after which the branch head is told, minutes and seconds */
      head = g_strdup_printf (_ ("branch head at %d:%02d"), (int) (policy->vip_escalate_s / 60),
                              (int) (policy->vip_escalate_s % 60));
    }
  picture.target_label = target;
  picture.head_label = head;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LobbyVisit) visit = g_list_model_get_item (visits, i);
      marks[i].after_s = (double) lobby_visit_get_answer_s (visit);
      marks[i].open = lobby_visit_is_open (visit);
      g_ptr_array_add (labels, dup_mark_label (visit, picture.head_s > 0 && marks[i].after_s >= picture.head_s, n));
      marks[i].label = g_ptr_array_index (labels, i);
    }
  lobby_answer_strip_show (self->strip, &picture, summary);
}

/* --- the page --- */

static void
choose (LobbyVipPage *self, LobbyVisit *visit)
{
  g_set_object (&self->chosen, visit);
}

static gboolean
is_listed (LobbyVipPage *self, LobbyFloor *floor)
{
  GListModel *visits = lobby_floor_get_visits (floor);

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (LobbyVisit) visit = g_list_model_get_item (visits, i);
      if (visit == self->chosen)
        return TRUE;
    }
  return FALSE;
}

/* Whom nobody has answered comes first; after that the one that was chosen stays, as long as it is of this lobby. */
static void
choose_default (LobbyVipPage *self, LobbyFloor *floor)
{
  g_autoptr (LobbyVisit) first = NULL;

  if (self->chosen != NULL && is_listed (self, floor))
    return;
  first = lobby_vip_list_get_first (self->here);
  if (first == NULL)
    first = lobby_vip_list_get_first (self->earlier);
  choose (self, first);
}

static void
show_lists (LobbyVipPage *self, LobbyFloor *floor)
{
  const char *search = gtk_editable_get_text (GTK_EDITABLE (self->search));

  lobby_vip_list_show (self->here, floor, search, self->chosen);
  lobby_vip_list_show (self->earlier, floor, search, self->chosen);
  /* Translators: title of a list: valued customers whom nobody has answered yet */
  lobby_vip_list_take_title (self->here, g_strdup (_ ("Here Now")),
                             dup_customers (lobby_vip_list_get_count (self->here)));
  /* Translators: title of a list: valued customers who were answered today */
  lobby_vip_list_take_title (self->earlier, g_strdup (_ ("Earlier Today")), dup_earlier_remark (self, floor));
  gtk_widget_set_visible (GTK_WIDGET (self->here), lobby_vip_list_get_count (self->here) > 0);
}

static void
lobby_vip_page_show (LobbyPage *page, LobbySession *session)
{
  LobbyVipPage *self = LOBBY_VIP_PAGE (page);
  LobbyFloor *floor = lobby_session_get_floor (session);
  gboolean known = lobby_floor_get_branch (floor) != NULL;
  guint n_visits = g_list_model_get_n_items (lobby_floor_get_visits (floor));

  gtk_widget_set_visible (self->pane_card, known && n_visits > 0);
  if (!known)
    {
      lobby_disconnected_view_show (self->disconnected, session);
      gtk_stack_set_visible_child_name (self->stack, "disconnected");
      return;
    }
  show_lists (self, floor);
  choose_default (self, floor);
  show_strip (self, floor);
  if (self->chosen != NULL)
    lobby_vip_pane_show (self->pane, session, self->chosen);
  lobby_widget_set_class (GTK_WIDGET (page), "stale", lobby_floor_get_freshness (floor, LOBBY_AREA_CUSTOMERS)->stale);
  gtk_stack_set_visible_child_name (self->stack, n_visits > 0 ? "log" : "none");
}

static void
search_changed_cb (LobbyVipPage *self)
{
  lobby_page_show_again (LOBBY_PAGE (self));
}

static void
chosen_cb (LobbyVipPage *self, LobbyVisit *visit)
{
  choose (self, visit);
  lobby_page_show_again (LOBBY_PAGE (self));
}

static void
lobby_vip_page_fit (LobbyPage *page, int width, int height)
{
  LobbyVipPage *self = LOBBY_VIP_PAGE (page);
  LobbyBoardMode mode = lobby_board_mode_for (width, height, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body),
                                  mode.slim ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_margin_start (self->pane_card, mode.slim ? 12 : 0);
  gtk_widget_set_size_request (self->pane_card, mode.slim ? -1 : mode.narrow ? 340 : mode.wide ? 560 : 500, -1);
  lobby_widget_set_class (GTK_WIDGET (self), "narrow", mode.narrow);
}

static void
lobby_vip_page_dispose (GObject *object)
{
  LobbyVipPage *self = LOBBY_VIP_PAGE (object);

  g_clear_object (&self->chosen);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_VIP_PAGE);
  G_OBJECT_CLASS (lobby_vip_page_parent_class)->dispose (object);
}

static void
show_name_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (LOBBY_VIP_PAGE (widget)->pane), "visit.show-name", NULL);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, body);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, disconnected);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, search);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, here);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, earlier);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, strip);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, pane_card);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
lobby_vip_page_class_init (LobbyVipPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lobby_vip_page_dispose;
  LOBBY_PAGE_CLASS (klass)->show = lobby_vip_page_show;
  LOBBY_PAGE_CLASS (klass)->fit = lobby_vip_page_fit;
  g_type_ensure (LOBBY_TYPE_VIP_LIST);
  g_type_ensure (LOBBY_TYPE_VIP_PANE);
  g_type_ensure (LOBBY_TYPE_DISCONNECTED_VIEW);
  gtk_widget_class_set_css_name (widget_class, "vippage");
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-vip-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "page.show-name", NULL, show_name_cb);
}

static void
lobby_vip_page_init (LobbyVipPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** lobby_vip_page_new: Returns: (transfer floating): a page without a session */
GtkWidget *
lobby_vip_page_new (void)
{
  return g_object_new (LOBBY_TYPE_VIP_PAGE, NULL);
}
