/* SPDX-License-Identifier: GPL-3.0-or-later */
/* More time for a complaint: a complex one has more days, and one extension beyond that needs an approval from above the
 * branch. A button with a small window of its own. */
#include "config.h"

#include "lobby-case-time.h"
#include "lobby-case-show.h"
#include "lobby-widgets.h"
#include "lobby-words-case.h"

#include "lobby-case-order.h"
#include "lobby-instant.h"

#include <glib/gi18n-lib.h>

struct _LobbyCaseTime
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkLabel *text;
  GtkWidget *approval;
  GtkEditable *approved_by;
  GtkButton *ask;

  /* state */
  LobbyComplaintStage next;
};

enum
{
  ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyCaseTime, lobby_case_time, GTK_TYPE_WIDGET)

static gboolean
is_complete (LobbyCaseTime *self)
{
  g_autofree char *approved_by = g_strstrip (g_strdup (gtk_editable_get_text (self->approved_by)));

  return self->next != LOBBY_COMPLAINT_EXTENDED || *approved_by != '\0';
}

static void
changed_cb (LobbyCaseTime *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->ask), is_complete (self));
}

static void
ask_clicked_cb (LobbyCaseTime *self)
{
  gboolean approved = self->next == LOBBY_COMPLAINT_EXTENDED;
  g_autofree char *approved_by = g_strstrip (g_strdup (gtk_editable_get_text (self->approved_by)));

  if (!is_complete (self))
    return;
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[ASKED], 0, (int) self->next, approved ? approved_by : NULL);
  gtk_editable_set_text (self->approved_by, "");
}

static void
lobby_case_time_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_CASE_TIME);
  G_OBJECT_CLASS (lobby_case_time_parent_class)->dispose (object);
}

static void
lobby_case_time_class_init (LobbyCaseTimeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_case_time_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-case-time.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseTime, button);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseTime, popover);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseTime, text);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseTime, approval);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseTime, approved_by);
  gtk_widget_class_bind_template_child (widget_class, LobbyCaseTime, ask);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_clicked_cb);

  /**
   * LobbyCaseTime::asked:
   * @stage: #LobbyComplaintStage that the complaint shall have
   * @approved_by: (nullable): who above the branch approved it
   *
   * A person gives a complaint more time.
   */
  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
lobby_case_time_init (LobbyCaseTime *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_text (LobbyCaseTime *self, const LobbyCaseTerms *terms, const char *until)
{
  if (self->next == LOBBY_COMPLAINT_COMPLEX)
    /* Translators: first calendar days, then the last of them; by the Chinese rules on consumer complaints */
    return g_strdup_printf (
        _ ("A complex complaint may take %1$d calendar days, until %2$s (complaint rules of 2020)."),
        (int) terms->complex_days, until);
  /* Translators: first calendar days, then the last of them; by the Chinese rules on consumer complaints */
  return g_strdup_printf (_ ("In exceptional cases it may take %1$d days more, until %2$s (complaint rules of 2020). "
                             "That needs an approval from above the branch."),
                          (int) terms->extra_days, until);
}

static void
show_approver (LobbyCaseTime *self, const LobbyPolicyRecord *policy)
{
  const char *approver = policy != NULL && policy->complaint_approver != NULL
                             ? lobby_words_get_text (policy->complaint_approver)
                             /* Translators: who must approve that a complaint takes longer than usual */
                             : _ ("Head office or the institution above");

  gtk_widget_set_visible (self->approval, self->next == LOBBY_COMPLAINT_EXTENDED);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->approved_by), approver);
}

/** lobby_case_time_show: shows what more time @record can be given; nothing for what is no complaint, or has it all */
void
lobby_case_time_show (LobbyCaseTime *self, const LobbyCaseRecord *record, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_CASE_TIME (self) && record != NULL && LOBBY_IS_SESSION (session));

  LobbyFloor *floor = lobby_session_get_floor (session);
  GTimeZone *zone = lobby_floor_get_time_zone (floor);
  const LobbyBranchRecord *branch = lobby_floor_get_branch (floor);
  const LobbyPolicyRecord *policy = branch != NULL ? branch->policy : NULL;
  gboolean more = record->kind == LOBBY_CASE_COMPLAINT && record->stage < LOBBY_COMPLAINT_EXTENDED
                  && lobby_case_is_open (record);
  LobbyCaseTerms terms;

  gtk_widget_set_visible (GTK_WIDGET (self), more);
  if (!more)
    return;
  self->next = MAX (record->stage, LOBBY_COMPLAINT_SIMPLE) + 1;
  lobby_case_terms_read (policy, &terms);
  gint64 due_us = lobby_instant_day_end (record->opened_us, lobby_case_terms_count_days (&terms, self->next), zone);
  g_autofree char *until = lobby_words_dup_near_day (due_us, lobby_case_get_now (session), zone);
  g_autofree char *text = dup_text (self, &terms, until);
  lobby_label_show (self->text, text);
  show_approver (self, policy);
  changed_cb (self);
}
