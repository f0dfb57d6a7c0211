/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One device in detail: how much is left, how it went today, what can be asked for, what a person in the lobby can fix,
 * and the lines of its day. */
#include "config.h"

#include "lobby-device-pane.h"
#include "lobby-device-card.h"
#include "lobby-device-day.h"
#include "lobby-device-level.h"
#include "lobby-device-show.h"
#include "lobby-supply-forecast.h"
#include "lobby-pending-note.h"
#include "lobby-permission.h"
#include "lobby-widgets.h"
#include "lobby-words-fix.h"

#include "lobby-instant.h"

#include <glib/gi18n-lib.h>

struct _LobbyDevicePane
{
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *place;
  LobbyGlyph *glyph;
  GtkLabel *state;
  GtkWidget *until_box;
  GtkLabel *until;
  GtkLabel *until_label;
  GtkLabel *left;
  GtkLabel *left_label;
  GtkLabel *rate;
  GtkLabel *rate_label;
  GtkLabel *uses;
  GtkWidget *uses_box;
  GtkLabel *chart_title;
  GtkLabel *chart_unit;
  GtkWidget *chart_box;
  LobbyLevelChart *chart;
  GtkLabel *note;
  LobbyPendingNote *pending;
  GtkWidget *fix_box;
  GtkLabel *fix_title;
  GtkWidget *fix_steps;
  GtkWidget *fix_button;
  GtkButton *cash_button;
  GtkButton *mode_button;
  GtkButton *fault_button;
  LobbyDeviceDay *day;

  /* state */
  LobbySession *session; /* weak */
  LobbyDevice *device;   /* (owned) (nullable) */
  char *fix_shown;       /* for which fault of which device the steps stand */
};

G_DEFINE_FINAL_TYPE (LobbyDevicePane, lobby_device_pane, GTK_TYPE_BOX)

static void
ask (LobbyDevicePane *self, LobbyDeviceAction action)
{
  const LobbyDeviceRecord *record;

  if (self->session == NULL || self->device == NULL)
    return;
  record = lobby_device_get_record (self->device);
  g_free (lobby_session_ask_device (self->session, record->id, action, record->part, record->fault));
}

static void
cash_clicked_cb (LobbyDevicePane *self)
{
  ask (self, LOBBY_DEVICE_ACTION_REQUEST_CASH);
}

static void
mode_clicked_cb (LobbyDevicePane *self)
{
  gboolean limited = self->device != NULL && lobby_device_get_record (self->device)->deposits_only;

  ask (self, limited ? LOBBY_DEVICE_ACTION_ALL_FUNCTIONS : LOBBY_DEVICE_ACTION_DEPOSITS_ONLY);
}

static void
fault_clicked_cb (LobbyDevicePane *self)
{
  ask (self, LOBBY_DEVICE_ACTION_REPORT_FAULT);
}

static void
fix_clicked_cb (LobbyDevicePane *self)
{
  ask (self, LOBBY_DEVICE_ACTION_QUICK_FIX);
}

static void
lobby_device_pane_dispose (GObject *object)
{
  LobbyDevicePane *self = LOBBY_DEVICE_PANE (object);

  g_clear_weak_pointer (&self->session);
  g_clear_object (&self->device);
  g_clear_pointer (&self->fix_shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_DEVICE_PANE);
  G_OBJECT_CLASS (lobby_device_pane_parent_class)->dispose (object);
}

static void
lobby_device_pane_class_init (LobbyDevicePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LOBBY_TYPE_DEVICE_DAY);
  G_OBJECT_CLASS (klass)->dispose = lobby_device_pane_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-device-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, icon);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, name);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, place);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, state);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, until_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, until);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, until_label);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, uses_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, left);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, left_label);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, rate);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, rate_label);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, uses);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, chart_title);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, chart_unit);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, chart_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, chart);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, note);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, fix_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, fix_title);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, fix_steps);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, fix_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, cash_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, mode_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, fault_button);
  gtk_widget_class_bind_template_child (widget_class, LobbyDevicePane, day);
  gtk_widget_class_bind_template_callback (widget_class, cash_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, fault_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, fix_clicked_cb);
}

static void
lobby_device_pane_init (LobbyDevicePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pending = LOBBY_PENDING_NOTE (lobby_pending_note_new ());
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->note))), GTK_WIDGET (self->pending),
                              GTK_WIDGET (self->note));
}

/** lobby_device_pane_new: Returns: (transfer floating): a pane without a device */
GtkWidget *
lobby_device_pane_new (void)
{
  return g_object_new (LOBBY_TYPE_DEVICE_PANE, NULL);
}

static void
show_head (LobbyDevicePane *self, LobbyFloor *floor)
{
  const LobbyDevicePlan *plan = lobby_device_get_plan (self->device);
  LobbyDeviceKind kind = plan != NULL ? plan->kind : LOBBY_DEVICE_UNKNOWN;
  LobbyDeviceStanding standing = lobby_device_judge (self->device, floor);
  const char *place = plan != NULL ? lobby_words_get_text (plan->place) : "";
  /* Translators: first a kind of device, then where it stands */
  g_autofree char *where = *place != '\0'
                               ? g_strdup_printf (_ ("%1$s, %2$s"), lobby_words_get_device_kind (kind), place)
                               : NULL;

  gtk_image_set_from_icon_name (self->icon, lobby_words_get_device_icon (kind));
  lobby_label_show (self->name, lobby_device_get_record (self->device)->id);
  lobby_label_show (self->place, where != NULL ? where : lobby_words_get_device_kind (kind));
  lobby_glyph_show_in (self->glyph, standing.strong ? standing.shape : LOBBY_SHAPE_CIRCLE, standing.token);
  lobby_label_show (self->state, standing.word);
  lobby_widget_show_tone (GTK_WIDGET (self->state), standing.tone);
}

static void
show_figures (LobbyDevicePane *self, const LobbyDeviceLevels *levels)
{
  const LobbyDeviceRecord *record = lobby_device_get_record (self->device);
  g_autofree char *left = levels->left >= 0 ? g_strdup_printf (levels->money ? "%.0f" : "%.0f%%", levels->left)
                                            : g_strdup (LOBBY_NO_FIGURE);
  g_autofree char *rate = levels->per_minute >= 0 ? g_strdup_printf ("%.1f", levels->per_minute)
                                                  : g_strdup (LOBBY_NO_FIGURE);
  g_autofree char *uses = g_strdup_printf ("%d", (int) record->uses);
  /* Translators: %s is a supply; stands below a level in percent */
  g_autofree char *left_label = levels->money ? g_strdup (_ ("thousand yuan left"))
                                : levels->supply != NULL
                                    ? g_strdup_printf (_ ("%s left"), lobby_words_get_supply (levels->supply->kind))
                                    : g_strdup (_ ("left"));

  lobby_label_show (self->left, left);
  lobby_label_show (self->left_label, left_label);
  lobby_label_show (self->rate, rate);
  lobby_label_show (self->rate_label,
                    levels->money ? _ ("thousand a minute, last half hour") : _ ("percent a minute, last half hour"));
  lobby_label_show (self->uses, uses);
}

/* When it will be out comes first; customers of today give way for it. */
static void
show_until (LobbyDevicePane *self, const LobbyDeviceLevels *levels, LobbyFloor *floor)
{
  const LobbySupplyForesight *foreseen = levels->supply != NULL ? lobby_supply_find_foresight (
                                             floor, lobby_device_get_record (self->device)->id, levels->supply->kind)
                                                                : NULL;
  gint64 now_us = lobby_floor_get_freshness (floor, LOBBY_AREA_DEVICES)->now_us;
  gboolean known = foreseen != NULL && foreseen->empty_us > now_us && lobby_device_is_usable (self->device);

  gtk_widget_set_visible (self->until_box, known);
  gtk_widget_set_visible (self->uses_box, !known);
  if (!known)
    return;
  g_autofree char *time = lobby_words_dup_time (foreseen->empty_us, lobby_floor_get_time_zone (floor), FALSE);
  /* Translators: a duration in minutes */
  g_autofree char *minutes = g_strdup_printf (_ ("%d min"), (int) ((foreseen->empty_us - now_us) / LOBBY_MINUTE_US));
  /* Translators: stands below so many minutes; %s is a time */
  g_autofree char *words = g_strdup_printf (_ ("until empty, about %s"), time);
  lobby_label_show (self->rate_label, levels->money ? _ ("thousand a minute") : _ ("percent a minute"));
  lobby_label_show (self->until, minutes);
  lobby_label_show (self->until_label, words);
}

static void
show_chart (LobbyDevicePane *self, const LobbyDeviceLevels *levels, LobbyFloor *floor)
{
  gtk_widget_set_visible (self->chart_box, levels->supply != NULL);
  if (levels->supply == NULL)
    return;
  lobby_label_show (self->chart_title, lobby_words_get_supply_title (levels->supply->kind));
  const char *unit = levels->money ? _ ("thousand yuan") : _ ("percent");
  gboolean foreseen = lobby_supply_find_foresight (floor, lobby_device_get_record (self->device)->id,
                                                   levels->supply->kind)
                      != NULL;
  g_autofree char *words = foreseen
                               /* Translators: %s is the unit of a chart */
                               ? g_strdup_printf (_ ("%s \xc2\xb7 shaded: 80%% range"), unit)
                               : g_strdup (unit);
  lobby_label_show (self->chart_unit, words);
  lobby_device_levels_show (levels, self->chart, self->device, floor);
}

static char *
dup_note (LobbyDevicePane *self, LobbyFloor *floor)
{
  const LobbyDeviceRecord *record = lobby_device_get_record (self->device);
  const char *asked = lobby_words_get_asked_device (record->asked);
  GTimeZone *zone = lobby_floor_get_time_zone (floor);

  if (asked != NULL && record->due_us != 0)
    {
      g_autofree char *since = lobby_words_dup_time (record->asked_us, zone, FALSE);
      g_autofree char *due = lobby_words_dup_time (record->due_us, zone, FALSE);
      /* Translators: first what was asked for, as in "cash requested", then when, then the time when help is due */
      return g_strdup_printf (_ ("Under way: %1$s at %2$s, due %3$s."), asked, since, due);
    }
  if (asked != NULL)
    /* Translators: %s is what was asked for, as in "cash requested" */
    return g_strdup_printf (_ ("Under way: %s."), asked);
  if (record->deposits_only)
    return g_strdup (_ ("Withdrawals are switched off."));
  return lobby_device_dup_doing (self->device, floor);
}

/* The steps stand as long as the fault does, so that ticks made by a person stay. */
static void
show_fix (LobbyDevicePane *self)
{
  const LobbyDeviceRecord *record = lobby_device_get_record (self->device);
  const char *steps[LOBBY_MOST_FIX_STEPS];
  gboolean faulty = record->fault != LOBBY_FAULT_UNKNOWN;
  g_autofree char *fix = g_strdup_printf ("%s %d %d", record->id, record->part, record->fault);
  guint n_steps = faulty ? lobby_words_get_fix_steps (record->part, record->fault, steps) : 0;
  GtkWidget *step;

  gtk_widget_set_visible (self->fix_box, n_steps > 0);
  if (n_steps == 0 || g_strcmp0 (fix, self->fix_shown) == 0)
    return;
  while ((step = gtk_widget_get_first_child (self->fix_steps)) != NULL)
    gtk_box_remove (GTK_BOX (self->fix_steps), step);
  for (guint i = 0; i < n_steps; i++)
    gtk_box_append (GTK_BOX (self->fix_steps), gtk_check_button_new_with_label (steps[i]));
  g_free (self->fix_shown);
  self->fix_shown = g_steal_pointer (&fix);
  g_autofree char *title = lobby_words_dup_fault (record->part, record->fault);
  /* Translators: %s is what is wrong, as in "Card reader jammed" */
  g_autofree char *words = g_strdup_printf (_ ("%s: what you can do"), title);
  lobby_label_show (self->fix_title, words);
}

static gboolean
has_cash (const LobbyDeviceRecord *record)
{
  for (guint i = 0; record->supplies != NULL && i < record->supplies->len; i++)
    if (((const LobbySupplyRecord *) g_ptr_array_index (record->supplies, i))->kind == LOBBY_SUPPLY_CASH)
      return TRUE;
  return FALSE;
}

static gboolean
can_take_deposits (const LobbyDeviceRecord *record)
{
  return record->accept == LOBBY_FUNCTION_OK || record->accept == LOBBY_FUNCTION_ATTENTION;
}

static void
allow (LobbyDevicePane *self, GtkWidget *button, gboolean possible)
{
  lobby_permission_show_for (button, self->session, LOBBY_COMMAND_DEVICE_ASK, possible);
}

/* One blue button at most: what is most worth doing now. */
static void
show_actions (LobbyDevicePane *self, const LobbyDeviceLevels *levels)
{
  const LobbyDeviceRecord *record = lobby_device_get_record (self->device);
  gboolean low = levels->supply != NULL && levels->supply->kind == LOBBY_SUPPLY_CASH
                 && lobby_supply_judge (levels->supply) != LOBBY_TONE_NORMAL;
  gboolean faulty = record->fault != LOBBY_FAULT_UNKNOWN || !lobby_device_is_usable (self->device);

  gtk_widget_set_visible (GTK_WIDGET (self->cash_button), has_cash (record));
  gtk_widget_set_visible (GTK_WIDGET (self->mode_button),
                          has_cash (record) && (can_take_deposits (record) || record->deposits_only));
  gtk_button_set_label (self->mode_button, record->deposits_only ? _ ("All Functions") : _ ("Deposits Only"));
  allow (self, GTK_WIDGET (self->cash_button), record->asked != LOBBY_DEVICE_ACTION_REQUEST_CASH);
  allow (self, GTK_WIDGET (self->mode_button), TRUE);
  allow (self, GTK_WIDGET (self->fault_button), record->asked != LOBBY_DEVICE_ACTION_REPORT_FAULT);
  allow (self, self->fix_button, record->asked != LOBBY_DEVICE_ACTION_QUICK_FIX);
  lobby_widget_set_class (GTK_WIDGET (self->cash_button), "suggested-action",
                          low && record->asked == LOBBY_DEVICE_ACTION_UNKNOWN);
  lobby_widget_set_class (GTK_WIDGET (self->fault_button), "suggested-action",
                          faulty && !low && record->asked == LOBBY_DEVICE_ACTION_UNKNOWN);
}

/** lobby_device_pane_show: shows @device of @session; what is asked for goes there */
void
lobby_device_pane_show (LobbyDevicePane *self, LobbySession *session, LobbyDevice *device)
{
  LobbyDeviceLevels levels;

  g_return_if_fail (LOBBY_IS_DEVICE_PANE (self) && LOBBY_IS_SESSION (session) && LOBBY_IS_DEVICE (device));

  LobbyFloor *floor = lobby_session_get_floor (session);
  g_set_weak_pointer (&self->session, session);
  g_set_object (&self->device, device);
  lobby_device_levels_init (&levels, device, lobby_floor_get_freshness (floor, LOBBY_AREA_DEVICES)->now_us);
  show_head (self, floor);
  show_figures (self, &levels);
  show_until (self, &levels, floor);
  show_chart (self, &levels, floor);
  g_autofree char *note = dup_note (self, floor);
  lobby_label_show (self->note, note);
  lobby_pending_note_show (self->pending, session, lobby_device_get_record (device)->id);
  show_fix (self);
  show_actions (self, &levels);
  lobby_device_day_show (self->day, device, floor);
  lobby_device_levels_clear (&levels);
}
