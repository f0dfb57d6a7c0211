/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A device on its page: what it is doing, its supplies, how it was used today. Pressing it shows it in the pane. */
#include "config.h"

#include "lobby-device-card.h"
#include "lobby-device-show.h"
#include "lobby-supply-forecast.h"
#include "lobby-time-ticks.h"
#include "lobby-widgets.h"

#include "lobby-instant.h"

#include <glib/gi18n-lib.h>

/* More supplies than this do not fit; the worst are shown first in the pane. */
#define MOST_SUPPLIES 3

struct _LobbyDeviceCard
{
  GtkToggleButton parent_instance;

  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *kind;
  LobbyGlyph *glyph;
  GtkLabel *state;
  GtkLabel *doing;
  GtkLabel *waiting;
  GtkGrid *supplies;
  LobbyUseStrip *strip;
  GtkLabel *foot;
  GtkLabel *chip;

  char *device; /* (owned) (nullable): id */
};

G_DEFINE_FINAL_TYPE (LobbyDeviceCard, lobby_device_card, GTK_TYPE_TOGGLE_BUTTON)

static void
lobby_device_card_dispose (GObject *object)
{
  g_clear_pointer (&LOBBY_DEVICE_CARD (object)->device, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_DEVICE_CARD);
  G_OBJECT_CLASS (lobby_device_card_parent_class)->dispose (object);
}

static void
lobby_device_card_class_init (LobbyDeviceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_device_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-device-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceCard, icon);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceCard, name);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceCard, kind);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceCard, glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceCard, state);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceCard, doing);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceCard, waiting);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceCard, supplies);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceCard, strip);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceCard, foot);
  gtk_widget_class_bind_template_child (widget_class, LobbyDeviceCard, chip);
}

static GtkWidget *
add_cell (LobbyDeviceCard *self, GtkWidget *cell, int column, int row)
{
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_grid_attach (self->supplies, cell, column, row, 1, 1);
  return cell;
}

static GtkWidget *
make_caption (float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), xalign > 0 ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "lobby-small");
  gtk_widget_add_css_class (label, "lobby-digits");
  return label;
}

static void
lobby_device_card_init (LobbyDeviceCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int row = 0; row < MOST_SUPPLIES; row++)
    {
      GtkWidget *name = add_cell (self, make_caption (0), 0, row);
      GtkWidget *level;
      gtk_widget_set_size_request (name, 76, 17);
      gtk_widget_set_size_request (add_cell (self, lobby_supply_bar_new (), 1, row), 54, -1);
      level = add_cell (self, make_caption (1), 2, row);
      gtk_widget_set_size_request (level, 40, -1);
      gtk_widget_set_hexpand (add_cell (self, make_caption (0), 3, row), TRUE);
    }
}

/** lobby_device_card_new: Returns: (transfer floating): an empty card */
GtkWidget *
lobby_device_card_new (void)
{
  return g_object_new (LOBBY_TYPE_DEVICE_CARD, NULL);
}

/** lobby_device_card_get_device: Returns: (nullable): id of the device shown */
const char *
lobby_device_card_get_device (LobbyDeviceCard *self)
{
  g_return_val_if_fail (LOBBY_IS_DEVICE_CARD (self), NULL);
  return self->device;
}

static char *
dup_trouble (LobbyDevice *device, LobbyFloor *floor)
{
  const LobbyDeviceRecord *record = lobby_device_get_record (device);
  gint64 now_us = lobby_floor_get_freshness (floor, LOBBY_AREA_DEVICES)->now_us;
  g_autofree char *since = lobby_words_dup_time (now_us - MAX (lobby_device_get_elapsed_s (device), 0) * G_USEC_PER_SEC,
                                                 lobby_floor_get_time_zone (floor), FALSE);
  LobbyTerminalState state = lobby_device_get_state (device);

  if (state == LOBBY_TERMINAL_SUPERVISOR)
    return g_strdup (_ ("Staff is working on it"));
  if (state != LOBBY_TERMINAL_OUT_OF_SERVICE || record->fault == LOBBY_FAULT_UNKNOWN)
    /* Translators: %s is a time */
    return g_strdup_printf (
        state == LOBBY_TERMINAL_OUT_OF_SERVICE ? _ ("Out of service since %s") : _ ("No signal since %s"), since);
  g_autofree char *fault = lobby_words_dup_fault (record->part, record->fault);
  /* Translators: first what is wrong, as in "Card reader jammed", then since when */
  return g_strdup_printf (_ ("%1$s since %2$s"), fault, since);
}

/** lobby_device_dup_doing: Returns: (transfer full): what the device is doing, in a sentence */
char *
lobby_device_dup_doing (LobbyDevice *device, LobbyFloor *floor)
{
  const LobbyDeviceRecord *record = lobby_device_get_record (device);
  gint64 elapsed_us = MAX (lobby_device_get_elapsed_s (device), 0) * G_USEC_PER_SEC;

  if (!lobby_device_is_usable (device))
    return dup_trouble (device, floor);
  if (record->use_us == 0)
    {
      g_autofree char *minutes = lobby_words_dup_minutes (elapsed_us);
      /* Translators: %s is minutes */
      return g_strdup_printf (_ ("Idle for %s min"), minutes);
    }
  g_autofree char *span = lobby_words_dup_span (elapsed_us);
  if (record->ticket == NULL)
    /* Translators: %s is how long; the customer came without a ticket */
    return g_strdup_printf (_ ("In use %s \xc2\xb7 walk-in"), span);
  /* Translators: first how long, then the ticket of the customer */
  return g_strdup_printf (_ ("In use %1$s \xc2\xb7 %2$s"), span, record->ticket);
}

static void
show_state (LobbyDeviceCard *self, LobbyDevice *device, LobbyFloor *floor)
{
  const LobbyDeviceRecord *record = lobby_device_get_record (device);
  LobbyDeviceStanding standing = lobby_device_judge (device, floor);
  g_autofree char *doing = lobby_device_dup_doing (device, floor);
  /* Translators: customers queueing at a device */
  g_autofree char *waiting = g_strdup_printf (ngettext ("%d waiting", "%d waiting", (gulong) record->waiting),
                                              (int) record->waiting);

  lobby_glyph_show_in (self->glyph, standing.strong ? standing.shape : LOBBY_SHAPE_CIRCLE, standing.token);
  lobby_label_show (self->state, standing.word);
  lobby_widget_show_tone (GTK_WIDGET (self->state), standing.tone);
  lobby_widget_set_class (GTK_WIDGET (self->state), "lobby-strong", standing.strong);
  lobby_label_show (self->doing, doing);
  lobby_label_show_or_hide (self->waiting, !standing.in_service  ? NULL
                                           : record->waiting > 0 ? waiting
                                                                 : _ ("nobody waiting"));
  lobby_widget_set_class (GTK_WIDGET (self->waiting), "lobby-strong", record->waiting > 0);
}

static void
show_supply (LobbyDeviceCard *self, int row, const LobbySupplyRecord *supply, LobbyDevice *device, LobbyFloor *floor)
{
  LobbyTone tone = lobby_supply_judge (supply);
  g_autofree char *level = lobby_supply_dup_level (supply);
  const char *trouble = lobby_words_get_supply_trouble (supply->kind, supply->level);
  GtkWidget *remark = gtk_grid_get_child_at (self->supplies, 3, row);
  LobbyBarPlot plot = { supply->percent < 0 ? -1 : supply->percent / 100, -1, tone };
  LobbySupplyRemark forecast;

  lobby_supply_remark_init (&forecast, device, supply, floor);
  g_autofree char *value = forecast.words != NULL ? g_strjoin (C_ ("list", ", "), level, forecast.words, NULL)
                                                  : g_strdup (level);

  lobby_label_show (GTK_LABEL (gtk_grid_get_child_at (self->supplies, 0, row)),
                    lobby_words_get_supply_title (supply->kind));
  lobby_supply_bar_show (LOBBY_SUPPLY_BAR (gtk_grid_get_child_at (self->supplies, 1, row)), &plot,
                         lobby_words_get_supply_title (supply->kind), value);
  lobby_label_show (GTK_LABEL (gtk_grid_get_child_at (self->supplies, 2, row)), level);
  lobby_widget_show_tone (gtk_grid_get_child_at (self->supplies, 2, row), tone);
  lobby_label_show (GTK_LABEL (remark), forecast.text != NULL       ? forecast.text
                                        : tone != LOBBY_TONE_NORMAL ? trouble
                                        : supply->percent < 0       ? C_ ("level", "unknown")
                                                                    : NULL);
  lobby_widget_show_tone (remark, MAX (tone, forecast.tone));
  lobby_supply_remark_clear (&forecast);
}

static void
show_supplies (LobbyDeviceCard *self, LobbyDevice *device, LobbyFloor *floor)
{
  const GPtrArray *supplies = lobby_device_get_record (device)->supplies;
  LobbyTerminalState state = lobby_device_get_state (device);
  gboolean silent = state == LOBBY_TERMINAL_OFFLINE || state == LOBBY_TERMINAL_UNKNOWN;

  for (int row = 0; row < MOST_SUPPLIES; row++)
    {
      gboolean used = supplies != NULL && (guint) row < supplies->len;
      for (int column = 0; column < 4; column++)
        gtk_widget_set_visible (gtk_grid_get_child_at (self->supplies, column, row), used);
      if (!used)
        continue;
      LobbySupplyRecord supply = *(const LobbySupplyRecord *) g_ptr_array_index (supplies, row);
      /* What a device said before it fell silent is no level any more. */
      if (silent)
        supply = (LobbySupplyRecord){ .kind = supply.kind, .percent = -1 };
      show_supply (self, row, &supply, device, floor);
    }
}

static void
add_outage (GArray *spans, LobbyDevice *device, gint64 now_us)
{
  gint64 elapsed_s = lobby_device_get_elapsed_s (device);
  LobbyTerminalState state = lobby_device_get_state (device);
  LobbyUseSpan span = { LOBBY_USE_UNKNOWN, (now_us / G_USEC_PER_SEC - elapsed_s) * G_USEC_PER_SEC, 0 };

  if (lobby_device_is_usable (device) || elapsed_s < 0)
    return;
  if (state == LOBBY_TERMINAL_OUT_OF_SERVICE || state == LOBBY_TERMINAL_SUPERVISOR)
    span.kind = LOBBY_USE_OUTAGE;
  g_array_append_val (spans, span);
}

static void
show_day (LobbyDeviceCard *self, LobbyDevice *device, LobbyFloor *floor)
{
  const LobbyBranchRecord *branch = lobby_floor_get_branch (floor);
  GTimeZone *zone = lobby_floor_get_time_zone (floor);
  const GPtrArray *uses = lobby_device_get_uses (device);
  gint64 now_us = lobby_floor_get_freshness (floor, LOBBY_AREA_DEVICES)->now_us;
  gint64 from_us = branch != NULL && branch->day != NULL
                       ? lobby_instant_from_local (zone, branch->day, MAX (branch->opens, 0))
                       : now_us;
  g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (LobbyUseSpan));
  g_autoptr (GArray) ticks = lobby_time_ticks_new ();

  for (guint i = 0; i < uses->len; i++)
    {
      const LobbyUseRecord *use = g_ptr_array_index (uses, i);
      LobbyUseSpan span = { LOBBY_USE_CUSTOMER, use->started_us, use->ended_us };
      g_array_append_val (spans, span);
    }
  add_outage (spans, device, now_us);
  lobby_time_ticks_fill_hours (ticks, from_us, now_us, zone);
  /* Translators: the present moment, at the end of a time axis */
  lobby_time_ticks_add (ticks, now_us, C_ ("time axis", "now"));
  g_autofree char *customers = g_strdup_printf (ngettext ("%d customer today", "%d customers today",
                                                          (gulong) lobby_device_get_record (device)->uses),
                                                (int) lobby_device_get_record (device)->uses);
  lobby_use_strip_show (self->strip,
                        &(LobbyUsePicture){ from_us, MAX (now_us, from_us),
                                            (const LobbyUseSpan *) (gconstpointer) spans->data, spans->len,
                                            (const LobbyTimeTick *) (gconstpointer) ticks->data, ticks->len },
                        zone, customers);
  lobby_label_show (self->foot, customers);
}

static char *
dup_help (LobbyDevice *device, LobbyFloor *floor)
{
  const LobbyDeviceRecord *record = lobby_device_get_record (device);
  const char *asked = lobby_words_get_asked_device (record->asked);

  if (record->due_us != 0)
    {
      g_autofree char *due = lobby_words_dup_time (record->due_us, lobby_floor_get_time_zone (floor), FALSE);
      if (record->reference != NULL)
        /* Translators: first the time when help is due, then the number of the report */
        return g_strdup_printf (_ ("Help due %1$s \xc2\xb7 report %2$s"), due, record->reference);
      /* Translators: %s is the time when help is due */
      return g_strdup_printf (_ ("Help due %s"), due);
    }
  if (asked != NULL)
    /* Translators: %s is what was asked for, as in "cash requested" */
    return g_strdup_printf (_ ("Under way: %s"), asked);
  return NULL;
}

/* Returns: (transfer full) (nullable): how many customers are advised to go there */
static char *
dup_chip (const char *device, LobbyFloor *floor)
{
  GListModel *advices = lobby_floor_get_advices (floor);
  guint suggestions = 0;

  for (guint i = 0; i < g_list_model_get_n_items (advices); i++)
    {
      g_autoptr (LobbyAdvice) advice = g_list_model_get_item (advices, i);
      const LobbyAdviceFacts *facts = lobby_advice_get_facts (advice);
      suggestions += facts->kind == LOBBY_ADVICE_DIVERT && g_strcmp0 (facts->device, device) == 0
                     && lobby_advice_get_ending (advice) == LOBBY_ADVICE_ENDING_NONE;
    }
  if (suggestions == 0)
    return NULL;
  /* Translators: how many waiting customers could be sent to this device now */
  return g_strdup_printf (ngettext ("Target of %u suggestion", "Target of %u suggestions", suggestions), suggestions);
}

/** lobby_device_card_show: shows @device */
void
lobby_device_card_show (LobbyDeviceCard *self, LobbyDevice *device, LobbyFloor *floor)
{
  g_return_if_fail (LOBBY_IS_DEVICE_CARD (self) && LOBBY_IS_DEVICE (device));

  const LobbyDeviceRecord *record = lobby_device_get_record (device);
  const LobbyDevicePlan *plan = lobby_device_get_plan (device);
  LobbyDeviceKind kind = plan != NULL ? plan->kind : LOBBY_DEVICE_UNKNOWN;
  if (g_strcmp0 (self->device, record->id) != 0)
    {
      g_free (self->device);
      self->device = g_strdup (record->id);
    }
  gtk_image_set_from_icon_name (self->icon, lobby_words_get_device_icon (kind));
  lobby_label_show (self->name, record->id);
  lobby_label_show (self->kind, lobby_words_get_device_kind (kind));
  show_state (self, device, floor);
  show_supplies (self, device, floor);
  show_day (self, device, floor);
  g_autofree char *help = dup_help (device, floor);
  if (help != NULL)
    lobby_label_show (self->foot, help);
  g_autofree char *chip = dup_chip (record->id, floor);
  lobby_label_show_or_hide (self->chip, chip);
  g_autofree char *forecast = lobby_device_dup_forecast (device, floor);
  g_autofree char *state = forecast != NULL
                               ? g_strjoin (C_ ("list", ", "), gtk_label_get_text (self->state), forecast, NULL)
                               : g_strdup (gtk_label_get_text (self->state));
  g_autofree char *words = g_strjoin (", ", record->id, gtk_label_get_text (self->kind), state,
                                      gtk_label_get_text (self->doing), gtk_label_get_text (self->foot), chip, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
