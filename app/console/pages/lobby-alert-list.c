/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All alerts, the worst first: why, since when, what to do. What was seen or has ended is below, small. */
#include "config.h"

#include "lobby-alert-list.h"
#include "lobby-alert-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

#define SNOOZE_US (5 * 60 * (gint64) G_USEC_PER_SEC)

struct _LobbyAlertList
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkWidget *mark_all;
  GtkWidget *rows;
  GtkWidget *quiet_rows;

  /* state */
  LobbySession *session; /* weak */
  char *shown;           /* keys of what is listed, to rebuild only when they change */
};

G_DEFINE_FINAL_TYPE (LobbyAlertList, lobby_alert_list, GTK_TYPE_BOX)

static gboolean
is_loud (LobbyAlert *alert)
{
  const LobbyAlertFacts *facts = lobby_alert_get_facts (alert);

  return facts->seen_us == 0 && facts->snoozed_us == 0;
}

static void
mark_all_clicked_cb (GtkButton *button, LobbyAlertList *self)
{
  if (self->session == NULL)
    return;
  GListModel *alerts = lobby_floor_get_alerts (lobby_session_get_floor (self->session));
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < g_list_model_get_n_items (alerts); i++)
    {
      g_autoptr (LobbyAlert) alert = g_list_model_get_item (alerts, i);
      if (is_loud (alert))
        g_ptr_array_add (keys, g_strdup (lobby_alert_get_facts (alert)->key));
    }
  for (guint i = 0; i < keys->len; i++)
    lobby_session_mark_alert (self->session, g_ptr_array_index (keys, i), LOBBY_ALERT_MARK_SEEN, 0);
}

static void
snooze_clicked_cb (GtkButton *button, LobbyAlertList *self)
{
  if (self->session == NULL)
    return;
  gint64 until_us = lobby_clock_get_now (lobby_session_get_clock (self->session)) + SNOOZE_US;
  lobby_session_mark_alert (self->session, g_object_get_data (G_OBJECT (button), "key"), LOBBY_ALERT_MARK_SNOOZED,
                            until_us);
}

static void
free_action (gpointer data)
{
  lobby_alert_action_clear (data);
  g_free (data);
}

static void
action_clicked_cb (GtkButton *button, LobbyAlertList *self)
{
  const LobbyAlertAction *action = g_object_get_data (G_OBJECT (button), "action");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  /* Its alert being seen takes the button away. */
  const char *place = action->place;
  g_autofree char *place_id = g_strdup (action->place_id);

  if (self->session == NULL)
    return;
  lobby_alert_action_take (action, self->session);
  lobby_session_mark_alert (self->session, g_object_get_data (G_OBJECT (button), "key"), LOBBY_ALERT_MARK_SEEN, 0);
  if (place == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), place, "s", place_id);
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
lobby_alert_list_dispose (GObject *object)
{
  LobbyAlertList *self = LOBBY_ALERT_LIST (object);

  g_clear_weak_pointer (&self->session);
  g_clear_pointer (&self->shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_ALERT_LIST);
  G_OBJECT_CLASS (lobby_alert_list_parent_class)->dispose (object);
}

static void
lobby_alert_list_class_init (LobbyAlertListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_alert_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-alert-list.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyAlertList, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyAlertList, mark_all);
  gtk_widget_class_bind_template_child (widget_class, LobbyAlertList, rows);
  gtk_widget_class_bind_template_child (widget_class, LobbyAlertList, quiet_rows);
  gtk_widget_class_bind_template_callback (widget_class, mark_all_clicked_cb);
}

static void
lobby_alert_list_init (LobbyAlertList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** lobby_alert_list_new: Returns: (transfer floating): an empty list */
GtkWidget *
lobby_alert_list_new (void)
{
  return g_object_new (LOBBY_TYPE_ALERT_LIST, NULL);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_action (LobbyAlertList *self, GtkWidget *row, LobbyAlert *alert, LobbyFloor *floor)
{
  LobbyAlertAction *action = g_new0 (LobbyAlertAction, 1);

  lobby_alert_find_action (alert, floor, action);
  if (action->label == NULL)
    {
      free_action (action);
      return;
    }
  GtkWidget *button = gtk_button_new_with_label (action->label);
  g_object_set_data_full (G_OBJECT (button), "action", action, free_action);
  g_object_set_data_full (G_OBJECT (button), "key", g_strdup (lobby_alert_get_facts (alert)->key), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, action->place != NULL || lobby_session_can_act (self->session));
  g_signal_connect (button, "clicked", G_CALLBACK (action_clicked_cb), self);
  gtk_box_append (GTK_BOX (row), button);
}

static void
add_snooze (LobbyAlertList *self, GtkWidget *row, LobbyAlert *alert)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("alarm-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remind in 5 Minutes"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Remind in 5 Minutes"),
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "key", g_strdup (lobby_alert_get_facts (alert)->key), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (snooze_clicked_cb), self);
  gtk_box_append (GTK_BOX (row), button);
}

static void
add_row (LobbyAlertList *self, LobbyAlert *alert, LobbyFloor *floor)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = lobby_alert_dup_title (alert, floor);
  g_autofree char *text = lobby_alert_dup_text (alert, floor, FALSE);
  gboolean red = lobby_alert_get_facts (alert)->severity == LOBBY_SEVERITY_RED;

  gtk_box_append (GTK_BOX (row), lobby_glyph_new (red ? LOBBY_SHAPE_TRIANGLE : LOBBY_SHAPE_DIAMOND));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  add_label (words, title, "lobby-title");
  g_object_set_data (G_OBJECT (row), "text", add_label (words, text, "lobby-caption"));
  g_object_set_data_full (G_OBJECT (row), "alert", g_object_ref (alert), g_object_unref);
  gtk_box_append (GTK_BOX (row), words);
  add_action (self, row, alert, floor);
  add_snooze (self, row, alert);
  gtk_widget_add_css_class (row, "lobby-alert-row");
  gtk_box_append (GTK_BOX (self->rows), row);
}

static char *
dup_quiet (LobbyAlert *alert, LobbyFloor *floor)
{
  const LobbyAlertFacts *facts = lobby_alert_get_facts (alert);
  GTimeZone *zone = lobby_floor_get_time_zone (floor);
  g_autofree char *title = lobby_alert_dup_title (alert, floor);

  if (facts->ended_us != 0)
    {
      g_autofree char *ended = lobby_words_dup_time (facts->ended_us, zone, FALSE);
      /* Translators: first an alert, then the time when it ended */
      return g_strdup_printf (_ ("%1$s, ended %2$s"), title, ended);
    }
  if (facts->snoozed_us != 0)
    {
      g_autofree char *until = lobby_words_dup_time (facts->snoozed_us, zone, FALSE);
      /* Translators: first an alert, then the time when it comes back */
      return g_strdup_printf (_ ("%1$s, again at %2$s"), title, until);
    }
  g_autofree char *seen = lobby_words_dup_time (facts->seen_us, zone, FALSE);
  const LobbyText *who = lobby_floor_get_staff_name (floor, facts->seen_by);
  if (who == NULL)
    /* Translators: first an alert, then the time when a person saw it */
    return g_strdup_printf (_ ("%1$s, seen %2$s"), title, seen);
  /* Translators: first an alert, then who saw it, then when */
  return g_strdup_printf (_ ("%1$s, seen by %2$s %3$s"), title, lobby_words_get_text (who), seen);
}

static void
add_quiet_row (LobbyAlertList *self, LobbyAlert *alert, LobbyFloor *floor)
{
  gboolean ended = lobby_alert_get_facts (alert)->ended_us != 0;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *words = dup_quiet (alert, floor);

  gtk_box_append (GTK_BOX (row), lobby_glyph_new (ended ? LOBBY_SHAPE_TICK : LOBBY_SHAPE_CROSS));
  add_label (row, words, "lobby-caption");
  gtk_box_append (GTK_BOX (self->quiet_rows), row);
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
add_keys (GString *keys, GListModel *alerts)
{
  for (guint i = 0; i < g_list_model_get_n_items (alerts); i++)
    {
      g_autoptr (LobbyAlert) alert = g_list_model_get_item (alerts, i);
      const LobbyAlertFacts *facts = lobby_alert_get_facts (alert);
      g_string_append_printf (keys, "%s %d %d %d\n", facts->key, facts->severity, is_loud (alert),
                              facts->ended_us != 0);
    }
}

static void
rebuild (LobbyAlertList *self, LobbyFloor *floor)
{
  GListModel *lists[] = { lobby_floor_get_alerts (floor), lobby_floor_get_ended_alerts (floor) };

  clear_box (self->rows);
  clear_box (self->quiet_rows);
  for (guint list = 0; list < G_N_ELEMENTS (lists); list++)
    for (guint i = 0; i < g_list_model_get_n_items (lists[list]); i++)
      {
        g_autoptr (LobbyAlert) alert = g_list_model_get_item (lists[list], i);
        if (list == 0 && is_loud (alert))
          add_row (self, alert, floor);
        else
          add_quiet_row (self, alert, floor);
      }
  gtk_widget_set_visible (self->quiet_rows, gtk_widget_get_first_child (self->quiet_rows) != NULL);
}

static void
refresh_texts (LobbyAlertList *self, LobbyFloor *floor)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *text = lobby_alert_dup_text (g_object_get_data (G_OBJECT (row), "alert"), floor, FALSE);
      lobby_label_show (g_object_get_data (G_OBJECT (row), "text"), text);
    }
}

static guint
count_rows (GtkWidget *box)
{
  guint count = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (box); row != NULL; row = gtk_widget_get_next_sibling (row))
    count++;
  return count;
}

/** lobby_alert_list_show: lists the alerts of @session */
void
lobby_alert_list_show (LobbyAlertList *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_ALERT_LIST (self) && LOBBY_IS_SESSION (session));

  LobbyFloor *floor = lobby_session_get_floor (session);
  GString *keys = g_string_new (NULL);
  g_set_weak_pointer (&self->session, session);
  add_keys (keys, lobby_floor_get_alerts (floor));
  add_keys (keys, lobby_floor_get_ended_alerts (floor));
  if (g_strcmp0 (keys->str, self->shown) != 0)
    rebuild (self, floor);
  else
    refresh_texts (self, floor);
  g_free (self->shown);
  self->shown = g_string_free (keys, FALSE);

  guint count = count_rows (self->rows);
  /* Translators: title of the list of alerts */
  g_autofree char *title = g_strdup_printf (ngettext ("%u Alert", "%u Alerts", count), count);
  lobby_label_show (self->title, count > 0 ? title : _ ("No Alerts"));
  gtk_widget_set_sensitive (self->mark_all, count > 0);
}
