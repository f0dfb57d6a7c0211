/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases by urgency beside one of them in detail. A view of the page of duties, which shows and fits it. */
#include "config.h"

#include "lobby-cases-view.h"
#include "lobby-case-form.h"
#include "lobby-case-list.h"
#include "lobby-case-pane.h"
#include "lobby-case-show.h"
#include "lobby-live-board.h"
#include "lobby-widgets.h"

#include "lobby-case-figures.h"

#include <glib/gi18n-lib.h>

struct _LobbyCasesView
{
  GtkBox parent_instance;

  GtkSearchEntry *search;
  GtkDropDown *filter;
  GtkWidget *new_button;
  GtkStack *stack;
  LobbyCaseList *overdue;
  LobbyCaseList *today;
  LobbyCaseList *later;
  LobbyCaseList *done;
  GtkWidget *answers_card;
  GtkLabel *answers;
  GtkLabel *answers_remark;
  GtkWidget *pane_card;
  LobbyCasePane *pane;

  /* state */
  LobbySession *session; /* weak */
  LobbyCase *chosen;     /* (owned) (nullable) */
  char *wanted;          /* (owned) (nullable): which one shall be shown as soon as it is there */
};

G_DEFINE_FINAL_TYPE (LobbyCasesView, lobby_cases_view, GTK_TYPE_BOX)

/* --- which cases, in which order --- */

static gint64
get_order (const LobbyCaseRecord *record)
{
  if (record->closed_us != 0)
    return -record->closed_us;
  return record->due_us != 0 ? record->due_us : G_MAXINT64;
}

/* What is due first comes first, what was closed last comes first. */
static int
compare_cases (gconstpointer a, gconstpointer b)
{
  const LobbyCaseRecord *first = lobby_case_get_record (*(LobbyCase *const *) a);
  const LobbyCaseRecord *other = lobby_case_get_record (*(LobbyCase *const *) b);
  gint64 order = get_order (first), other_order = get_order (other);

  if (order != other_order)
    return order < other_order ? -1 : 1;
  return g_strcmp0 (first->id, other->id);
}

static void
sort_out (LobbyCasesView *self, GPtrArray *groups[LOBBY_URGENCY_DONE + 1])
{
  GListModel *cases = lobby_floor_get_cases (lobby_session_get_floor (self->session));
  g_autofree char *search = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  LobbyCaseKind kind = (LobbyCaseKind) gtk_drop_down_get_selected (self->filter);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (LobbyCase) one = g_list_model_get_item (cases, i);
      if ((kind == LOBBY_CASE_UNKNOWN || lobby_case_get_record (one)->kind == kind)
          && lobby_case_is_sought (one, self->session, search))
        g_ptr_array_add (groups[lobby_case_get_urgency (one)], g_object_ref (one));
    }
  for (guint i = 0; i <= LOBBY_URGENCY_DONE; i++)
    g_ptr_array_sort (groups[i], compare_cases);
}

/* The one that was asked for, the one that was chosen, or the most urgent one. */
static void
choose_one (LobbyCasesView *self, GPtrArray *groups[LOBBY_URGENCY_DONE + 1])
{
  LobbyFloor *floor = lobby_session_get_floor (self->session);
  g_autoptr (LobbyCase) wanted = lobby_case_find (floor, self->wanted);
  g_autoptr (LobbyCase) kept = NULL;

  if (wanted != NULL)
    {
      g_clear_pointer (&self->wanted, g_free);
      g_set_object (&self->chosen, wanted);
      return;
    }
  kept = self->chosen != NULL ? lobby_case_find (floor, lobby_case_get_record (self->chosen)->id) : NULL;
  g_set_object (&self->chosen, kept);
  for (guint i = 0; self->chosen == NULL && i <= LOBBY_URGENCY_DONE; i++)
    if (groups[i]->len > 0)
      g_set_object (&self->chosen, g_ptr_array_index (groups[i], 0));
}

/* --- showing --- */

static char *
dup_count (guint count)
{
  /* Translators: how many cases a list has */
  return g_strdup_printf (ngettext ("%u case", "%u cases", count), count);
}

static char *
dup_done_remark (LobbyCasesView *self, guint count)
{
  LobbyCaseFigures figures;
  const LobbyState *state = lobby_session_get_state (self->session);

  lobby_case_figures_count (lobby_state_get_cases (state), lobby_state_get_time (state), &figures);
  if (figures.with_clock == 0)
    return dup_count (count);
  /* Translators: of the closed cases that had a time, how many were closed within it */
  return g_strdup_printf (_ ("%1$u of %2$u in time"), figures.in_time, figures.with_clock);
}

static void
show_lists (LobbyCasesView *self, GPtrArray *groups[LOBBY_URGENCY_DONE + 1])
{
  LobbyCaseList *const lists[] = { self->overdue, self->today, self->later, self->done };
  const char *const titles[] = { C_ ("cases", "Overdue"), C_ ("cases", "Due Today"), C_ ("cases", "Later"),
                                 C_ ("cases", "Closed") };

  for (guint i = 0; i <= LOBBY_URGENCY_DONE; i++)
    {
      lobby_case_list_show (lists[i], self->session, groups[i], self->chosen);
      lobby_case_list_take_title (lists[i], g_strdup (titles[i]),
                                  i == LOBBY_URGENCY_DONE ? dup_done_remark (self, groups[i]->len)
                                                          : dup_count (groups[i]->len));
    }
}

/* A score of few answers says nothing and is not shown (standards 1.3). */
static void
show_answers (LobbyCasesView *self)
{
  LobbyAnswerFigures figures;
  g_autofree char *words = NULL, *remark = NULL;

  lobby_answer_figures_count (lobby_state_get_feedbacks (lobby_session_get_state (self->session)), &figures);
  gtk_widget_set_visible (self->answers_card, figures.n > 0);
  if (figures.n == 0)
    return;
  /* Translators: answers to "would you recommend us": scores 9 and 10, 7 and 8, 0 to 6 */
  words = g_strdup_printf (_ ("%1$u promoters · %2$u passive · %3$u detractors"), figures.promoters, figures.passives,
                           figures.detractors);
  if (figures.n < LOBBY_ANSWERS_FEW)
    /* Translators: how many customers answered; too few to work out a score */
    remark = g_strdup_printf (ngettext ("%u answer: too few for a score", "%u answers: too few for a score", figures.n),
                              figures.n);
  else
    /* Translators: net promoter score from -100 to 100 with its margin, then how many customers answered */
    remark = g_strdup_printf (ngettext ("NPS %1$.0f ± %2$.0f, %3$u answer", "NPS %1$.0f ± %2$.0f, %3$u answers",
                                        figures.n),
                              figures.score, figures.margin, figures.n);
  lobby_label_show (self->answers, words);
  lobby_label_show (self->answers_remark, remark);
}

/** lobby_cases_view_show: shows the cases of @session */
void
lobby_cases_view_show (LobbyCasesView *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_CASES_VIEW (self) && LOBBY_IS_SESSION (session));

  GPtrArray *groups[LOBBY_URGENCY_DONE + 1];
  guint n_cases = g_list_model_get_n_items (lobby_floor_get_cases (lobby_session_get_floor (session)));
  guint n_listed = 0;

  g_set_weak_pointer (&self->session, session);
  for (guint i = 0; i <= LOBBY_URGENCY_DONE; i++)
    groups[i] = g_ptr_array_new_with_free_func (g_object_unref);
  sort_out (self, groups);
  choose_one (self, groups);
  show_lists (self, groups);
  show_answers (self);
  for (guint i = 0; i <= LOBBY_URGENCY_DONE; i++)
    {
      n_listed += groups[i]->len;
      g_ptr_array_unref (groups[i]);
    }
  if (self->chosen != NULL)
    lobby_case_pane_show (self->pane, session, self->chosen);
  gtk_widget_set_visible (self->pane_card, self->chosen != NULL);
  gtk_widget_set_sensitive (self->new_button, lobby_session_may_ask (session, LOBBY_COMMAND_CASE_OPEN));
  gtk_stack_set_visible_child_name (self->stack, n_listed > 0 ? "lists" : n_cases > 0 ? "no-match" : "none");
}

/** lobby_cases_view_fit: lays it out for a page of that size */
void
lobby_cases_view_fit (LobbyCasesView *self, int width, int height)
{
  g_return_if_fail (LOBBY_IS_CASES_VIEW (self));

  LobbyBoardMode mode = lobby_board_mode_for (width, height, 0);
  LobbyCaseList *const lists[] = { self->overdue, self->today, self->later, self->done };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self),
                                  mode.slim ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_margin_start (self->pane_card, mode.slim ? 12 : 0);
  gtk_widget_set_size_request (self->pane_card, mode.slim ? -1 : mode.narrow ? 340 : mode.wide ? 560 : 460, -1);
  gtk_widget_set_vexpand (self->pane_card, !mode.slim);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->pane_card), mode.slim);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->pane_card), mode.slim ? 240 : -1);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->pane_card),
                                              mode.slim ? MAX (height / 2, 240) : -1);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    lobby_case_list_set_narrow (lists[i], mode.narrow);
}

/* --- acting --- */

static void
show_again (LobbyCasesView *self)
{
  if (self->session != NULL)
    lobby_cases_view_show (self, self->session);
}

static void
search_changed_cb (LobbyCasesView *self)
{
  show_again (self);
}

static void
chosen_cb (LobbyCasesView *self, LobbyCase *one)
{
  g_set_object (&self->chosen, one);
  show_again (self);
}

static void
new_clicked_cb (LobbyCasesView *self)
{
  lobby_cases_view_open_new (self, LOBBY_CASE_FEEDBACK);
}

/** lobby_cases_view_choose: shows the details of case @id, now or as soon as it is there */
void
lobby_cases_view_choose (LobbyCasesView *self, const char *id)
{
  g_return_if_fail (LOBBY_IS_CASES_VIEW (self));

  g_free (self->wanted);
  self->wanted = g_strdup (id);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->filter, 0);
  show_again (self);
}

/** lobby_cases_view_open_new: opens the dialog in which a case of @kind, or an answer, is entered */
void
lobby_cases_view_open_new (LobbyCasesView *self, LobbyCaseKind kind)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->session != NULL && lobby_session_may_ask (self->session, LOBBY_COMMAND_CASE_OPEN))
    gtk_window_present (
        GTK_WINDOW (lobby_case_form_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->session, kind)));
}

/** lobby_cases_view_take_next_step: takes the next step of the case that is shown */
void
lobby_cases_view_take_next_step (LobbyCasesView *self)
{
  if (self->chosen != NULL)
    lobby_case_pane_take_next_step (self->pane);
}

/** lobby_cases_view_write_note: puts the focus where a note on the case that is shown is written */
void
lobby_cases_view_write_note (LobbyCasesView *self)
{
  if (self->chosen != NULL)
    lobby_case_pane_write_note (self->pane);
}

/* --- object --- */

static void
lobby_cases_view_dispose (GObject *object)
{
  LobbyCasesView *self = LOBBY_CASES_VIEW (object);

  g_clear_weak_pointer (&self->session);
  g_clear_object (&self->chosen);
  g_clear_pointer (&self->wanted, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_CASES_VIEW);
  G_OBJECT_CLASS (lobby_cases_view_parent_class)->dispose (object);
}

static void
lobby_cases_view_class_init (LobbyCasesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_cases_view_dispose;
  g_type_ensure (LOBBY_TYPE_CASE_LIST);
  g_type_ensure (LOBBY_TYPE_CASE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-cases-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyCasesView, search);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasesView, filter);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasesView, new_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasesView, stack);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasesView, overdue);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasesView, today);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasesView, later);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasesView, done);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasesView, answers_card);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasesView, answers);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasesView, answers_remark);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasesView, pane_card);
  gtk_widget_class_bind_template_child (widget_class, LobbyCasesView, pane);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_clicked_cb);
}

static void
lobby_cases_view_init (LobbyCasesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
