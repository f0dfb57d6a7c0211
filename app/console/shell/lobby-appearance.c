/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the console looks by choice of the person before it: light or dark, large controls, and the font family for Han
 * characters of the language that is spoken, so that the two scripts never mix. */
#include "config.h"

#include "lobby-appearance.h"

#include "lobby-language.h"

#include <adwaita.h>

static GtkCssProvider *fonts; /* (owned) (nullable) */

static void
color_scheme_cb (GSettings *settings, const char *key, gpointer data)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  int choice = g_settings_get_enum (settings, key);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[CLAMP (choice, 0, 2)]);
}

static void
font_changed_cb (GtkSettings *settings, GParamSpec *pspec, gpointer data)
{
  lobby_appearance_show_script ();
}

/** lobby_appearance_follow: applies the colour scheme of @settings, now and whenever it changes */
void
lobby_appearance_follow (GSettings *settings)
{
  g_signal_connect (settings, "changed::color-scheme", G_CALLBACK (color_scheme_cb), NULL);
  color_scheme_cb (settings, "color-scheme", NULL);
  fonts = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (fonts),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect (gtk_settings_get_default (), "notify::gtk-font-name", G_CALLBACK (font_changed_cb), NULL);
  lobby_appearance_show_script ();
}

static char *
dup_interface_family (void)
{
  g_autofree char *name = NULL;
  PangoFontDescription *font;
  char *family;

  g_object_get (gtk_settings_get_default (), "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "Cantarell 11");
  family = g_strdup (pango_font_description_get_family (font));
  pango_font_description_free (font);
  return family;
}

/** lobby_appearance_show_script: takes the Han shapes of the language that is spoken; the interface font stays first */
void
lobby_appearance_show_script (void)
{
  const char *han = lobby_language_get_script () == LOBBY_SCRIPT_TRADITIONAL ? "Noto Sans CJK TC" : "Noto Sans CJK SC";
  g_autofree char *family = dup_interface_family ();
  g_auto (GStrv) parts = g_strsplit (family != NULL ? family : "Cantarell", "\"", -1);
  g_autofree char *safe = g_strjoinv ("", parts);
  g_autofree char *css = g_strdup_printf ("window, tooltip { font-family: \"%s\", \"%s\", sans-serif; }", safe, han);

  gtk_css_provider_load_from_data (fonts, css, -1);
}

static void
large_controls_cb (GSettings *settings, const char *key, GtkWidget *window)
{
  if (g_settings_get_boolean (settings, key))
    gtk_widget_add_css_class (window, "large-controls");
  else
    gtk_widget_remove_css_class (window, "large-controls");
}

/** lobby_appearance_dress: gives @window the style classes of language and large controls */
void
lobby_appearance_dress (GtkWindow *window, GSettings *settings)
{
  static const char *const classes[] = { "latin", "simplified", "traditional" };

  gtk_widget_add_css_class (GTK_WIDGET (window), classes[lobby_language_get_script ()]);
  g_signal_connect_object (settings, "changed::large-controls", G_CALLBACK (large_controls_cb), window, 0);
  large_controls_cb (settings, "large-controls", GTK_WIDGET (window));
}
