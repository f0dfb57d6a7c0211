/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is anything wrong? The key figures of the moment, in one line. */
#include "config.h"

#include "lobby-glance-strip.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  FIGURE_WAITING,
  FIGURE_LONGEST,
  FIGURE_OVER,
  FIGURE_COUNTERS,
  FIGURE_DEVICES,
  FIGURE_WITHIN,
  N_FIGURES,
} Figure;

struct _LobbyGlanceStrip
{
  GtkBox parent_instance;

  LobbyFigure *figures[N_FIGURES];
  gboolean narrow;
};

typedef struct
{
  int waiting, waiting_before, over, longest_severity;
  int serving, idle, counters, usable, devices, within, goal;
  gint64 longest_s;
  char *longest_ticket;
} Facts;

G_DEFINE_FINAL_TYPE (LobbyGlanceStrip, lobby_glance_strip, GTK_TYPE_BOX)

static void
lobby_glance_strip_class_init (LobbyGlanceStripClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
lobby_glance_strip_init (LobbyGlanceStrip *self)
{
  gtk_box_set_homogeneous (GTK_BOX (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "lobby-card");
  for (guint i = 0; i < N_FIGURES; i++)
    {
      self->figures[i] = LOBBY_FIGURE (lobby_figure_new ());
      gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->figures[i]));
    }
}

/** lobby_glance_strip_new: Returns: (transfer floating): an empty strip */
GtkWidget *
lobby_glance_strip_new (void)
{
  return g_object_new (LOBBY_TYPE_GLANCE_STRIP, NULL);
}

/** lobby_glance_strip_set_narrow: five figures with short contexts instead of six */
void
lobby_glance_strip_set_narrow (LobbyGlanceStrip *self, gboolean narrow)
{
  g_return_if_fail (LOBBY_IS_GLANCE_STRIP (self));

  self->narrow = narrow;
  gtk_widget_set_visible (GTK_WIDGET (self->figures[FIGURE_WITHIN]), !narrow);
}

static char *
dup_trend (const Facts *facts, gboolean narrow)
{
  int more = facts->waiting - facts->waiting_before;

  if (facts->waiting == 0)
    /* Translators: stands beside the figure 0 */
    return g_strdup (C_ ("waiting", "nobody"));
  if (facts->waiting_before < 0)
    return NULL;
  if (narrow)
    /* Translators: change of a figure, with its sign */
    return g_strdup_printf (_ ("%+d in 15 min"), more);
  if (more == 0)
    return g_strdup (_ ("as many as 15 min ago"));
  if (more > 0)
    /* Translators: customers waiting, compared with a quarter of an hour ago */
    return g_strdup_printf (ngettext ("%d more than 15 min ago", "%d more than 15 min ago", (gulong) more), more);
  /* Translators: customers waiting, compared with a quarter of an hour ago */
  return g_strdup_printf (ngettext ("%d fewer than 15 min ago", "%d fewer than 15 min ago", (gulong) -more), -more);
}

static void
show_waiting (LobbyGlanceStrip *self, const Facts *facts)
{
  g_autofree char *value = g_strdup_printf ("%d", facts->waiting);
  g_autofree char *trend = dup_trend (facts, self->narrow);
  g_autofree char *longest = facts->longest_s >= 0 ? lobby_words_dup_minutes (facts->longest_s * G_USEC_PER_SEC) : NULL;
  g_autofree char *over = g_strdup_printf ("%d", facts->over);
  /* Translators: stands beside a figure: so many of all */
  g_autofree char *of_all = g_strdup_printf (_ ("of %d"), facts->waiting);
  LobbyTone longest_tone = facts->longest_severity == LOBBY_SEVERITY_RED ? LOBBY_TONE_OVER : LOBBY_TONE_NORMAL;

  lobby_figure_show (self->figures[FIGURE_WAITING],
                     &(LobbyFigureView){ C_ ("figure", "Waiting"), value, NULL, trend, LOBBY_TONE_NORMAL });
  lobby_figure_show (self->figures[FIGURE_LONGEST],
                     &(LobbyFigureView){ C_ ("figure", "Longest wait"), longest, _ ("min"), facts->longest_ticket,
                                         longest_tone });
  lobby_figure_show (self->figures[FIGURE_OVER],
                     &(LobbyFigureView){ C_ ("figure", "Over target"), over, NULL, facts->waiting > 0 ? of_all : NULL,
                                         facts->over > 0 ? LOBBY_TONE_OVER : LOBBY_TONE_NORMAL });
}

static char *
dup_counters_context (const Facts *facts)
{
  if (facts->idle == 0)
    /* Translators: stands beside a figure: so many of all */
    return g_strdup_printf (_ ("of %d"), facts->counters);
  /* Translators: stands beside the number of serving counters: of all counters, and how many are idle */
  return g_strdup_printf (_ ("of %1$d, %2$d idle"), facts->counters, facts->idle);
}

static void
show_means (LobbyGlanceStrip *self, const Facts *facts)
{
  g_autofree char *serving = facts->counters > 0 ? g_strdup_printf ("%d", facts->serving) : NULL;
  g_autofree char *counters = dup_counters_context (facts);
  g_autofree char *usable = facts->devices > 0 ? g_strdup_printf ("%d", facts->usable) : NULL;
  /* Translators: stands beside a figure: so many of all */
  g_autofree char *devices = g_strdup_printf (_ ("of %d"), facts->devices);
  /* Translators: a share in percent */
  g_autofree char *within = facts->within >= 0 ? g_strdup_printf (_ ("%d%%"), facts->within) : NULL;
  /* Translators: the share in percent that the branch wants to reach */
  g_autofree char *goal = facts->goal > 0 ? g_strdup_printf (_ ("goal %d"), facts->goal) : NULL;

  lobby_figure_show (self->figures[FIGURE_COUNTERS], &(LobbyFigureView){ C_ ("figure", "Counters serving"), serving,
                                                                         NULL, counters, LOBBY_TONE_NORMAL });
  lobby_figure_show (self->figures[FIGURE_DEVICES],
                     &(LobbyFigureView){ C_ ("figure", "Devices usable"), usable, NULL, devices, LOBBY_TONE_NORMAL });
  lobby_figure_show (self->figures[FIGURE_WITHIN],
                     &(LobbyFigureView){ C_ ("figure", "Within target today"), within, NULL, goal, LOBBY_TONE_NORMAL });
}

/** lobby_glance_strip_show: shows the figures of @floor */
void
lobby_glance_strip_show (LobbyGlanceStrip *self, LobbyFloor *floor)
{
  Facts facts = { 0 };

  g_return_if_fail (LOBBY_IS_GLANCE_STRIP (self) && LOBBY_IS_FLOOR (floor));

  g_object_get (lobby_floor_get_glance (floor), "waiting", &facts.waiting, "waiting-before", &facts.waiting_before,
                "over", &facts.over, "longest-wait-s", &facts.longest_s, "longest-ticket", &facts.longest_ticket,
                "longest-severity", &facts.longest_severity, "counters-serving", &facts.serving, "counters-idle",
                &facts.idle, "counters-total", &facts.counters, "devices-usable", &facts.usable, "devices-total",
                &facts.devices, "within-percent", &facts.within, "goal-percent", &facts.goal, NULL);
  show_waiting (self, &facts);
  show_means (self, &facts);
  lobby_widget_set_class (GTK_WIDGET (self), "stale", lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE)->stale);
  g_free (facts.longest_ticket);
}
