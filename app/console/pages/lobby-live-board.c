/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of the sections of the live page: two columns, or one when it is narrow. The rule for all sizes is here. */
#include "config.h"

#include "lobby-live-board.h"

#define MARGIN 12
#define GAP 10
#define RIGHT_WIDTH 388
#define RIGHT_WIDTH_WIDE 460

struct _LobbyLiveBoard
{
  GtkWidget parent_instance;

  GtkWidget *sections[LOBBY_N_BOARD_SECTIONS];
  LobbyBoardMode mode;
  gboolean is_public; /* without the right column: alerts and advice */
};

G_DEFINE_FINAL_TYPE (LobbyLiveBoard, lobby_live_board, GTK_TYPE_WIDGET)

/**
 * lobby_board_mode_for:
 * @width: of the page, px
 * @height: of the page, px
 * @full_height: what the sections need when they are not compact, px
 *
 * Returns: the layout that fits
 */
LobbyBoardMode
lobby_board_mode_for (int width, int height, int full_height)
{
  LobbyBoardMode mode = { 0 };

  mode.narrow = width < 1100;
  mode.slim = width < 700;
  mode.wide = width >= 1600 && height >= 900;
  mode.compact = !mode.narrow && height < full_height;
  return mode;
}

static const LobbyBoardSection left_column[] = { LOBBY_BOARD_GLANCE, LOBBY_BOARD_QUEUES, LOBBY_BOARD_COUNTERS,
                                                 LOBBY_BOARD_DEVICES };
static const LobbyBoardSection right_column[] = { LOBBY_BOARD_ALERT, LOBBY_BOARD_DO_NEXT };
static const LobbyBoardSection one_column[] = { LOBBY_BOARD_GLANCE, LOBBY_BOARD_ALERT,    LOBBY_BOARD_DO_NEXT,
                                                LOBBY_BOARD_QUEUES, LOBBY_BOARD_COUNTERS, LOBBY_BOARD_DEVICES };

/** lobby_board_get_right_width: Returns: width of the right column where there is one, px */
int
lobby_board_get_right_width (const LobbyBoardMode *mode)
{
  return mode->wide ? RIGHT_WIDTH_WIDE : RIGHT_WIDTH;
}

static int
right_width (LobbyLiveBoard *self)
{
  return self->is_public ? -MARGIN : lobby_board_get_right_width (&self->mode);
}

static void
measure_section (LobbyLiveBoard *self,
                 LobbyBoardSection section,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural)
{
  *minimum = *natural = 0;
  if (self->sections[section] != NULL && gtk_widget_get_visible (self->sections[section]))
    gtk_widget_measure (self->sections[section], orientation, for_size, minimum, natural, NULL, NULL);
}

static void
measure_column (LobbyLiveBoard *self,
                const LobbyBoardSection *column,
                guint n_column,
                int width,
                int *minimum,
                int *natural)
{
  *minimum = *natural = ((int) n_column - 1) * GAP;
  for (guint i = 0; i < n_column; i++)
    {
      int section_minimum, section_natural;
      measure_section (self, column[i], GTK_ORIENTATION_VERTICAL, width, &section_minimum, &section_natural);
      *minimum += section_minimum;
      *natural += section_natural;
    }
}

static int
widest (LobbyLiveBoard *self, const LobbyBoardSection *column, guint n_column)
{
  int most = 0;

  for (guint i = 0; i < n_column; i++)
    {
      int minimum, natural;
      measure_section (self, column[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural);
      most = MAX (most, minimum);
    }
  return most;
}

static void
measure_height (LobbyLiveBoard *self, int width, int *minimum, int *natural)
{
  int inner = width < 0 ? -1 : MAX (width - 2 * MARGIN, 0);
  int right_minimum = 0, right_natural = 0;

  if (self->mode.narrow)
    measure_column (self, one_column, G_N_ELEMENTS (one_column), inner, minimum, natural);
  else
    {
      int left = inner < 0 ? -1 : MAX (inner - right_width (self) - MARGIN, 0);
      measure_column (self, left_column, G_N_ELEMENTS (left_column), left, minimum, natural);
      if (!self->is_public)
        measure_column (self, right_column, G_N_ELEMENTS (right_column), right_width (self), &right_minimum,
                        &right_natural);
    }
  *minimum = MAX (*minimum, right_minimum) + 2 * MARGIN;
  *natural = MAX (*natural, right_natural) + 2 * MARGIN;
}

static void
lobby_live_board_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  LobbyLiveBoard *self = LOBBY_LIVE_BOARD (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      measure_height (self, for_size, minimum, natural);
      return;
    }
  if (self->mode.narrow)
    *minimum = widest (self, one_column, G_N_ELEMENTS (one_column)) + 2 * MARGIN;
  else
    *minimum = widest (self, left_column, G_N_ELEMENTS (left_column)) + right_width (self) + 3 * MARGIN;
  *natural = *minimum;
}

/* Room to spare goes to @stretched: the largest area grows, everything else keeps its size. */
static void
allocate_column (LobbyLiveBoard *self,
                 const LobbyBoardSection *column,
                 guint n_column,
                 GtkAllocation area,
                 LobbyBoardSection stretched)
{
  int minimum, natural;

  measure_column (self, column, n_column, area.width, &minimum, &natural);
  int spare = MAX (area.height - minimum, 0);
  int y = area.y;
  for (guint i = 0; i < n_column; i++)
    {
      int height, section_natural;
      measure_section (self, column[i], GTK_ORIENTATION_VERTICAL, area.width, &height, &section_natural);
      height += column[i] == stretched ? spare : 0;
      if (self->sections[column[i]] != NULL && gtk_widget_get_visible (self->sections[column[i]]))
        gtk_widget_size_allocate (self->sections[column[i]], &(GtkAllocation){ area.x, y, area.width, height }, -1);
      y += height + GAP;
    }
}

static void
lobby_live_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LobbyLiveBoard *self = LOBBY_LIVE_BOARD (widget);
  GtkAllocation area = { MARGIN, MARGIN, MAX (width - 2 * MARGIN, 0), MAX (height - 2 * MARGIN, 0) };

  if (self->mode.narrow)
    {
      allocate_column (self, one_column, G_N_ELEMENTS (one_column), area, LOBBY_BOARD_QUEUES);
      return;
    }
  if (self->is_public)
    {
      allocate_column (self, left_column, G_N_ELEMENTS (left_column), area, LOBBY_BOARD_QUEUES);
      return;
    }
  GtkAllocation right = area;
  right.width = right_width (self);
  right.x = MAX (width - MARGIN - right.width, 0);
  area.width = MAX (right.x - MARGIN - area.x, 0);
  allocate_column (self, left_column, G_N_ELEMENTS (left_column), area, LOBBY_BOARD_QUEUES);
  allocate_column (self, right_column, G_N_ELEMENTS (right_column), right, LOBBY_BOARD_DO_NEXT);
}

static GtkSizeRequestMode
lobby_live_board_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lobby_live_board_dispose (GObject *object)
{
  LobbyLiveBoard *self = LOBBY_LIVE_BOARD (object);

  for (guint i = 0; i < LOBBY_N_BOARD_SECTIONS; i++)
    g_clear_pointer (&self->sections[i], gtk_widget_unparent);
  G_OBJECT_CLASS (lobby_live_board_parent_class)->dispose (object);
}

static void
lobby_live_board_class_init (LobbyLiveBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_live_board_dispose;
  widget_class->measure = lobby_live_board_measure;
  widget_class->size_allocate = lobby_live_board_size_allocate;
  widget_class->get_request_mode = lobby_live_board_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "liveboard");
}

static void
lobby_live_board_init (LobbyLiveBoard *self)
{
}

/** lobby_live_board_new: Returns: (transfer floating): a board without sections */
GtkWidget *
lobby_live_board_new (void)
{
  return g_object_new (LOBBY_TYPE_LIVE_BOARD, NULL);
}

/** lobby_live_board_place: makes @widget the section; each section is placed once, in the order of their numbers */
void
lobby_live_board_place (LobbyLiveBoard *self, LobbyBoardSection section, GtkWidget *widget)
{
  g_return_if_fail (LOBBY_IS_LIVE_BOARD (self) && section < LOBBY_N_BOARD_SECTIONS);
  g_return_if_fail (self->sections[section] == NULL);

  self->sections[section] = widget;
  gtk_widget_set_parent (widget, GTK_WIDGET (self));
}

/** lobby_live_board_set_public: @is_public: for everybody's eyes: without alerts and what to do next */
void
lobby_live_board_set_public (LobbyLiveBoard *self, gboolean is_public)
{
  g_return_if_fail (LOBBY_IS_LIVE_BOARD (self));

  if (self->is_public == is_public)
    return;
  self->is_public = is_public;
  for (guint i = 0; i < G_N_ELEMENTS (right_column); i++)
    if (self->sections[right_column[i]] != NULL)
      gtk_widget_set_visible (self->sections[right_column[i]], !is_public);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** lobby_live_board_set_mode: changes the layout */
void
lobby_live_board_set_mode (LobbyLiveBoard *self, LobbyBoardMode mode)
{
  g_return_if_fail (LOBBY_IS_LIVE_BOARD (self));

  self->mode = mode;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
