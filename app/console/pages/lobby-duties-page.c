/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duties that must not get lost, a view for each kind of them. Shows one session, owns nothing. A further view is a child
 * of the stack in the template and one line in show and fit; with more than one a switch appears above them. */
#include "config.h"

#include "lobby-duties-page.h"
#include "lobby-cases-view.h"
#include "lobby-checklists-view.h"
#include "lobby-disconnected-view.h"
#include "lobby-widgets.h"

struct _LobbyDutiesPage
{
  LobbyPage parent_instance;

  GtkWidget *body;
  GtkStack *stack;
  LobbyDisconnectedView *disconnected;
  GtkWidget *view_switch;
  GtkStack *views;
  LobbyCasesView *cases;
  LobbyChecklistsView *checklists;
};

G_DEFINE_FINAL_TYPE (LobbyDutiesPage, lobby_duties_page, LOBBY_TYPE_PAGE)

static void
lobby_duties_page_show (LobbyPage *page, LobbySession *session)
{
  LobbyDutiesPage *self = LOBBY_DUTIES_PAGE (page);
  LobbyFloor *floor = lobby_session_get_floor (session);
  gboolean known = lobby_floor_get_branch (floor) != NULL;

  if (known)
    {
      lobby_cases_view_show (self->cases, session);
      lobby_checklists_view_show (self->checklists, session);
    }
  else
    lobby_disconnected_view_show (self->disconnected, session);
  lobby_widget_set_class (GTK_WIDGET (page), "stale", lobby_floor_get_freshness (floor, LOBBY_AREA_FEEDBACK)->stale);
  gtk_stack_set_visible_child_name (self->stack, known ? "duties" : "disconnected");
}

static void
lobby_duties_page_fit (LobbyPage *page, int width, int height)
{
  lobby_cases_view_fit (LOBBY_DUTIES_PAGE (page)->cases, width, height);
  lobby_checklists_view_fit (LOBBY_DUTIES_PAGE (page)->checklists, width, height);
}

/* --- what the window asks for --- */

static void
show_case_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LobbyDutiesPage *self = LOBBY_DUTIES_PAGE (widget);

  gtk_stack_set_visible_child_name (self->views, "cases");
  lobby_cases_view_choose (self->cases, g_variant_get_string (parameter, NULL));
}

static void
new_case_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LobbyDutiesPage *self = LOBBY_DUTIES_PAGE (widget);

  gtk_stack_set_visible_child_name (self->views, "cases");
  lobby_cases_view_open_new (self->cases, LOBBY_CASE_FEEDBACK);
}

static gboolean
shows_cases (LobbyDutiesPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "cases") == 0;
}

static void
next_step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LobbyDutiesPage *self = LOBBY_DUTIES_PAGE (widget);

  if (shows_cases (self))
    lobby_cases_view_take_next_step (self->cases);
}

static void
do_first_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LobbyDutiesPage *self = LOBBY_DUTIES_PAGE (widget);

  if (!shows_cases (self))
    lobby_checklists_view_do_first (self->checklists);
}

static void
show_checklist_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LobbyDutiesPage *self = LOBBY_DUTIES_PAGE (widget);

  gtk_stack_set_visible_child_name (self->views, "checklists");
  lobby_checklists_view_choose (self->checklists, g_variant_get_string (parameter, NULL));
}

static void
write_note_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LobbyDutiesPage *self = LOBBY_DUTIES_PAGE (widget);

  if (shows_cases (self))
    lobby_cases_view_write_note (self->cases);
}

/* --- object --- */

static void
lobby_duties_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_DUTIES_PAGE);
  G_OBJECT_CLASS (lobby_duties_page_parent_class)->dispose (object);
}

static void
lobby_duties_page_class_init (LobbyDutiesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_duties_page_dispose;
  LOBBY_PAGE_CLASS (klass)->show = lobby_duties_page_show;
  LOBBY_PAGE_CLASS (klass)->fit = lobby_duties_page_fit;
  g_type_ensure (LOBBY_TYPE_CASES_VIEW);
  g_type_ensure (LOBBY_TYPE_CHECKLISTS_VIEW);
  g_type_ensure (LOBBY_TYPE_DISCONNECTED_VIEW);
  gtk_widget_class_set_css_name (widget_class, "dutiespage");
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-duties-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyDutiesPage, body);
  gtk_widget_class_bind_template_child (widget_class, LobbyDutiesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LobbyDutiesPage, disconnected);
  gtk_widget_class_bind_template_child (widget_class, LobbyDutiesPage, view_switch);
  gtk_widget_class_bind_template_child (widget_class, LobbyDutiesPage, views);
  gtk_widget_class_bind_template_child (widget_class, LobbyDutiesPage, cases);
  gtk_widget_class_bind_template_child (widget_class, LobbyDutiesPage, checklists);
  gtk_widget_class_install_action (widget_class, "page.show-case", "s", show_case_cb);
  gtk_widget_class_install_action (widget_class, "page.new-case", NULL, new_case_cb);
  gtk_widget_class_install_action (widget_class, "page.next-step", NULL, next_step_cb);
  gtk_widget_class_install_action (widget_class, "page.do-first", NULL, do_first_cb);
  gtk_widget_class_install_action (widget_class, "page.show-checklist", "s", show_checklist_cb);
  gtk_widget_class_install_action (widget_class, "page.write-note", NULL, write_note_cb);
}

static void
lobby_duties_page_init (LobbyDutiesPage *self)
{
  g_autoptr (GListModel) pages = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  pages = G_LIST_MODEL (gtk_stack_get_pages (self->views));
  gtk_widget_set_visible (self->view_switch, g_list_model_get_n_items (pages) > 1);
}

/** lobby_duties_page_new: Returns: (transfer floating): a page without a session */
GtkWidget *
lobby_duties_page_new (void)
{
  return g_object_new (LOBBY_TYPE_DUTIES_PAGE, NULL);
}

/** lobby_duties_page_count_urgent: Returns: how many duties are overdue or due today and how many checklists are late, for the badge of the page */
guint
lobby_duties_page_count_urgent (LobbyFloor *floor)
{
  GListModel *cases = lobby_floor_get_cases (floor);
  guint count = lobby_checklists_view_count_late (floor);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (LobbyCase) one = g_list_model_get_item (cases, i);
      count += lobby_case_get_urgency (one) <= LOBBY_URGENCY_TODAY ? 1 : 0;
    }
  return count;
}
