/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last diversions that somebody has decided: who, to which machine, for what, and where they are now. */
#include "config.h"

#include "lobby-diversions-card.h"
#include "lobby-ledger-rows.h"
#include "lobby-words-money.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 3

typedef struct
{
  GtkWidget *row;
  GtkLabel *time;
  GtkLabel *way;
  GtkLabel *business;
  LobbyGlyph *glyph;
  GtkLabel *decision;
  GtkLabel *place;
} Line;

struct _LobbyDiversionsCard
{
  GtkBox parent_instance;

  GtkLabel *remark;
  GtkWidget *rows;
  Line lines[MOST_ROWS];
};

G_DEFINE_FINAL_TYPE (LobbyDiversionsCard, lobby_diversions_card, GTK_TYPE_BOX)

static GtkLabel *
add_label (GtkWidget *row, int chars, const char *css_class, gboolean expand)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_width_chars (label, chars);
  gtk_label_set_max_width_chars (label, chars);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (label), expand);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_widget_add_css_class (GTK_WIDGET (label), "lobby-digits");
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (label));
  return label;
}

static void
make_line (LobbyDiversionsCard *self, Line *line)
{
  line->row = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  gtk_widget_add_css_class (line->row, "lobby-diversion-row");
  line->time = add_label (line->row, 5, "lobby-quiet", FALSE);
  line->way = add_label (line->row, 15, "lobby-strong", FALSE);
  line->business = add_label (line->row, 20, "lobby-line", TRUE);
  line->glyph = LOBBY_GLYPH (lobby_glyph_new (LOBBY_SHAPE_TICK));
  gtk_box_append (GTK_BOX (line->row), GTK_WIDGET (line->glyph));
  line->decision = add_label (line->row, 10, "lobby-small", FALSE);
  line->place = add_label (line->row, 22, "lobby-caption", FALSE);
  gtk_box_append (GTK_BOX (self->rows), line->row);
}

static void
lobby_diversions_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_DIVERSIONS_CARD);
  G_OBJECT_CLASS (lobby_diversions_card_parent_class)->dispose (object);
}

static void
lobby_diversions_card_class_init (LobbyDiversionsCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_diversions_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-diversions-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyDiversionsCard, remark);
  gtk_widget_class_bind_template_child (widget_class, LobbyDiversionsCard, rows);
}

static void
lobby_diversions_card_init (LobbyDiversionsCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < MOST_ROWS; i++)
    make_line (self, &self->lines[i]);
}

/* Offered, accepted or declined: somebody has spoken with the customer. */
static gboolean
is_decided (const LobbyAdviceRecord *advice)
{
  return advice->kind == LOBBY_ADVICE_DIVERT && advice->decided_us != 0
         && (advice->accepted_us != 0 || advice->decision == LOBBY_DECISION_DECLINED);
}

/* Returns: how many of the newest are in @found, the newest first */
static guint
find_newest (const LobbyState *state, const LobbyAdviceRecord *found[MOST_ROWS])
{
  const GPtrArray *advices = lobby_state_get_advices (state);
  guint n = 0;

  for (guint i = 0; i < advices->len; i++)
    {
      const LobbyAdviceRecord *advice = g_ptr_array_index (advices, i);
      guint at = n;
      if (!is_decided (advice))
        continue;
      while (at > 0 && found[at - 1]->decided_us <= advice->decided_us)
        at--;
      if (at == MOST_ROWS)
        continue;
      n = MIN (n + 1, MOST_ROWS);
      for (guint k = n - 1; k > at; k--)
        found[k] = found[k - 1];
      found[at] = advice;
    }
  return n;
}

static const char *
get_place (const LobbyAdviceRecord *advice, const LobbyState *state)
{
  const LobbyDeviceRecord *device = lobby_state_get_device (state, advice->device);

  if (advice->decision == LOBBY_DECISION_DECLINED)
    return advice->reason != LOBBY_DECLINE_UNKNOWN ? lobby_words_get_decline_reason (advice->reason) : "";
  if (advice->decision == LOBBY_DECISION_COMPLETED)
    /* Translators: where a customer is whom a machine was offered: has done the business there */
    return _ ("done at the device");
  if (advice->decision == LOBBY_DECISION_CAME_BACK)
    /* Translators: where a customer is whom a machine was offered */
    return _ ("back in the queue");
  if (device != NULL && g_strcmp0 (device->ticket, advice->ticket) == 0)
    /* Translators: where a customer is whom a machine was offered */
    return _ ("at the device now");
  /* Translators: where a customer is whom a machine was offered */
  return _ ("on the way");
}

static char *
dup_business (const LobbyTicketRecord *ticket, LobbyFloor *floor)
{
  const LobbyText *name = ticket != NULL ? lobby_floor_get_transaction_name (floor, ticket->transaction) : NULL;
  g_autofree char *amount = ticket != NULL && ticket->amount_cny > 0 ? lobby_words_dup_money (ticket->amount_cny)
                                                                     : NULL;

  if (name == NULL)
    return g_strdup ("");
  /* Translators: first what a customer came for, then the amount, as in "Withdraw cash ¥2,000" */
  return amount != NULL ? g_strdup_printf (_ ("%1$s %2$s"), lobby_words_get_text (name), amount)
                        : g_strdup (lobby_words_get_text (name));
}

static void
show_line (Line *line, const LobbyAdviceRecord *advice, LobbySession *session)
{
  LobbyFloor *floor = lobby_session_get_floor (session);
  const LobbyState *state = lobby_session_get_state (session);
  gboolean declined = advice->decision == LOBBY_DECISION_DECLINED;
  g_autofree char *time = lobby_words_dup_time (advice->decided_us, lobby_floor_get_time_zone (floor), FALSE);
  /* Translators: first a ticket, then the device it was sent to */
  g_autofree char *way = g_strdup_printf (_ ("%1$s → %2$s"), advice->ticket != NULL ? advice->ticket : "",
                                          advice->device != NULL ? advice->device : "");
  g_autofree char *business = dup_business (lobby_state_get_ticket (state, advice->ticket), floor);
  const char *decision = declined ? C_ ("diversion", "Declined") : C_ ("diversion", "Accepted");
  const char *place = get_place (advice, state);
  g_autofree char *summary = g_strjoin (", ", time, way, business, decision, place, NULL);

  lobby_label_show (line->time, time);
  lobby_label_show (line->way, way);
  lobby_label_show (line->business, business);
  lobby_glyph_show (line->glyph, declined ? LOBBY_SHAPE_RING : LOBBY_SHAPE_TICK);
  lobby_label_show (line->decision, decision);
  lobby_label_show (line->place, place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->row), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
}

/** lobby_diversions_card_show: shows the last diversions of @session; without any it takes no room */
void
lobby_diversions_card_show (LobbyDiversionsCard *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_DIVERSIONS_CARD (self) && LOBBY_IS_SESSION (session));

  const LobbyAdviceRecord *found[MOST_ROWS] = { NULL };
  guint n = find_newest (lobby_session_get_state (session), found);
  g_auto (LobbyLedger) ledger = { 0 };
  g_autofree char *remark = NULL;

  lobby_ledger_measure_session (session, &ledger);
  /* Translators: numbers of diversions */
  remark = g_strdup_printf (_ ("%1$u suggested · %2$u offered · %3$u accepted · %4$u declined"), ledger.all.n_suggested,
                            ledger.all.n_offered, ledger.all.n_accepted, ledger.all.n_declined);
  lobby_label_show (self->remark, remark);
  for (guint i = 0; i < MOST_ROWS; i++)
    {
      gtk_widget_set_visible (self->lines[i].row, i < n);
      if (i < n)
        show_line (&self->lines[i], found[i], session);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}
