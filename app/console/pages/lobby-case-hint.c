/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was left open with a customer who is here again: the case and the last note on it, wherever the customer is shown
 * (S2-15: the next person sees the note). The customer is known by a pseudonym alone. */
#include "config.h"

#include "lobby-case-hint.h"
#include "lobby-case-show.h"
#include "lobby-widgets.h"
#include "lobby-words-case.h"

#include "lobby-case-order.h"

#include <glib/gi18n-lib.h>

struct _LobbyCaseHint
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkLabel *head;
  GtkLabel *matter;
  GtkLabel *note;

  char *id; /* (owned) (nullable): which case */
};

G_DEFINE_FINAL_TYPE (LobbyCaseHint, lobby_case_hint, GTK_TYPE_WIDGET)

static void
clicked_cb (LobbyCaseHint *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  g_autofree char *id = g_strdup (self->id);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-case", "s", id);
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
lobby_case_hint_dispose (GObject *object)
{
  LobbyCaseHint *self = LOBBY_CASE_HINT (object);

  g_clear_pointer (&self->id, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_CASE_HINT);
  G_OBJECT_CLASS (lobby_case_hint_parent_class)->dispose (object);
}

static void
lobby_case_hint_class_init (LobbyCaseHintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_case_hint_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-case-hint.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseHint, button);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseHint, head);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseHint, matter);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseHint, note);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
lobby_case_hint_init (LobbyCaseHint *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_head (const LobbyCaseRecord *record, LobbySession *session)
{
  GTimeZone *zone = lobby_floor_get_time_zone (lobby_session_get_floor (session));
  gint64 now_us = lobby_case_get_now (session);
  gboolean open = lobby_case_is_open (record);
  g_autofree char *day = lobby_words_dup_near_day (open ? record->opened_us : record->closed_us, now_us, zone);

  if (open)
    /* Translators: a customer who is here has an open case; first its kind, then the day it was opened */
    return g_strdup_printf (_ ("Left open: %1$s, %2$s"), lobby_words_get_case_kind (record->kind), day);
  /* Translators: a customer who is here had a case; first its kind, then the day it was closed */
  return g_strdup_printf (_ ("%1$s, closed %2$s"), lobby_words_get_case_kind (record->kind), day);
}

/* Returns: (nullable): what the next person should know: the last note, or how it was solved */
static const char *
get_note (const LobbyCaseRecord *record)
{
  if (record->notes != NULL && record->notes->len > 0)
    return ((const LobbyCaseNote *) g_ptr_array_index (record->notes, record->notes->len - 1))->text;
  return record->solution != NULL ? record->solution : record->need;
}

/** lobby_case_hint_show: shows what was left open with @customer (nullable pseudonym); hidden when there is nothing */
void
lobby_case_hint_show (LobbyCaseHint *self, LobbySession *session, const char *customer)
{
  g_return_if_fail (LOBBY_IS_CASE_HINT (self) && LOBBY_IS_SESSION (session));

  g_autoptr (LobbyCase) one = lobby_case_find_for_customer (lobby_session_get_floor (session), customer);
  const LobbyCaseRecord *record = one != NULL ? lobby_case_get_record (one) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), record != NULL);
  if (record == NULL)
    return;
  g_autofree char *head = dup_head (record, session);
  g_autofree char *matter = lobby_case_dup_title (record, session);
  const char *note = get_note (record);
  g_autofree char *summary = g_strjoin (", ", head, matter, note, NULL);
  g_free (self->id);
  self->id = g_strdup (record->id);
  lobby_label_show (self->head, head);
  lobby_label_show (self->matter, matter);
  lobby_label_show_or_hide (self->note, note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
}
