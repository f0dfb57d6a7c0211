/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Valued customers whom nobody has answered, above all advice: the one who has waited longest first. */
#include "config.h"

#include "lobby-visit-list.h"
#include "lobby-visit-show.h"
#include "lobby-widgets.h"

/* More than these stand in the log; the list below must keep its room. */
#define MOST_CARDS 2

struct _LobbyVisitList
{
  GtkBox parent_instance;

  /* state */
  LobbySession *session;          /* weak */
  LobbyVisit *visits[MOST_CARDS]; /* (owned) (nullable): by card */
};

G_DEFINE_FINAL_TYPE (LobbyVisitList, lobby_visit_list, GTK_TYPE_BOX)

static void
lobby_visit_list_dispose (GObject *object)
{
  LobbyVisitList *self = LOBBY_VISIT_LIST (object);

  g_clear_weak_pointer (&self->session);
  for (guint i = 0; i < MOST_CARDS; i++)
    g_clear_object (&self->visits[i]);
  G_OBJECT_CLASS (lobby_visit_list_parent_class)->dispose (object);
}

static void
lobby_visit_list_class_init (LobbyVisitListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_visit_list_dispose;
}

static void
take_step (LobbyVisitList *self, guint number, LobbyCommandKind kind)
{
  if (self->session != NULL && self->visits[number] != NULL)
    g_free (lobby_session_step_visit (self->session, kind, lobby_visit_get_record (self->visits[number])->id));
}

static guint
get_number (LobbyVisitList *self, GtkWidget *card)
{
  guint number = 0;

  for (GtkWidget *at = gtk_widget_get_prev_sibling (card); at != NULL; at = gtk_widget_get_prev_sibling (at))
    number++;
  return number;
}

static void
greet_cb (GtkWidget *card, LobbyVisitList *self)
{
  take_step (self, get_number (self, card), LOBBY_COMMAND_CUSTOMER_MEET);
}

static void
escalate_cb (GtkWidget *card, LobbyVisitList *self)
{
  take_step (self, get_number (self, card), LOBBY_COMMAND_CUSTOMER_ESCALATE);
}

static void
lobby_visit_list_init (LobbyVisitList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  for (guint i = 0; i < MOST_CARDS; i++)
    {
      GtkWidget *card = lobby_vip_card_new ();
      g_signal_connect (card, "greet", G_CALLBACK (greet_cb), self);
      g_signal_connect (card, "escalate", G_CALLBACK (escalate_cb), self);
      gtk_widget_set_visible (card, FALSE);
      gtk_box_append (GTK_BOX (self), card);
    }
}

static void
choose (LobbyVisitList *self, LobbyFloor *floor)
{
  GListModel *visits = lobby_floor_get_visits (floor);
  gint64 now_us = lobby_floor_get_freshness (floor, LOBBY_AREA_CUSTOMERS)->now_us;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (visits) && n < MOST_CARDS; i++)
    {
      g_autoptr (LobbyVisit) visit = g_list_model_get_item (visits, i);
      if (lobby_visit_needs_you (visit, now_us))
        g_set_object (&self->visits[n++], visit);
    }
  for (; n < MOST_CARDS; n++)
    g_clear_object (&self->visits[n]);
}

/** lobby_visit_list_show: shows who waits for an answer in @session */
void
lobby_visit_list_show (LobbyVisitList *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_VISIT_LIST (self) && LOBBY_IS_SESSION (session));

  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self));
  gboolean blue_given = FALSE;
  g_set_weak_pointer (&self->session, session);
  choose (self, lobby_session_get_floor (session));
  for (guint i = 0; i < MOST_CARDS; i++, card = gtk_widget_get_next_sibling (card))
    {
      LobbyVisit *visit = self->visits[i];
      gboolean first = visit != NULL && !blue_given && lobby_visit_is_open (visit);

      gtk_widget_set_visible (card, visit != NULL);
      if (visit != NULL)
        lobby_visit_show (LOBBY_VIP_CARD (card), visit, session, first);
      blue_given |= first;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->visits[0] != NULL);
}

/** lobby_visit_list_count_open: Returns: how many cards ask for something */
guint
lobby_visit_list_count_open (LobbyVisitList *self)
{
  guint n = 0;

  g_return_val_if_fail (LOBBY_IS_VISIT_LIST (self), 0);

  for (guint i = 0; i < MOST_CARDS; i++)
    n += self->visits[i] != NULL && lobby_visit_is_open (self->visits[i]) ? 1 : 0;
  return n;
}

/** lobby_visit_list_greet_first: Returns: whether there was a customer to greet; that is a command then */
gboolean
lobby_visit_list_greet_first (LobbyVisitList *self)
{
  g_return_val_if_fail (LOBBY_IS_VISIT_LIST (self), FALSE);

  for (guint i = 0; i < MOST_CARDS; i++)
    if (self->visits[i] != NULL && lobby_visit_is_open (self->visits[i]))
      {
        take_step (self, i, LOBBY_COMMAND_CUSTOMER_MEET);
        return TRUE;
      }
  return FALSE;
}
