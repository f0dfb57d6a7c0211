/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue of what will happen: a binary heap by time and order of entry. Owned by one simulator. */
#include "config.h"

#include "lobby-agenda.h"

struct _LobbyAgenda
{
  GArray *heap; /* of LobbyAppointment */
  guint64 last_serial;
};

#define AT(agenda, i) g_array_index ((agenda)->heap, LobbyAppointment, i)

static gboolean
is_before (const LobbyAppointment *a, const LobbyAppointment *b)
{
  return a->at_us != b->at_us ? a->at_us < b->at_us : a->serial < b->serial;
}

static void
swap (LobbyAgenda *agenda, guint i, guint j)
{
  LobbyAppointment held = AT (agenda, i);

  AT (agenda, i) = AT (agenda, j);
  AT (agenda, j) = held;
}

static void
sift_down (LobbyAgenda *agenda)
{
  guint i = 0;

  for (;;)
    {
      guint first = i;
      for (guint child = 2 * i + 1; child <= 2 * i + 2 && child < agenda->heap->len; child++)
        if (is_before (&AT (agenda, child), &AT (agenda, first)))
          first = child;
      if (first == i)
        return;
      swap (agenda, i, first);
      i = first;
    }
}

static void
clear_appointment (gpointer data)
{
  g_free (((LobbyAppointment *) data)->cause);
}

/** lobby_agenda_new: Returns: (transfer full): an empty agenda */
LobbyAgenda *
lobby_agenda_new (void)
{
  LobbyAgenda *agenda = g_new0 (LobbyAgenda, 1);

  agenda->heap = g_array_new (FALSE, FALSE, sizeof (LobbyAppointment));
  return agenda;
}

/** lobby_agenda_free: @agenda: (transfer full): an agenda */
void
lobby_agenda_free (LobbyAgenda *agenda)
{
  g_return_if_fail (agenda != NULL);

  g_array_set_clear_func (agenda->heap, clear_appointment);
  g_array_unref (agenda->heap);
  g_free (agenda);
}

/** lobby_agenda_add: enters an appointment; see #LobbyAppointment for the arguments */
void
lobby_agenda_add (LobbyAgenda *agenda, gint64 at_us, int action, gint64 subject, gint64 round, const char *cause)
{
  LobbyAppointment appointment = { at_us, ++agenda->last_serial, action, subject, round, g_strdup (cause) };
  guint i = agenda->heap->len;

  g_array_append_val (agenda->heap, appointment);
  for (; i > 0 && is_before (&AT (agenda, i), &AT (agenda, (i - 1) / 2)); i = (i - 1) / 2)
    swap (agenda, i, (i - 1) / 2);
}

/** lobby_agenda_get_next: Returns: when the next appointment is, %G_MAXINT64 when there is none */
gint64
lobby_agenda_get_next (const LobbyAgenda *agenda)
{
  return agenda->heap->len > 0 ? AT (agenda, 0).at_us : G_MAXINT64;
}

/**
 * lobby_agenda_take:
 * @agenda: the agenda
 * @until_us: up to and including this instant
 * @appointment: (out) (transfer full): the next appointment; its cause is to be freed
 *
 * Returns: whether there was one
 */
gboolean
lobby_agenda_take (LobbyAgenda *agenda, gint64 until_us, LobbyAppointment *appointment)
{
  if (lobby_agenda_get_next (agenda) > until_us || agenda->heap->len == 0)
    return FALSE;
  *appointment = AT (agenda, 0);
  swap (agenda, 0, agenda->heap->len - 1);
  g_array_set_size (agenda->heap, agenda->heap->len - 1);
  sift_down (agenda);
  return TRUE;
}
