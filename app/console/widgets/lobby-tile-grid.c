/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tiles of one size in rows of a given number. It is one stop for the Tab key; arrows move inside. */
#include "config.h"

#include "lobby-tile-grid.h"

struct _LobbyTileGrid
{
  GtkWidget parent_instance;

  guint columns;
  int spacing;
};

G_DEFINE_FINAL_TYPE (LobbyTileGrid, lobby_tile_grid, GTK_TYPE_WIDGET)

static guint
count_visible (GtkWidget *widget)
{
  guint count = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += gtk_widget_should_layout (child) ? 1 : 0;
  return count;
}

static guint
count_rows (LobbyTileGrid *self)
{
  guint visible = count_visible (GTK_WIDGET (self));

  return (visible + self->columns - 1) / self->columns;
}

static int
tile_width (LobbyTileGrid *self, int width)
{
  int columns = (int) self->columns;

  return MAX ((width - self->spacing * (columns - 1)) / columns, 0);
}

static void
measure_tiles (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, for_size, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
lobby_tile_grid_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  LobbyTileGrid *self = LOBBY_TILE_GRID (widget);
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
  int count = across ? (int) self->columns : (int) count_rows (self);
  int gaps = MAX (count - 1, 0) * self->spacing;

  measure_tiles (widget, orientation, across || for_size < 0 ? -1 : tile_width (self, for_size), minimum, natural);
  *minimum = *minimum * count + gaps;
  *natural = *natural * count + gaps;
}

static void
lobby_tile_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LobbyTileGrid *self = LOBBY_TILE_GRID (widget);
  int rows = MAX ((int) count_rows (self), 1);
  int each_height = MAX ((height - (rows - 1) * self->spacing) / rows, 0);
  int columns = (int) self->columns;
  int place = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      /* Rounding is spread over the row, so that the last tile ends at the edge. */
      int column = place % columns;
      int left = (width + self->spacing) * column / columns;
      int right = (width + self->spacing) * (column + 1) / columns - self->spacing;
      GtkAllocation area = { left, place / columns * (each_height + self->spacing), MAX (right - left, 0),
                             each_height };
      gtk_widget_size_allocate (child, &area, -1);
      place++;
    }
}

static GtkSizeRequestMode
lobby_tile_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
lobby_tile_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean by_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (by_tab && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return GTK_WIDGET_CLASS (lobby_tile_grid_parent_class)->focus (widget, direction);
}

static void
lobby_tile_grid_dispose (GObject *object)
{
  lobby_tile_grid_clear (LOBBY_TILE_GRID (object));
  G_OBJECT_CLASS (lobby_tile_grid_parent_class)->dispose (object);
}

static void
lobby_tile_grid_class_init (LobbyTileGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_tile_grid_dispose;
  widget_class->measure = lobby_tile_grid_measure;
  widget_class->size_allocate = lobby_tile_grid_size_allocate;
  widget_class->get_request_mode = lobby_tile_grid_get_request_mode;
  widget_class->focus = lobby_tile_grid_focus;
  gtk_widget_class_set_css_name (widget_class, "tilegrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lobby_tile_grid_init (LobbyTileGrid *self)
{
  self->columns = 6;
  self->spacing = 8;
}

/** lobby_tile_grid_new: Returns: (transfer floating): an empty grid of six columns */
GtkWidget *
lobby_tile_grid_new (void)
{
  return g_object_new (LOBBY_TYPE_TILE_GRID, NULL);
}

/** lobby_tile_grid_set_columns: @columns tiles a row, at least 1 */
void
lobby_tile_grid_set_columns (LobbyTileGrid *self, guint columns)
{
  g_return_if_fail (LOBBY_IS_TILE_GRID (self) && columns > 0);

  if (self->columns == columns)
    return;
  self->columns = columns;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** lobby_tile_grid_set_spacing: @spacing px between tiles */
void
lobby_tile_grid_set_spacing (LobbyTileGrid *self, int spacing)
{
  g_return_if_fail (LOBBY_IS_TILE_GRID (self) && spacing >= 0);

  self->spacing = spacing;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** lobby_tile_grid_insert: puts @tile behind @after, first when that is %NULL */
void
lobby_tile_grid_insert (LobbyTileGrid *self, GtkWidget *tile, GtkWidget *after)
{
  g_return_if_fail (LOBBY_IS_TILE_GRID (self) && GTK_IS_WIDGET (tile));

  gtk_widget_insert_after (tile, GTK_WIDGET (self), after);
}

/** lobby_tile_grid_clear: takes all tiles out */
void
lobby_tile_grid_clear (LobbyTileGrid *self)
{
  GtkWidget *child;

  g_return_if_fail (LOBBY_IS_TILE_GRID (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/** lobby_tile_grid_get_tile: Returns: (transfer none) (nullable): tile number @index */
GtkWidget *
lobby_tile_grid_get_tile (LobbyTileGrid *self, guint index)
{
  g_return_val_if_fail (LOBBY_IS_TILE_GRID (self), NULL);

  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  for (; child != NULL && index > 0; index--)
    child = gtk_widget_get_next_sibling (child);
  return child;
}
