/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing a file. GtkFileChooserNative ages: moving on changes this file only. */
#include "config.h"

#include "lobby-file-choice.h"

typedef struct
{
  LobbyFileChosenFunc chosen;
  GWeakRef object;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_weak_ref_clear (&choice->object);
  g_free (choice);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  Choice *choice = data;
  g_autoptr (GObject) object = g_weak_ref_get (&choice->object);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && object != NULL)
    choice->chosen (path, object);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
ask (GtkWidget *widget,
     const char *title,
     GtkFileChooserAction action,
     const char *name,
     LobbyFileChosenFunc chosen,
     gpointer object)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, window, action, NULL, NULL);
  Choice *choice = g_new0 (Choice, 1);

  choice->chosen = chosen;
  g_weak_ref_init (&choice->object, object);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), choice, (GClosureNotify) (void *) choice_free,
                         0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * lobby_file_choice_open:
 * @widget: who asks; the dialog belongs to its window
 * @title: title of the dialog
 * @chosen: called with the file
 * @object: object that @chosen is called with, while it lives
 *
 * Lets a person choose a file that exists.
 */
void
lobby_file_choice_open (GtkWidget *widget, const char *title, LobbyFileChosenFunc chosen, gpointer object)
{
  ask (widget, title, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, chosen, object);
}

/**
 * lobby_file_choice_save:
 * @widget: who asks; the dialog belongs to its window
 * @title: title of the dialog
 * @name: what the file is called unless the person says otherwise
 * @chosen: called with the file
 * @object: object that @chosen is called with, while it lives
 *
 * Lets a person choose where a file shall be written; one that exists is asked about.
 */
void
lobby_file_choice_save (GtkWidget *widget,
                        const char *title,
                        const char *name,
                        LobbyFileChosenFunc chosen,
                        gpointer object)
{
  ask (widget, title, GTK_FILE_CHOOSER_ACTION_SAVE, name, chosen, object);
}
