/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item of a checklist as rows to change. Each control writes into the item, which outlives the rows. */
#include "config.h"

#include "lobby-check-item-form.h"

#include "lobby-widgets.h"
#include "lobby-words-checklist.h"

#include "lobby-instant.h"

#include <glib/gi18n-lib.h>

#define LANGUAGES 3

/* A control and the place that it writes to. */
typedef struct
{
  LobbyCheckForm form;
  char **text;
  gint64 *integer;
  double *number;
  gboolean *flag;
  gboolean inverted;
} Place;

/* Rows of an item that depend on how it is answered. */
typedef struct
{
  LobbyCheckForm form;
  LobbyCheckItem *item;
  AdwExpanderRow *row;
  GtkWidget *weight;
  GtkWidget *most;
  GtkWidget *minimum;
  GtkWidget *maximum;
  GtkWidget *unit;
  GtkWidget *duty;
} ItemRows;

static void
connect_place (gpointer control, const char *signal, GCallback callback, const Place *place)
{
  g_signal_connect_data (control, signal, callback, g_memdup2 (place, sizeof *place),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
}

/* --- numbers and switches --- */

static void
spun_cb (GtkSpinButton *spin, Place *place)
{
  if (place->integer != NULL)
    *place->integer = (gint64) gtk_spin_button_get_value (spin);
  else
    *place->number = gtk_spin_button_get_value (spin);
  place->form.edited (place->form.data);
}

static void
switched_cb (GtkSwitch *toggle, GParamSpec *pspec, Place *place)
{
  *place->flag = gtk_switch_get_active (toggle) != place->inverted;
  place->form.edited (place->form.data);
}

static GtkWidget *
make_row (const char *title, const char *subtitle, GtkWidget *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  return row;
}

/**
 * lobby_check_form_make_number:
 * @form: what to do after a change
 * @title: what it is
 * @subtitle: (nullable): what it means
 * @integer: (nullable): place of a whole number, or
 * @number: (nullable): place of any number
 * @low: smallest value
 * @high: largest value
 *
 * Returns: (transfer floating): a row with a number to change
 */
GtkWidget *
lobby_check_form_make_number (const LobbyCheckForm *form,
                              const char *title,
                              const char *subtitle,
                              gint64 *integer,
                              double *number,
                              double low,
                              double high)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (low, high, 1);
  const Place place = { .form = *form, .integer = integer, .number = number };

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), integer != NULL ? (double) *integer : *number);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  connect_place (spin, "value-changed", G_CALLBACK (spun_cb), &place);
  return make_row (title, subtitle, spin);
}

/** lobby_check_form_make_switch: @inverted: off writes %TRUE. Returns: (transfer floating): a row with a switch */
GtkWidget *
lobby_check_form_make_switch (const LobbyCheckForm *form, const char *title, gboolean *flag, gboolean inverted)
{
  GtkWidget *toggle = gtk_switch_new ();
  const Place place = { .form = *form, .flag = flag, .inverted = inverted };

  gtk_switch_set_active (GTK_SWITCH (toggle), *flag != inverted);
  connect_place (toggle, "notify::active", G_CALLBACK (switched_cb), &place);
  return make_row (title, NULL, toggle);
}

/* --- words --- */

static void
typed_cb (GtkEditable *editable, Place *place)
{
  const char *text = gtk_editable_get_text (editable);

  g_free (*place->text);
  *place->text = *text != '\0' ? g_strdup (text) : NULL;
  place->form.edited (place->form.data);
}

static GtkWidget *
make_entry (const LobbyCheckForm *form, const char *title, char **text)
{
  GtkWidget *row = adw_entry_row_new ();
  const Place place = { .form = *form, .text = text };

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), *text != NULL ? *text : "");
  connect_place (row, "changed", G_CALLBACK (typed_cb), &place);
  return row;
}

/* --- a time of day --- */

static void
time_typed_cb (GtkEditable *editable, Place *place)
{
  gboolean good = lobby_instant_read_wall (gtk_editable_get_text (editable), place->integer);

  if (!good)
    *place->integer = -1;
  lobby_widget_set_class (GTK_WIDGET (editable), "error", !good);
  place->form.edited (place->form.data);
}

/**
 * lobby_check_form_make_daytime:
 * @form: what to do after a change
 * @title: what it is
 * @minutes: place of the time: minutes since midnight of the branch's clock; -1 while what is written is no time
 *
 * Returns: (transfer floating): a row with a time of day to change
 */
GtkWidget *
lobby_check_form_make_daytime (const LobbyCheckForm *form, const char *title, gint64 *minutes)
{
  GtkWidget *row = adw_entry_row_new ();
  const Place place = { .form = *form, .integer = minutes };
  g_autofree char *text = g_strdup_printf ("%02d:%02d", (int) (*minutes / 60), (int) (*minutes % 60));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), *minutes >= 0 ? text : "");
  lobby_widget_set_class (row, "error", *minutes < 0);
  connect_place (row, "changed", G_CALLBACK (time_typed_cb), &place);
  return row;
}

/* --- an item --- */

static void
show_kind (ItemRows *rows)
{
  const LobbyCheckItem *item = rows->item;
  gboolean score = item->kind == LOBBY_CHECK_SCORE, number = item->kind == LOBBY_CHECK_NUMBER;
  gboolean words = item->kind == LOBBY_CHECK_TEXT;
  g_autofree char *subtitle = item->is_slot ? g_strdup (_ ("Empty place: not asked"))
                              : words       ? g_strdup (lobby_words_get_check_kind (item->kind))
                                      /* Translators: how an item is answered, then how much it counts */
                                      : g_strdup_printf (_ ("%1$s, weight %2$d"),
                                                         lobby_words_get_check_kind (item->kind), (int) item->weight);

  gtk_widget_set_visible (rows->weight, !words);
  gtk_widget_set_visible (rows->most, score);
  gtk_widget_set_visible (rows->minimum, score || number);
  gtk_widget_set_visible (rows->maximum, number);
  gtk_widget_set_visible (rows->unit, number);
  gtk_widget_set_visible (rows->duty, !words);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (rows->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rows->row), lobby_words_get_text (item->text));
  adw_expander_row_set_subtitle (rows->row, subtitle);
}

static void
changed_cb (gpointer data)
{
  ItemRows *rows = data;

  show_kind (rows);
  rows->form.edited (rows->form.data);
}

/* What made sense for one kind need not for another. */
static void
kind_selected_cb (AdwComboRow *combo, GParamSpec *pspec, ItemRows *rows)
{
  LobbyCheckItem *item = rows->item;

  item->kind = (LobbyCheckKind) (adw_combo_row_get_selected (combo) + LOBBY_CHECK_YES_NO);
  if (item->kind == LOBBY_CHECK_SCORE && item->most == 0)
    {
      item->most = 5;
      item->minimum = 3;
    }
  if (item->kind == LOBBY_CHECK_TEXT)
    {
      item->weight = 0;
      item->opens_duty = FALSE;
    }
  changed_cb (rows);
}

static GtkWidget *
make_kind (ItemRows *rows)
{
  const char *const kinds[] = { lobby_words_get_check_kind (LOBBY_CHECK_YES_NO),
                                lobby_words_get_check_kind (LOBBY_CHECK_SCORE),
                                lobby_words_get_check_kind (LOBBY_CHECK_NUMBER),
                                lobby_words_get_check_kind (LOBBY_CHECK_TEXT), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (kinds);
  GtkWidget *combo = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), _ ("Answered With"));
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), (guint) MAX ((int) rows->item->kind - LOBBY_CHECK_YES_NO, 0));
  g_signal_connect (combo, "notify::selected", G_CALLBACK (kind_selected_cb), rows);
  return combo;
}

static void
add_words (ItemRows *rows, const LobbyCheckForm *form)
{
  static const char *const languages[LANGUAGES] = { "English", "简体中文", "繁體中文" };
  LobbyText *text = rows->item->text;
  char **places[LANGUAGES] = { &text->en, &text->zh_cn, &text->zh_tw };

  for (guint i = 0; i < LANGUAGES; i++)
    adw_expander_row_add_row (rows->row, make_entry (form, languages[i], places[i]));
}

/**
 * lobby_check_item_form_new:
 * @form: what to do after a change
 * @item: what is changed; it must outlive the rows
 *
 * Returns: (transfer floating): an #AdwExpanderRow with everything of the item
 */
GtkWidget *
lobby_check_item_form_new (const LobbyCheckForm *form, LobbyCheckItem *item)
{
  ItemRows *rows = g_new0 (ItemRows, 1);
  const LobbyCheckForm own = { changed_cb, rows };

  rows->form = *form;
  rows->item = item;
  rows->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  g_object_set_data_full (G_OBJECT (rows->row), "rows", rows, g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (rows->row), FALSE);
  add_words (rows, &own);
  adw_expander_row_add_row (rows->row, make_kind (rows));
  rows->weight = lobby_check_form_make_number (&own, _ ("Weight"), _ ("How much it counts in the score"), &item->weight,
                                               NULL, 0, 100);
  rows->most = lobby_check_form_make_number (&own, _ ("Best Score"), NULL, &item->most, NULL, 1, 100);
  rows->minimum = lobby_check_form_make_number (&own, _ ("Passes From"), NULL, NULL, &item->minimum, -1000000, 1000000);
  rows->maximum = lobby_check_form_make_number (&own, _ ("Passes Up To"), _ ("Both 0: every number passes"), NULL,
                                                &item->maximum, -1000000, 1000000);
  rows->unit = make_entry (&own, _ ("Unit"), &item->unit);
  rows->duty = lobby_check_form_make_switch (&own, _ ("A Failure Becomes a Slip"), &item->opens_duty, FALSE);
  GtkWidget *all[] = { rows->weight, rows->most, rows->minimum, rows->maximum, rows->unit, rows->duty };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    adw_expander_row_add_row (rows->row, all[i]);
  adw_expander_row_add_row (rows->row, make_entry (&own, _ ("Source"), &item->source));
  adw_expander_row_add_row (rows->row, lobby_check_form_make_switch (&own, _ ("Asked"), &item->is_slot, TRUE));
  show_kind (rows);
  return GTK_WIDGET (rows->row);
}
