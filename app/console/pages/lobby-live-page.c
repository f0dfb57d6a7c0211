/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The live lobby: glance, alerts, what to do next, queues, counters, devices. Shows one session and owns nothing. */
#include "config.h"

#include "lobby-live-page.h"
#include "lobby-alert-slot.h"
#include "lobby-counters-card.h"
#include "lobby-devices-card.h"
#include "lobby-disconnected-view.h"
#include "lobby-do-next.h"
#include "lobby-glance-strip.h"
#include "lobby-ledger-window.h"
#include "lobby-intake.h"
#include "lobby-live-board.h"
#include "lobby-queues-card.h"
#include "lobby-widgets.h"

struct _LobbyLivePage
{
  LobbyPage parent_instance;

  GtkWidget *stack;
  LobbyLiveBoard *board;
  LobbyGlanceStrip *glance;
  LobbyAlertSlot *alerts;
  LobbyDoNext *do_next;
  LobbyQueuesCard *queues;
  LobbyCountersCard *counters;
  LobbyDevicesCard *devices;
  LobbyDisconnectedView *disconnected;

  LobbyIntake *intake; /* weak: the dialog while it is open */
  LobbyBoardMode mode;
  int full_height; /* what the sections needed when they were last shown in full, px */
};

G_DEFINE_FINAL_TYPE (LobbyLivePage, lobby_live_page, LOBBY_TYPE_PAGE)

static gboolean
is_lost (LobbySession *session)
{
  LobbyFloor *floor = lobby_session_get_floor (session);

  if (lobby_floor_get_branch (floor) == NULL)
    return TRUE;
  return lobby_session_get_link_state (session) == LOBBY_LINK_DISCONNECTED
         && lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE)->stale;
}

static void
lobby_live_page_show (LobbyPage *page, LobbySession *session)
{
  LobbyLivePage *self = LOBBY_LIVE_PAGE (page);
  LobbyFloor *floor = lobby_session_get_floor (session);

  if (is_lost (session))
    {
      lobby_disconnected_view_show (self->disconnected, session);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "disconnected");
      return;
    }
  lobby_live_board_set_public (self->board, lobby_discretion_is_public ());
  lobby_glance_strip_show (self->glance, floor);
  lobby_alert_slot_show (self->alerts, session);
  lobby_do_next_show (self->do_next, session);
  lobby_queues_card_show (self->queues, session);
  lobby_counters_card_show (self->counters, session);
  lobby_devices_card_show (self->devices, session);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "lobby");
  lobby_page_queue_fit (page);
}

static guint
device_columns (const LobbyBoardMode *mode)
{
  return mode->slim ? 5 : 9;
}

static guint
counter_columns (const LobbyBoardMode *mode)
{
  return mode->narrow ? 3 : 6;
}

static LobbyBoardMode
choose_mode (LobbyLivePage *self, int width, int height)
{
  if (!self->mode.compact && !self->mode.narrow)
    gtk_widget_measure (GTK_WIDGET (self->board), GTK_ORIENTATION_VERTICAL, width, &self->full_height, NULL, NULL,
                        NULL);
  return lobby_board_mode_for (width, height, self->full_height);
}

/* The layout follows the size of the page and what its sections need. */
static void
lobby_live_page_fit (LobbyPage *page, int width, int height)
{
  LobbyLivePage *self = LOBBY_LIVE_PAGE (page);
  LobbyBoardMode mode = choose_mode (self, width, height);

  if (memcmp (&mode, &self->mode, sizeof mode) == 0)
    return;
  self->mode = mode;
  lobby_widget_set_class (GTK_WIDGET (self), "compact", self->mode.compact);
  lobby_widget_set_class (GTK_WIDGET (self), "narrow", self->mode.narrow);
  lobby_widget_set_class (GTK_WIDGET (self), "wide", self->mode.wide);
  lobby_glance_strip_set_narrow (self->glance, self->mode.narrow);
  lobby_do_next_set_mode (self->do_next, self->mode);
  lobby_counters_card_set_columns (self->counters, counter_columns (&self->mode));
  lobby_devices_card_set_mode (self->devices, device_columns (&self->mode), self->mode.compact);
  lobby_live_board_set_mode (self->board, self->mode);
  lobby_page_show_again (page);
}

static void
show_alerts_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lobby_live_page_open_alerts (LOBBY_LIVE_PAGE (widget));
}

static void
show_ledger_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (LobbySession) session = lobby_page_get_session (LOBBY_PAGE (widget));
  GtkRoot *root = gtk_widget_get_root (widget);

  if (session != NULL && GTK_IS_WINDOW (root))
    gtk_window_present (GTK_WINDOW (lobby_ledger_window_new (GTK_WINDOW (root), session)));
}

static const struct
{
  const char *action;
  LobbyAdviceDeed deed;
} deeds[] = {
  { "page.do-first", LOBBY_DEED_FIRST },
  { "page.accept-diversion", LOBBY_DEED_ACCEPT },
  { "page.decline-diversion", LOBBY_DEED_DECLINE },
  { "page.skip-diversion", LOBBY_DEED_SKIP },
  { "page.ask-advised-counter", LOBBY_DEED_ASK_COUNTER },
  { "page.undo", LOBBY_DEED_UNDO },
};

static void
do_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (strcmp (deeds[i].action, name) == 0)
      lobby_do_next_do (LOBBY_LIVE_PAGE (widget)->do_next, deeds[i].deed);
}

static void
show_counter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lobby_live_page_open_counter (LOBBY_LIVE_PAGE (widget), (guint) MAX (g_variant_get_int32 (parameter), 0));
}

static void
show_ticket_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lobby_queues_card_open_ticket (LOBBY_LIVE_PAGE (widget)->queues, g_variant_get_string (parameter, NULL));
}

static void
intake_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lobby_live_page_open_intake (LOBBY_LIVE_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
lobby_live_page_dispose (GObject *object)
{
  LobbyLivePage *self = LOBBY_LIVE_PAGE (object);

  if (self->intake != NULL)
    gtk_window_destroy (GTK_WINDOW (self->intake));
  g_clear_weak_pointer (&self->intake);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  G_OBJECT_CLASS (lobby_live_page_parent_class)->dispose (object);
}

static void
lobby_live_page_class_init (LobbyLivePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lobby_live_page_dispose;
  LOBBY_PAGE_CLASS (klass)->show = lobby_live_page_show;
  LOBBY_PAGE_CLASS (klass)->fit = lobby_live_page_fit;
  gtk_widget_class_set_css_name (widget_class, "livepage");
  gtk_widget_class_install_action (widget_class, "page.show-alerts", NULL, show_alerts_cb);
  gtk_widget_class_install_action (widget_class, "page.show-counter", "i", show_counter_cb);
  gtk_widget_class_install_action (widget_class, "page.show-ledger", NULL, show_ledger_cb);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    gtk_widget_class_install_action (widget_class, deeds[i].action, NULL, do_cb);
  gtk_widget_class_install_action (widget_class, "page.show-ticket", "s", show_ticket_cb);
  gtk_widget_class_install_action (widget_class, "page.intake", "s", intake_cb);
}

static void
place_sections (LobbyLivePage *self)
{
  self->board = LOBBY_LIVE_BOARD (lobby_live_board_new ());
  self->glance = LOBBY_GLANCE_STRIP (lobby_glance_strip_new ());
  self->alerts = LOBBY_ALERT_SLOT (lobby_alert_slot_new ());
  self->do_next = LOBBY_DO_NEXT (lobby_do_next_new ());
  self->queues = LOBBY_QUEUES_CARD (lobby_queues_card_new ());
  self->counters = LOBBY_COUNTERS_CARD (lobby_counters_card_new ());
  self->devices = LOBBY_DEVICES_CARD (lobby_devices_card_new ());
  lobby_live_board_place (self->board, LOBBY_BOARD_GLANCE, GTK_WIDGET (self->glance));
  lobby_live_board_place (self->board, LOBBY_BOARD_ALERT, GTK_WIDGET (self->alerts));
  lobby_live_board_place (self->board, LOBBY_BOARD_DO_NEXT, GTK_WIDGET (self->do_next));
  lobby_live_board_place (self->board, LOBBY_BOARD_QUEUES, GTK_WIDGET (self->queues));
  lobby_live_board_place (self->board, LOBBY_BOARD_COUNTERS, GTK_WIDGET (self->counters));
  lobby_live_board_place (self->board, LOBBY_BOARD_DEVICES, GTK_WIDGET (self->devices));
}

static void
lobby_live_page_init (LobbyLivePage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  place_sections (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->board));
  self->disconnected = LOBBY_DISCONNECTED_VIEW (lobby_disconnected_view_new ());
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->disconnected), "disconnected");
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "lobby");
  gtk_widget_add_css_class (GTK_WIDGET (self), "lobby-live");
}

/** lobby_live_page_new: Returns: (transfer floating): a page without a session */
GtkWidget *
lobby_live_page_new (void)
{
  return g_object_new (LOBBY_TYPE_LIVE_PAGE, NULL);
}

/** lobby_live_page_open_alerts: opens the list of alerts */
void
lobby_live_page_open_alerts (LobbyLivePage *self)
{
  g_return_if_fail (LOBBY_IS_LIVE_PAGE (self));
  lobby_alert_slot_open_list (self->alerts);
}

/** lobby_live_page_open_counter: opens the details of counter @number, counted from 0 */
void
lobby_live_page_open_counter (LobbyLivePage *self, guint number)
{
  g_return_if_fail (LOBBY_IS_LIVE_PAGE (self));
  lobby_counters_card_open_details (self->counters, number);
}

/** lobby_live_page_open_intake: opens the dialog that notes what @ticket came for; empty: whom to ask next */
void
lobby_live_page_open_intake (LobbyLivePage *self, const char *ticket)
{
  g_return_if_fail (LOBBY_IS_LIVE_PAGE (self) && ticket != NULL);

  g_autoptr (LobbySession) session = lobby_page_get_session (LOBBY_PAGE (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  if (session == NULL)
    return;
  if (self->intake == NULL)
    g_set_weak_pointer (&self->intake, lobby_intake_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, session));
  lobby_intake_ask_about (self->intake, ticket);
  gtk_window_present (GTK_WINDOW (self->intake));
}
