/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small icon at a thing while something that was asked for about it is not done. Its shapes are its own: a cross or a
 * dotted ring at a device says how the device is. */
#include "config.h"

#include "lobby-errand-mark.h"
#include "lobby-widgets.h"

struct _LobbyErrandMark
{
  GtkWidget parent_instance;

  GtkWidget *image;
};

G_DEFINE_FINAL_TYPE (LobbyErrandMark, lobby_errand_mark, GTK_TYPE_WIDGET)

static const char *const icons[LOBBY_ERRAND_N_STAGES] = {
  [LOBBY_ERRAND_STAGE_UNSENT] = "lobby-unsent-symbolic",
  [LOBBY_ERRAND_STAGE_UNDERWAY] = "lobby-underway-symbolic",
  [LOBBY_ERRAND_STAGE_REFUSED] = "lobby-refused-symbolic",
};

static void
lobby_errand_mark_dispose (GObject *object)
{
  g_clear_pointer (&LOBBY_ERRAND_MARK (object)->image, gtk_widget_unparent);
  G_OBJECT_CLASS (lobby_errand_mark_parent_class)->dispose (object);
}

static void
lobby_errand_mark_class_init (LobbyErrandMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_errand_mark_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "errandmark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lobby_errand_mark_init (LobbyErrandMark *self)
{
  self->image = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 13, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** lobby_errand_mark_show: shows @sign, its words in a tooltip and to assistive technology; takes no room without one */
void
lobby_errand_mark_show (LobbyErrandMark *self, const LobbyErrandSign *sign)
{
  g_return_if_fail (LOBBY_IS_ERRAND_MARK (self) && sign != NULL && sign->stage < LOBBY_ERRAND_N_STAGES);

  gboolean shown = sign->stage != LOBBY_ERRAND_STAGE_NONE;
  gboolean refused = sign->stage == LOBBY_ERRAND_STAGE_REFUSED;
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (!shown)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icons[sign->stage]);
  lobby_widget_show_tone (GTK_WIDGET (self), refused ? LOBBY_TONE_RISK : LOBBY_TONE_NORMAL);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self)), sign->words) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), sign->words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sign->words != NULL ? sign->words : "", -1);
}
