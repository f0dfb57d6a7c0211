/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ranked list of advice. Each place of it fades from one item to the next; a place never moves under the pointer. */
#include "config.h"

#include "lobby-advice-list-private.h"
#include "lobby-advice-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

#define FADE_MS 200
/* Items of the page (ui-design.md 3). */
#define MOST_ITEMS 5

G_DEFINE_FINAL_TYPE (LobbyAdviceList, lobby_advice_list, GTK_TYPE_WIDGET)

static void refresh (LobbyAdviceList *self);

/* --- what a person does --- */

static LobbyAdvice *
get_advice_of (LobbyAdviceList *self, GtkWidget *child)
{
  for (guint i = 0; i < self->n_places; i++)
    if (self->places[i].child == child)
      return self->places[i].advice;
  return NULL;
}

void
lobby_advice_list_decide (LobbyAdviceList *self, LobbyAdvice *advice, LobbyDecision decision, LobbyDeclineReason reason)
{
  gboolean can;

  if (self->session == NULL || advice == NULL)
    return;
  can = decision == LOBBY_DECISION_UNDONE ? lobby_advice_can_undo (advice, self->session)
                                          : lobby_advice_is_open (advice, self->session);
  if (!can)
    return;
  g_free (lobby_session_decide_advice (self->session, lobby_advice_get_facts (advice)->id, decision, reason));
  refresh (self);
}

static void
accepted_cb (GtkWidget *card, LobbyAdviceList *self)
{
  lobby_advice_list_decide (self, get_advice_of (self, card), LOBBY_DECISION_ACCEPTED, LOBBY_DECLINE_UNKNOWN);
}

static void
declined_cb (GtkWidget *card, guint index, LobbyAdviceList *self)
{
  LobbyAdvice *advice = get_advice_of (self, card);

  if (advice != NULL)
    lobby_advice_list_decide (self, advice, LOBBY_DECISION_DECLINED,
                              lobby_words_get_decline_reasons (lobby_advice_get_facts (advice)->kind)[index]);
}

static void
skipped_cb (GtkWidget *card, LobbyAdviceList *self)
{
  lobby_advice_list_decide (self, get_advice_of (self, card), LOBBY_DECISION_SKIPPED, LOBBY_DECLINE_UNKNOWN);
}

static void
undone_cb (GtkWidget *card, LobbyAdviceList *self)
{
  lobby_advice_list_decide (self, get_advice_of (self, card), LOBBY_DECISION_UNDONE, LOBBY_DECLINE_UNKNOWN);
}

static void
row_clicked_cb (GtkWidget *row, LobbyAdviceList *self)
{
  LobbyAdvice *advice = get_advice_of (self, row);

  if (advice == NULL)
    return;
  g_free (self->opened);
  self->opened = g_strdup (lobby_advice_get_facts (advice)->id);
  refresh (self);
  for (guint i = 0; i < self->n_places; i++)
    if (self->places[i].advice == advice && self->places[i].child != NULL)
      gtk_widget_child_focus (self->places[i].child, GTK_DIR_TAB_FORWARD);
}

static void
many_clicked_cb (GtkWidget *row, LobbyAdviceList *self)
{
  self->all = TRUE;
  row_clicked_cb (row, self);
}

/* --- places --- */

static GtkWidget *
make_child (LobbyAdviceList *self, LobbyAdviceForm form)
{
  GtkWidget *child = form == LOBBY_FORM_CARD ? lobby_advice_card_new () : lobby_advice_row_new ();

  if (form == LOBBY_FORM_CARD)
    {
      gtk_widget_add_css_class (child, "card");
      g_signal_connect (child, "accepted", G_CALLBACK (accepted_cb), self);
      g_signal_connect (child, "declined", G_CALLBACK (declined_cb), self);
      g_signal_connect (child, "skipped", G_CALLBACK (skipped_cb), self);
      g_signal_connect (child, "undone", G_CALLBACK (undone_cb), self);
    }
  else
    g_signal_connect (child, "clicked",
                      form == LOBBY_FORM_MANY ? G_CALLBACK (many_clicked_cb) : G_CALLBACK (row_clicked_cb), self);
  return child;
}

/* The one that fades out is not there for anybody any more. */
static void
drop_old (LobbyAdviceSlot *place)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (place->stack); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (child != place->child)
        gtk_stack_remove (GTK_STACK (place->stack), child);
    }
}

static void
transition_cb (GtkStack *stack, GParamSpec *pspec, LobbyAdviceList *self)
{
  if (gtk_stack_get_transition_running (stack))
    return;
  for (guint i = 0; i < self->n_places; i++)
    if (self->places[i].stack == GTK_WIDGET (stack))
      drop_old (&self->places[i]);
}

static void
fill_place (LobbyAdviceList *self, LobbyAdviceSlot *place, LobbyAdvice *advice, LobbyAdviceForm form)
{
  GtkWidget *old = place->child;

  if (place->advice == advice && place->form == form)
    return;
  g_set_object (&place->advice, advice);
  place->form = form;
  place->child = NULL;
  if (old != NULL)
    gtk_widget_set_can_target (old, FALSE);
  gtk_widget_set_visible (place->stack, form != LOBBY_FORM_HIDDEN);
  if (form == LOBBY_FORM_HIDDEN)
    {
      drop_old (place);
      return;
    }
  place->child = make_child (self, form);
  gtk_stack_add_child (GTK_STACK (place->stack), place->child);
  gtk_stack_set_visible_child (GTK_STACK (place->stack), place->child);
  if (!gtk_stack_get_transition_running (GTK_STACK (place->stack)))
    drop_old (place);
}

static void
add_place (LobbyAdviceList *self)
{
  LobbyAdviceSlot *place = &self->places[self->n_places++];

  place->stack = g_object_new (GTK_TYPE_STACK, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  gtk_stack_set_transition_type (GTK_STACK (place->stack), GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_stack_set_transition_duration (GTK_STACK (place->stack), FADE_MS);
  gtk_stack_set_vhomogeneous (GTK_STACK (place->stack), FALSE);
  gtk_widget_set_hexpand (place->stack, TRUE);
  gtk_widget_set_visible (place->stack, FALSE);
  g_signal_connect (place->stack, "notify::transition-running", G_CALLBACK (transition_cb), self);
  gtk_grid_attach (GTK_GRID (self->grid), place->stack, 0, (int) self->n_places - 1, 2, 1);
}

/* The first two side by side in a narrow page. */
static void
lay_out (LobbyAdviceList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->grid);

  for (guint i = 0; i < self->n_places; i++)
    {
      GtkLayoutChild *child = gtk_layout_manager_get_layout_child (layout, self->places[i].stack);
      gboolean half = self->mode.narrow && i < 2 && self->order->len > 1;
      g_object_set (child, "column", half && i == 1 ? 1 : 0, "row", self->mode.narrow && i < 2 ? 0 : (int) i,
                    "column-span", half ? 1 : 2, NULL);
    }
}

/* Rows that follow each other are one block. */
static void
show_joints (LobbyAdviceList *self)
{
  gboolean above = FALSE;
  GtkWidget *last = NULL;

  for (guint i = 0; i < self->n_places; i++)
    {
      LobbyAdviceSlot *place = &self->places[i];
      gboolean row = place->form == LOBBY_FORM_ROW || place->form == LOBBY_FORM_MANY;
      if (place->form == LOBBY_FORM_HIDDEN)
        continue;
      lobby_widget_set_class (place->child, "joined-above", row && above);
      lobby_widget_set_class (place->child, "joined-below", FALSE);
      if (row && above)
        gtk_widget_add_css_class (last, "joined-below");
      gtk_widget_set_margin_top (place->stack, i == 0 || (row && above) || (self->mode.narrow && i < 2) ? 0 : 8);
      above = row;
      last = place->child;
    }
}

/* --- showing --- */

static char *
dup_tickets (LobbyAdviceList *self, guint from)
{
  GString *words = g_string_new (NULL);

  for (guint i = from; i < self->order->len; i++)
    {
      LobbyAdvice *advice = g_ptr_array_index (self->order, i);
      if (lobby_advice_is_diversion (advice) && (i == from || self->places[i].form == LOBBY_FORM_HIDDEN))
        /* Translators: between the parts of a list */
        g_string_append_printf (words, "%s%s", words->len > 0 ? C_ ("list", ", ") : "",
                                lobby_advice_get_facts (advice)->ticket);
    }
  return g_string_free (words, FALSE);
}

static void
show_many (LobbyAdviceList *self, guint at)
{
  double saving_s = 0;
  guint n = 0;

  for (guint i = at; i < self->order->len; i++)
    if (lobby_advice_is_diversion (g_ptr_array_index (self->order, i))
        && (i == at || self->places[i].form == LOBBY_FORM_HIDDEN))
      {
        saving_s += lobby_advice_get_saving_s (g_ptr_array_index (self->order, i));
        n++;
      }
  /* Translators: how many more diversions there are; opens them */
  g_autofree char *title = g_strdup_printf (ngettext ("%u more diversion", "%u more diversions", n), n);
  g_autofree char *tickets = dup_tickets (self, at);
  g_autofree char *gain = lobby_words_dup_saving (saving_s);
  g_autofree char *summary = g_strjoin (C_ ("list", ", "), title, tickets, gain, NULL);
  lobby_advice_row_show (LOBBY_ADVICE_ROW (self->places[at].child),
                         &(LobbyAdviceRowView){ "lobby-divert-symbolic", title, tickets, gain, FALSE, summary });
}

static void
show_place (LobbyAdviceList *self, guint at, const LobbyAdvicePlace *where)
{
  LobbyAdviceSlot *place = &self->places[at];

  if (place->form == LOBBY_FORM_CARD)
    lobby_advice_card_show_advice (LOBBY_ADVICE_CARD (place->child), place->advice, self->session, where);
  else if (place->form == LOBBY_FORM_ROW)
    lobby_advice_row_show_advice (LOBBY_ADVICE_ROW (place->child), place->advice, self->session, self->mode.narrow);
  else if (place->form == LOBBY_FORM_MANY)
    show_many (self, at);
}

static gboolean
holds (LobbyAdvice *advice)
{
  return lobby_advice_get_ending (advice) == LOBBY_ADVICE_ENDING_NONE;
}

static guint
count_diversions (LobbyAdviceList *self)
{
  guint n = 0;

  for (guint i = 0; i < self->order->len; i++)
    {
      LobbyAdvice *advice = g_ptr_array_index (self->order, i);
      n += lobby_advice_get_facts (advice)->kind == LOBBY_ADVICE_DIVERT && holds (advice) ? 1 : 0;
    }
  return n;
}

static void
show_places (LobbyAdviceList *self)
{
  LobbyFloor *floor = lobby_session_get_floor (self->session);
  guint total = count_diversions (self), number = 0;
  gboolean blue_given = self->n_above > 0;

  for (guint i = 0; i < self->order->len && i < self->n_places; i++)
    {
      LobbyAdvice *advice = self->places[i].advice;
      gboolean counted = lobby_advice_get_facts (advice)->kind == LOBBY_ADVICE_DIVERT && holds (advice);
      gboolean card = self->places[i].form == LOBBY_FORM_CARD;
      LobbyAdvicePlace where = { .first = card && !blue_given && lobby_advice_is_open (advice, self->session),
                                 .number = counted ? ++number : 0,
                                 .total = total,
                                 .held = lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE)->stale,
                                 .tight = self->n_above > 0 && !self->mode.narrow && !self->mode.wide
                                          && !self->mode.compact };
      blue_given |= where.first;
      show_place (self, i, &where);
    }
}

/* What holds and is beyond the most items of the page takes no room. */
static void
hide_beyond (LobbyAdviceList *self, LobbyAdviceForm *forms)
{
  guint most = self->n_above < MOST_ITEMS ? MOST_ITEMS - self->n_above : 1, n = 0;

  for (guint i = 0; i < self->order->len; i++)
    if (holds (g_ptr_array_index (self->order, i)) && forms[i] != LOBBY_FORM_HIDDEN && ++n > most)
      forms[i] = LOBBY_FORM_HIDDEN;
}

static void
refresh (LobbyAdviceList *self)
{
  LobbyAdviceForm forms[LOBBY_MOST_ADVICE_SLOTS] = { LOBBY_FORM_HIDDEN };

  if (self->session == NULL)
    return;
  if (self->order->len > LOBBY_MOST_ADVICE_SLOTS)
    g_ptr_array_set_size (self->order, LOBBY_MOST_ADVICE_SLOTS);
  lobby_advice_order_choose_forms (self->order, &self->mode, self->opened, self->all, forms);
  hide_beyond (self, forms);
  while (self->n_places < self->order->len)
    add_place (self);
  for (guint i = 0; i < self->n_places; i++)
    fill_place (self, &self->places[i], i < self->order->len ? g_ptr_array_index (self->order, i) : NULL, forms[i]);
  lay_out (self);
  show_joints (self);
  show_places (self);
}

/* --- widget --- */

/* A scrolled window asks for heights at no width at all: in a column it is known. */
static void
lobby_advice_list_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  LobbyAdviceList *self = LOBBY_ADVICE_LIST (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0 && !self->mode.narrow)
    for_size = lobby_board_get_right_width (&self->mode);
  gtk_widget_measure (self->grid, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
lobby_advice_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (LOBBY_ADVICE_LIST (widget)->grid, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static GtkSizeRequestMode
lobby_advice_list_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lobby_advice_list_dispose (GObject *object)
{
  LobbyAdviceList *self = LOBBY_ADVICE_LIST (object);

  for (guint i = 0; i < self->n_places; i++)
    {
      g_signal_handlers_disconnect_by_data (self->places[i].stack, self);
      g_clear_object (&self->places[i].advice);
    }
  self->n_places = 0;
  g_clear_weak_pointer (&self->session);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (lobby_advice_list_parent_class)->dispose (object);
}

static void
lobby_advice_list_finalize (GObject *object)
{
  LobbyAdviceList *self = LOBBY_ADVICE_LIST (object);

  g_ptr_array_unref (self->order);
  g_free (self->opened);
  G_OBJECT_CLASS (lobby_advice_list_parent_class)->finalize (object);
}

static void
lobby_advice_list_class_init (LobbyAdviceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_advice_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_advice_list_finalize;
  widget_class->measure = lobby_advice_list_measure;
  widget_class->size_allocate = lobby_advice_list_size_allocate;
  widget_class->get_request_mode = lobby_advice_list_get_request_mode;
}

static void
lobby_advice_list_init (LobbyAdviceList *self)
{
  self->order = g_ptr_array_new_with_free_func (g_object_unref);
  self->grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Do Next"), -1);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  self->motion = gtk_event_controller_motion_new ();
  self->focus = gtk_event_controller_focus_new ();
  gtk_widget_add_controller (GTK_WIDGET (self), self->motion);
  gtk_widget_add_controller (GTK_WIDGET (self), self->focus);
}

/** lobby_advice_list_new: Returns: (transfer floating): a list without advice */
GtkWidget *
lobby_advice_list_new (void)
{
  return g_object_new (LOBBY_TYPE_ADVICE_LIST, NULL);
}

/** lobby_advice_list_set_mode: changes the layout; takes effect with the next lobby_advice_list_show() */
void
lobby_advice_list_set_mode (LobbyAdviceList *self, LobbyBoardMode mode)
{
  g_return_if_fail (LOBBY_IS_ADVICE_LIST (self));
  self->mode = mode;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** lobby_advice_list_show_all: shows a line for everything, also where there is little room */
void
lobby_advice_list_show_all (LobbyAdviceList *self, gboolean all)
{
  g_return_if_fail (LOBBY_IS_ADVICE_LIST (self));
  self->all = all;
  refresh (self);
}

static gboolean
is_pointed_at (LobbyAdviceList *self)
{
  return gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->motion))
         || gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus));
}

/** lobby_advice_list_show: shows what @session advises; on old figures what was advised last, which cannot be decided */
void
lobby_advice_list_show (LobbyAdviceList *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_ADVICE_LIST (self) && LOBBY_IS_SESSION (session));

  LobbyFloor *floor = lobby_session_get_floor (session);
  g_set_weak_pointer (&self->session, session);
  if (!lobby_floor_get_freshness (floor, LOBBY_AREA_QUEUE)->stale)
    lobby_advice_order_update (self->order, lobby_floor_get_advices (floor), is_pointed_at (self));
  refresh (self);
}

/** lobby_advice_list_count: Returns: how many items there are */
guint
lobby_advice_list_count (LobbyAdviceList *self)
{
  g_return_val_if_fail (LOBBY_IS_ADVICE_LIST (self), 0);
  return self->order->len;
}

/** lobby_advice_list_count_shown: Returns: how many of them have a line or a card of their own */
guint
lobby_advice_list_count_shown (LobbyAdviceList *self)
{
  guint n = 0;

  g_return_val_if_fail (LOBBY_IS_ADVICE_LIST (self), 0);
  for (guint i = 0; i < self->n_places; i++)
    n += self->places[i].form == LOBBY_FORM_CARD || self->places[i].form == LOBBY_FORM_ROW ? 1 : 0;
  return n;
}

/**
 * lobby_advice_list_set_above:
 * @self: the list
 * @n_above: so many more urgent items stand above it; the first of them has the blue button of the page
 *
 * Nobody oversees more than five things; what stands above counts.
 */
void
lobby_advice_list_set_above (LobbyAdviceList *self, guint n_above)
{
  g_return_if_fail (LOBBY_IS_ADVICE_LIST (self));
  self->n_above = n_above;
}
