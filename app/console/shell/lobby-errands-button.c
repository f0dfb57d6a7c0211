/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button in the header while something that was asked for waits to be sent, or was refused. It is not there for the
 * moment that a command needs on a good line. */
#include "config.h"

#include "lobby-errands-button.h"

#include "lobby-errand.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyErrandsButton
{
  GtkButton parent_instance;

  LobbyGlyph *glyph;
  GtkLabel *label;

  /* owned */
  GSignalGroup *session;
};

G_DEFINE_FINAL_TYPE (LobbyErrandsButton, lobby_errands_button, GTK_TYPE_BUTTON)

static gboolean
is_stuck (LobbySession *session, const LobbyErrand *errand)
{
  LobbyLinkState link = lobby_session_get_link_state (session);

  return errand->state == LOBBY_PENDING_WAITING
         && (errand->problem != NULL || (link != LOBBY_LINK_LIVE && link != LOBBY_LINK_POLLING));
}

static void
show_counts (LobbyErrandsButton *self, guint refused, guint stuck)
{
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), refused + stuck > 0);
  if (refused > 0)
    /* Translators: header button: so many things that were asked for were refused and wait for a person */
    words = g_strdup_printf (ngettext ("%u refused", "%u refused", refused), refused);
  else
    /* Translators: header button: so many things that were asked for wait to be sent */
    words = g_strdup_printf (ngettext ("%u not sent", "%u not sent", stuck), stuck);
  lobby_glyph_show (self->glyph, refused > 0 ? LOBBY_SHAPE_CROSS : LOBBY_SHAPE_DOTTED_RING);
  lobby_label_show (self->label, words);
  /* Translators: accessible name of the header button; %s is how much, as in "2 not sent" */
  g_autofree char *name = g_strdup_printf (_ ("What was asked for: %s"), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_session (LobbyErrandsButton *self)
{
  g_autoptr (LobbySession) session = g_signal_group_dup_target (self->session);
  g_autoptr (GPtrArray) errands = session != NULL ? lobby_session_list_errands (session) : NULL;
  guint refused = 0, stuck = 0;

  for (guint i = 0; errands != NULL && i < errands->len; i++)
    {
      const LobbyErrand *errand = g_ptr_array_index (errands, i);
      refused += errand->state == LOBBY_PENDING_REFUSED;
      stuck += is_stuck (session, errand);
    }
  show_counts (self, refused, stuck);
}

static void
lobby_errands_button_dispose (GObject *object)
{
  g_clear_object (&LOBBY_ERRANDS_BUTTON (object)->session);
  G_OBJECT_CLASS (lobby_errands_button_parent_class)->dispose (object);
}

static void
lobby_errands_button_class_init (LobbyErrandsButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_errands_button_dispose;
}

static void
lobby_errands_button_init (LobbyErrandsButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->glyph = g_object_new (LOBBY_TYPE_GLYPH, "valign", GTK_ALIGN_CENTER, NULL);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->glyph));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.show-errands");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("What was asked for and is not done (Ctrl+U)"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->session = g_signal_group_new (LOBBY_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session, "command-changed", G_CALLBACK (show_session), self);
  g_signal_group_connect_swapped (self->session, "link-changed", G_CALLBACK (show_session), self);
}

/** lobby_errands_button_set_session: counts what is not done in @session (nullable) */
void
lobby_errands_button_set_session (LobbyErrandsButton *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_ERRANDS_BUTTON (self));

  g_signal_group_set_target (self->session, session);
  show_session (self);
}
