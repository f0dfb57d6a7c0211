/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers at the door (S3-9) as large buttons: business, amount, card or passbook, and what needs care. What ticket
 * machine, bank or a colleague already knows is filled in; care that was noted by mistake is taken back here. */
#include "config.h"

#include "lobby-intake-form.h"
#include "lobby-intake-choices.h"
#include "lobby-ticket-show.h"
#include "lobby-widgets.h"
#include "lobby-words-money.h"

#include "lobby-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COLUMNS 3
#define MOST_AMOUNT_CNY G_GINT64_CONSTANT (1000000000000)

/* What needs care, in the order of the buttons. */
enum
{
  CARE_LOOSE_CHANGE,
  CARE_ELDERLY,
  CARE_NEEDS_HELP,
  N_CARES,
};

struct _LobbyIntakeForm
{
  GtkBox parent_instance;

  GtkWidget *business;
  GtkWidget *more;
  GtkWidget *amount_box;
  GtkWidget *bands;
  GtkEditable *amount;
  GtkWidget *media;
  GtkWidget *care;

  /* state */
  LobbySession *session; /* weak */
  GArray *amounts;       /* (owned): of LobbyAmountBand */
  gboolean filling;
  gint64 from_cny; /* lower end of the band that was chosen, 0 when an amount was written */
  gboolean choosing;
  gboolean known_cares[N_CARES];
};

G_DEFINE_FINAL_TYPE (LobbyIntakeForm, lobby_intake_form, GTK_TYPE_BOX)

static guint changed_signal;

static const LobbyMedium media[] = { LOBBY_MEDIUM_CARD, LOBBY_MEDIUM_PASSBOOK, LOBBY_MEDIUM_BOTH, LOBBY_MEDIUM_NONE };
static const char media_keys[] = "cpbn";

static const char care_keys[] = "leh";

static void
tell (LobbyIntakeForm *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

/* Returns: (nullable): the pressed button at or below @box */
static GtkWidget *
find_pressed (GtkWidget *box)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TOGGLE_BUTTON (child) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      return child;
  return NULL;
}

static GtkWidget *
get_nth (GtkWidget *box, guint number)
{
  GtkWidget *child = gtk_widget_get_first_child (box);

  for (guint i = 0; child != NULL && i < number; i++)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static const char *
get_business (LobbyIntakeForm *self)
{
  GtkWidget *pressed = find_pressed (self->business);

  return pressed != NULL ? g_object_get_data (G_OBJECT (pressed), "transaction") : NULL;
}

/* --- buttons --- */

/* Returns: a large button with its key */
static GtkWidget *
make_choice (const char *words, const char *key)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  if (key != NULL)
    {
      GtkWidget *badge = gtk_label_new (key);
      gtk_widget_add_css_class (badge, "lobby-shortcut");
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), badge);
    }
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "lobby-choice");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

/* Buttons of one @box exclude each other. */
static GtkWidget *
make_exclusive (GtkWidget *box, const char *words, const char *key)
{
  GtkWidget *button = make_choice (words, key);
  GtkWidget *first = gtk_widget_get_first_child (box);

  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  return button;
}

static char *
dup_alt (char key)
{
  /* Translators: a key together with Alt; %c is a letter or a digit */
  return g_strdup_printf (_ ("Alt+%c"), g_ascii_toupper (key));
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

/* --- amount --- */

/* Returns: the amount that is written, 0 when there is none, below 0 when it is no amount */
static gint64
parse_amount (LobbyIntakeForm *self)
{
  const char *text = gtk_editable_get_text (self->amount);
  guint64 amount = 0;

  if (*text == '\0')
    return 0;
  if (!g_ascii_string_to_unsigned (text, 10, 1, MOST_AMOUNT_CNY, &amount, NULL))
    return -1;
  return (gint64) amount;
}

static void
amount_changed_cb (LobbyIntakeForm *self)
{
  gint64 amount_cny = parse_amount (self);

  if (!self->choosing)
    self->from_cny = 0;
  lobby_widget_set_class (GTK_WIDGET (self->amount), "error", amount_cny < 0);
  for (guint i = 0; i < self->amounts->len; i++)
    {
      gboolean meant = g_array_index (self->amounts, LobbyAmountBand, i).amount_cny == amount_cny;
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_nth (self->bands, i)), meant);
    }
  tell (self);
}

static void
band_toggled_cb (LobbyIntakeForm *self, GtkToggleButton *button)
{
  const LobbyAmountBand *band = g_object_get_data (G_OBJECT (button), "band");
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, band->amount_cny);

  if (!gtk_toggle_button_get_active (button) || parse_amount (self) == band->amount_cny)
    return;
  self->choosing = TRUE;
  self->from_cny = band->from_cny;
  gtk_editable_set_text (self->amount, text);
  self->choosing = FALSE;
}

static char *
dup_band (const LobbyAmountBand *band)
{
  g_autofree char *limit = lobby_words_dup_money (band->limit_cny);

  if (band->above)
    return g_strdup (C_ ("amount", "More"));
  if (band->included)
    /* Translators: an amount of money that is not more than this, as in "To ¥20,000" */
    return g_strdup_printf (C_ ("amount", "To %s"), limit);
  /* Translators: an amount of money that is less than this */
  return g_strdup_printf (C_ ("amount", "Under %s"), limit);
}

static void
fill_bands (LobbyIntakeForm *self, const LobbyRuleSheet *sheet)
{
  clear_box (self->bands);
  g_clear_pointer (&self->amounts, g_array_unref);
  self->amounts = lobby_intake_list_bands (sheet);
  for (guint i = 0; i < self->amounts->len; i++)
    {
      const LobbyAmountBand *band = &g_array_index (self->amounts, LobbyAmountBand, i);
      g_autofree char *words = dup_band (band);
      g_autofree char *key = dup_alt ((char) ('1' + i));
      GtkWidget *button = make_exclusive (self->bands, words, i < LOBBY_INTAKE_KEYS ? key : NULL);
      g_object_set_data_full (G_OBJECT (button), "band", g_memdup2 (band, sizeof *band), g_free);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (band_toggled_cb), self);
      gtk_box_append (GTK_BOX (self->bands), button);
    }
}

/* --- business --- */

static void
business_toggled_cb (LobbyIntakeForm *self)
{
  const LobbyState *state = lobby_session_get_state (self->session);

  gtk_widget_set_visible (self->amount_box,
                          lobby_intake_needs_amount (state, lobby_rules_get_effective (state), get_business (self)));
  tell (self);
}

static void
more_clicked_cb (LobbyIntakeForm *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->business); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, TRUE);
  gtk_widget_set_visible (self->more, FALSE);
}

static void
fill_business (LobbyIntakeForm *self, const LobbyTicketRecord *record)
{
  guint n_likely;
  g_autoptr (GPtrArray) business = lobby_intake_list_business (lobby_session_get_state (self->session), record->service,
                                                               &n_likely);

  clear_box (self->business);
  for (guint i = 0; i < business->len; i++)
    {
      const LobbyTransactionRecord *transaction = g_ptr_array_index (business, i);
      g_autofree char *key = g_strdup_printf ("%u", i + 1);
      GtkWidget *button = make_exclusive (self->business, lobby_words_get_text (transaction->name),
                                          i < LOBBY_INTAKE_KEYS ? key : NULL);
      gboolean known = g_strcmp0 (record->transaction, transaction->id) == 0;
      g_object_set_data_full (G_OBJECT (button), "transaction", g_strdup (transaction->id), g_free);
      gtk_grid_attach (GTK_GRID (self->business), button, (int) i % COLUMNS, (int) i / COLUMNS, 1, 1);
      gtk_widget_set_visible (button, i < n_likely || known);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), known);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (business_toggled_cb), self);
    }
  gtk_widget_set_visible (self->more, n_likely < business->len);
}

/* --- what was brought, and what needs care --- */

static void
toggled_cb (LobbyIntakeForm *self)
{
  tell (self);
}

static void
fill_media (LobbyIntakeForm *self, LobbyMedium known)
{
  /* Translators: what a customer brought */
  const char *words[] = { C_ ("brought", "Card"), C_ ("brought", "Passbook"), C_ ("brought", "Both"),
                          C_ ("brought", "Neither") };

  clear_box (self->media);
  for (guint i = 0; i < G_N_ELEMENTS (media); i++)
    {
      g_autofree char *key = dup_alt (media_keys[i]);
      GtkWidget *button = make_exclusive (self->media, words[i], key);
      gtk_box_append (GTK_BOX (self->media), button);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), media[i] == known);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
    }
}

static void
fill_care (LobbyIntakeForm *self, const LobbyTicketRecord *record)
{
  const gboolean known[N_CARES] = { record->loose_change, record->elderly, record->needs_help };
  const char *words[N_CARES] = { _ ("Loose Change"), _ ("Elderly"), _ ("Needs Help") };

  clear_box (self->care);
  for (guint i = 0; i < N_CARES; i++)
    {
      g_autofree char *key = dup_alt (care_keys[i]);
      GtkWidget *button = make_choice (words[i], key);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), known[i]);
      self->known_cares[i] = known[i];
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (self->care), button);
    }
}

static gboolean
needs_care (LobbyIntakeForm *self, guint care)
{
  GtkWidget *button = get_nth (self->care, care);

  return button != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button));
}

static LobbyMedium
get_medium (LobbyIntakeForm *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (media); i++)
    {
      GtkWidget *button = get_nth (self->media, i);
      if (button != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
        return media[i];
    }
  return LOBBY_MEDIUM_UNKNOWN;
}

/* --- object --- */

static void
lobby_intake_form_dispose (GObject *object)
{
  LobbyIntakeForm *self = LOBBY_INTAKE_FORM (object);

  self->filling = TRUE;
  g_clear_weak_pointer (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_INTAKE_FORM);
  G_OBJECT_CLASS (lobby_intake_form_parent_class)->dispose (object);
}

static void
lobby_intake_form_finalize (GObject *object)
{
  g_clear_pointer (&LOBBY_INTAKE_FORM (object)->amounts, g_array_unref);
  G_OBJECT_CLASS (lobby_intake_form_parent_class)->finalize (object);
}

static void
lobby_intake_form_class_init (LobbyIntakeFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_intake_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_intake_form_finalize;

  /**
   * LobbyIntakeForm::changed:
   *
   * A person gave another answer.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-intake-form.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyIntakeForm, business);
  gtk_widget_class_bind_template_child (widget_class, LobbyIntakeForm, more);
  gtk_widget_class_bind_template_child (widget_class, LobbyIntakeForm, amount_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyIntakeForm, bands);
  gtk_widget_class_bind_template_child (widget_class, LobbyIntakeForm, amount);
  gtk_widget_class_bind_template_child (widget_class, LobbyIntakeForm, media);
  gtk_widget_class_bind_template_child (widget_class, LobbyIntakeForm, care);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, amount_changed_cb);
}

static void
lobby_intake_form_init (LobbyIntakeForm *self)
{
  self->amounts = g_array_new (FALSE, TRUE, sizeof (LobbyAmountBand));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** lobby_intake_form_new: Returns: (transfer floating): a form without questions */
GtkWidget *
lobby_intake_form_new (void)
{
  return g_object_new (LOBBY_TYPE_INTAKE_FORM, NULL);
}

/** lobby_intake_form_fill: asks about @record, a ticket in the lobby of @session; what is known is filled in */
void
lobby_intake_form_fill (LobbyIntakeForm *self, LobbySession *session, const LobbyTicketRecord *record)
{
  g_return_if_fail (LOBBY_IS_INTAKE_FORM (self) && LOBBY_IS_SESSION (session) && record != NULL);

  g_autofree char *amount = record->amount_cny > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, record->amount_cny) : NULL;
  self->filling = TRUE;
  g_set_weak_pointer (&self->session, session);
  fill_bands (self, lobby_rules_get_effective (lobby_session_get_state (session)));
  gtk_editable_set_text (self->amount, amount != NULL ? amount : "");
  fill_business (self, record);
  fill_media (self, record->medium);
  fill_care (self, record);
  business_toggled_cb (self);
  amount_changed_cb (self);
  self->from_cny = record->amount_from_cny;
  self->filling = FALSE;
}

/**
 * lobby_intake_form_read:
 * @self: the form
 * @facts: takes the answers; what was not answered stays as it is
 *
 * Returns: whether every answer makes sense
 */
gboolean
lobby_intake_form_read (LobbyIntakeForm *self, LobbyTicketFacts *facts)
{
  g_return_val_if_fail (LOBBY_IS_INTAKE_FORM (self) && facts != NULL, FALSE);

  gint64 amount_cny = gtk_widget_get_visible (self->amount_box) ? parse_amount (self) : 0;
  if (amount_cny < 0)
    return FALSE;
  g_free (facts->transaction);
  facts->transaction = g_strdup (get_business (self));
  facts->amount_cny = amount_cny;
  facts->amount_from_cny = amount_cny > 0 ? self->from_cny : 0;
  facts->medium = get_medium (self);
  facts->loose_change = needs_care (self, CARE_LOOSE_CHANGE);
  facts->elderly = needs_care (self, CARE_ELDERLY);
  facts->needs_help = needs_care (self, CARE_NEEDS_HELP);
  facts->not_loose_change = self->known_cares[CARE_LOOSE_CHANGE] && !facts->loose_change;
  facts->not_elderly = self->known_cares[CARE_ELDERLY] && !facts->elderly;
  facts->not_needs_help = self->known_cares[CARE_NEEDS_HELP] && !facts->needs_help;
  return TRUE;
}

static gboolean
press (GtkWidget *button, gboolean exclusive)
{
  if (button == NULL || !gtk_widget_get_mapped (button) || !gtk_widget_is_sensitive (button))
    return FALSE;
  gtk_widget_grab_focus (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                exclusive || !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  return TRUE;
}

static gboolean
press_letter (LobbyIntakeForm *self, char letter)
{
  const char *medium = strchr (media_keys, letter), *care = strchr (care_keys, letter);

  if (medium != NULL && *medium != '\0')
    return press (get_nth (self->media, (guint) (medium - media_keys)), TRUE);
  if (care != NULL && *care != '\0')
    return press (get_nth (self->care, (guint) (care - care_keys)), FALSE);
  return FALSE;
}

/**
 * lobby_intake_form_press_key:
 * @self: the form
 * @key: a digit: that business; with Alt that band of amounts; a lower case letter with Alt: what was brought, or care
 * @alt: whether Alt is held
 *
 * Returns: whether the key belongs to a choice that is there
 */
gboolean
lobby_intake_form_press_key (LobbyIntakeForm *self, char key, gboolean alt)
{
  g_return_val_if_fail (LOBBY_IS_INTAKE_FORM (self), FALSE);

  if (key >= '1' && key <= '9')
    return press (get_nth (alt ? self->bands : self->business, (guint) (key - '1')), TRUE);
  return alt && press_letter (self, key);
}
