/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The top of the wall board instead of a header: whose lobby, which day, what time, how fresh. All type on the wall board
 * grows with the screen, so that it can be read from across the hall. */
#include "config.h"

#include "lobby-wall-bar.h"

#include "lobby-language.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

#define DESIGN_WIDTH 1366.0
#define DESIGN_HEIGHT 768.0
#define ENLARGED_MAX 1.12
#define DPI_UNIT 1024
#define DPI_USUAL 96

struct _LobbyWallBar
{
  GtkBox parent_instance;

  GtkLabel *branch;
  GtkLabel *day;
  GtkLabel *clock;
  LobbyGlyph *glyph;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (LobbyWallBar, lobby_wall_bar, GTK_TYPE_BOX)

static void
lobby_wall_bar_class_init (LobbyWallBarClass *klass)
{
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "lobby-digits");
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
lobby_wall_bar_init (LobbyWallBar *self)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *fresh = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_set_valign (left, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (fresh, GTK_ALIGN_END);
  self->branch = add_label (left, "lobby-big", 0);
  self->day = add_label (left, "lobby-caption", 0);
  self->clock = add_label (right, "lobby-wall-clock", 1);
  self->glyph = LOBBY_GLYPH (lobby_glyph_new (LOBBY_SHAPE_CIRCLE));
  gtk_box_append (GTK_BOX (fresh), GTK_WIDGET (self->glyph));
  self->state = add_label (fresh, "lobby-small", 1);
  gtk_box_append (GTK_BOX (right), fresh);
  gtk_box_append (GTK_BOX (self), left);
  gtk_box_append (GTK_BOX (self), right);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lobby-wall-bar");
}

static char *
dup_date (gint64 now_us, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  /* Translators: a date in digits, in strftime form */
  return local != NULL ? g_date_time_format (local, C_ ("date", "%Y-%m-%d")) : g_strdup ("");
}

static char *
dup_freshness (LobbySession *session, LobbyPillState state)
{
  g_autofree char *age = lobby_words_dup_age (MAX (lobby_session_get_age_s (session), 0) * G_USEC_PER_SEC);

  if (state == LOBBY_PILL_DEMO)
    return g_strdup (_ ("Demo, made-up figures"));
  if (state == LOBBY_PILL_STALE)
    /* Translators: freshness on the wall board; %s is a duration */
    return g_strdup_printf (_ ("No update for %s"), age);
  if (state == LOBBY_PILL_DISCONNECTED)
    return g_strdup (_ ("Disconnected"));
  if (state != LOBBY_PILL_LIVE)
    return g_strdup (_ ("Connecting"));
  /* Translators: freshness on the wall board; %s is a duration, as in "Live, 1 s ago" */
  return g_strdup_printf (_ ("Live, %s ago"), age);
}

static LobbyShape
get_shape (LobbyPillState state)
{
  if (state == LOBBY_PILL_STALE)
    return LOBBY_SHAPE_DIAMOND;
  return state == LOBBY_PILL_DISCONNECTED ? LOBBY_SHAPE_CROSS : LOBBY_SHAPE_CIRCLE;
}

/** lobby_wall_bar_show: shows the lobby of @session, whose connection is in @state */
void
lobby_wall_bar_show (LobbyWallBar *self, LobbySession *session, LobbyPillState state)
{
  LobbyFloor *floor = lobby_session_get_floor (session);
  const LobbyBranchRecord *branch = lobby_floor_get_branch (floor);
  gint64 now_us = lobby_clock_get_now (lobby_session_get_clock (session));
  g_autofree char *freshness = dup_freshness (session, state);

  g_return_if_fail (LOBBY_IS_WALL_BAR (self));

  lobby_label_show (self->state, freshness);
  lobby_glyph_show (self->glyph, get_shape (state));
  if (branch == NULL)
    return;
  g_autofree char *date = dup_date (now_us, lobby_floor_get_time_zone (floor));
  g_autofree char *time = lobby_words_dup_time (now_us, lobby_floor_get_time_zone (floor), FALSE);
  lobby_label_show (self->branch, lobby_text_get (branch->name, lobby_language_get ()));
  lobby_label_show (self->day, date);
  lobby_label_show (self->clock, time);
}

static double
find_scale (GtkWidget *widget)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  GdkMonitor *monitor = surface != NULL ? gdk_display_get_monitor_at_surface (gtk_widget_get_display (widget), surface)
                                        : NULL;
  GdkRectangle area = { 0 };

  if (monitor == NULL)
    return 1;
  gdk_monitor_get_geometry (monitor, &area);
  return CLAMP (MIN (area.width / DESIGN_WIDTH, area.height / DESIGN_HEIGHT), 1.0, ENLARGED_MAX);
}

/** lobby_wall_bar_enlarge: makes all type as large as the screen allows, or as it was */
void
lobby_wall_bar_enlarge (LobbyWallBar *self, gboolean on)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  int dpi = -1;

  g_return_if_fail (LOBBY_IS_WALL_BAR (self));

  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  if (!on)
    return;
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  dpi = dpi > 0 ? dpi : DPI_USUAL * DPI_UNIT;
  g_object_set (settings, "gtk-xft-dpi", (int) (dpi * find_scale (GTK_WIDGET (self))), NULL);
}
