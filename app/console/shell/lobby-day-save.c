/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves a day of the journal where a person wants it: without people, and recorded first; without a record nothing leaves.
 * A day that takes long shows how far it is, and can be stopped. */
#include "config.h"

#include "lobby-day-save.h"

#include "lobby-error.h"
#include "lobby-file-choice.h"
#include "lobby-replay-session.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

/* What is done sooner shows nothing of it. */
#define QUICK_MS 300

struct _LobbyDaySave
{
  AdwWindow parent_instance;

  GtkProgressBar *bar;
  LobbySession *live;        /* (owned) */
  LobbyShelfDay *day;        /* (owned) */
  GCancellable *cancellable; /* (owned) */
  guint show_id;
};

G_DEFINE_FINAL_TYPE (LobbyDaySave, lobby_day_save, ADW_TYPE_WINDOW)

static void
lobby_day_save_dispose (GObject *object)
{
  LobbyDaySave *self = LOBBY_DAY_SAVE (object);

  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_object (&self->live);
  g_clear_object (&self->day);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (lobby_day_save_parent_class)->dispose (object);
}

/* Closing it is changing one's mind. */
static gboolean
lobby_day_save_close_request (GtkWindow *window)
{
  g_cancellable_cancel (LOBBY_DAY_SAVE (window)->cancellable);
  return GDK_EVENT_STOP;
}

static void
lobby_day_save_class_init (LobbyDaySaveClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_day_save_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lobby_day_save_close_request;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lobby_day_save_init (LobbyDaySave *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  /* Translators: heading of the window that shows how far the saving of a recorded day is */
  GtkWidget *heading = gtk_label_new (_ ("Saving the Day"));
  /* Translators: button: stops the saving of a recorded day */
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->cancellable = g_cancellable_new ();
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_show_text (self->bar, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Saving the Day"), -1);
  gtk_widget_add_css_class (heading, "lobby-title");
  gtk_widget_set_halign (cancel, GTK_ALIGN_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Saving the Day"));
  gtk_window_set_default_size (GTK_WINDOW (self), 360, -1);
  gtk_window_set_resizable (GTK_WINDOW (self), FALSE);
  adw_window_set_content (ADW_WINDOW (self), box);
}

static gboolean
show_cb (gpointer data)
{
  LobbyDaySave *self = data;

  self->show_id = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
progress_cb (goffset n_done, goffset n_all, gpointer data)
{
  gtk_progress_bar_set_fraction (LOBBY_DAY_SAVE (data)->bar, n_all > 0 ? (double) n_done / (double) n_all : 1);
}

static const char *
get_words (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    /* Translators: the person has stopped the saving of a recorded day */
    return _ ("The day was not saved.");
  if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND))
    return _ ("There is no such day any more.");
  if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_CONFLICT))
    /* Translators: a recorded day could not be saved */
    return _ ("Not saved: somebody else is writing this file");
  if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_FORBIDDEN))
    /* Translators: a recorded day could not be saved */
    return _ ("Not saved: you may not write into this folder");
  return _ ("Not saved: the folder is full or read-only");
}

/* The window may be gone meanwhile. */
static void
say (LobbyDaySave *self, const char *words)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (window != NULL)
    lobby_window_add_toast (LOBBY_WINDOW (window), words);
}

static void
saved_cb (GObject *shelf, GAsyncResult *result, gpointer data)
{
  LobbyDaySave *self = data;
  g_autoptr (GError) error = NULL;

  if (lobby_day_shelf_save_finish (LOBBY_DAY_SHELF (shelf), result, &error))
    /* Translators: a recorded day was saved as a file that may leave the branch */
    say (self, _ ("Day saved, without names"));
  else
    say (self, get_words (error));
  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}

static void
write_day (LobbyDaySave *self, const char *path)
{
  LobbyDayShelf *shelf = lobby_session_get_shelf (self->live);
  g_autofree char *what = g_strconcat ("day-", lobby_shelf_day_get_day (self->day), NULL);

  if (shelf == NULL || !lobby_session_record_export (self->live, what))
    {
      say (self, _ ("Not saved: the export cannot be recorded"));
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  self->show_id = g_timeout_add (QUICK_MS, show_cb, self);
  lobby_day_shelf_save_async (shelf, self->day, path, lobby_clock_get_now (lobby_session_get_clock (self->live)),
                              self->cancellable, progress_cb, self, saved_cb, g_object_ref (self));
}

static void
begin (LobbyWindow *window, LobbySession *live, LobbyShelfDay *day, const char *path)
{
  LobbyDaySave *self = g_object_new (LOBBY_TYPE_DAY_SAVE, "transient-for", window, "modal", TRUE, NULL);

  self->live = g_object_ref (live);
  self->day = g_object_ref (day);
  write_day (self, path);
}

/* --- what shall be saved, and where --- */

#define WISH "lobby-day-to-save"

typedef struct
{
  LobbySession *live; /* (owned) */
  LobbyShelfDay *day; /* (owned) */
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->live);
  g_object_unref (wish->day);
  g_free (wish);
}

static void
chosen_cb (const char *path, gpointer window)
{
  Wish *wish = g_object_steal_data (window, WISH);

  if (wish == NULL)
    return;
  begin (window, wish->live, wish->day, path);
  wish_free (wish);
}

static char *
dup_name (LobbySession *live, LobbyShelfDay *day)
{
  const LobbyBranchRecord *branch = lobby_state_get_branch (lobby_session_get_state (live));

  return g_strdup_printf ("%s-%s.jsonl.gz", branch != NULL ? branch->id : "branch", lobby_shelf_day_get_day (day));
}

/* Returns: (transfer full) (nullable): the day that is named, or else the one that is played */
static LobbyShelfDay *
find_day (LobbyDayShelf *shelf, LobbySession *replay, const char *key)
{
  LobbyShelfDay *played = replay != NULL ? lobby_replay_session_get_day (LOBBY_REPLAY_SESSION (replay)) : NULL;

  if (*key != '\0')
    return lobby_day_shelf_find (shelf, key);
  return played != NULL ? g_object_ref (played) : NULL;
}

/**
 * lobby_day_save_ask:
 * @window: (nullable): says what became of it; without one nothing is asked
 * @live: (nullable): the session that keeps the journal; it records that the day leaves the branch
 * @replay: (nullable): the day that is played
 * @key: lobby_shelf_day_dup_key() of a day on the shelf of @live, "" for the one that is played
 *
 * Asks where a day shall be saved, and saves it there. On the summary "" is its sheet.
 */
void
lobby_day_save_ask (LobbyWindow *window, LobbySession *live, LobbySession *replay, const char *key)
{
  LobbyDayShelf *shelf = live != NULL ? lobby_session_get_shelf (live) : NULL;
  g_autoptr (LobbyShelfDay) day = shelf != NULL ? find_day (shelf, replay, key) : NULL;
  g_autofree char *name = NULL;
  Wish *wish;

  /* The key saves what is shown: the sheet of the day on the summary, elsewhere the day that is played. */
  if (*key == '\0' && window != NULL && g_strcmp0 (lobby_window_get_page (window), "summary") == 0)
    {
      g_action_group_activate_action (G_ACTION_GROUP (window), "save-pdf", NULL);
      return;
    }
  if (window == NULL || day == NULL)
    return;
  if (!lobby_day_shelf_can_save (shelf, day))
    {
      lobby_window_add_toast (window, _ ("Only days that were recorded here can be saved"));
      return;
    }
  wish = g_new (Wish, 1);
  *wish = (Wish){ g_object_ref (live), g_object_ref (day) };
  g_object_set_data_full (G_OBJECT (window), WISH, wish, wish_free);
  name = dup_name (live, day);
  /* Translators: title of the dialog that asks where a recorded day is written */
  lobby_file_choice_save (GTK_WIDGET (window), _ ("Save the Recorded Day"), name, chosen_cb, window);
}
