/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Valued customers: who is here and not answered, who was answered how soon, and one of them in detail. Shows one session,
 * owns nothing. */
#include "config.h"

#include "lobby-vip-page.h"
#include "lobby-disconnected-view.h"
#include "lobby-diversions-card.h"
#include "lobby-expected-card.h"
#include "lobby-live-board.h"
#include "lobby-vip-bar.h"
#include "lobby-vip-cost.h"
#include "lobby-vip-entry.h"
#include "lobby-vip-list.h"
#include "lobby-vip-log.h"
#include "lobby-vip-pane.h"
#include "lobby-visit-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

/* More stars than these say nothing any more: the newest are drawn. */
#define MOST_MARKS 60
/* What calls cost the others is counted anew so often. */
#define COST_EVERY_US (10 * G_USEC_PER_SEC)

struct _LobbyVipPage
{
  LobbyPage parent_instance;

  GtkWidget *body;
  GtkStack *stack;
  LobbyDisconnectedView *disconnected;
  LobbyVipBar *bar;
  LobbyVipList *here;
  LobbyExpectedCard *expected;
  LobbyVipList *earlier;
  LobbyAnswerStrip *strip;
  GtkWidget *cost_box;
  GtkLabel *cost;
  LobbyDiversionsCard *diversions;
  GtkWidget *pane_card;
  LobbyVipPane *pane;

  LobbyVipLog *log;     /* (owned) */
  LobbyVisit *chosen;   /* (owned) (nullable) */
  gboolean by_person;   /* a person has chosen it */
  LobbyVipEntry *entry; /* weak: the dialog while it is open */
  gint64 cost_us;       /* branch time of the cost that is shown */
};

G_DEFINE_FINAL_TYPE (LobbyVipPage, lobby_vip_page, LOBBY_TYPE_PAGE)

static char *
dup_customers (guint count)
{
  /* Translators: how many valued customers a list has */
  return g_strdup_printf (ngettext ("%u customer", "%u customers", count), count);
}

static char *
dup_earlier_remark (LobbyVipPage *self)
{
  gint64 median_s = lobby_vip_log_get_median_s (self->log);
  guint count = lobby_visit_rows_count (lobby_vip_log_get_visits (self->log, FALSE));

  if (lobby_vip_log_is_reading (self->log))
    /* Translators: beside the title of a long list, for the moment until it is known how many it has */
    return g_strdup (_ ("Reading…"));
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
  guint n_visits = g_list_model_get_n_items (visits), n = MIN (n_visits, MOST_MARKS);
  const LobbyPolicyRecord *policy = lobby_floor_get_branch (floor)->policy;
  g_autofree LobbyAnswerMark *marks = g_new0 (LobbyAnswerMark, n + 1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  LobbyAnswerPicture picture = { marks, n, 0, 0, NULL, NULL };
  g_autofree char *target = NULL, *head = NULL, *summary = dup_earlier_remark (self);

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
      g_autoptr (LobbyVisit) visit = g_list_model_get_item (visits, n_visits - n + i);
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

/* What a person has chosen stays, as long as it is of this lobby; otherwise whom nobody has answered comes first. */
static void
choose_default (LobbyVipPage *self)
{
  LobbyVisit *first = lobby_visit_rows_get_visit (lobby_vip_log_get_visits (self->log, TRUE), 0);
  gboolean present = self->chosen != NULL && lobby_vip_log_has (self->log, self->chosen);

  if (present && (self->by_person || first == NULL || lobby_visit_is_open (self->chosen)))
    return;
  self->by_person = FALSE;
  if (first == NULL)
    first = lobby_visit_rows_get_visit (lobby_vip_log_get_visits (self->log, FALSE), 0);
  choose (self, first);
}

static void
show_list (LobbyVipPage *self, LobbyVipList *list, LobbyFloor *floor, gboolean open)
{
  gboolean here = self->chosen != NULL && lobby_visit_is_open (self->chosen) == open;

  lobby_vip_list_show (list, floor, lobby_vip_log_get_visits (self->log, open), here ? self->chosen : NULL);
}

static void
show_lists (LobbyVipPage *self, LobbySession *session)
{
  LobbyFloor *floor = lobby_session_get_floor (session);
  guint n_open = lobby_visit_rows_count (lobby_vip_log_get_visits (self->log, TRUE));

  show_list (self, self->here, floor, TRUE);
  show_list (self, self->earlier, floor, FALSE);
  /* Translators: title of a list: valued customers whom nobody has answered yet */
  lobby_vip_list_take_title (self->here, g_strdup (_ ("Here Now")), dup_customers (n_open));
  /* Translators: title of a list: valued customers who were answered today */
  lobby_vip_list_take_title (self->earlier, g_strdup (_ ("Earlier Today")), dup_earlier_remark (self));
  gtk_widget_set_visible (GTK_WIDGET (self->here), n_open > 0);
  lobby_expected_card_show (self->expected, session);
  lobby_diversions_card_show (self->diversions, session);
}

static void
read_log (LobbyVipPage *self, LobbySession *session)
{
  LobbyVipQuery query;

  lobby_vip_bar_show (self->bar, session);
  lobby_vip_bar_read (self->bar, &query);
  lobby_vip_log_follow (self->log, lobby_session_get_floor (session));
  lobby_vip_log_seek (self->log, &query);
}

/* --- what it costs the others --- */

static char *
dup_cost (const LobbyVipCost *cost)
{
  int minutes = (int) ((cost->cost_s + 30) / 60);
  g_autofree char *overtaken = NULL;

  if (cost->n_overtaken == 0)
    return g_strdup (_ ("VIP calls have made nobody else wait today"));
  /* Translators: how many other customers a call of a valued customer was drawn before */
  overtaken = g_strdup_printf (ngettext ("%u customer overtaken", "%u customers overtaken", cost->n_overtaken),
                               cost->n_overtaken);
  /* Translators: what calls of valued customers cost the others: minutes, then how many were overtaken */
  return g_strdup_printf (_ ("VIP calls cost others %1$d min today, %2$s"), minutes, overtaken);
}

static void
show_cost (LobbyVipPage *self, LobbySession *session)
{
  gint64 now_us = lobby_floor_get_freshness (lobby_session_get_floor (session), LOBBY_AREA_QUEUE)->now_us;
  LobbyVipCost cost;
  g_autofree char *words = NULL;

  if (self->cost_us != 0 && ABS (now_us - self->cost_us) < COST_EVERY_US)
    return;
  self->cost_us = now_us;
  cost = lobby_vip_cost_measure (lobby_session_get_state (session), now_us);
  words = dup_cost (&cost);
  gtk_widget_set_visible (self->cost_box, cost.n_calls > 0);
  lobby_label_show (self->cost, words);
}

/* --- showing --- */

static void
lobby_vip_page_show (LobbyPage *page, LobbySession *session)
{
  LobbyVipPage *self = LOBBY_VIP_PAGE (page);
  LobbyFloor *floor = lobby_session_get_floor (session);
  gboolean known = lobby_floor_get_branch (floor) != NULL;
  guint n_visits = g_list_model_get_n_items (lobby_floor_get_visits (floor));
  guint n_appointments = lobby_state_get_appointments (lobby_session_get_state (session))->len;

  gtk_widget_set_visible (self->pane_card, known && n_visits > 0);
  if (!known)
    {
      lobby_disconnected_view_show (self->disconnected, session);
      gtk_stack_set_visible_child_name (self->stack, "disconnected");
      return;
    }
  read_log (self, session);
  choose_default (self);
  show_lists (self, session);
  show_strip (self, floor);
  show_cost (self, session);
  if (self->chosen != NULL)
    lobby_vip_pane_show (self->pane, session, self->chosen);
  lobby_widget_set_class (GTK_WIDGET (page), "stale", lobby_floor_get_freshness (floor, LOBBY_AREA_CUSTOMERS)->stale);
  gtk_stack_set_visible_child_name (self->stack, n_visits + n_appointments > 0 ? "log" : "none");
}

static void
sought_cb (LobbyVipPage *self)
{
  lobby_page_show_again (LOBBY_PAGE (self));
}

/* --- entering an arrival by hand --- */

static void
enter (LobbyVipPage *self, const char *ticket, const char *appointment)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (LobbySession) session = lobby_page_get_session (LOBBY_PAGE (self));

  if (session == NULL || lobby_floor_get_branch (lobby_session_get_floor (session)) == NULL)
    return;
  if (self->entry != NULL)
    gtk_window_destroy (GTK_WINDOW (self->entry));
  g_set_weak_pointer (&self->entry, lobby_vip_entry_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, session,
                                                         ticket, appointment));
  gtk_window_present (GTK_WINDOW (self->entry));
}

static void
enter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *ticket, *appointment;

  g_variant_get (parameter, "(&s&s)", &ticket, &appointment);
  enter (LOBBY_VIP_PAGE (widget), ticket, *appointment != '\0' ? appointment : NULL);
}

static void
arrived_cb (LobbyVipPage *self, const char *appointment)
{
  enter (self, NULL, appointment);
}

static void
chosen_cb (LobbyVipPage *self, LobbyVisit *visit)
{
  choose (self, visit);
  self->by_person = TRUE;
  lobby_page_show_again (LOBBY_PAGE (self));
}

static void
lobby_vip_page_fit (LobbyPage *page, int width, int height)
{
  LobbyVipPage *self = LOBBY_VIP_PAGE (page);
  LobbyBoardMode mode = lobby_board_mode_for (width, height, 0);

  /* The log has more columns than leave room for a pane beside it. */
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body),
                                  mode.narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_margin_start (self->pane_card, mode.narrow ? 12 : 0);
  gtk_widget_set_margin_top (self->pane_card, mode.narrow ? 0 : 12);
  gtk_widget_set_size_request (self->pane_card, mode.narrow ? -1 : mode.wide ? 560 : 500, -1);
  gtk_widget_set_vexpand (self->pane_card, !mode.narrow);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->pane_card), mode.narrow);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->pane_card), mode.narrow ? 240 : -1);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->pane_card),
                                              mode.narrow ? MAX (height / 2, 240) : -1);
  lobby_widget_set_class (GTK_WIDGET (self), "narrow", mode.narrow);
}

static void
lobby_vip_page_dispose (GObject *object)
{
  LobbyVipPage *self = LOBBY_VIP_PAGE (object);

  if (self->entry != NULL)
    gtk_window_destroy (GTK_WINDOW (self->entry));
  g_clear_weak_pointer (&self->entry);
  g_clear_object (&self->chosen);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_VIP_PAGE);
  g_clear_object (&self->log);
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
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, bar);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, here);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, earlier);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, expected);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, strip);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, cost_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, cost);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, diversions);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, pane_card);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, sought_cb);
  gtk_widget_class_bind_template_callback (widget_class, arrived_cb);
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
  g_type_ensure (LOBBY_TYPE_VIP_BAR);
  g_type_ensure (LOBBY_TYPE_EXPECTED_CARD);
  g_type_ensure (LOBBY_TYPE_DIVERSIONS_CARD);
  g_type_ensure (LOBBY_TYPE_VIP_PANE);
  g_type_ensure (LOBBY_TYPE_DISCONNECTED_VIEW);
  gtk_widget_class_set_css_name (widget_class, "vippage");
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-vip-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "page.show-name", NULL, show_name_cb);
  gtk_widget_class_install_action (widget_class, "page.enter-visit", "(ss)", enter_cb);
}

static void
lobby_vip_page_init (LobbyVipPage *self)
{
  self->log = lobby_vip_log_new ();
  g_signal_connect_object (self->log, "changed", G_CALLBACK (sought_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** lobby_vip_page_new: Returns: (transfer floating): a page without a session */
GtkWidget *
lobby_vip_page_new (void)
{
  return g_object_new (LOBBY_TYPE_VIP_PAGE, NULL);
}
