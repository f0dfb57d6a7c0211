/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in three languages to write; words to say (S3-15) show how they will sound. */
#include "config.h"

#include "lobby-rule-words.h"

#include "lobby-language.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

#define LANGUAGES 3
#define PREVIEW_MINUTES "3"

/* Place of the words in one language, and what else the lines need. */
typedef struct
{
  LobbyRuleForm *form;
  char **words;
  const LobbyDiversionRule *rule; /* (nullable): of words to say */
  GtkLabel *preview;              /* (nullable) */
} Lines;

static const char *
get_place (const LobbyDiversionRule *rule, const LobbyBranchRecord *branch)
{
  LobbyDeviceKind kind = rule->devices != NULL && rule->devices[0] != NULL
                             ? (LobbyDeviceKind) lobby_choice_from_nick (&lobby_device_kind_choice, rule->devices[0])
                             : LOBBY_DEVICE_UNKNOWN;

  for (guint i = 0; branch != NULL && branch->devices != NULL && i < branch->devices->len; i++)
    {
      const LobbyDevicePlan *plan = g_ptr_array_index (branch->devices, i);
      if (plan->kind == kind && plan->place != NULL)
        return lobby_text_get (plan->place, lobby_language_get ());
    }
  return "";
}

/* In the middle of a sentence; an abbreviation stays as it is, and so do Han characters. */
static char *
dup_device (LobbyDeviceKind kind)
{
  char *name = g_strdup (lobby_words_get_device_kind (kind));

  if (g_ascii_isupper (name[0]) && g_ascii_islower (name[1]))
    name[0] = g_ascii_tolower (name[0]);
  return name;
}

/**
 * lobby_rule_words_dup_preview:
 * @words: words to say
 * @rule: their rule
 * @branch: (nullable): where they are said
 *
 * Returns: (transfer full): the words with a device of the branch and a time filled in, in the language of the console
 */
char *
lobby_rule_words_dup_preview (const char *words, const LobbyDiversionRule *rule, const LobbyBranchRecord *branch)
{
  const char *nick = rule->devices != NULL && rule->devices[0] != NULL ? rule->devices[0] : "";
  LobbyDeviceKind kind = (LobbyDeviceKind) lobby_choice_from_nick (&lobby_device_kind_choice, nick);
  g_autofree char *device = dup_device (kind);
  GString *filled = g_string_new (words);

  g_string_replace (filled, "{device}", device, 0);
  g_string_replace (filled, "{place}", get_place (rule, branch), 0);
  g_string_replace (filled, "{minutes}", PREVIEW_MINUTES, 0);
  return g_string_free (filled, FALSE);
}

static void
show_preview (Lines *lines)
{
  if (lines->preview == NULL)
    return;
  g_autofree char *filled = lobby_rule_words_dup_preview (*lines->words != NULL ? *lines->words : "", lines->rule,
                                                          lines->form->branch);
  /* Translators: %s is what will be said to a customer */
  g_autofree char *words = g_strdup_printf (_ ("Will be said as: %s"), filled);
  lobby_label_show (lines->preview, words);
}

static void
changed_cb (GtkTextBuffer *buffer, Lines *lines)
{
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  g_free (*lines->words);
  *lines->words = *text != '\0' ? g_steal_pointer (&text) : NULL;
  show_preview (lines);
  lines->form->edited (lines->form->data);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "lobby-caption");
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_view (const char *language)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, 44);
  gtk_widget_add_css_class (view, "lobby-lines");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, language, -1);
  return view;
}

static void
add_lines (GtkWidget *box, const char *language, Lines *lines)
{
  GtkTextBuffer *buffer;
  GtkWidget *view = make_view (language);

  add_label (box, language);
  gtk_box_append (GTK_BOX (box), view);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (buffer, *lines->words != NULL ? *lines->words : "", -1);
  if (lines->rule != NULL)
    lines->preview = GTK_LABEL (add_label (box, NULL));
  show_preview (lines);
  g_signal_connect_data (buffer, "changed", G_CALLBACK (changed_cb), lines, (GClosureNotify) (void (*) (void)) g_free,
                         0);
}

static gboolean
is_shown (const char *language, guint at)
{
  static const char *const codes[LANGUAGES] = { "en", "zh_CN", "zh_TW" };

  return g_str_has_prefix (language, codes[at]);
}

/**
 * lobby_rule_words_add:
 * @row: takes the lines
 * @form: what the rows are about
 * @text: place of the words; %NULL in it is filled
 * @rule: (nullable): whose words to say they are; %NULL for other words
 *
 * Adds lines for each language to @row; words to say have a preview, in the language of the console.
 */
void
lobby_rule_words_add (AdwExpanderRow *row, LobbyRuleForm *form, LobbyText **text, const LobbyDiversionRule *rule)
{
  static const char *const languages[LANGUAGES] = { "English", "简体中文", "繁體中文" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *holder = adw_preferences_row_new ();

  if (*text == NULL)
    *text = lobby_record_new (&lobby_text_type);
  char **places[LANGUAGES] = { &(*text)->en, &(*text)->zh_cn, &(*text)->zh_tw };
  if (rule != NULL)
    /* Translators: what stands in braces stays as it is */
    add_label (box, _ ("Words to say: {device}, {place} and {minutes} are filled in. First the benefit, then the "
                       "place, then \xe2\x80\x9cI will come with you\xe2\x80\x9d; no pressure."));
  for (guint i = 0; i < LANGUAGES; i++)
    {
      Lines *lines = g_new0 (Lines, 1);
      *lines = (Lines){ form, places[i], is_shown (lobby_language_get (), i) ? rule : NULL, NULL };
      add_lines (box, languages[i], lines);
    }
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (holder), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (holder), FALSE);
  adw_expander_row_add_row (row, holder);
}
