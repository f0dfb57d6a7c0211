/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another due time for a slip: who sees to it and who wrote it agree on one. A button with a small window of its own. */
#include "config.h"

#include "lobby-case-due.h"
#include "lobby-due-entry.h"
#include "lobby-widgets.h"

#include "lobby-case-order.h"

#include <glib/gi18n-lib.h>

struct _LobbyCaseDue
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkPopover *popover;
  LobbyDueEntry *entry;
  GtkLabel *line;
  GtkButton *change;

  /* state */
  LobbySession *session; /* weak */
  gint64 due_us;         /* of the case */
};

enum
{
  ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyCaseDue, lobby_case_due, GTK_TYPE_WIDGET)

/* Time goes on while the window is open. */
static void
judge_cb (LobbyCaseDue *self)
{
  const char *fault = lobby_due_entry_get_fault (self->entry);

  lobby_label_show_or_hide (self->line, fault);
  gtk_widget_set_sensitive (GTK_WIDGET (self->change),
                            fault == NULL && lobby_due_entry_read (self->entry) != self->due_us);
  lobby_popover_fit (self->popover);
}

static void
opened_cb (LobbyCaseDue *self)
{
  if (self->session == NULL)
    return;
  lobby_due_entry_open (self->entry, self->session, self->due_us);
  judge_cb (self);
}

static void
ask_cb (LobbyCaseDue *self)
{
  gint64 due_us = lobby_due_entry_read (self->entry);

  judge_cb (self);
  if (due_us == 0 || due_us == self->due_us)
    return;
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[ASKED], 0, due_us);
}

static void
lobby_case_due_dispose (GObject *object)
{
  g_clear_weak_pointer (&LOBBY_CASE_DUE (object)->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_CASE_DUE);
  G_OBJECT_CLASS (lobby_case_due_parent_class)->dispose (object);
}

static void
lobby_case_due_class_init (LobbyCaseDueClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_case_due_dispose;
  g_type_ensure (LOBBY_TYPE_DUE_ENTRY);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-case-due.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseDue, button);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseDue, popover);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseDue, entry);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseDue, line);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseDue, change);
  gtk_widget_class_bind_template_callback (widget_class, judge_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);

  /**
   * LobbyCaseDue::asked:
   * @due_us: until when the slip shall be due, µs since 1970 UTC
   *
   * A person moves a slip to another time.
   */
  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
lobby_case_due_init (LobbyCaseDue *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** lobby_case_due_show: lets @record be moved to another time; nothing for what has its time from a rule, or is done */
void
lobby_case_due_show (LobbyCaseDue *self, const LobbyCaseRecord *record, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_CASE_DUE (self) && record != NULL && LOBBY_IS_SESSION (session));

  gtk_widget_set_visible (GTK_WIDGET (self), record->kind == LOBBY_CASE_SECOND_LINE && lobby_case_is_open (record));
  g_set_weak_pointer (&self->session, session);
  self->due_us = record->due_us;
}
