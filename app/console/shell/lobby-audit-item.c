/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of an audit in words, for the table. */
#include "config.h"

#include "lobby-audit-item.h"

#include "lobby-instant.h"
#include "lobby-language.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CONSOLE "console:"

struct _LobbyAuditItem
{
  GObject parent_instance;

  /* owned */
  LobbyAuditRecord *record;
  char *words[LOBBY_AUDIT_N_COLUMNS];
  char *day;

  gboolean of_branch;
};

G_DEFINE_FINAL_TYPE (LobbyAuditItem, lobby_audit_item, G_TYPE_OBJECT)

static void
lobby_audit_item_finalize (GObject *object)
{
  LobbyAuditItem *self = LOBBY_AUDIT_ITEM (object);

  lobby_audit_record_free (self->record);
  for (guint i = 0; i < LOBBY_AUDIT_N_COLUMNS; i++)
    g_free (self->words[i]);
  g_free (self->day);
  G_OBJECT_CLASS (lobby_audit_item_parent_class)->finalize (object);
}

static void
lobby_audit_item_class_init (LobbyAuditItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_audit_item_finalize;
}

static void
lobby_audit_item_init (LobbyAuditItem *self)
{
}

/* A member of staff by name, a role in words, or an account of this computer. */
static char *
dup_who (const char *who, LobbySession *session)
{
  const LobbyText *name = lobby_floor_get_staff_name (lobby_session_get_floor (session), who);
  int bearer = lobby_choice_from_nick (&lobby_bearer_choice, who);

  if (g_str_has_prefix (who, CONSOLE))
    /* Translators: who did something: an account of this computer, as in "liwei, this computer" */
    return g_strdup_printf (_ ("%s, this computer"), who + strlen (CONSOLE));
  if (name != NULL)
    return g_strdup (lobby_text_get (name, lobby_language_get ()));
  return g_strdup (bearer > LOBBY_BEARER_UNKNOWN ? lobby_words_get_bearer ((LobbyBearer) bearer) : who);
}

static char *
dup_subject (const char *subject, LobbySession *session)
{
  const LobbyVisitRecord *visit = subject != NULL ? lobby_state_get_visit (lobby_session_get_state (session), subject)
                                                  : NULL;

  return g_strdup (visit != NULL && visit->ticket != NULL ? visit->ticket : subject != NULL ? subject : "");
}

static LobbyAuditItem *
make_item (const LobbyAuditRecord *record, gboolean of_branch, LobbySession *session)
{
  LobbyAuditItem *self = g_object_new (LOBBY_TYPE_AUDIT_ITEM, NULL);
  GTimeZone *zone = lobby_floor_get_time_zone (lobby_session_get_floor (session));
  g_autofree char *time = lobby_words_dup_time (record->at_us, zone, TRUE);

  self->record = lobby_record_copy (&lobby_audit_record_type, record);
  self->of_branch = of_branch;
  self->day = lobby_instant_dup_day (record->at_us, zone);
  self->words[LOBBY_AUDIT_COLUMN_TIME] = g_strdup_printf ("%s %s", self->day, time);
  /* Translators: which of two audits has a line: that of this console or that of the branch service */
  self->words[LOBBY_AUDIT_COLUMN_PLACE] = g_strdup (of_branch ? C_ ("audit", "Branch") : C_ ("audit", "Console"));
  self->words[LOBBY_AUDIT_COLUMN_WHO] = dup_who (record->who, session);
  self->words[LOBBY_AUDIT_COLUMN_ACTION] = g_strdup (lobby_words_get_audit_action (record->action));
  self->words[LOBBY_AUDIT_COLUMN_SUBJECT] = dup_subject (record->subject, session);
  self->words[LOBBY_AUDIT_COLUMN_REASON] = lobby_words_dup_audit_reason (record);
  return self;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const LobbyAuditItem *one = a, *other = b;

  if (one->record->at_us != other->record->at_us)
    return one->record->at_us < other->record->at_us ? 1 : -1;
  if (one->of_branch != other->of_branch)
    return one->of_branch ? -1 : 1;
  return (one->record->number < other->record->number) - (one->record->number > other->record->number);
}

static void
add_all (GPtrArray *items, const GPtrArray *lines, gboolean of_branch, LobbySession *session)
{
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    g_ptr_array_add (items, make_item (g_ptr_array_index (lines, i), of_branch, session));
}

/** lobby_audit_item_list: Returns: (transfer full): the lines of both audits, the newest first */
GListStore *
lobby_audit_item_list (const LobbyAuditReport *report, LobbySession *session)
{
  GListStore *store = g_list_store_new (LOBBY_TYPE_AUDIT_ITEM);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  add_all (items, report->lines, FALSE, session);
  add_all (items, report->branch_lines, TRUE, session);
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  g_list_store_sort (store, compare, NULL);
  return store;
}

/** lobby_audit_item_get_words: Returns: what stands in @column */
const char *
lobby_audit_item_get_words (LobbyAuditItem *self, LobbyAuditColumn column)
{
  g_return_val_if_fail (LOBBY_IS_AUDIT_ITEM (self) && column < LOBBY_AUDIT_N_COLUMNS, NULL);
  return self->words[column];
}

/** lobby_audit_item_get_day: Returns: the day of the branch, YYYY-MM-DD */
const char *
lobby_audit_item_get_day (LobbyAuditItem *self)
{
  g_return_val_if_fail (LOBBY_IS_AUDIT_ITEM (self), NULL);
  return self->day;
}

/** lobby_audit_item_get_record: Returns: the line itself */
const LobbyAuditRecord *
lobby_audit_item_get_record (LobbyAuditItem *self)
{
  g_return_val_if_fail (LOBBY_IS_AUDIT_ITEM (self), NULL);
  return self->record;
}

/** lobby_audit_item_is_of_branch: Returns: whether the branch service keeps it, not this console */
gboolean
lobby_audit_item_is_of_branch (LobbyAuditItem *self)
{
  g_return_val_if_fail (LOBBY_IS_AUDIT_ITEM (self), FALSE);
  return self->of_branch;
}
