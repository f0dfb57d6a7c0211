/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of the connection beside the branch's name: glyph, word, clock. Pressing it opens details. */
#include "config.h"

#include "lobby-connection-pill.h"
#include "lobby-widgets.h"

struct _LobbyConnectionPill
{
  GtkButton parent_instance;

  LobbyGlyph *glyph;
  GtkLabel *label;
  LobbyPillState state;
};

G_DEFINE_FINAL_TYPE (LobbyConnectionPill, lobby_connection_pill, GTK_TYPE_BUTTON)

static void
lobby_connection_pill_class_init (LobbyConnectionPillClass *klass)
{
}

static void
lobby_connection_pill_init (LobbyConnectionPill *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->glyph = LOBBY_GLYPH (lobby_glyph_new (LOBBY_SHAPE_CIRCLE));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "lobby-digits");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->glyph));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lobby-pill");
}

/** lobby_connection_pill_new: Returns: (transfer floating): an empty pill */
GtkWidget *
lobby_connection_pill_new (void)
{
  return g_object_new (LOBBY_TYPE_CONNECTION_PILL, NULL);
}

static LobbyShape
pill_shape (LobbyPillState state)
{
  switch (state)
    {
    case LOBBY_PILL_CONNECTING:
      return LOBBY_SHAPE_DOTTED_RING;
    case LOBBY_PILL_LIVE:
      return LOBBY_SHAPE_CIRCLE;
    case LOBBY_PILL_STALE:
      return LOBBY_SHAPE_DIAMOND;
    case LOBBY_PILL_DISCONNECTED:
      return LOBBY_SHAPE_CROSS;
    case LOBBY_PILL_REPLAY:
      return LOBBY_SHAPE_RING;
    case LOBBY_PILL_DEMO:
    default:
      return LOBBY_SHAPE_NONE;
    }
}

static LobbyToken
pill_token (LobbyPillState state)
{
  if (state == LOBBY_PILL_DISCONNECTED)
    return LOBBY_TOKEN_OVER;
  if (state == LOBBY_PILL_REPLAY)
    return LOBBY_TOKEN_ACCENT_TEXT;
  return lobby_shape_get_token (pill_shape (state));
}

/** lobby_connection_pill_show: shows @state in words, as in "Live · 10:42:06" */
void
lobby_connection_pill_show (LobbyConnectionPill *self, LobbyPillState state, const char *text)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (LOBBY_IS_CONNECTION_PILL (self));

  lobby_glyph_show_in (self->glyph, pill_shape (state), pill_token (state));
  gtk_label_set_text (self->label, text);
  lobby_widget_set_class (widget, "stale-link", state == LOBBY_PILL_STALE);
  lobby_widget_set_class (widget, "lost", state == LOBBY_PILL_DISCONNECTED);
  lobby_widget_set_class (widget, "other-time", state == LOBBY_PILL_REPLAY || state == LOBBY_PILL_DEMO);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
