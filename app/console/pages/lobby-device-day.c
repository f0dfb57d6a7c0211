/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a device's day, the newest first. */
#include "config.h"

#include "lobby-device-day.h"
#include "lobby-device-level.h"
#include "lobby-widgets.h"
#include "lobby-words-money.h"

#include <glib/gi18n-lib.h>

#define MOST_LINES 40

struct _LobbyDeviceDay
{
  GtkBox parent_instance;

  char *shown; /* (owned) (nullable): device and number of lines */
};

G_DEFINE_FINAL_TYPE (LobbyDeviceDay, lobby_device_day, GTK_TYPE_BOX)

static void
lobby_device_day_finalize (GObject *object)
{
  g_free (LOBBY_DEVICE_DAY (object)->shown);
  G_OBJECT_CLASS (lobby_device_day_parent_class)->finalize (object);
}

static void
lobby_device_day_class_init (LobbyDeviceDayClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_device_day_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LOG);
}

static void
lobby_device_day_init (LobbyDeviceDay *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

static LobbyShape
get_shape (const LobbyOccurrenceRecord *occurrence)
{
  switch (occurrence->kind)
    {
    case LOBBY_OCCURRENCE_LOW:
      return LOBBY_SHAPE_DIAMOND;
    case LOBBY_OCCURRENCE_EMPTY:
    case LOBBY_OCCURRENCE_FAULT:
      return LOBBY_SHAPE_CROSS;
    case LOBBY_OCCURRENCE_CLEARED:
    case LOBBY_OCCURRENCE_REFILLED:
    case LOBBY_OCCURRENCE_ONLINE:
      return LOBBY_SHAPE_TICK;
    case LOBBY_OCCURRENCE_REQUESTED:
      return LOBBY_SHAPE_ARROW;
    case LOBBY_OCCURRENCE_OFFLINE:
      return LOBBY_SHAPE_DOTTED_RING;
    case LOBBY_OCCURRENCE_MODE:
    case LOBBY_OCCURRENCE_HALF_FULL:
    case LOBBY_OCCURRENCE_UNKNOWN:
    default:
      return LOBBY_SHAPE_CIRCLE;
    }
}

static char *
dup_remark (const LobbyOccurrenceRecord *occurrence, LobbyFloor *floor)
{
  const LobbyText *staff = occurrence->staff != NULL ? lobby_floor_get_staff_name (floor, occurrence->staff) : NULL;
  const char *who = staff != NULL ? lobby_words_get_text (staff) : NULL;

  if (occurrence->kind == LOBBY_OCCURRENCE_REFILLED && occurrence->amount_cny > 0 && who != NULL)
    /* Translators: first an amount, then who put it in */
    return g_strdup_printf (_ ("%1$.0f thousand yuan by %2$s"),
                            (double) occurrence->amount_cny / lobby_money_get_unit (), who);
  if (occurrence->kind == LOBBY_OCCURRENCE_REFILLED && occurrence->amount_cny > 0)
    /* Translators: an amount of money */
    return g_strdup_printf (_ ("%.0f thousand yuan"), (double) occurrence->amount_cny / lobby_money_get_unit ());
  if (occurrence->kind == LOBBY_OCCURRENCE_CLEARED && occurrence->lasted_s > 0)
    {
      g_autofree char *lasted = lobby_words_dup_minutes (occurrence->lasted_s * G_USEC_PER_SEC);
      if (who != NULL)
        /* Translators: first how many minutes a fault lasted, then who cleared it */
        return g_strdup_printf (_ ("after %1$s min, by %2$s"), lasted, who);
      /* Translators: how many minutes a fault lasted */
      return g_strdup_printf (_ ("after %s min"), lasted);
    }
  if (occurrence->kind == LOBBY_OCCURRENCE_HALF_FULL)
    return g_strdup (_ ("no action needed"));
  return g_strdup (who);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_line (LobbyDeviceDay *self, const LobbyOccurrenceRecord *occurrence, LobbyFloor *floor)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *time = lobby_words_dup_time (occurrence->at_us, lobby_floor_get_time_zone (floor), FALSE);
  g_autofree char *words = lobby_words_dup_occurrence (occurrence);
  g_autofree char *remark = dup_remark (occurrence, floor);
  GtkWidget *label = make_label (words, "lobby-line");
  GtkWidget *clock = gtk_label_new (time);

  gtk_widget_add_css_class (clock, "lobby-quiet");
  gtk_widget_add_css_class (clock, "lobby-digits");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, words);
  gtk_box_append (GTK_BOX (row), clock);
  gtk_box_append (GTK_BOX (row), lobby_glyph_new (get_shape (occurrence)));
  gtk_box_append (GTK_BOX (row), label);
  if (remark != NULL)
    gtk_box_append (GTK_BOX (row), make_label (remark, "lobby-caption"));
  gtk_widget_add_css_class (row, "lobby-day-row");
  gtk_box_append (GTK_BOX (self), row);
}

/** lobby_device_day_show: shows the day of @device */
void
lobby_device_day_show (LobbyDeviceDay *self, LobbyDevice *device, LobbyFloor *floor)
{
  g_return_if_fail (LOBBY_IS_DEVICE_DAY (self) && LOBBY_IS_DEVICE (device));

  const GPtrArray *occurrences = lobby_device_get_occurrences (device);
  g_autofree char *shown = g_strdup_printf ("%s %u", lobby_device_get_record (device)->id, occurrences->len);
  GtkWidget *row;

  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), row);
  for (guint i = 0; i < MIN (occurrences->len, MOST_LINES); i++)
    add_line (self, g_ptr_array_index (occurrences, occurrences->len - 1 - i), floor);
  if (occurrences->len == 0)
    gtk_box_append (GTK_BOX (self), make_label (_ ("Nothing happened yet"), "lobby-caption"));
}
