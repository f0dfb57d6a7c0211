/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the window, in the order of their tabs. A page that does not exist yet has no tab. */
#include "config.h"

#include "lobby-window-pages.h"

#include "lobby-devices-page.h"
#include "lobby-duties-page.h"
#include "lobby-live-page.h"
#include "lobby-replay-page.h"
#include "lobby-summary-page.h"
#include "lobby-vip-page.h"

#include <glib/gi18n-lib.h>

static void
remove_pages (AdwViewStack *stack)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (stack))) != NULL)
    adw_view_stack_remove (stack, child);
}

static void
add_page (AdwViewStack *stack,
          GtkWidget *page,
          LobbySession *session,
          const char *name,
          const char *title,
          const char *icon)
{
  AdwViewStackPage *place = adw_view_stack_add_titled (stack, page, name, title);

  adw_view_stack_page_set_icon_name (place, icon);
  g_object_set (page, "session", session, NULL);
}

/** lobby_window_pages_fill: gives @stack the pages of @session; %NULL leaves it empty */
void
lobby_window_pages_fill (AdwViewStack *stack, LobbySession *session)
{
  g_autofree char *shown = g_strdup (adw_view_stack_get_visible_child_name (stack));

  remove_pages (stack);
  if (session == NULL)
    return;
  add_page (stack, lobby_live_page_new (), session, "live-lobby", C_ ("page", "Live Lobby"), "lobby-live-symbolic");
  add_page (stack, lobby_vip_page_new (), session, "vip-log", C_ ("page", "VIP Log"), "lobby-vip-symbolic");
  add_page (stack, lobby_devices_page_new (), session, "devices", C_ ("page", "Devices"), "lobby-devices-symbolic");
  add_page (stack, lobby_summary_page_new (), session, "summary", C_ ("page", "Summary"), "lobby-summary-symbolic");
  add_page (stack, lobby_replay_page_new (), session, "replay", C_ ("page", "Replay"), "lobby-replay-symbolic");
  add_page (stack, lobby_duties_page_new (), session, "duties", C_ ("page", "Duties"), "lobby-duties-symbolic");
  lobby_window_pages_show_rights (stack, session);
  if (shown != NULL && adw_view_stack_get_child_by_name (stack, shown) != NULL)
    adw_view_stack_set_visible_child_name (stack, shown);
}

/* Pages about people are for whoever may see who they are. */
static const struct
{
  const char *page;
  LobbyRight right;
} page_rights[] = {
  { "vip-log", LOBBY_RIGHT_NAMES_SEE },
  { "duties", LOBBY_RIGHT_NAMES_SEE },
};

/** lobby_window_pages_show_rights: hides the pages that whoever sits here may not see */
void
lobby_window_pages_show_rights (AdwViewStack *stack, LobbySession *session)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_rights); i++)
    {
      GtkWidget *page = adw_view_stack_get_child_by_name (stack, page_rights[i].page);
      gboolean may = lobby_session_may (session, page_rights[i].right);
      if (page == NULL)
        continue;
      if (!may && adw_view_stack_get_visible_child (stack) == page)
        adw_view_stack_set_visible_child_name (stack, "live-lobby");
      adw_view_stack_page_set_visible (adw_view_stack_get_page (stack, page), may);
    }
}

static guint
count_troubled (GListModel *devices)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (LobbyDevice) device = g_list_model_get_item (devices, i);
      count += lobby_device_needs_attention (device) ? 1 : 0;
    }
  return count;
}

static guint
count_unanswered (GListModel *visits)
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
show_badge (AdwViewStack *stack, const char *name, guint count)
{
  GtkWidget *page = adw_view_stack_get_child_by_name (stack, name);
  AdwViewStackPage *place = page != NULL ? adw_view_stack_get_page (stack, page) : NULL;

  if (place != NULL && adw_view_stack_page_get_badge_number (place) != count)
    adw_view_stack_page_set_badge_number (place, count);
}

/** lobby_window_pages_show_badges: shows on the tabs how many things need attention */
void
lobby_window_pages_show_badges (AdwViewStack *stack, LobbySession *session)
{
  LobbyFloor *floor = lobby_session_get_floor (session);

  show_badge (stack, "devices", count_troubled (lobby_floor_get_devices (floor)));
  show_badge (stack, "duties", lobby_duties_page_count_urgent (floor));
  show_badge (stack, "vip-log", count_unanswered (lobby_floor_get_visits (floor)));
}

/** lobby_window_pages_ask: lets the page that is shown do @what, as in "show-alerts" */
void
lobby_window_pages_ask (AdwViewStack *stack, const char *what, GVariant *parameter)
{
  GtkWidget *page = adw_view_stack_get_visible_child (stack);
  g_autofree char *action = g_strconcat ("page.", what, NULL);

  if (page != NULL)
    gtk_widget_activate_action_variant (page, action, parameter);
}

/** lobby_window_pages_show_again: shows the page anew, now: what may be seen has changed; the others are when they are turned to */
void
lobby_window_pages_show_again (AdwViewStack *stack)
{
  GtkWidget *page = adw_view_stack_get_visible_child (stack);

  if (LOBBY_IS_PAGE (page))
    lobby_page_show_again (LOBBY_PAGE (page));
}

static const char *const personal_pages[] = { "vip-log", "duties", NULL };

/** lobby_window_pages_is_personal: Returns: whether the page @name is about people */
gboolean
lobby_window_pages_is_personal (const char *name)
{
  return name != NULL && g_strv_contains (personal_pages, name);
}

/** lobby_window_pages_hide: keeps pages about people from being read out, too; their tabs stay, and what is shown stays shown */
void
lobby_window_pages_hide (AdwViewStack *stack, gboolean hide)
{
  for (guint i = 0; personal_pages[i] != NULL; i++)
    {
      GtkWidget *page = adw_view_stack_get_child_by_name (stack, personal_pages[i]);
      if (page != NULL && page != adw_view_stack_get_visible_child (stack))
        gtk_widget_set_visible (page, !hide);
    }
}
