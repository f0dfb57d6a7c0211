/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule sheet as rows to change: rules, numbers, what is fixed, and what the sheet is for. Each shows its source. */
#include "config.h"

#include "lobby-rule-rows.h"

#include "lobby-language.h"
#include "lobby-rule-sheet.h"
#include "lobby-rule-words.h"
#include "lobby-words-money.h"

#include <glib/gi18n-lib.h>

#define MOST_LIMIT_CNY 10000000
#define LIMIT_STEP_CNY 1000
#define TEXT_BYTES 512

/* A control and the place in the sheet that it writes to. */
typedef struct
{
  LobbyRuleForm *form;
  gint64 *number;
  gboolean *flag;
} Place;

static Place *
make_place (LobbyRuleForm *form, gint64 *number, gboolean *flag)
{
  Place *place = g_new0 (Place, 1);

  *place = (Place){ form, number, flag };
  return place;
}

static void
connect_place (gpointer control, const char *signal, GCallback callback, Place *place)
{
  g_signal_connect_data (control, signal, callback, place, (GClosureNotify) (void (*) (void)) g_free, 0);
}

static AdwPreferencesGroup *
add_group (GPtrArray *groups, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  g_ptr_array_add (groups, group);
  return group;
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

/* --- numbers and switches --- */

static void
spun_cb (GtkSpinButton *spin, Place *place)
{
  *place->number = (gint64) gtk_spin_button_get_value (spin);
  place->form->edited (place->form->data);
}

static void
switched_cb (GtkSwitch *toggle, GParamSpec *pspec, Place *place)
{
  *place->flag = gtk_switch_get_active (toggle);
  place->form->edited (place->form->data);
}

static GtkWidget *
make_spin (LobbyRuleForm *form, gint64 *number, gint64 minimum, gint64 maximum, double step, const char *name)
{
  GtkWidget *spin = gtk_spin_button_new_with_range ((double) minimum, (double) MAX (maximum, minimum + 1), step);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), (double) *number);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  connect_place (spin, "value-changed", G_CALLBACK (spun_cb), make_place (form, number, NULL));
  return spin;
}

static GtkWidget *
make_switch (LobbyRuleForm *form, gboolean *flag, const char *name)
{
  GtkWidget *toggle = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (toggle), *flag);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  connect_place (toggle, "notify::active", G_CALLBACK (switched_cb), make_place (form, NULL, flag));
  return toggle;
}

static void
add_suffix (GtkWidget *row, GtkWidget *control, const char *unit)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  if (unit == NULL)
    return;
  GtkWidget *label = gtk_label_new (unit);
  gtk_widget_add_css_class (label, "lobby-caption");
  gtk_label_set_width_chars (GTK_LABEL (label), 5);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

/* --- numbers --- */

static const char *
get_unit (const char *unit)
{
  if (g_strcmp0 (unit, "seconds") == 0)
    return C_ ("unit", "s");
  if (g_strcmp0 (unit, "percent") == 0)
    return "%";
  if (g_strcmp0 (unit, "cny") == 0)
    return C_ ("unit", "yuan");
  return NULL;
}

static void
tier_selected_cb (AdwComboRow *row, GParamSpec *pspec, Place *place)
{
  *place->number = (gint64) adw_combo_row_get_selected (row) + LOBBY_TIER_GOLD;
  place->form->edited (place->form->data);
}

static GtkWidget *
make_tier_row (LobbyRuleForm *form, LobbyRuleNumber *number, const char *title)
{
  const char *tiers[] = { C_ ("tier", "Gold"),    C_ ("tier", "Platinum"), C_ ("tier", "Diamond"),
                          C_ ("tier", "Private"), C_ ("tier", "Nobody"),   NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (tiers);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), number->source);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) MAX (number->value - LOBBY_TIER_GOLD, 0));
  connect_place (row, "notify::selected", G_CALLBACK (tier_selected_cb), make_place (form, &number->value, NULL));
  return row;
}

static GtkWidget *
make_number_row (LobbyRuleForm *form, LobbyRuleNumber *number)
{
  const char *title = lobby_text_get (number->name, lobby_language_get ());
  double step = number->maximum > 600 ? 30 : 1;
  GtkWidget *row;

  if (g_strcmp0 (number->unit, "tier") == 0)
    return make_tier_row (form, number, title);
  row = make_row (title, number->source);
  add_suffix (row, make_spin (form, &number->value, number->minimum, number->maximum, step, title),
              get_unit (number->unit));
  return row;
}

/* --- rules --- */

static void
add_limit (AdwExpanderRow *row, LobbyRuleForm *form, LobbyDiversionRule *rule)
{
  GtkWidget *limit = make_row (_ ("Largest Amount"), _ ("0: no limit"));
  GtkWidget *inclusive = make_row (_ ("The Limit Itself Is Allowed"), _ ("Texts disagree (S3-1)"));

  add_suffix (limit, make_spin (form, &rule->limit_cny, 0, MOST_LIMIT_CNY, LIMIT_STEP_CNY, _ ("Largest Amount")),
              C_ ("unit", "yuan"));
  add_suffix (inclusive, make_switch (form, &rule->inclusive, _ ("The Limit Itself Is Allowed")), NULL);
  adw_expander_row_add_row (row, limit);
  adw_expander_row_add_row (row, inclusive);
}

static void
add_rest (AdwExpanderRow *row, LobbyRuleForm *form, LobbyDiversionRule *rule)
{
  GtkWidget *card = make_row (_ ("Needs a Card"), _ ("Who brings only a passbook gets a card first (S3-10)"));
  GtkWidget *acceptance = make_row (_ ("Customers Who Say Yes"), _ ("Until the branch has experience of its own"));

  add_suffix (card, make_switch (form, &rule->needs_card, _ ("Needs a Card")), NULL);
  add_suffix (acceptance, make_spin (form, &rule->acceptance_percent, 0, 100, 1, _ ("Customers Who Say Yes")), "%");
  adw_expander_row_add_row (row, card);
  adw_expander_row_add_row (row, acceptance);
}

static char *
dup_rule_subtitle (const LobbyDiversionRule *rule)
{
  g_autofree char *limit = lobby_words_dup_money (rule->limit_cny);

  if (rule->limit_cny <= 0)
    return g_strdup (rule->source);
  if (rule->inclusive)
    /* Translators: first the largest amount of a rule, then its source */
    return g_strdup_printf (_ ("to %1$s \xc2\xb7 %2$s"), limit, rule->source);
  /* Translators: first an amount that a rule must stay under, then its source */
  return g_strdup_printf (_ ("under %1$s \xc2\xb7 %2$s"), limit, rule->source);
}

static GtkWidget *
make_rule_row (LobbyRuleForm *form, LobbyDiversionRule *rule)
{
  GtkWidget *row = adw_expander_row_new ();
  const char *title = lobby_text_get (rule->name, lobby_language_get ());
  g_autofree char *subtitle = dup_rule_subtitle (rule);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), make_switch (form, &rule->enabled, title));
  add_limit (ADW_EXPANDER_ROW (row), form, rule);
  add_rest (ADW_EXPANDER_ROW (row), form, rule);
  lobby_rule_words_add (ADW_EXPANDER_ROW (row), form, &rule->words, rule);
  return row;
}

/* --- what nobody can switch off, and what the sheet is for --- */

static GtkWidget *
make_fixed_row (const char *title, const char *subtitle)
{
  GtkWidget *row = make_row (title, subtitle);
  GtkWidget *lock = gtk_image_new_from_icon_name ("changes-prevent-symbolic");

  gtk_widget_set_tooltip_text (lock, _ ("Cannot be changed"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), lock);
  return row;
}

static void
add_fixed (GPtrArray *groups)
{
  AdwPreferencesGroup *group = add_group (groups, _ ("Always"), NULL);

  adw_preferences_group_add (
      group, make_fixed_row (_ ("Elderly customers and those who need help are accompanied, never diverted"),
                             _ ("S3-28, fixed by regulation (\xe9\x87\x91\xe5\x8f\x91\xe3\x80\x94"
                                "2024\xe3\x80\x95"
                                "34\xe5\x8f\xb7)")));
  adw_preferences_group_add (group, make_fixed_row (_ ("Coins and odd notes stay at the counter"), "S3-4"));
}

static void
add_sheet_words (LobbyRuleForm *form, GPtrArray *groups)
{
  AdwPreferencesGroup *group = add_group (groups, _ ("The Sheet"), NULL);
  LobbyRuleSheet *sheet = form->sheet;
  struct
  {
    const char *title;
    LobbyText **text;
  } parts[] = {
    { C_ ("rule sheet", "Scope"), &sheet->scope },
    { C_ ("rule sheet", "Goal"), &sheet->goal },
    { C_ ("rule sheet", "Standard"), &sheet->standard },
    { C_ ("rule sheet", "Duties"), &sheet->duties },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkWidget *row = adw_expander_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), parts[i].title);
      lobby_rule_words_add (ADW_EXPANDER_ROW (row), form, parts[i].text, NULL);
      adw_preferences_group_add (group, row);
    }
}

/**
 * lobby_rule_rows_fill:
 * @form: the sheet, and what to do after a change
 * @groups: takes the groups of rows, of AdwPreferencesGroup
 *
 * Makes rows of everything in the sheet.
 */
void
lobby_rule_rows_fill (LobbyRuleForm *form, GPtrArray *groups)
{
  AdwPreferencesGroup *rules = add_group (groups, _ ("What a Machine May Do"), NULL);
  AdwPreferencesGroup *numbers = NULL;

  for (guint i = 0; form->sheet->rules != NULL && i < form->sheet->rules->len; i++)
    adw_preferences_group_add (rules, make_rule_row (form, g_ptr_array_index (form->sheet->rules, i)));
  add_fixed (groups);
  numbers = add_group (groups, _ ("When It Is Worth It"), NULL);
  for (guint i = 0; form->sheet->numbers != NULL && i < form->sheet->numbers->len; i++)
    adw_preferences_group_add (numbers, make_number_row (form, g_ptr_array_index (form->sheet->numbers, i)));
  add_sheet_words (form, groups);
}

/* --- what cannot be saved --- */

static gboolean
is_too_long (const LobbyText *text)
{
  return text != NULL
         && ((text->en != NULL && strlen (text->en) > TEXT_BYTES)
             || (text->zh_cn != NULL && strlen (text->zh_cn) > TEXT_BYTES)
             || (text->zh_tw != NULL && strlen (text->zh_tw) > TEXT_BYTES));
}

static gboolean
is_empty (const LobbyText *text)
{
  const char *words = text != NULL ? lobby_text_get (text, NULL) : NULL;

  return words == NULL || *words == '\0';
}

static char *
dup_rule_problem (const LobbyDiversionRule *rule)
{
  const char *name = lobby_text_get (rule->name, lobby_language_get ());

  if (is_too_long (rule->words))
    /* Translators: %s is the name of a rule */
    return g_strdup_printf (_ ("%s: the words to say are too long"), name);
  if (rule->enabled && is_empty (rule->words))
    /* Translators: %s is the name of a rule */
    return g_strdup_printf (_ ("%s: the words to say are missing"), name);
  return NULL;
}

/* Returns: (transfer full) (nullable): the rule alone, in a sheet that is good otherwise */
static gboolean
is_rule_good (const LobbyRuleSheet *sheet, LobbyDiversionRule *rule)
{
  LobbyRuleSheet only = { .version = MAX (sheet->version, 1), .rules = g_ptr_array_new () };

  g_ptr_array_add (only.rules, rule);
  gboolean good = lobby_rule_sheet_check (&only, NULL);
  g_ptr_array_unref (only.rules);
  return good;
}

/** lobby_rule_rows_dup_problem: Returns: (transfer full) (nullable): why @sheet cannot be saved; %NULL when it can */
char *
lobby_rule_rows_dup_problem (const LobbyRuleSheet *sheet)
{
  if (lobby_rule_sheet_check (sheet, NULL))
    return NULL;
  for (guint i = 0; sheet->rules != NULL && i < sheet->rules->len; i++)
    {
      LobbyDiversionRule *rule = g_ptr_array_index (sheet->rules, i);
      char *problem = dup_rule_problem (rule);
      if (problem != NULL)
        return problem;
      if (!is_rule_good (sheet, rule))
        /* Translators: %s is the name of a rule; what stands in braces stays as it is */
        return g_strdup_printf (_ ("%s: only {device}, {place} and {minutes} may stand in braces"),
                                lobby_text_get (rule->name, lobby_language_get ()));
    }
  if (is_too_long (sheet->scope) || is_too_long (sheet->goal) || is_too_long (sheet->standard)
      || is_too_long (sheet->duties))
    return g_strdup (_ ("Scope, goal, standard or duties: the words are too long"));
  return g_strdup (_ ("A number is out of its range"));
}
