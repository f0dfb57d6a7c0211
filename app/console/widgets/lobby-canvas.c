/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Base of everything that is painted by hand: reads the palette from the theme and lends a cairo context to a painter. */
#include "config.h"

#include "lobby-canvas.h"
#include "lobby-table-window.h"

#include <glib/gi18n-lib.h>

#define CAPTION_POINTS 9

G_DEFINE_ABSTRACT_TYPE (LobbyCanvas, lobby_canvas, GTK_TYPE_WIDGET)

static gboolean
is_stale (GtkWidget *widget)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      if (gtk_widget_has_css_class (at, "stale"))
        return TRUE;
    }
  return FALSE;
}

static void
take_theme_colour (GtkWidget *widget, const char *name, LobbyInk *ink)
{
  GdkRGBA colour;

  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour) && colour.alpha >= 1)
    *ink = (LobbyInk){ colour.red, colour.green, colour.blue, 1 };
}

static void
lobby_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LobbyCanvas *self = LOBBY_CANVAS (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (-6, -6, width + 12, height + 12);
  LobbyPalette palette;

  if (width <= 0 || height <= 0)
    return;
  lobby_canvas_read_palette (self, &palette);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  LOBBY_CANVAS_GET_CLASS (self)->paint (self, cr, width, height, &palette);
  cairo_destroy (cr);
}

static void
lobby_canvas_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (lobby_canvas_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

/* --- the table behind the chart --- */

static void
show_table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LobbyChartTable *table = lobby_canvas_dup_table (LOBBY_CANVAS (widget));

  if (table == NULL)
    return;
  GtkWindow *window = lobby_table_window_new (table);
  gtk_window_set_transient_for (window, GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (window);
}

static void
closed_cb (GtkPopover *menu, gpointer data)
{
  /* Its action runs after it has closed. */
  g_idle_add_once ((GSourceOnceFunc) gtk_widget_unparent, menu);
}

static void
open_menu (LobbyCanvas *self, double x, double y)
{
  g_autoptr (GMenu) items = g_menu_new ();

  if (LOBBY_CANVAS_GET_CLASS (self)->dup_table == NULL)
    return;
  /* Translators: entry in the context menu of a chart */
  g_menu_append (items, _ ("Show as _Table"), "chart.show-table");
  GtkWidget *menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (items));
  gtk_widget_set_parent (menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  g_signal_connect (menu, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (menu));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, LobbyCanvas *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  if (event != NULL && gdk_event_triggers_context_menu (event))
    open_menu (self, x, y);
}

static void
held_cb (GtkGestureLongPress *gesture, double x, double y, LobbyCanvas *self)
{
  open_menu (self, x, y);
}

static void
popup_menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_menu (LOBBY_CANVAS (widget), gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
}

static void
add_menu_gestures (LobbyCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect (hold, "pressed", G_CALLBACK (held_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (hold));
}

static void
lobby_canvas_constructed (GObject *object)
{
  G_OBJECT_CLASS (lobby_canvas_parent_class)->constructed (object);
  if (LOBBY_CANVAS_GET_CLASS (object)->dup_table != NULL)
    add_menu_gestures (LOBBY_CANVAS (object));
}

static void
lobby_canvas_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lobby_canvas_parent_class)->dispose (object);
}

static void
lobby_canvas_class_init (LobbyCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = lobby_canvas_constructed;
  G_OBJECT_CLASS (klass)->dispose = lobby_canvas_dispose;
  widget_class->snapshot = lobby_canvas_snapshot;
  widget_class->css_changed = lobby_canvas_css_changed;
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_install_action (widget_class, "chart.show-table", NULL, show_table_cb);
  gtk_widget_class_install_action (widget_class, "chart.open-menu", NULL, popup_menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "chart.open-menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "chart.open-menu", NULL);
}

static void
lobby_canvas_init (LobbyCanvas *self)
{
}

/**
 * lobby_canvas_read_palette:
 * @self: the widget
 * @palette: (out caller-allocates): the tokens in the style of the moment; window and card are the theme's own
 */
void
lobby_canvas_read_palette (LobbyCanvas *self, LobbyPalette *palette)
{
  g_return_if_fail (LOBBY_IS_CANVAS (self) && palette != NULL);

  lobby_palette_init (palette, adw_style_manager_get_dark (adw_style_manager_get_default ()),
                      is_stale (GTK_WIDGET (self)));
  take_theme_colour (GTK_WIDGET (self), "card_bg_color", &palette->inks[LOBBY_TOKEN_CARD]);
  take_theme_colour (GTK_WIDGET (self), "window_bg_color", &palette->inks[LOBBY_TOKEN_WINDOW]);
}

/** lobby_canvas_create_caption: Returns: (transfer full): a layout in the font of captions */
PangoLayout *
lobby_canvas_create_caption (LobbyCanvas *self)
{
  g_return_val_if_fail (LOBBY_IS_CANVAS (self), NULL);

  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));
  pango_font_description_set_size (font, CAPTION_POINTS * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  return layout;
}

/** lobby_canvas_dup_table: Returns: (nullable) (transfer full): what the widget shows as a table */
LobbyChartTable *
lobby_canvas_dup_table (LobbyCanvas *self)
{
  g_return_val_if_fail (LOBBY_IS_CANVAS (self), NULL);

  LobbyCanvasClass *klass = LOBBY_CANVAS_GET_CLASS (self);
  return klass->dup_table != NULL ? klass->dup_table (self) : NULL;
}
