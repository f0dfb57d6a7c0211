/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state vocabulary on screen: a shape of the chart room as a widget. A word always stands beside it. */
#include "config.h"

#include "lobby-glyph.h"

struct _LobbyGlyph
{
  LobbyCanvas parent_instance;

  LobbyShape shape;
  LobbyToken token;
  int pixels;
};

typedef enum
{
  PROP_SHAPE = 1,
  PROP_PIXELS,
  N_PROPS,
} Property;

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LobbyGlyph, lobby_glyph, LOBBY_TYPE_CANVAS)

static void
lobby_glyph_paint (LobbyCanvas *canvas, cairo_t *cr, double width, double height, const LobbyPalette *palette)
{
  LobbyGlyph *self = LOBBY_GLYPH (canvas);

  lobby_shape_paint (self->shape, cr, width / 2, height / 2, self->pixels, palette, self->token);
}

static void
lobby_glyph_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  LobbyGlyph *self = LOBBY_GLYPH (widget);
  gboolean wide = self->shape == LOBBY_SHAPE_WHISKER && orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = *natural = (wide ? 2 * self->pixels : self->pixels) + 2;
}

static void
lobby_glyph_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LobbyGlyph *self = LOBBY_GLYPH (object);

  switch ((Property) id)
    {
    case PROP_SHAPE:
      g_value_set_uint (value, self->shape);
      break;
    case PROP_PIXELS:
      g_value_set_int (value, self->pixels);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lobby_glyph_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LobbyGlyph *self = LOBBY_GLYPH (object);

  switch ((Property) id)
    {
    case PROP_SHAPE:
      lobby_glyph_show (self, g_value_get_uint (value));
      break;
    case PROP_PIXELS:
      self->pixels = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lobby_glyph_class_init (LobbyGlyphClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lobby_glyph_get_property;
  object_class->set_property = lobby_glyph_set_property;
  GTK_WIDGET_CLASS (klass)->measure = lobby_glyph_measure;
  LOBBY_CANVAS_CLASS (klass)->paint = lobby_glyph_paint;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);

  props[PROP_SHAPE] = g_param_spec_uint ("shape", NULL, NULL, 0, LOBBY_N_SHAPES, 0,
                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_PIXELS] = g_param_spec_int ("pixels", NULL, NULL, 4, 256, 11, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
lobby_glyph_init (LobbyGlyph *self)
{
  self->pixels = 11;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/** lobby_glyph_new: Returns: (transfer floating): a glyph of @shape in its own colour */
GtkWidget *
lobby_glyph_new (LobbyShape shape)
{
  return g_object_new (LOBBY_TYPE_GLYPH, "shape", shape, NULL);
}

/** lobby_glyph_show: shows @shape in its own colour; %LOBBY_SHAPE_NONE hides the glyph */
void
lobby_glyph_show (LobbyGlyph *self, LobbyShape shape)
{
  lobby_glyph_show_in (self, shape, lobby_shape_get_token (shape));
}

/** lobby_glyph_show_in: shows @shape in the colour of @token */
void
lobby_glyph_show_in (LobbyGlyph *self, LobbyShape shape, LobbyToken token)
{
  g_return_if_fail (LOBBY_IS_GLYPH (self));

  gtk_widget_set_visible (GTK_WIDGET (self), shape != LOBBY_SHAPE_NONE);
  if (self->shape == shape && self->token == token)
    return;
  self->shape = shape;
  self->token = token;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** lobby_glyph_get_shape: Returns: the shape shown */
LobbyShape
lobby_glyph_get_shape (LobbyGlyph *self)
{
  g_return_val_if_fail (LOBBY_IS_GLYPH (self), LOBBY_SHAPE_NONE);
  return self->shape;
}
