/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule sheet of diversion, to be read and changed. What is changed here counts when the branch has taken it, as a
 * whole and under the next version; who was first wins, and the other one sees who it was. */
#include "config.h"

#include "lobby-rules-page.h"

#include "lobby-language.h"
#include "lobby-page-watch.h"
#include "lobby-rule-rows.h"
#include "lobby-rules.h"
#include "lobby-errand.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyRulesPage
{
  AdwPreferencesPage parent_instance;

  /* template */
  GtkLabel *version;
  LobbyGlyph *glyph;
  GtkLabel *status;
  GtkWidget *reload;
  GtkWidget *restore;
  GtkWidget *save;

  /* owned */
  LobbyPageWatch *watch;
  GPtrArray *groups; /* of AdwPreferencesGroup, which the page owns */
  LobbyRuleForm form;

  /* state */
  gint64 base;      /* version that the rows were made from */
  gboolean edited;  /* something was changed since */
  char *command_id; /* (nullable): what was sent last */
};

G_DEFINE_FINAL_TYPE (LobbyRulesPage, lobby_rules_page, ADW_TYPE_PREFERENCES_PAGE)

static void show_session (GtkWidget *widget, LobbySession *session);

static void
show (LobbyRulesPage *self)
{
  g_autoptr (LobbySession) session = lobby_page_watch_get_session (self->watch);

  if (session != NULL)
    show_session (GTK_WIDGET (self), session);
}

static void
edited_cb (gpointer data)
{
  LobbyRulesPage *self = data;

  self->edited = TRUE;
  g_clear_pointer (&self->command_id, g_free);
  show (self);
}

/* --- rows --- */

static void
drop_rows (LobbyRulesPage *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self), g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  g_clear_pointer (&self->form.sheet, lobby_rule_sheet_free);
}

/* Rows of a copy of @sheet, which replaces version @base when it is saved. */
static void
fill_rows (LobbyRulesPage *self, LobbySession *session, const LobbyRuleSheet *sheet, gint64 base)
{
  drop_rows (self);
  self->form = (LobbyRuleForm){ lobby_rule_sheet_copy (sheet),
                                lobby_floor_get_branch (lobby_session_get_floor (session)), edited_cb, self };
  self->form.sheet->version = base;
  self->base = base;
  self->edited = FALSE;
  lobby_rule_rows_fill (&self->form, self->groups);
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), g_ptr_array_index (self->groups, i));
}

static void
load (LobbyRulesPage *self, LobbySession *session)
{
  const LobbyRuleSheet *sheet = lobby_rules_get_effective (lobby_session_get_state (session));

  g_clear_pointer (&self->command_id, g_free);
  fill_rows (self, session, sheet, sheet->version);
}

/* --- buttons --- */

static void
save_clicked_cb (LobbyRulesPage *self)
{
  g_autoptr (LobbySession) session = lobby_page_watch_get_session (self->watch);
  g_autofree char *problem = self->form.sheet != NULL ? lobby_rule_rows_dup_problem (self->form.sheet) : NULL;

  if (session == NULL || self->form.sheet == NULL || problem != NULL)
    return;
  g_free (self->command_id);
  self->command_id = lobby_session_change_rules (session, lobby_rule_sheet_copy (self->form.sheet));
  show (self);
}

static void
reload_clicked_cb (LobbyRulesPage *self)
{
  g_autoptr (LobbySession) session = lobby_page_watch_get_session (self->watch);

  if (session == NULL)
    return;
  load (self, session);
  show (self);
}

static void
restore_clicked_cb (LobbyRulesPage *self)
{
  g_autoptr (LobbySession) session = lobby_page_watch_get_session (self->watch);

  if (session == NULL)
    return;
  fill_rows (self, session, lobby_rules_get_shipped (),
             lobby_rules_get_effective (lobby_session_get_state (session))->version);
  edited_cb (self);
}

/* --- what is said of it --- */

static char *
dup_who (const LobbyRuleSheet *sheet, LobbyFloor *floor)
{
  const LobbyText *name = lobby_floor_get_staff_name (floor, sheet->changed_by);

  if (name != NULL)
    return g_strdup (lobby_text_get (name, lobby_language_get ()));
  return g_strdup (sheet->changed_by != NULL ? sheet->changed_by : _ ("Somebody else"));
}

static char *
dup_version (const LobbyRuleSheet *sheet, LobbyFloor *floor)
{
  if (sheet->changed_us == 0)
    /* Translators: %d counts up with each change of the rule sheet */
    return g_strdup_printf (_ ("Version %d, as it came with Lobby"), (int) sheet->version);
  g_autofree char *who = dup_who (sheet, floor);
  g_autofree char *time = lobby_words_dup_time (sheet->changed_us, lobby_floor_get_time_zone (floor), FALSE);
  /* Translators: version of the rule sheet, who changed it, and at what time */
  return g_strdup_printf (_ ("Version %1$d, changed by %2$s at %3$s"), (int) sheet->version, who, time);
}

static char *
dup_refusal (LobbyRulesPage *self, LobbySession *session, const char *problem)
{
  const LobbyRuleSheet *sheet = lobby_rules_get_effective (lobby_session_get_state (session));
  LobbyFloor *floor = lobby_session_get_floor (session);

  if (g_strcmp0 (problem, "forbidden") == 0)
    return g_strdup (_ ("Not saved: this console may not do that"));
  if (!lobby_problem_is_conflict (problem))
    return g_strdup (_ ("Not saved: the branch service refused it"));
  if (sheet->version == self->base)
    return g_strdup (_ ("Not saved: somebody else was first"));
  g_autofree char *who = dup_who (sheet, floor);
  g_autofree char *time = lobby_words_dup_time (sheet->changed_us, lobby_floor_get_time_zone (floor), FALSE);
  /* Translators: who changed the rule sheet, and at what time */
  return g_strdup_printf (_ ("Not saved: %1$s was first, at %2$s"), who, time);
}

static char *
dup_sent (LobbyRulesPage *self, LobbySession *session, LobbyShape *shape)
{
  const char *problem = NULL;

  *shape = LOBBY_SHAPE_DOTTED_RING;
  switch (lobby_session_get_pending (session, self->command_id, &problem))
    {
    case LOBBY_PENDING_WAITING:
    case LOBBY_PENDING_SENT:
      return g_strdup (_ ("On its way to the branch"));
    case LOBBY_PENDING_REFUSED:
      *shape = LOBBY_SHAPE_CROSS;
      return dup_refusal (self, session, problem);
    case LOBBY_PENDING_NONE:
    default:
      *shape = LOBBY_SHAPE_TICK;
      return g_strdup (_ ("Saved"));
    }
}

static char *
dup_status (LobbyRulesPage *self, LobbySession *session, LobbyShape *shape)
{
  g_autofree char *problem = lobby_rule_rows_dup_problem (self->form.sheet);

  *shape = LOBBY_SHAPE_NONE;
  if (!lobby_session_can_act (session))
    return g_strdup (_ ("Nothing can be changed here"));
  if (!lobby_session_may (session, LOBBY_RIGHT_RULES_CHANGE))
    return lobby_words_dup_right_needed (LOBBY_RIGHT_RULES_CHANGE);
  if (self->command_id != NULL)
    return dup_sent (self, session, shape);
  if (problem != NULL)
    {
      *shape = LOBBY_SHAPE_TRIANGLE;
      return g_steal_pointer (&problem);
    }
  if (self->edited && lobby_rules_get_effective (lobby_session_get_state (session))->version != self->base)
    {
      *shape = LOBBY_SHAPE_DIAMOND;
      return g_strdup (_ ("The sheet was changed elsewhere meanwhile"));
    }
  return self->edited ? g_strdup (_ ("Not saved yet")) : NULL;
}

static gboolean
is_on_its_way (LobbyRulesPage *self, LobbySession *session)
{
  LobbyPendingState pending = lobby_session_get_pending (session, self->command_id, NULL);

  return self->command_id != NULL && (pending == LOBBY_PENDING_WAITING || pending == LOBBY_PENDING_SENT);
}

/* What was saved, or changed elsewhere while nothing is typed here, is shown at once; what is typed stays. */
static void
follow (LobbyRulesPage *self, LobbySession *session)
{
  const LobbyRuleSheet *sheet = lobby_rules_get_effective (lobby_session_get_state (session));
  gboolean saved = self->command_id != NULL
                   && lobby_session_get_pending (session, self->command_id, NULL) == LOBBY_PENDING_NONE;

  if (self->form.sheet == NULL)
    load (self, session);
  else if (sheet->version != self->base && (saved || !self->edited))
    fill_rows (self, session, sheet, sheet->version);
}

static void
show_session (GtkWidget *widget, LobbySession *session)
{
  LobbyRulesPage *self = LOBBY_RULES_PAGE (widget);
  const LobbyRuleSheet *sheet = lobby_rules_get_effective (lobby_session_get_state (session));
  gboolean waiting = is_on_its_way (self, session);

  follow (self, session);
  LobbyShape shape;
  g_autofree char *status = dup_status (self, session, &shape);
  g_autofree char *version = dup_version (sheet, lobby_session_get_floor (session));
  g_autofree char *problem = lobby_rule_rows_dup_problem (self->form.sheet);
  gboolean can_act = lobby_session_may_ask (session, LOBBY_COMMAND_RULES_CHANGE);
  lobby_label_show (self->version, version);
  lobby_glyph_show (self->glyph, shape);
  gtk_widget_set_visible (GTK_WIDGET (self->glyph), shape != LOBBY_SHAPE_NONE);
  lobby_label_show_or_hide (self->status, status);
  gtk_widget_set_visible (self->reload, sheet->version != self->base);
  gtk_widget_set_sensitive (self->restore, can_act);
  gtk_widget_set_sensitive (self->save, can_act && self->edited && !waiting && problem == NULL);
  for (guint i = 0; i < self->groups->len; i++)
    gtk_widget_set_sensitive (g_ptr_array_index (self->groups, i), can_act && !waiting);
}

/* --- object --- */

static void
lobby_rules_page_dispose (GObject *object)
{
  LobbyRulesPage *self = LOBBY_RULES_PAGE (object);

  g_clear_pointer (&self->watch, lobby_page_watch_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_RULES_PAGE);
  G_OBJECT_CLASS (lobby_rules_page_parent_class)->dispose (object);
}

static void
lobby_rules_page_finalize (GObject *object)
{
  LobbyRulesPage *self = LOBBY_RULES_PAGE (object);

  g_ptr_array_unref (self->groups);
  g_clear_pointer (&self->form.sheet, lobby_rule_sheet_free);
  g_free (self->command_id);
  G_OBJECT_CLASS (lobby_rules_page_parent_class)->finalize (object);
}

static void
lobby_rules_page_class_init (LobbyRulesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_rules_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_rules_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-rules-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyRulesPage, version);
  gtk_widget_class_bind_template_child (widget_class, LobbyRulesPage, glyph);
  gtk_widget_class_bind_template_child (widget_class, LobbyRulesPage, status);
  gtk_widget_class_bind_template_child (widget_class, LobbyRulesPage, reload);
  gtk_widget_class_bind_template_child (widget_class, LobbyRulesPage, restore);
  gtk_widget_class_bind_template_child (widget_class, LobbyRulesPage, save);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reload_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_clicked_cb);
}

static void
lobby_rules_page_init (LobbyRulesPage *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->watch = lobby_page_watch_new (GTK_WIDGET (self), show_session);
}

/** lobby_rules_page_set_session: shows the rules of another lobby; %NULL shows none */
void
lobby_rules_page_set_session (LobbyRulesPage *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_RULES_PAGE (self));

  g_autoptr (LobbySession) before = lobby_page_watch_get_session (self->watch);
  if (before == session)
    return;
  drop_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self->version), session != NULL);
  lobby_page_watch_set_session (self->watch, session);
}
