/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A piece of advice: what to do and why, what it brings, the words to say, and the buttons that decide it. What became of
 * it stands where the buttons were, so that nothing moves. */
#include "config.h"

#include "lobby-advice-card.h"
#include "lobby-reason-menu.h"
#include "lobby-widgets.h"

struct _LobbyAdviceCard
{
  GtkWidget parent_instance;

  GtkWidget *body;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *corner;
  GtkLabel *reason;
  GtkWidget *figures;
  GtkWidget *words_box;
  GtkLabel *words;
  GtkStack *stack;
  GtkWidget *yes;
  GtkWidget *no;
  GtkWidget *skip;
  LobbyGlyph *glyph;
  GtkLabel *status;
  GtkWidget *undo;
  LobbyReasonMenu *menu;
};

enum
{
  ACCEPTED,
  DECLINED,
  SKIPPED,
  UNDONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyAdviceCard, lobby_advice_card, GTK_TYPE_WIDGET)

static void
yes_clicked_cb (LobbyAdviceCard *self)
{
  g_signal_emit (self, signals[ACCEPTED], 0);
}

static void
skip_clicked_cb (LobbyAdviceCard *self)
{
  g_signal_emit (self, signals[SKIPPED], 0);
}

static void
undo_clicked_cb (LobbyAdviceCard *self)
{
  g_signal_emit (self, signals[UNDONE], 0);
}

static void
reason_chosen_cb (LobbyAdviceCard *self, guint index)
{
  g_signal_emit (self, signals[DECLINED], 0, index);
}

static void
lobby_advice_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_ADVICE_CARD);
  G_OBJECT_CLASS (lobby_advice_card_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-advice-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceCard, body);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceCard, icon);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceCard, title);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceCard, corner);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceCard, reason);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceCard, figures);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceCard, words_box);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceCard, words);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceCard, stack);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceCard, yes);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceCard, no);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceCard, skip);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceCard, glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceCard, status);
  gtk_widget_class_bind_template_child (widget_class, LobbyAdviceCard, undo);
  gtk_widget_class_bind_template_callback (widget_class, yes_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_clicked_cb);
}

static void
lobby_advice_card_class_init (LobbyAdviceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_advice_card_dispose;
  gtk_widget_class_set_css_name (widget_class, "advicecard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bind_template (widget_class);

  /** LobbyAdviceCard::accepted: it is done */
  signals[ACCEPTED] = g_signal_new ("accepted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * LobbyAdviceCard::declined:
   * @index: which of the reasons, counted from 0
   *
   * It is not done, for a reason.
   */
  signals[DECLINED] = g_signal_new ("declined", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    G_TYPE_UINT);
  /** LobbyAdviceCard::skipped: it is passed over without a reason */
  signals[SKIPPED] = g_signal_new ("skipped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** LobbyAdviceCard::undone: what was decided is taken back */
  signals[UNDONE] = g_signal_new ("undone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lobby_advice_card_init (LobbyAdviceCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->menu = LOBBY_REASON_MENU (lobby_reason_menu_new ());
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->no), GTK_WIDGET (self->menu));
  g_signal_connect_swapped (self->menu, "chosen", G_CALLBACK (reason_chosen_cb), self);
}

/** lobby_advice_card_new: Returns: (transfer floating): an empty card */
GtkWidget *
lobby_advice_card_new (void)
{
  return g_object_new (LOBBY_TYPE_ADVICE_CARD, NULL);
}

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* A figure is a group of its own, whose name is a whole sentence. */
static GtkWidget *
add_figure (LobbyAdviceCard *self)
{
  GtkWidget *figure = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (figure), line);
  gtk_widget_set_valign (add_label (line, "lobby-gain"), GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (add_label (line, "lobby-gain-unit"), GTK_ALIGN_BASELINE);
  gtk_label_set_ellipsize (GTK_LABEL (add_label (figure, "lobby-caption")), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->figures), figure);
  return figure;
}

static void
show_figure (GtkWidget *figure, const LobbyAdviceFigure *view)
{
  GtkWidget *value = gtk_widget_get_first_child (gtk_widget_get_first_child (figure));
  const char *unit = view->unit != NULL ? view->unit : "";
  const char *range = view->range != NULL ? view->range : "";
  g_autofree char *words = g_strjoin (" ", view->value, unit, view->label, range, NULL);

  lobby_label_show (GTK_LABEL (value), view->value);
  lobby_label_show_or_hide (GTK_LABEL (gtk_widget_get_next_sibling (value)), view->unit);
  lobby_label_show (GTK_LABEL (gtk_widget_get_last_child (figure)), view->label);
  gtk_widget_set_tooltip_text (figure, view->range);
  gtk_accessible_update_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_figures (LobbyAdviceCard *self, const LobbyAdviceView *view)
{
  GtkWidget *figure = gtk_widget_get_first_child (self->figures);

  for (guint i = 0; i < view->n_figures; i++)
    {
      if (figure == NULL)
        figure = add_figure (self);
      show_figure (figure, &view->figures[i]);
      gtk_widget_set_visible (figure, TRUE);
      figure = gtk_widget_get_next_sibling (figure);
    }
  for (; figure != NULL; figure = gtk_widget_get_next_sibling (figure))
    gtk_widget_set_visible (figure, FALSE);
  gtk_widget_set_visible (self->figures, view->n_figures > 0);
}

static void
show_button (GtkWidget *button, const char *label, gboolean sensitive)
{
  gtk_widget_set_visible (button, label != NULL);
  gtk_widget_set_sensitive (button, sensitive);
  if (label != NULL && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) != 0)
    gtk_button_set_label (GTK_BUTTON (button), label);
}

static void
show_buttons (LobbyAdviceCard *self, const LobbyAdviceView *view)
{
  gboolean asks = view->no != NULL && view->reasons != NULL;

  show_button (self->yes, view->yes, !view->held);
  lobby_widget_set_class (self->yes, "suggested-action", view->first && !view->held);
  show_button (self->skip, view->skip, !view->held);
  gtk_widget_set_visible (self->no, asks);
  gtk_widget_set_sensitive (self->no, !view->held);
  if (asks)
    {
      if (g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (self->no)), view->no) != 0)
        gtk_menu_button_set_label (GTK_MENU_BUTTON (self->no), view->no);
      lobby_reason_menu_show (self->menu, view->no_head, view->reasons);
    }
}

static void
show_status (LobbyAdviceCard *self, const LobbyAdviceView *view)
{
  if (view->status != NULL)
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->no));
  lobby_glyph_show (self->glyph, view->status_shape);
  lobby_label_show (self->status, view->status);
  show_button (self->undo, view->undo, !view->held);
  gtk_stack_set_visible_child_name (self->stack, view->status != NULL ? "status" : "buttons");
}

/** lobby_advice_card_show: shows @view */
void
lobby_advice_card_show (LobbyAdviceCard *self, const LobbyAdviceView *view)
{
  g_return_if_fail (LOBBY_IS_ADVICE_CARD (self) && view != NULL);
  g_return_if_fail (view->n_figures <= LOBBY_MOST_ADVICE_FIGURES);

  gtk_image_set_from_icon_name (self->icon, view->icon_name);
  lobby_label_show (self->title, view->title);
  lobby_label_show_or_hide (self->corner, view->corner);
  lobby_label_show_or_hide (self->reason, view->reason);
  show_figures (self, view);
  gtk_widget_set_visible (self->words_box, view->words != NULL);
  lobby_label_show (self->words, view->words);
  show_buttons (self, view);
  show_status (self, view);
  lobby_widget_set_class (GTK_WIDGET (self), "ended", view->ended);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, view->summary, -1);
}

/** lobby_advice_card_open_reasons: asks why not, if that can be said now */
void
lobby_advice_card_open_reasons (LobbyAdviceCard *self)
{
  g_return_if_fail (LOBBY_IS_ADVICE_CARD (self));

  if (!gtk_widget_get_visible (self->no) || !gtk_widget_get_sensitive (self->no)
      || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "buttons") != 0)
    return;
  /* The popover gives focus back to where it was; without any, GTK 4.8 complains. */
  gtk_widget_grab_focus (self->no);
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->no));
}
