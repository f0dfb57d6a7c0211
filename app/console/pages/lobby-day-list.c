/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recorded days that can be opened, the newest first. Choosing one opens it. */
#include "config.h"

#include "lobby-day-list.h"
#include "lobby-widgets.h"
#include "lobby-words-day.h"

#include <glib/gi18n-lib.h>

struct _LobbyDayList
{
  GtkWidget parent_instance;

  GtkWidget *list;
  LobbyDayShelf *shelf; /* (owned) (nullable) */
};

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyDayList, lobby_day_list, GTK_TYPE_WIDGET)

static char *
dup_title (LobbyShelfDay *day)
{
  if (lobby_shelf_day_get_day (day) != NULL)
    return lobby_words_dup_day (lobby_shelf_day_get_day (day));
  return g_path_get_basename (lobby_shelf_day_get_path (day));
}

static char *
dup_origin (LobbyShelfDay *day)
{
  guint n_events = (guint) MIN (lobby_shelf_day_get_n_events (day), G_MAXUINT);

  switch (lobby_shelf_day_get_origin (day))
    {
    case LOBBY_DAY_ORIGIN_JOURNAL:
      /* Translators: a recorded day in the list of days; how many events it has */
      return g_strdup_printf (ngettext ("Recorded here, %u event", "Recorded here, %u events", n_events), n_events);
    case LOBBY_DAY_ORIGIN_SERVICE:
      /* Translators: a recorded day in the list of days: the branch service has it */
      return g_strdup (_ ("Kept by the branch"));
    case LOBBY_DAY_ORIGIN_FILE:
    default:
      /* Translators: a recorded day in the list of days: a file that was opened */
      return g_strdup (_ ("Opened file"));
    }
}

static GtkWidget *
make_label (char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, css_class);
  g_free (text);
  return label;
}

static GtkWidget *
make_save_button (LobbyShelfDay *day, const char *title)
{
  /* Translators: button: saves a recorded day as a file */
  GtkWidget *button = gtk_button_new_with_label (_ ("Save As…"));
  g_autofree char *key = lobby_shelf_day_dup_key (day);
  /* Translators: accessible name of the button that saves a recorded day; %s is the date */
  g_autofree char *name = g_strdup_printf (_ ("Save %s as a File"), title);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.save-day");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", key);
  gtk_widget_set_tooltip_text (button, _ ("Names are left out"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  LobbyDayList *self = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *title = dup_title (item);
  g_autofree char *origin = dup_origin (item);
  /* Translators: accessible name of a recorded day: the date, then where it is */
  g_autofree char *name = g_strdup_printf (_ ("%1$s, %2$s"), title, origin);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  if (lobby_day_shelf_can_save (self->shelf, item))
    gtk_box_append (GTK_BOX (box), make_save_button (item, title));
  gtk_box_append (GTK_BOX (words), make_label (g_steal_pointer (&title), "lobby-strong"));
  gtk_box_append (GTK_BOX (words), make_label (g_steal_pointer (&origin), "lobby-caption"));
  gtk_widget_add_css_class (box, "lobby-day-choice");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
row_activated_cb (LobbyDayList *self, GtkListBoxRow *row)
{
  GListModel *days = lobby_day_shelf_get_days (self->shelf);
  g_autoptr (LobbyShelfDay) day = g_list_model_get_item (days, (guint) gtk_list_box_row_get_index (row));
  g_autofree char *key = day != NULL ? lobby_shelf_day_dup_key (day) : NULL;

  if (key == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-day", "s", key);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
lobby_day_list_dispose (GObject *object)
{
  LobbyDayList *self = LOBBY_DAY_LIST (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->shelf);
  G_OBJECT_CLASS (lobby_day_list_parent_class)->dispose (object);
}

static void
lobby_day_list_class_init (LobbyDayListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_day_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * LobbyDayList::chosen:
   *
   * A day was chosen; it is being opened.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
lobby_day_list_init (LobbyDayList *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "lobby-day-list");
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  /* Translators: accessible name of the list of days that can be opened */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Recorded Days"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

/** lobby_day_list_new: Returns: (transfer floating): an empty list */
GtkWidget *
lobby_day_list_new (void)
{
  return g_object_new (LOBBY_TYPE_DAY_LIST, NULL);
}

/** lobby_day_list_set_shelf: lists the days of @shelf; (nullable): of none */
void
lobby_day_list_set_shelf (LobbyDayList *self, LobbyDayShelf *shelf)
{
  g_return_if_fail (LOBBY_IS_DAY_LIST (self));

  if (!g_set_object (&self->shelf, shelf))
    return;
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), shelf != NULL ? lobby_day_shelf_get_days (shelf) : NULL, make_row,
                           self, NULL);
}
