/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lobby-session.h"

G_BEGIN_DECLS

/* Choices that have a digit key of their own. */
#define LOBBY_INTAKE_KEYS 9

#define LOBBY_TYPE_INTAKE_FORM (lobby_intake_form_get_type ())
G_DECLARE_FINAL_TYPE (LobbyIntakeForm, lobby_intake_form, LOBBY, INTAKE_FORM, GtkBox)

GtkWidget *lobby_intake_form_new (void);
void lobby_intake_form_fill (LobbyIntakeForm *self, LobbySession *session, const LobbyTicketRecord *record);
gboolean lobby_intake_form_read (LobbyIntakeForm *self, LobbyTicketFacts *facts);
gboolean lobby_intake_form_press_key (LobbyIntakeForm *self, char key, gboolean alt);

G_END_DECLS
