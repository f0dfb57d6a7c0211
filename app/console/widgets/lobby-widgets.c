/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Start of the room: types that templates name, the compiled-in resources; and the few things every widget does. */
#include "config.h"

#include "lobby-widgets.h"
#include "lobby-resources.h"

/** lobby_widgets_init: makes widget types and resources known; call it before the first window, any number of times */
void
lobby_widgets_init (void)
{
  g_resources_register (lobby_get_resource ());
  g_type_ensure (LOBBY_TYPE_GLYPH);
  g_type_ensure (LOBBY_TYPE_ERRAND_MARK);
  g_type_ensure (LOBBY_TYPE_FIGURE);
  g_type_ensure (LOBBY_TYPE_WAIT_STRIP);
  g_type_ensure (LOBBY_TYPE_WAIT_RULER);
  g_type_ensure (LOBBY_TYPE_SUPPLY_BAR);
  g_type_ensure (LOBBY_TYPE_RING);
  g_type_ensure (LOBBY_TYPE_USE_STRIP);
  g_type_ensure (LOBBY_TYPE_ANSWER_STRIP);
  g_type_ensure (LOBBY_TYPE_VIP_CARD);
  g_type_ensure (LOBBY_TYPE_CHECK_ROW);
  g_type_ensure (LOBBY_TYPE_CHECKLIST_ROW);
  g_type_ensure (LOBBY_TYPE_LEVEL_CHART);
  g_type_ensure (LOBBY_TYPE_QUEUE_ROW);
  g_type_ensure (LOBBY_TYPE_COUNTER_TILE);
  g_type_ensure (LOBBY_TYPE_DEVICE_TILE);
  g_type_ensure (LOBBY_TYPE_TILE_GRID);
  g_type_ensure (LOBBY_TYPE_FRESHNESS_CARD);
  g_type_ensure (LOBBY_TYPE_CONNECTION_PILL);
  g_type_ensure (LOBBY_TYPE_REASON_MENU);
  g_type_ensure (LOBBY_TYPE_ADVICE_CARD);
  g_type_ensure (LOBBY_TYPE_ADVICE_ROW);
}

/* Asked for only where the pointer rests: setting a text lays the whole window out. */
static gboolean
tell_whole_cb (GtkWidget *label, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  const char *text = gtk_label_get_text (GTK_LABEL (label));

  gtk_tooltip_set_text (tooltip, text);
  return text[0] != '\0';
}

/** lobby_label_show: shows @text, nothing when it is %NULL; a label cut short tells the rest in its tooltip */
void
lobby_label_show (GtkLabel *label, const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  if (g_strcmp0 (gtk_label_get_text (label), text != NULL ? text : "") == 0)
    return;
  gtk_label_set_text (label, text != NULL ? text : "");
  if (gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE && !gtk_widget_get_has_tooltip (GTK_WIDGET (label)))
    {
      g_signal_connect (label, "query-tooltip", G_CALLBACK (tell_whole_cb), NULL);
      gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
    }
}

/** lobby_label_show_or_hide: as lobby_label_show(), and takes no room without text */
void
lobby_label_show_or_hide (GtkLabel *label, const char *text)
{
  lobby_label_show (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

/** lobby_widget_set_class: gives or takes a style class */
void
lobby_widget_set_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/** lobby_widget_show_tone: gives text the colour and weight of @tone */
void
lobby_widget_show_tone (GtkWidget *widget, LobbyTone tone)
{
  lobby_widget_set_class (widget, "lobby-over", tone == LOBBY_TONE_OVER);
  lobby_widget_set_class (widget, "lobby-risk", tone == LOBBY_TONE_RISK);
  lobby_widget_set_class (widget, "lobby-strong", tone != LOBBY_TONE_NORMAL);
}

/** lobby_popover_fit: gives an open popover the size of what is in it now; GTK 4.8 does so only when it opens */
void
lobby_popover_fit (GtkPopover *popover)
{
  g_return_if_fail (GTK_IS_POPOVER (popover));

  if (gtk_widget_get_mapped (GTK_WIDGET (popover)))
    gtk_popover_present (popover);
}
