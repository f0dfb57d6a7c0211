/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lobby-checklist-records.h"

G_BEGIN_DECLS

/**
 * LobbyCheckFormEdited:
 *
 * Called after each change of what is edited.
 */
typedef void (*LobbyCheckFormEdited) (gpointer data);

/**
 * LobbyCheckForm:
 * @edited: what to do after a change
 * @data: for @edited
 */
typedef struct
{
  LobbyCheckFormEdited edited;
  gpointer data;
} LobbyCheckForm;

GtkWidget *lobby_check_item_form_new (const LobbyCheckForm *form, LobbyCheckItem *item);
GtkWidget *lobby_check_form_make_number (const LobbyCheckForm *form,
                                         const char *title,
                                         const char *subtitle,
                                         gint64 *integer,
                                         double *number,
                                         double low,
                                         double high);
GtkWidget *lobby_check_form_make_daytime (const LobbyCheckForm *form, const char *title, gint64 *minutes);
GtkWidget *
lobby_check_form_make_switch (const LobbyCheckForm *form, const char *title, gboolean *flag, gboolean inverted);

G_END_DECLS
