/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fixed slot at the top right: the first alert and how many more there are, or the notice that figures are old. It
 * never pushes the page down. */
#include "config.h"

#include "lobby-alert-slot.h"
#include "lobby-alert-list.h"
#include "lobby-alert-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyAlertSlot
{
  GtkBox parent_instance;

  GtkStack *stack;
  GtkWidget *button;
  LobbyGlyph *red_glyph;
  GtkLabel *red_count;
  LobbyGlyph *amber_glyph;
  GtkLabel *amber_count;
  GtkLabel *title;
  GtkLabel *text;
  LobbyFreshnessCard *notice;
  LobbyAlertList *list;
  GtkWidget *popover; /* of the button */
};

G_DEFINE_FINAL_TYPE (LobbyAlertSlot, lobby_alert_slot, GTK_TYPE_BOX)

static void
button_clicked_cb (LobbyAlertSlot *self)
{
  gtk_widget_grab_focus (self->button);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
lobby_alert_slot_dispose (GObject *object)
{
  g_clear_pointer (&LOBBY_ALERT_SLOT (object)->popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_ALERT_SLOT);
  G_OBJECT_CLASS (lobby_alert_slot_parent_class)->dispose (object);
}

static void
lobby_alert_slot_class_init (LobbyAlertSlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_alert_slot_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-alert-slot.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyAlertSlot, stack);
  gtk_widget_class_bind_template_child (widget_class, LobbyAlertSlot, button);
  gtk_widget_class_bind_template_child (widget_class, LobbyAlertSlot, red_glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyAlertSlot, red_count);
  gtk_widget_class_bind_template_child (widget_class, LobbyAlertSlot, amber_glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyAlertSlot, amber_count);
  gtk_widget_class_bind_template_child (widget_class, LobbyAlertSlot, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyAlertSlot, text);
  gtk_widget_class_bind_template_child (widget_class, LobbyAlertSlot, notice);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
}

static void
lobby_alert_slot_init (LobbyAlertSlot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = LOBBY_ALERT_LIST (lobby_alert_list_new ());
  self->popover = gtk_popover_new ();
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->popover, self->button);
}

/** lobby_alert_slot_new: Returns: (transfer floating): a slot without alerts */
GtkWidget *
lobby_alert_slot_new (void)
{
  return g_object_new (LOBBY_TYPE_ALERT_SLOT, NULL);
}

/** lobby_alert_slot_open_list: opens the list of all alerts */
void
lobby_alert_slot_open_list (LobbyAlertSlot *self)
{
  g_return_if_fail (LOBBY_IS_ALERT_SLOT (self));
  button_clicked_cb (self);
}

typedef struct
{
  LobbyAlert *first; /* (owned) (nullable): the worst that nobody has seen */
  int red;
  int amber;
} Loud;

static Loud
find_loud (GListModel *alerts)
{
  Loud loud = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (alerts); i++)
    {
      g_autoptr (LobbyAlert) alert = g_list_model_get_item (alerts, i);
      const LobbyAlertFacts *facts = lobby_alert_get_facts (alert);
      if (facts->seen_us != 0 || facts->snoozed_us != 0)
        continue;
      loud.red += facts->severity == LOBBY_SEVERITY_RED ? 1 : 0;
      loud.amber += facts->severity == LOBBY_SEVERITY_AMBER ? 1 : 0;
      if (loud.first == NULL)
        loud.first = g_steal_pointer (&alert);
    }
  return loud;
}

static void
show_count (LobbyGlyph *glyph, GtkLabel *label, int count)
{
  g_autofree char *text = g_strdup_printf ("%d", count);

  gtk_widget_set_visible (GTK_WIDGET (glyph), count > 0);
  lobby_label_show_or_hide (label, count > 0 ? text : NULL);
}

static char *
dup_more (const char *text, int more)
{
  if (more <= 0)
    return g_strdup (text);
  /* Translators: first an alert, then how many more alerts there are */
  return g_strdup_printf (ngettext ("%1$s \xc2\xb7 %2$d more alert", "%1$s \xc2\xb7 %2$d more alerts", (gulong) more),
                          text, more);
}

static char *
dup_last_end (LobbyFloor *floor)
{
  g_autoptr (LobbyAlert) last = g_list_model_get_item (lobby_floor_get_ended_alerts (floor), 0);

  if (last == NULL)
    return NULL;
  g_autofree char *time = lobby_words_dup_time (lobby_alert_get_facts (last)->ended_us,
                                                lobby_floor_get_time_zone (floor), FALSE);
  /* Translators: %s is the time when the last alert ended */
  return g_strdup_printf (_ ("Last one at %s"), time);
}

static void
show_alerts (LobbyAlertSlot *self, LobbyFloor *floor)
{
  Loud loud = find_loud (lobby_floor_get_alerts (floor));
  g_autoptr (LobbyAlert) first = loud.first;
  g_autofree char *title = first != NULL ? lobby_alert_dup_title (first, floor) : g_strdup (_ ("No alerts"));
  g_autofree char *why = first != NULL ? lobby_alert_dup_text (first, floor, TRUE) : dup_last_end (floor);
  g_autofree char *text = first != NULL ? dup_more (why, loud.red + loud.amber - 1) : g_strdup (why);
  g_autofree char *words = g_strjoin (". ", title, text, NULL);

  show_count (self->red_glyph, self->red_count, loud.red);
  show_count (self->amber_glyph, self->amber_count, loud.amber);
  if (first == NULL)
    {
      lobby_glyph_show_in (self->red_glyph, LOBBY_SHAPE_TICK, LOBBY_TOKEN_MARK_STRONG);
      gtk_widget_set_visible (GTK_WIDGET (self->red_glyph), TRUE);
    }
  else
    lobby_glyph_show (self->red_glyph, loud.red > 0 ? LOBBY_SHAPE_TRIANGLE : LOBBY_SHAPE_NONE);
  lobby_label_show (self->title, title);
  lobby_label_show_or_hide (self->text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_age (LobbyAlertSlot *self, LobbySession *session)
{
  LobbyFloor *floor = lobby_session_get_floor (session);
  gint64 next_s = lobby_session_get_next_try_s (session);
  g_autofree char *age = lobby_words_dup_age (lobby_session_get_age_s (session) * G_USEC_PER_SEC);
  g_autofree char *from = lobby_words_dup_time (lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE)->now_us,
                                                lobby_floor_get_time_zone (floor), TRUE);
  /* Translators: %s is a duration, as in "48 s" */
  g_autofree char *title = g_strdup_printf (_ ("No update for %s"), age);
  g_autofree char *text = NULL;

  if (next_s > 0)
    /* Translators: first the time that figures are from, then seconds until the next try to connect */
    text = g_strdup_printf (_ ("Figures are from %1$s \xc2\xb7 next try in %2$d s"), from, (int) next_s);
  else
    /* Translators: %s is the time that figures are from */
    text = g_strdup_printf (_ ("Figures are from %s"), from);
  lobby_freshness_card_show (self->notice, title, text);
}

/** lobby_alert_slot_show: shows the alerts of @session, or how old its figures are */
void
lobby_alert_slot_show (LobbyAlertSlot *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_ALERT_SLOT (self) && LOBBY_IS_SESSION (session));

  LobbyFloor *floor = lobby_session_get_floor (session);
  gboolean stale = lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE)->stale;
  if (stale)
    show_age (self, session);
  else
    show_alerts (self, floor);
  gtk_stack_set_visible_child_name (self->stack, stale ? "notice" : "alerts");
  lobby_alert_list_show (self->list, session);
  lobby_popover_fit (GTK_POPOVER (self->popover));
}
