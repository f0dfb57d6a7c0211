/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LobbyAppointment:
 * @at_us: when, µs since 1970 UTC
 * @serial: order of entry; decides between two of one instant
 * @action: what is to happen, in the words of the one who keeps the agenda
 * @subject: whom it concerns
 * @round: number of the turn it belongs to; void when the subject is in another one by then
 * @cause: (nullable): id of the command that led to it
 */
typedef struct
{
  gint64 at_us;
  guint64 serial;
  int action;
  gint64 subject;
  gint64 round;
  char *cause;
} LobbyAppointment;

/**
 * LobbyAgenda:
 *
 * What will happen, soonest first.
 */
typedef struct _LobbyAgenda LobbyAgenda;

LobbyAgenda *lobby_agenda_new (void);
void lobby_agenda_free (LobbyAgenda *agenda);
void lobby_agenda_add (LobbyAgenda *agenda, gint64 at_us, int action, gint64 subject, gint64 round, const char *cause);
gint64 lobby_agenda_get_next (const LobbyAgenda *agenda);
gboolean lobby_agenda_take (LobbyAgenda *agenda, gint64 until_us, LobbyAppointment *appointment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyAgenda, lobby_agenda_free)

G_END_DECLS
