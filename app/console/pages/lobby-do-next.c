/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What do I do now? The ranked list of advice, or why there is none: no advice is better than false advice. */
#include "config.h"

#include "lobby-do-next.h"
#include "lobby-advice-list.h"
#include "lobby-visit-list.h"
#include "lobby-ledger-line.h"
#include "lobby-widgets.h"

#include "lobby-instant.h"

#include <glib/gi18n-lib.h>

struct _LobbyDoNext
{
  GtkBox parent_instance;

  GtkLabel *order;
  GtkWidget *show_all;
  GtkWidget *hold;
  LobbyVisitList *visits;
  GtkStack *stack;
  GtkWidget *advice;
  GtkScrolledWindow *scroller;
  LobbyAdviceList *list;
  GtkImage *icon;
  GtkWidget *line;
  GtkLabel *title;
  GtkLabel *text;
  GtkLabel *closing;
  GtkLabel *closing_label;
  GtkLabel *customers;
  GtkLabel *customers_label;
  GtkLabel *within;
  GtkWidget *check_devices;
  LobbyLedgerLine *ledger;

  LobbyBoardMode mode;
  gboolean all; /* a person wants to see every line of a narrow page */
};

G_DEFINE_FINAL_TYPE (LobbyDoNext, lobby_do_next, GTK_TYPE_BOX)

static void
show_all_clicked_cb (LobbyDoNext *self)
{
  self->all = TRUE;
  lobby_advice_list_show_all (self->list, TRUE);
  gtk_widget_set_visible (self->show_all, FALSE);
}

static void
lobby_do_next_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_DO_NEXT);
  G_OBJECT_CLASS (lobby_do_next_parent_class)->dispose (object);
}

static void
lobby_do_next_class_init (LobbyDoNextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_do_next_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-do-next.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, order);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, show_all);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, hold);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, visits);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, stack);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, scroller);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, advice);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, list);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, icon);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, line);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, text);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, closing);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, closing_label);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, customers);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, customers_label);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, within);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, check_devices);
  gtk_widget_class_bind_template_child (widget_class, LobbyDoNext, ledger);
  gtk_widget_class_bind_template_callback (widget_class, show_all_clicked_cb);
}

static void
lobby_do_next_init (LobbyDoNext *self)
{
  g_type_ensure (LOBBY_TYPE_ADVICE_LIST);
  g_type_ensure (LOBBY_TYPE_VISIT_LIST);
  g_type_ensure (LOBBY_TYPE_LEDGER_LINE);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** lobby_do_next_new: Returns: (transfer floating): an empty area */
GtkWidget *
lobby_do_next_new (void)
{
  return g_object_new (LOBBY_TYPE_DO_NEXT, NULL);
}

/* In a column the list scrolls on its own; in a narrow page it does with the page. */
static void
place_list (LobbyDoNext *self, gboolean narrow)
{
  g_autoptr (GtkWidget) list = g_object_ref (GTK_WIDGET (self->list));
  gboolean is_narrow = gtk_widget_get_parent (list) == self->advice;

  if (narrow == is_narrow)
    return;
  if (narrow)
    {
      gtk_scrolled_window_set_child (self->scroller, NULL);
      gtk_box_append (GTK_BOX (self->advice), list);
    }
  else
    {
      gtk_box_remove (GTK_BOX (self->advice), list);
      gtk_scrolled_window_set_child (self->scroller, list);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), !narrow);
}

/** lobby_do_next_set_mode: in a narrow page the area stands between others and takes the height that it needs */
void
lobby_do_next_set_mode (LobbyDoNext *self, LobbyBoardMode mode)
{
  g_return_if_fail (LOBBY_IS_DO_NEXT (self));

  self->mode = mode;
  lobby_advice_list_set_mode (self->list, mode);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !mode.narrow);
  gtk_widget_set_visible (self->line, !mode.narrow);
  place_list (self, mode.narrow);
}

typedef struct
{
  int waiting, usable, devices, served, within;
  gboolean foreseen; /* there are enough cases to predict from */
  gint64 now_us, opens_us, closes_us;
  GTimeZone *zone; /* borrowed */
} Day;

static gboolean
is_foreseen (const LobbyForesight *foresight)
{
  for (guint i = 0; foresight != NULL && i < foresight->services->len; i++)
    {
      const LobbyServiceForesight *service = g_ptr_array_index (foresight->services, i);
      if (service->known)
        return TRUE;
    }
  return FALSE;
}

static Day
read_day (LobbyFloor *floor)
{
  const LobbyBranchRecord *branch = lobby_floor_get_branch (floor);
  Day day = { .zone = lobby_floor_get_time_zone (floor),
              .now_us = lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE)->now_us };

  g_object_get (lobby_floor_get_glance (floor), "waiting", &day.waiting, "devices-usable", &day.usable, "devices-total",
                &day.devices, "served", &day.served, "within-percent", &day.within, NULL);
  day.foreseen = is_foreseen (lobby_floor_get_foresight (floor));
  if (branch == NULL || branch->day == NULL)
    return day;
  if (branch->opens >= 0)
    day.opens_us = lobby_instant_from_local (day.zone, branch->day, branch->opens);
  if (branch->closes >= 0)
    day.closes_us = lobby_instant_from_local (day.zone, branch->day, branch->closes);
  return day;
}

static gboolean
is_before_opening (const Day *day)
{
  return day->opens_us != 0 && day->now_us < day->opens_us;
}

static gboolean
is_quiet (const Day *day)
{
  return day->waiting == 0 && day->usable == day->devices;
}

static void
show_words (LobbyDoNext *self, const Day *day)
{
  if (is_before_opening (day))
    {
      g_autofree char *time = lobby_words_dup_time (day->opens_us, day->zone, FALSE);
      /* Translators: %s is the time when the branch opens */
      g_autofree char *title = g_strdup_printf (_ ("Opens at %s"), time);
      lobby_label_show (self->title, title);
      lobby_label_show (self->text, _ ("Check that every device works and has what it needs."));
    }
  else if (is_quiet (day))
    {
      lobby_label_show (self->title, _ ("All Quiet"));
      lobby_label_show (self->text, _ ("Nobody is waiting and every device works. New advice appears here by itself."));
    }
  else if (day->foreseen)
    {
      lobby_label_show (self->title, _ ("Nothing to Do Now"));
      lobby_label_show (self->text,
                        _ ("No diversion and no change at a counter would save time now. New advice appears "
                           "here by itself."));
    }
  else
    {
      lobby_label_show (self->title, _ ("No Advice Yet"));
      lobby_label_show (self->text, _ ("There are too few cases to predict from. What is wrong now is in the alerts "
                                       "above; advice appears here by itself."));
    }
  gtk_image_set_from_icon_name (self->icon, is_quiet (day) && !is_before_opening (day) ? "lobby-done-symbolic"
                                                                                       : "lobby-replay-symbolic");
  gtk_widget_set_visible (self->check_devices, is_before_opening (day) || day->usable < day->devices);
}

static char *
dup_duration (gint64 span_us)
{
  int minutes = (int) (span_us / (60 * (gint64) G_USEC_PER_SEC));

  if (minutes < 60)
    /* Translators: a duration in minutes */
    return g_strdup_printf (_ ("%d min"), minutes);
  /* Translators: a duration; first hours, then minutes */
  return g_strdup_printf (_ ("%1$d h %2$d min"), minutes / 60, minutes % 60);
}

static void
show_day (LobbyDoNext *self, const Day *day)
{
  gint64 left_us = is_before_opening (day) ? day->opens_us - day->now_us : day->closes_us - day->now_us;
  g_autofree char *left = left_us > 0 ? dup_duration (left_us) : g_strdup (LOBBY_NO_FIGURE);
  g_autofree char *served = g_strdup_printf ("%d", day->served);
  /* Translators: a share in percent */
  g_autofree char *within = day->within >= 0 ? g_strdup_printf (_ ("%d%%"), day->within) : g_strdup (LOBBY_NO_FIGURE);

  lobby_label_show (self->closing, left);
  lobby_label_show (self->closing_label, is_before_opening (day) ? _ ("until opening") : _ ("until closing"));
  lobby_label_show (self->customers, served);
  /* Translators: stands below a number of customers */
  lobby_label_show (self->customers_label, _ ("served today"));
  lobby_label_show (self->within, within);
}

/* Says in which order the list stands, and how much of it can be seen. */
static void
show_head (LobbyDoNext *self, gboolean stale)
{
  guint n = lobby_advice_list_count (self->list), n_shown = lobby_advice_list_count_shown (self->list);
  g_autofree char *part = NULL;

  gtk_widget_set_visible (self->show_all, self->mode.narrow && !self->all && n_shown < n);
  gtk_widget_set_visible (GTK_WIDGET (self->order), n > 0 && !stale);
  if (self->mode.narrow && n_shown < n)
    /* Translators: how many items of a list are shown, then of how many */
    part = g_strdup_printf (_ ("%1$u of %2$u, most urgent first"), n_shown, n);
  lobby_label_show (self->order, part != NULL ? part : _ ("most urgent first"));
}

/** lobby_do_next_show: shows what @session has to advise */
void
lobby_do_next_show (LobbyDoNext *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_DO_NEXT (self) && LOBBY_IS_SESSION (session));

  LobbyFloor *floor = lobby_session_get_floor (session);
  Day day = read_day (floor);
  gboolean stale = lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE)->stale;
  lobby_visit_list_show (self->visits, session);
  lobby_advice_list_set_above (self->list, lobby_visit_list_count_open (self->visits));
  lobby_advice_list_show (self->list, session);
  show_words (self, &day);
  show_day (self, &day);
  show_head (self, stale);
  lobby_ledger_line_show (self->ledger, session);
  /* Where there is little height, who waits for an answer comes before what is counted. */
  gtk_widget_set_visible (GTK_WIDGET (self->ledger),
                          !self->mode.compact || lobby_visit_list_count_open (self->visits) == 0);
  gtk_widget_set_visible (self->hold, stale);
  gtk_stack_set_visible_child_name (self->stack, lobby_advice_list_count (self->list) > 0 ? "advice" : "nothing");
  /* The ledger stands right below what is advised. */
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), lobby_advice_list_count (self->list) == 0);
  lobby_widget_set_class (GTK_WIDGET (self), "stale", stale);
}

/** lobby_do_next_do: does what a key stands for */
void
lobby_do_next_do (LobbyDoNext *self, LobbyAdviceDeed deed)
{
  g_return_if_fail (LOBBY_IS_DO_NEXT (self));

  if (deed != LOBBY_DEED_FIRST || !lobby_visit_list_greet_first (self->visits))
    lobby_advice_list_do (self->list, deed);
}
