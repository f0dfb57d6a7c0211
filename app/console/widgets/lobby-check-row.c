/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item of a checklist: what is asked, how it is answered, a note. It asks for answers and shows those that it is given. */
#include "config.h"

#include "lobby-check-row.h"

#include "lobby-widgets.h"
#include "lobby-words-checklist.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Scores up to this one have a button each, better ones are typed. */
#define BUTTONS_MAX 5
#define WORDS_MAX 160

typedef struct
{
  GtkToggleButton *button;
  LobbyCheckVerdict verdict;
  double value;
} Choice;

struct _LobbyCheckRow
{
  GtkBox parent_instance;

  LobbyGlyph *glyph;
  GtkWidget *words;
  GtkWidget *controls;
  GtkWidget *choices;
  GtkWidget *entry; /* (nullable): for numbers and words */
  GtkLabel *remark;
  GtkWidget *note_button;
  GtkWidget *note;

  LobbyCheckItem *item; /* (owned) */
  GArray *buttons;      /* (owned): of Choice */

  /* state */
  LobbyCheckAnswer *answer; /* (owned) (nullable): as it was shown last */
  gboolean showing;
};

enum
{
  ANSWERED,
  NOTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyCheckRow, lobby_check_row, GTK_TYPE_BOX)

/* --- asking --- */

static void
ask (LobbyCheckRow *self, LobbyCheckVerdict verdict, double value, const char *text)
{
  g_signal_emit (self, signals[ANSWERED], 0, (int) verdict, value, text);
}

/* Pressing what is pressed already takes the answer back. */
static void
toggled_cb (GtkToggleButton *button, LobbyCheckRow *self)
{
  if (self->showing)
    return;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      const Choice *choice = &g_array_index (self->buttons, Choice, i);
      if (choice->button != button)
        continue;
      if (gtk_toggle_button_get_active (button))
        ask (self, choice->verdict, choice->value, NULL);
      else
        ask (self, LOBBY_VERDICT_UNKNOWN, 0, NULL);
    }
}

static gboolean
read_number (const char *text, double *value)
{
  g_autofree char *plain = g_strdup (text);
  char *end = NULL;

  g_strdelimit (g_strstrip (plain), ",", '.');
  *value = g_ascii_strtod (plain, &end);
  return end != plain && *end == '\0' && isfinite (*value) && fabs (*value) <= 1e9;
}

static gboolean
is_same_number (LobbyCheckRow *self, double value)
{
  return self->answer != NULL && self->answer->verdict == LOBBY_VERDICT_GIVEN && self->answer->value == value;
}

static gboolean
is_allowed (LobbyCheckRow *self, double value)
{
  return self->item->kind != LOBBY_CHECK_SCORE
         || (value >= 0 && value <= (double) self->item->most && value == floor (value));
}

static void
commit_number (LobbyCheckRow *self, const char *text)
{
  gboolean empty = *text == '\0';
  double value = 0;
  gboolean good = empty || (read_number (text, &value) && is_allowed (self, value));

  lobby_widget_set_class (self->entry, "error", !good);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  if (!good)
    return;
  if (!empty && !is_same_number (self, value))
    ask (self, LOBBY_VERDICT_GIVEN, value, NULL);
  else if (empty && self->answer != NULL && self->answer->verdict == LOBBY_VERDICT_GIVEN)
    ask (self, LOBBY_VERDICT_UNKNOWN, 0, NULL);
}

static void
commit_words (LobbyCheckRow *self, const char *text)
{
  const char *present = self->answer != NULL && self->answer->text != NULL ? self->answer->text : "";

  if (g_strcmp0 (text, present) != 0)
    ask (self, *text != '\0' ? LOBBY_VERDICT_GIVEN : LOBBY_VERDICT_UNKNOWN, 0, *text != '\0' ? text : NULL);
}

static void
commit_cb (LobbyCheckRow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (self->item->kind == LOBBY_CHECK_TEXT)
    commit_words (self, text);
  else
    commit_number (self, text);
}

static void
note_cb (LobbyCheckRow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note))));
  const char *present = self->answer != NULL && self->answer->note != NULL ? self->answer->note : "";

  if (g_strcmp0 (text, present) != 0)
    g_signal_emit (self, signals[NOTED], 0, text);
}

static void
note_toggled_cb (GtkToggleButton *button, LobbyCheckRow *self)
{
  gtk_widget_set_visible (self->note, gtk_toggle_button_get_active (button));
  if (gtk_toggle_button_get_active (button) && !self->showing)
    gtk_widget_grab_focus (self->note);
}

/* --- keys: a letter or a digit answers the row that has the focus --- */

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LobbyCheckRow *self = LOBBY_CHECK_ROW (widget);
  int verdict, score;

  g_variant_get (arguments, "(ii)", &verdict, &score);
  for (guint i = 0; i < self->buttons->len; i++)
    {
      const Choice *choice = &g_array_index (self->buttons, Choice, i);
      if ((int) choice->verdict != verdict || (verdict == LOBBY_VERDICT_GIVEN && choice->value != score)
          || !gtk_widget_is_sensitive (GTK_WIDGET (choice->button)))
        continue;
      gtk_toggle_button_set_active (choice->button, TRUE);
      return TRUE;
    }
  return FALSE;
}

static void
add_key (GtkEventController *keys, guint key, LobbyCheckVerdict verdict, int score)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, 0),
                                            gtk_callback_action_new (key_cb, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new ("(ii)", (int) verdict, score));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

static void
add_keys (LobbyCheckRow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_key (keys, GDK_KEY_y, LOBBY_VERDICT_YES, 0);
  add_key (keys, GDK_KEY_n, LOBBY_VERDICT_NO, 0);
  add_key (keys, GDK_KEY_x, LOBBY_VERDICT_NOT_APPLICABLE, 0);
  for (int score = 0; score <= BUTTONS_MAX; score++)
    add_key (keys, (guint) (GDK_KEY_0 + score), LOBBY_VERDICT_GIVEN, score);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* --- life --- */

static void
lobby_check_row_finalize (GObject *object)
{
  LobbyCheckRow *self = LOBBY_CHECK_ROW (object);

  lobby_record_free (&lobby_check_item_type, self->item);
  lobby_record_free (&lobby_check_answer_type, self->answer);
  g_array_unref (self->buttons);
  G_OBJECT_CLASS (lobby_check_row_parent_class)->finalize (object);
}

static void
lobby_check_row_class_init (LobbyCheckRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lobby_check_row_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  /**
   * LobbyCheckRow::answered:
   * @verdict: a #LobbyCheckVerdict; unknown takes the answer back
   * @value: score or number
   * @text: (nullable): words
   *
   * A person answered the item.
   */
  signals[ANSWERED] = g_signal_new ("answered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                    G_TYPE_INT, G_TYPE_DOUBLE, G_TYPE_STRING);
  /**
   * LobbyCheckRow::noted:
   * @text: what was written beside the answer, "" takes it back
   *
   * A person wrote a note.
   */
  signals[NOTED] = g_signal_new ("noted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lobby_check_row_init (LobbyCheckRow *self)
{
  self->buttons = g_array_new (FALSE, FALSE, sizeof (Choice));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lobby-check-row");
}

/* --- building --- */

static GtkLabel *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
add_choice (LobbyCheckRow *self, const char *label, const char *name, LobbyCheckVerdict verdict, double value)
{
  Choice choice = { GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (label)), verdict, value };
  /* Translators: spoken name of a button: first the answer, then what is asked */
  g_autofree char *spoken = g_strdup_printf (C_ ("checklist", "%1$s: %2$s"), name,
                                             lobby_text_get (self->item->text, g_get_language_names ()[0]));

  gtk_widget_set_tooltip_text (GTK_WIDGET (choice.button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice.button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_box_append (GTK_BOX (self->choices), GTK_WIDGET (choice.button));
  g_array_append_val (self->buttons, choice);
  g_signal_connect (choice.button, "toggled", G_CALLBACK (toggled_cb), self);
}

static void
add_entry (LobbyCheckRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  gboolean words = self->item->kind == LOBBY_CHECK_TEXT;

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), words ? 24 : 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), words ? 40 : 7);
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), words ? WORDS_MAX : 12);
  if (!words)
    gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lobby_text_get (self->item->text, g_get_language_names ()[0]), -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (commit_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (commit_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_box_append (GTK_BOX (self->controls), self->entry);
  if (!words && self->item->unit != NULL)
    add_label (self->controls, self->item->unit, "lobby-caption");
}

static void
add_controls (LobbyCheckRow *self)
{
  gboolean buttons = self->item->kind == LOBBY_CHECK_SCORE && self->item->most <= BUTTONS_MAX;

  if (self->item->kind != LOBBY_CHECK_YES_NO && !buttons)
    add_entry (self);
  self->choices = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->choices, "linked");
  gtk_box_append (GTK_BOX (self->controls), self->choices);
  if (self->item->kind == LOBBY_CHECK_YES_NO)
    {
      add_choice (self, _ ("Yes"), _ ("Yes"), LOBBY_VERDICT_YES, 0);
      add_choice (self, _ ("No"), _ ("No"), LOBBY_VERDICT_NO, 0);
    }
  for (int score = 0; buttons && score <= self->item->most; score++)
    {
      g_autofree char *digit = g_strdup_printf ("%d", score);
      /* Translators: a score and the best score, as in "3 of 5" */
      g_autofree char *name = g_strdup_printf (_ ("%1$d of %2$d"), score, (int) self->item->most);
      add_choice (self, digit, name, LOBBY_VERDICT_GIVEN, score);
    }
  if (self->item->kind != LOBBY_CHECK_TEXT)
    /* Translators: short for "does not apply", on a button */
    add_choice (self, C_ ("checklist", "n/a"), _ ("Does not apply"), LOBBY_VERDICT_NOT_APPLICABLE, 0);
}

static void
add_note (LobbyCheckRow *self, GtkWidget *line)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->note_button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->note_button), "lobby-comment-symbolic");
  gtk_widget_add_css_class (self->note_button, "flat");
  gtk_widget_set_valign (self->note_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->note_button, _ ("Note"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Note"), -1);
  gtk_box_append (GTK_BOX (line), self->note_button);
  self->note = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (self->note), WORDS_MAX);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->note), _ ("What was seen, and where"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Note"), -1);
  gtk_widget_set_visible (self->note, FALSE);
  gtk_box_append (GTK_BOX (self), self->note);
  g_signal_connect (self->note_button, "toggled", G_CALLBACK (note_toggled_cb), self);
  g_signal_connect_swapped (self->note, "activate", G_CALLBACK (note_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (note_cb), self);
  gtk_widget_add_controller (self->note, focus);
}

static char *
dup_caption (const LobbyCheckItem *item)
{
  g_autofree char *limits = lobby_words_dup_check_limits (item);

  return limits != NULL ? g_strdup_printf ("%s \xc2\xb7 %s", limits, item->source) : g_strdup (item->source);
}

/** lobby_check_row_new: @item: what is asked. Returns: (transfer floating): a row without an answer */
GtkWidget *
lobby_check_row_new (const LobbyCheckItem *item)
{
  LobbyCheckRow *self = g_object_new (LOBBY_TYPE_CHECK_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  const char *text = lobby_text_get (item->text, g_get_language_names ()[0]);
  g_autofree char *caption = dup_caption (item);

  self->item = lobby_record_copy (&lobby_check_item_type, item);
  self->glyph = LOBBY_GLYPH (lobby_glyph_new (LOBBY_SHAPE_RING));
  gtk_widget_set_valign (GTK_WIDGET (self->glyph), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->glyph));
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  add_label (self->words, text, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (add_label (self->words, caption, "lobby-caption")), caption);
  gtk_label_set_wrap (GTK_LABEL (gtk_widget_get_last_child (self->words)), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_last_child (self->words)), PANGO_ELLIPSIZE_END);
  self->remark = add_label (self->words, NULL, "lobby-small");
  gtk_box_append (GTK_BOX (line), self->words);
  self->controls = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (self->controls, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), self->controls);
  gtk_box_append (GTK_BOX (self), line);
  add_controls (self);
  add_note (self, line);
  add_keys (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return GTK_WIDGET (self);
}

/** lobby_check_row_get_item: Returns: (transfer none): what is asked */
const LobbyCheckItem *
lobby_check_row_get_item (LobbyCheckRow *self)
{
  g_return_val_if_fail (LOBBY_IS_CHECK_ROW (self), NULL);
  return self->item;
}

/* --- showing --- */

static gboolean
has_focus (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* What a person is typing stays. */
static void
show_typed (GtkWidget *entry, const char *text)
{
  if (!has_focus (entry) && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text != NULL ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

static void
show_entry (LobbyCheckRow *self)
{
  const LobbyCheckAnswer *answer = self->answer;
  gboolean given = answer != NULL && answer->verdict == LOBBY_VERDICT_GIVEN;
  g_autofree char *number = given && self->item->kind != LOBBY_CHECK_TEXT ? g_strdup_printf ("%g", answer->value)
                                                                          : NULL;

  show_typed (self->entry, self->item->kind == LOBBY_CHECK_TEXT ? (given ? answer->text : NULL) : number);
}

static LobbyShape
get_shape (LobbyCheckOutcome outcome, const LobbyCheckRowView *view)
{
  if (view->pending)
    return LOBBY_SHAPE_DOTTED_RING;
  if (view->refused)
    return LOBBY_SHAPE_DIAMOND;
  switch (outcome)
    {
    case LOBBY_CHECK_PASSED:
    case LOBBY_CHECK_SAID:
      return LOBBY_SHAPE_TICK;
    case LOBBY_CHECK_FAILED:
      return LOBBY_SHAPE_CROSS;
    case LOBBY_CHECK_LEFT_OUT:
      return LOBBY_SHAPE_DASH;
    case LOBBY_CHECK_OPEN:
    default:
      return LOBBY_SHAPE_RING;
    }
}

static const char *
get_remark (LobbyCheckRow *self, LobbyCheckOutcome outcome, const LobbyCheckRowView *view)
{
  if (view->refused)
    return _ ("Not taken by the branch; answer again");
  if (outcome == LOBBY_CHECK_FAILED && self->item->opens_duty)
    /* Translators: what becomes of an item of a checklist that is not as it should be */
    return _ ("Becomes a follow-up slip");
  return NULL;
}

static void
show_note (LobbyCheckRow *self)
{
  const char *note = self->answer != NULL ? self->answer->note : NULL;
  gboolean noted = note != NULL && *note != '\0';

  show_typed (self->note, note);
  if (noted && !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->note_button)))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->note_button), TRUE);
}

/** lobby_check_row_show: shows @view */
void
lobby_check_row_show (LobbyCheckRow *self, const LobbyCheckRowView *view)
{
  g_return_if_fail (LOBBY_IS_CHECK_ROW (self) && view != NULL);

  LobbyCheckOutcome outcome = lobby_check_item_judge (self->item, view->answer);
  LobbyCheckAnswer *kept = view->answer != NULL ? lobby_record_copy (&lobby_check_answer_type, view->answer) : NULL;
  lobby_record_free (&lobby_check_answer_type, self->answer);
  self->answer = kept;
  self->showing = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      const Choice *choice = &g_array_index (self->buttons, Choice, i);
      gtk_toggle_button_set_active (choice->button,
                                    kept != NULL && kept->verdict == choice->verdict
                                        && (choice->verdict != LOBBY_VERDICT_GIVEN || kept->value == choice->value));
    }
  if (self->entry != NULL)
    show_entry (self);
  show_note (self);
  self->showing = FALSE;
  lobby_glyph_show (self->glyph, get_shape (outcome, view));
  lobby_label_show_or_hide (self->remark, get_remark (self, outcome, view));
  lobby_widget_show_tone (GTK_WIDGET (self->remark), LOBBY_TONE_RISK);
  gtk_widget_set_sensitive (self->controls, view->can_edit);
  gtk_widget_set_sensitive (self->note_button, view->can_edit);
  gtk_widget_set_sensitive (self->note, view->can_edit);
}
