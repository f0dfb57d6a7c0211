/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The branch head's day: figures against goals and the same weekday before, its course, what mattered, what stays open. Beside
 * a live session it shows the day so far, in a replay the day up to the moment that is played; other recorded days can be
 * turned to. */
#include "config.h"

#include "lobby-summary-page.h"
#include "lobby-disconnected-view.h"
#include "lobby-replay-session.h"
#include "lobby-sheet-charts.h"
#include "lobby-summary-cards.h"
#include "lobby-summary-desk.h"
#include "lobby-summary-figures.h"
#include "lobby-table-window.h"
#include "lobby-widgets.h"
#include "lobby-words-day.h"
#include "lobby-words-summary.h"

#include <glib/gi18n-lib.h>

struct _LobbySummaryPage
{
  LobbyPage parent_instance;

  GtkStack *stack;
  LobbyDisconnectedView *disconnected;
  GtkWidget *head;
  GtkLabel *day;
  GtkLabel *about;
  GtkLabel *notice;
  GtkBox *body;
  LobbySummaryFigures *figures;
  LobbySummaryCards *cards;

  /* state */
  LobbySummaryDesk *desk; /* (owned) (nullable) */
  LobbySession *session;  /* (unowned) (nullable): whose desk that is */
};

G_DEFINE_FINAL_TYPE (LobbySummaryPage, lobby_summary_page, LOBBY_TYPE_PAGE)

/* --- the day --- */

static char *
dup_notice (LobbySummaryPage *self, const LobbyDaySheet *sheet)
{
  g_autofree char *unfinished = lobby_words_dup_unfinished (sheet);
  g_autofree char *missing
      = lobby_summary_desk_is_whole (self->desk)
            ? lobby_words_dup_missing (sheet)
            /* Translators: notice: there is no recording of the day to look into */
            : g_strdup (
                _ ("There is no record of this day yet: open counters and devices over the day are not known."));

  if (unfinished != NULL && missing != NULL)
    return g_strconcat (unfinished, " ", missing, NULL);
  return unfinished != NULL ? g_steal_pointer (&unfinished) : g_steal_pointer (&missing);
}

static void
show_sheet (LobbySummaryPage *self)
{
  LobbyDaySheet *sheet = lobby_summary_desk_get_sheet (self->desk),
                *before = lobby_summary_desk_get_before (self->desk);

  if (sheet == NULL)
    return;
  g_autofree char *day = lobby_words_dup_day (sheet->day);
  g_autofree char *about = lobby_words_dup_about_day (sheet, before);
  g_autofree char *notice = dup_notice (self, sheet);
  lobby_label_show (self->day, day);
  lobby_label_show (self->about, about);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->about), about);
  lobby_label_show_or_hide (self->notice, notice);
  lobby_summary_figures_show (self->figures, sheet, before);
  lobby_summary_cards_show (self->cards, sheet, before, lobby_summary_desk_get_recording (self->desk) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.earlier-day",
                                 lobby_summary_desk_can_turn (self->desk, FALSE));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.later-day", lobby_summary_desk_can_turn (self->desk, TRUE));
}

/* --- the session --- */

static void
let_go (LobbySummaryPage *self)
{
  self->session = NULL;
  if (self->desk == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->desk, self);
  g_object_run_dispose (G_OBJECT (self->desk));
  g_clear_object (&self->desk);
}

static void
follow_session (LobbySummaryPage *self, LobbySession *session)
{
  if (self->session == session && self->desk != NULL)
    return;
  let_go (self);
  self->session = session;
  self->desk = lobby_summary_desk_new (session);
  g_signal_connect_swapped (self->desk, "changed", G_CALLBACK (show_sheet), self);
}

static void
lobby_summary_page_show (LobbyPage *page, LobbySession *session)
{
  LobbySummaryPage *self = LOBBY_SUMMARY_PAGE (page);
  gboolean known = lobby_floor_get_branch (lobby_session_get_floor (session)) != NULL;

  gtk_stack_set_visible_child_name (self->stack, known ? "summary" : "disconnected");
  if (!known)
    {
      lobby_disconnected_view_show (self->disconnected, session);
      return;
    }
  follow_session (self, session);
  lobby_summary_desk_look (self->desk);
  lobby_summary_cards_show_tomorrow (self->cards, lobby_session_get_state (session),
                                     lobby_session_can_act (session)
                                         && lobby_session_may_ask (session, LOBBY_COMMAND_CASE_OPEN));
}

static void
lobby_summary_page_fit (LobbyPage *page, int width, int height)
{
  lobby_summary_figures_fit (LOBBY_SUMMARY_PAGE (page)->figures, width);
  lobby_summary_cards_fit (LOBBY_SUMMARY_PAGE (page)->cards, width);
}

/* Another session has no use for the sheets of this one. */
static void
session_cb (LobbySummaryPage *self)
{
  g_autoptr (LobbySession) session = lobby_page_get_session (LOBBY_PAGE (self));

  if (session != self->session)
    let_go (self);
}

/* Each time that one looks there may be new days. */
static void
mapped_cb (LobbySummaryPage *self)
{
  g_autoptr (LobbySession) session = lobby_page_get_session (LOBBY_PAGE (self));
  LobbyDayShelf *shelf = session != NULL ? lobby_session_get_shelf (session) : NULL;

  if (shelf != NULL)
    lobby_day_shelf_refresh (shelf);
}

/* --- what is pressed --- */

static void
turn_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LobbySummaryPage *self = LOBBY_SUMMARY_PAGE (widget);

  if (self->desk != NULL)
    lobby_summary_desk_turn (self->desk, g_str_equal (name, "page.later-day"));
}

static void
all_figures_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LobbyDaySheet *sheet = lobby_summary_page_get_sheet (LOBBY_SUMMARY_PAGE (widget));
  GtkWindow *window;

  if (sheet == NULL)
    return;
  window = lobby_table_window_new (lobby_sheet_dup_figures_table (sheet));
  gtk_window_set_transient_for (window, GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (window);
}

/* One thing to do better is a case of the branch: the service sets until when it is looked at. */
static void
carry_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LobbySummaryPage *self = LOBBY_SUMMARY_PAGE (widget);
  LobbyCaseRecord *record;

  if (self->session == NULL || !lobby_session_can_act (self->session))
    return;
  record = lobby_record_new (&lobby_case_record_type);
  record->kind = LOBBY_CASE_IMPROVEMENT;
  record->summary = g_variant_dup_string (parameter, NULL);
  g_free (lobby_session_open_case (self->session, record));
}

/* The day that is played already goes there; another one is opened there. */
static void
replay_hours_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LobbySummaryPage *self = LOBBY_SUMMARY_PAGE (widget);
  LobbyDaySheet *sheet = lobby_summary_page_get_sheet (self);
  LobbyShelfDay *day = self->desk != NULL ? lobby_summary_desk_get_recording (self->desk) : NULL;
  gint64 from_us, until_us;

  if (sheet == NULL || day == NULL || !lobby_day_findings_get_replay (sheet->findings, &from_us, &until_us))
    return;
  if (lobby_summary_desk_is_own_day (self->desk) && LOBBY_IS_REPLAY_SESSION (self->session))
    {
      lobby_replay_session_go_to (LOBBY_REPLAY_SESSION (self->session), from_us);
      gtk_widget_activate_action (widget, "win.show-replay", NULL);
      return;
    }
  g_autofree char *key = lobby_shelf_day_dup_key (day);
  gtk_widget_activate_action (widget, "app.open-day-at", "(sx)", key, from_us);
}

/* --- page --- */

static void
lobby_summary_page_dispose (GObject *object)
{
  let_go (LOBBY_SUMMARY_PAGE (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_SUMMARY_PAGE);
  G_OBJECT_CLASS (lobby_summary_page_parent_class)->dispose (object);
}

static void
lobby_summary_page_class_init (LobbySummaryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_summary_page_dispose;
  LOBBY_PAGE_CLASS (klass)->show = lobby_summary_page_show;
  LOBBY_PAGE_CLASS (klass)->fit = lobby_summary_page_fit;
  g_type_ensure (LOBBY_TYPE_DISCONNECTED_VIEW);
  g_type_ensure (LOBBY_TYPE_SUMMARY_CARDS);
  g_type_ensure (LOBBY_TYPE_SUMMARY_FIGURES);
  gtk_widget_class_set_css_name (widget_class, "summarypage");
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-summary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbySummaryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LobbySummaryPage, disconnected);
  gtk_widget_class_bind_template_child (widget_class, LobbySummaryPage, head);
  gtk_widget_class_bind_template_child (widget_class, LobbySummaryPage, day);
  gtk_widget_class_bind_template_child (widget_class, LobbySummaryPage, about);
  gtk_widget_class_bind_template_child (widget_class, LobbySummaryPage, notice);
  gtk_widget_class_bind_template_child (widget_class, LobbySummaryPage, body);
  gtk_widget_class_bind_template_child (widget_class, LobbySummaryPage, figures);
  gtk_widget_class_bind_template_child (widget_class, LobbySummaryPage, cards);
  gtk_widget_class_install_action (widget_class, "page.earlier-day", NULL, turn_cb);
  gtk_widget_class_install_action (widget_class, "page.later-day", NULL, turn_cb);
  gtk_widget_class_install_action (widget_class, "page.all-figures", NULL, all_figures_cb);
  gtk_widget_class_install_action (widget_class, "page.carry", "s", carry_cb);
  gtk_widget_class_install_action (widget_class, "page.replay-hours", NULL, replay_hours_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK, "page.earlier-day", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK, "page.later-day", NULL);
}

static void
lobby_summary_page_init (LobbySummaryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::session", G_CALLBACK (session_cb), NULL);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/** lobby_summary_page_new: Returns: (transfer floating): a page without a session */
GtkWidget *
lobby_summary_page_new (void)
{
  return g_object_new (LOBBY_TYPE_SUMMARY_PAGE, NULL);
}

/** lobby_summary_page_get_sheet: Returns: (transfer none) (nullable): the day that is shown */
LobbyDaySheet *
lobby_summary_page_get_sheet (LobbySummaryPage *self)
{
  g_return_val_if_fail (LOBBY_IS_SUMMARY_PAGE (self), NULL);
  return self->desk != NULL ? lobby_summary_desk_get_sheet (self->desk) : NULL;
}

/** lobby_summary_page_get_before: Returns: (transfer none) (nullable): the same weekday before */
LobbyDaySheet *
lobby_summary_page_get_before (LobbySummaryPage *self)
{
  g_return_val_if_fail (LOBBY_IS_SUMMARY_PAGE (self), NULL);
  return self->desk != NULL ? lobby_summary_desk_get_before (self->desk) : NULL;
}
