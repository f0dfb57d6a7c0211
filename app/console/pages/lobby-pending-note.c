/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line at a thing that says where the newest errand about it is. It is gone when nothing is under way. */
#include "config.h"

#include "lobby-pending-note.h"

#include "lobby-errand-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyPendingNote
{
  GtkBox parent_instance;

  LobbyGlyph *glyph;
  GtkLabel *label;
  GtkWidget *button;

  /* owned */
  GSignalGroup *session;
  char *subject; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LobbyPendingNote, lobby_pending_note, GTK_TYPE_BOX)

static void
show_errand (LobbyPendingNote *self)
{
  g_autoptr (LobbySession) session = g_signal_group_dup_target (self->session);
  g_autoptr (LobbyErrand) errand = session != NULL && self->subject != NULL
                                       ? lobby_session_find_errand (session, self->subject)
                                       : NULL;
  gboolean refused = errand != NULL && errand->state == LOBBY_PENDING_REFUSED;

  gtk_widget_set_visible (GTK_WIDGET (self), errand != NULL);
  if (errand == NULL)
    return;
  g_autofree char *words = lobby_errand_dup_words (errand, session);
  lobby_glyph_show (self->glyph, refused ? LOBBY_SHAPE_CROSS : LOBBY_SHAPE_DOTTED_RING);
  lobby_label_show (self->label, words);
  lobby_widget_show_tone (GTK_WIDGET (self->label), refused ? LOBBY_TONE_RISK : LOBBY_TONE_NORMAL);
  gtk_widget_set_visible (self->button, lobby_errand_can_be_let_go (errand));
}

static void
lobby_pending_note_dispose (GObject *object)
{
  g_clear_object (&LOBBY_PENDING_NOTE (object)->session);
  G_OBJECT_CLASS (lobby_pending_note_parent_class)->dispose (object);
}

static void
lobby_pending_note_finalize (GObject *object)
{
  g_free (LOBBY_PENDING_NOTE (object)->subject);
  G_OBJECT_CLASS (lobby_pending_note_parent_class)->finalize (object);
}

static void
lobby_pending_note_class_init (LobbyPendingNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_pending_note_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_pending_note_finalize;
}

static void
lobby_pending_note_init (LobbyPendingNote *self)
{
  self->glyph = g_object_new (LOBBY_TYPE_GLYPH, "valign", GTK_ALIGN_START, NULL);
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "hexpand", TRUE, "max-width-chars", 40,
                              NULL);
  /* Translators: button: opens the list of what was asked for and is not done */
  self->button = gtk_button_new_with_label (_ ("Decide…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.show-errands");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->glyph));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self), self->button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->session = g_signal_group_new (LOBBY_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session, "command-changed", G_CALLBACK (show_errand), self);
}

/** lobby_pending_note_new: Returns: (transfer floating): a line about nothing yet, hidden */
GtkWidget *
lobby_pending_note_new (void)
{
  return g_object_new (LOBBY_TYPE_PENDING_NOTE, NULL);
}

/** lobby_pending_note_show: follows what is asked in @session about the thing with the id @subject (nullable) */
void
lobby_pending_note_show (LobbyPendingNote *self, LobbySession *session, const char *subject)
{
  g_return_if_fail (LOBBY_IS_PENDING_NOTE (self) && LOBBY_IS_SESSION (session));

  if (self->subject != subject)
    {
      g_free (self->subject);
      self->subject = g_strdup (subject);
    }
  g_signal_group_set_target (self->session, session);
  show_errand (self);
}
