/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger of diversions in a line, with the way to its details. */
#include "config.h"

#include "lobby-ledger-line.h"
#include "lobby-ledger-rows.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyLedgerLine
{
  GtkBox parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (LobbyLedgerLine, lobby_ledger_line, GTK_TYPE_BOX)

static void
lobby_ledger_line_class_init (LobbyLedgerLineClass *klass)
{
}

static void
lobby_ledger_line_init (LobbyLedgerLine *self)
{
  /* Translators: button: opens the ledger of diversions */
  GtkWidget *button = gtk_button_new_with_label (C_ ("button", "Details"));

  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_add_css_class (self->label, "lobby-caption");
  gtk_widget_add_css_class (self->label, "lobby-digits");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "lobby-link");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.show-ledger");
  gtk_widget_set_margin_start (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (self), 2);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_box_append (GTK_BOX (self), self->label);
  gtk_box_append (GTK_BOX (self), button);
}

/** lobby_ledger_line_new: Returns: (transfer floating): an empty line */
GtkWidget *
lobby_ledger_line_new (void)
{
  return g_object_new (LOBBY_TYPE_LEDGER_LINE, NULL);
}

/** lobby_ledger_line_show: shows the diversions of today */
void
lobby_ledger_line_show (LobbyLedgerLine *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_LEDGER_LINE (self) && LOBBY_IS_SESSION (session));

  g_auto (LobbyLedger) ledger = { 0 };
  lobby_ledger_measure_session (session, &ledger);
  g_autofree char *words = lobby_ledger_dup_line (&ledger.all);
  lobby_label_show (GTK_LABEL (self->label), words);
}
