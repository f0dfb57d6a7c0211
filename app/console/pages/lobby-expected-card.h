/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOBBY_TYPE_EXPECTED_CARD (lobby_expected_card_get_type ())
G_DECLARE_FINAL_TYPE (LobbyExpectedCard, lobby_expected_card, LOBBY, EXPECTED_CARD, GtkBox)

/* Signal "arrived" (const char *appointment): that customer is here and was not recognised. */
void lobby_expected_card_show (LobbyExpectedCard *self, LobbySession *session);
char *lobby_appointment_dup_words (const LobbyAppointmentRecord *appointment, GTimeZone *zone);

G_END_DECLS
