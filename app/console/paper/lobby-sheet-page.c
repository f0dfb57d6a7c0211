/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day on one page of A4, portrait: the same words and painters as on the screen. Positions are in px of 1/96 inch, so that
 * the painters find their caption font; the page is scaled to points once. */
#include "config.h"

#include "lobby-sheet-page.h"

#include "lobby-error.h"
#include "lobby-plot-text.h"
#include "lobby-sheet-charts.h"
#include "lobby-words-day.h"
#include "lobby-words-figure.h"
#include "lobby-words-finding.h"
#include "lobby-words-floor.h"
#include "lobby-words-summary.h"
#include "lobby-words.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <pango/pangocairo.h>

#define PX_PER_PT (96.0 / 72.0)
#define WIDTH_PX (LOBBY_PAPER_WIDTH_PT * PX_PER_PT)
#define HEIGHT_PX (LOBBY_PAPER_HEIGHT_PT * PX_PER_PT)
#define MARGIN_PX 46.0
#define ROOM_PX (WIDTH_PX - 2 * MARGIN_PX)
#define GAP_PX 16.0
#define COLUMNS 4

typedef struct
{
  const LobbyDaySheet *sheet;
  const LobbyDaySheet *before; /* (nullable) */
  cairo_t *cr;
  LobbyPalette palette;
  PangoLayout *caption; /* (owned) */
  PangoLayout *body;    /* (owned) */
  PangoLayout *title;   /* (owned) */
  PangoLayout *figure;  /* (owned) */
  double y;
} Page;

/* Han shapes follow the language that is spoken. */
static PangoLayout *
make_layout (cairo_t *cr, double points)
{
  const char *language = g_get_language_names ()[0];
  gboolean traditional = g_str_has_prefix (language, "zh_TW") || g_str_has_prefix (language, "zh_HK");
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (
      traditional ? "Cantarell,Noto Sans CJK TC,sans-serif" : "Cantarell,Noto Sans CJK SC,sans-serif");

  pango_context_set_language (pango_layout_get_context (layout), pango_language_from_string (language));
  pango_font_description_set_size (font, (int) (points * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  return layout;
}

/* Wrapped text. Returns: its height, px */
static double
write_text (Page *page, PangoLayout *layout, const char *text, double x, double y, double width, LobbyToken token)
{
  int height;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  lobby_palette_use (&page->palette, token, page->cr);
  cairo_move_to (page->cr, x, y);
  pango_cairo_show_layout (page->cr, layout);
  cairo_new_path (page->cr);
  pango_layout_set_width (layout, -1);
  return height;
}

static double
write_bold (Page *page, PangoLayout *layout, const char *text, double x, double y, double width)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  double height;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  height = write_text (page, layout, text, x, y, width, LOBBY_TOKEN_TEXT);
  pango_layout_set_attributes (layout, NULL);
  pango_attr_list_unref (attributes);
  return height;
}

/** lobby_sheet_page_dup_title: Returns: (transfer full): title of the sheet: branch and day */
char *
lobby_sheet_page_dup_title (const LobbyDaySheet *sheet)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (sheet->state);
  g_autofree char *day = lobby_words_dup_day (sheet->day);

  /* Translators: title of a printed sheet: a branch, a day */
  return g_strdup_printf (_ ("Daily Summary: %1$s, %2$s"),
                          branch != NULL && branch->name != NULL ? lobby_words_get_text (branch->name)
                                                                 : LOBBY_NO_FIGURE,
                          day);
}

static void
write_head (Page *page)
{
  g_autofree char *title = lobby_sheet_page_dup_title (page->sheet);
  g_autofree char *about = lobby_words_dup_about_day (page->sheet, page->before);
  g_autofree char *unfinished = lobby_words_dup_unfinished (page->sheet);
  g_autofree char *missing = lobby_words_dup_missing (page->sheet);

  page->y = MARGIN_PX;
  page->y += write_bold (page, page->title, title, MARGIN_PX, page->y, ROOM_PX) + 2;
  page->y += write_text (page, page->caption, about, MARGIN_PX, page->y, ROOM_PX, LOBBY_TOKEN_TEXT_2) + 2;
  if (unfinished != NULL)
    page->y += write_text (page, page->caption, unfinished, MARGIN_PX, page->y, ROOM_PX, LOBBY_TOKEN_TEXT);
  if (missing != NULL)
    page->y += write_text (page, page->caption, missing, MARGIN_PX, page->y, ROOM_PX, LOBBY_TOKEN_TEXT);
  page->y += 10;
}

/* ---- Figures ---- */

static char *
dup_before (const Page *page, LobbyDayFigureKind kind)
{
  g_autofree char *value = page->before != NULL ? lobby_words_dup_key_value (page->before, kind) : NULL;

  /* Translators: a figure on the same weekday before, on paper */
  return value != NULL ? g_strdup_printf (_ ("before: %s"), value) : NULL;
}

static void
write_figure (Page *page, LobbyDayFigureKind kind, double x, double y, double width)
{
  LobbyShape shape;
  g_autofree char *value = lobby_words_dup_key_value (page->sheet, kind);
  g_autofree char *context = lobby_words_dup_context (page->sheet, kind, &shape);
  g_autofree char *before = dup_before (page, kind);
  double figure_width;

  y += write_text (page, page->caption, lobby_words_get_figure (kind), x, y, width, LOBBY_TOKEN_TEXT_2);
  pango_layout_set_width (page->figure, -1);
  figure_width = lobby_plot_text_measure (page->figure, value, NULL);
  if (before != NULL)
    write_text (page, page->caption, before, x + figure_width * 1.1 + 10, y + 10, width - figure_width - 10,
                LOBBY_TOKEN_TEXT_2);
  y += write_bold (page, page->figure, value, x, y, width);
  if (shape != LOBBY_SHAPE_NONE)
    lobby_shape_paint (shape, page->cr, x + 5, y + 8, 9, &page->palette, lobby_shape_get_token (shape));
  write_text (page, page->caption, context, x + (shape != LOBBY_SHAPE_NONE ? 14 : 0), y, width - 14, LOBBY_TOKEN_TEXT);
}

static void
write_figures (Page *page)
{
  double width = ROOM_PX / COLUMNS, height = 66;

  for (guint i = 0; i < LOBBY_N_KEY_FIGURES; i++)
    write_figure (page, lobby_key_figures[i], MARGIN_PX + width * (i % COLUMNS), page->y + height * (i / COLUMNS),
                  width - 12);
  page->y += 2 * height + 6;
}

/* ---- Charts ---- */

static double
paint_chart (Page *page, LobbySheetChart chart, const char *remark, double x, double width, double height)
{
  double y = page->y, head;

  head = write_bold (page, page->body, lobby_sheet_chart_get_title (chart), x, y, width);
  if (remark != NULL)
    {
      pango_layout_set_alignment (page->caption, PANGO_ALIGN_RIGHT);
      write_text (page, page->caption, remark, x + width * 0.4, y + 2, width * 0.6, LOBBY_TOKEN_TEXT_2);
      pango_layout_set_alignment (page->caption, PANGO_ALIGN_LEFT);
    }
  cairo_save (page->cr);
  cairo_translate (page->cr, x, y + head + 4);
  lobby_sheet_chart_paint (chart, page->sheet, page->cr, page->caption, width, height, &page->palette);
  cairo_restore (page->cr);
  return head + 4 + height;
}

static double
write_below (Page *page, const char *text, double x, double y, double width)
{
  return text != NULL ? write_text (page, page->caption, text, x, y, width, LOBBY_TOKEN_TEXT) : 0;
}

static void
paint_charts (Page *page)
{
  g_autofree char *busy = lobby_words_dup_busy (page->sheet), *saved = lobby_words_dup_saved (page->sheet);
  g_autofree char *vips = lobby_words_dup_vips (page->sheet), *score = lobby_words_dup_score (page->sheet);
  g_autofree char *answers = lobby_words_dup_answers (page->sheet);
  double side = ROOM_PX * 0.34, wide = ROOM_PX - side - GAP_PX, third = (ROOM_PX - 2 * GAP_PX) / 3, below;

  page->y += paint_chart (page, LOBBY_SHEET_CHART_DAY, NULL, MARGIN_PX, ROOM_PX, 250) + 10;
  paint_chart (page, LOBBY_SHEET_CHART_PRESSURE, NULL, MARGIN_PX, wide, 118);
  page->y += paint_chart (page, LOBBY_SHEET_CHART_COUNTERS, NULL, MARGIN_PX + wide + GAP_PX, side, 118) + 4;
  /* Translators: what the colours of the pressure strip mean, from pale to red */
  write_below (
      page,
      _ ("longest wait as share of target: under 40, 40, 60, 80, \xe2\x96\xb2 100, \xe2\x96\xb2 125 percent and more"),
      MARGIN_PX, page->y, wide);
  page->y += write_below (page, busy, MARGIN_PX + wide + GAP_PX, page->y, side) + 22;
  below = page->y + paint_chart (page, LOBBY_SHEET_CHART_DIVERSIONS, NULL, MARGIN_PX, third, 84);
  paint_chart (page, LOBBY_SHEET_CHART_ANSWERS, NULL, MARGIN_PX + third + GAP_PX, third, 66);
  paint_chart (page, LOBBY_SHEET_CHART_FEEDBACK, NULL, MARGIN_PX + 2 * (third + GAP_PX), third, 44);
  write_below (page, score, MARGIN_PX + 2 * (third + GAP_PX), below - 20, third);
  write_below (page, saved, MARGIN_PX, below, third);
  write_below (page, vips, MARGIN_PX + third + GAP_PX, below, third);
  write_below (page, answers, MARGIN_PX + 2 * (third + GAP_PX), below, third);
  page->y = below + 26;
}

/* ---- Words ---- */

static void
write_finding (Page *page, LobbyShape shape, const char *head, const char *rest)
{
  g_autofree char *words = g_strconcat (head, " ", rest, NULL);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->end_index = (guint) strlen (head);
  pango_attr_list_insert (attributes, bold);
  lobby_shape_paint (shape, page->cr, MARGIN_PX + 6, page->y + 9, 10, &page->palette, lobby_shape_get_token (shape));
  pango_layout_set_attributes (page->caption, attributes);
  page->y += write_text (page, page->caption, words, MARGIN_PX + 20, page->y, ROOM_PX - 20, LOBBY_TOKEN_TEXT) + 4;
  pango_layout_set_attributes (page->caption, NULL);
  pango_attr_list_unref (attributes);
}

static void
write_findings (Page *page)
{
  const GArray *findings = page->sheet->findings;

  /* Translators: title of a card: sentences about the day */
  page->y += write_bold (page, page->body, _ ("What Mattered"), MARGIN_PX, page->y, ROOM_PX) + 4;
  for (guint i = 0; i < findings->len; i++)
    {
      const LobbyDayFinding *finding = &g_array_index (findings, LobbyDayFinding, i);
      g_autofree char *head = lobby_words_dup_finding_head (page->sheet, finding);
      g_autofree char *rest = lobby_words_dup_finding (page->sheet, finding);
      write_finding (page, lobby_words_get_finding_shape (finding), head, rest);
    }
  if (findings->len == 0)
    /* Translators: a day in which nothing stood out */
    write_finding (page, LOBBY_SHAPE_TICK, _ ("A quiet day."),
                   _ ("Nobody waited beyond target, and every device worked."));
}

static guint
count_open_cases (const LobbyDaySheet *sheet)
{
  const GPtrArray *cases = lobby_state_get_cases (sheet->state);
  guint n = 0;

  for (guint i = 0; i < cases->len; i++)
    n += ((const LobbyCaseRecord *) g_ptr_array_index (cases, i))->closed_us == 0;
  return n;
}

/* What is carried to tomorrow (PDCA, S4-2). */
static void
write_tomorrow (Page *page)
{
  const GPtrArray *cases = lobby_state_get_cases (page->sheet->state);

  for (guint i = 0; i < cases->len; i++)
    {
      const LobbyCaseRecord *one = g_ptr_array_index (cases, i);
      if (one->kind == LOBBY_CASE_IMPROVEMENT && one->closed_us == 0 && page->y < HEIGHT_PX - MARGIN_PX - 60)
        /* Translators: on paper: what the branch wants to do better; the text follows */
        write_finding (page, LOBBY_SHAPE_ARROW, _ ("For tomorrow:"), one->summary);
    }
}

static void
write_foot (Page *page)
{
  guint n_open = count_open_cases (page->sheet);
  const LobbyDayFigure *completeness = &page->sheet->all.figures[LOBBY_FIGURE_OF_COMPLETENESS];
  g_autofree char *record = lobby_words_dup_figure_with_unit (LOBBY_UNIT_OF_PERCENT, completeness);
  g_autofree char *cases = g_strdup_printf (
      /* Translators: on paper: cases that stay open after the day */
      ngettext ("%u case stays open.", "%u cases stay open.", n_open), n_open);
  /* Translators: foot of a printed sheet: %s is the share of the opening hours that was recorded */
  g_autofree char *foot = g_strdup_printf (_ ("Record complete to %s. Goals are the branch\xe2\x80\x99s own; none is "
                                              "an official limit. No names leave the branch."),
                                           record);

  page->y += write_text (page, page->caption, cases, MARGIN_PX + 20, page->y, ROOM_PX - 20, LOBBY_TOKEN_TEXT);
  write_text (page, page->caption, foot, MARGIN_PX, MAX (page->y + 6, HEIGHT_PX - MARGIN_PX - 16), ROOM_PX,
              LOBBY_TOKEN_TEXT_2);
}

/**
 * lobby_sheet_page_draw:
 * @sheet: the day
 * @before: (nullable): the same weekday before
 * @cr: a page of A4, in points
 */
void
lobby_sheet_page_draw (const LobbyDaySheet *sheet, const LobbyDaySheet *before, cairo_t *cr)
{
  Page page = { .sheet = sheet, .before = before, .cr = cr };

  g_return_if_fail (sheet != NULL && cr != NULL);

  cairo_save (cr);
  cairo_scale (cr, 1 / PX_PER_PT, 1 / PX_PER_PT);
  lobby_palette_init (&page.palette, FALSE, FALSE);
  page.caption = make_layout (cr, 8.5);
  page.body = make_layout (cr, 11);
  page.title = make_layout (cr, 15);
  page.figure = make_layout (cr, 18);
  write_head (&page);
  write_figures (&page);
  paint_charts (&page);
  write_findings (&page);
  write_tomorrow (&page);
  write_foot (&page);
  g_object_unref (page.caption);
  g_object_unref (page.body);
  g_object_unref (page.title);
  g_object_unref (page.figure);
  cairo_restore (cr);
}

/**
 * lobby_sheet_page_save_pdf:
 * @sheet: the day
 * @before: (nullable): the same weekday before
 * @path: file to write; a half-written one never takes its place
 * @error: %LOBBY_ERROR_NO_SPACE when it cannot be written
 *
 * Fonts are embedded; title and language of the document are set.
 *
 * Returns: whether the file is there
 */
gboolean
lobby_sheet_page_save_pdf (const LobbyDaySheet *sheet, const LobbyDaySheet *before, const char *path, GError **error)
{
  g_autofree char *half = g_strconcat (path, ".part", NULL);
  g_autofree char *title = lobby_sheet_page_dup_title (sheet);
  cairo_surface_t *surface = cairo_pdf_surface_create (half, LOBBY_PAPER_WIDTH_PT, LOBBY_PAPER_HEIGHT_PT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Lobby");
  lobby_sheet_page_draw (sheet, before, cr);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = status != CAIRO_STATUS_SUCCESS ? status : cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS && g_rename (half, path) == 0)
    return TRUE;
  g_set_error (error, LOBBY_ERROR, LOBBY_ERROR_NO_SPACE, "%s",
               status != CAIRO_STATUS_SUCCESS ? cairo_status_to_string (status) : g_strerror (errno));
  g_unlink (half);
  return FALSE;
}
