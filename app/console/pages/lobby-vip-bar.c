/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is sought in the log of valued customers: words, a tier, a relationship manager, what became of the visit. */
#include "config.h"

#include "lobby-vip-bar.h"
#include "lobby-visit-show.h"
#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyVipBar
{
  GtkBox parent_instance;

  GtkEditable *search;
  GtkDropDown *tier;
  GtkDropDown *owner;
  GtkDropDown *state;
  GtkWidget *enter;

  /* owned */
  GPtrArray *owners;  /* of owned ids, by place; the first is all */
  char *shown_owners; /* (nullable): whom the drop-down has */
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyVipBar, lobby_vip_bar, GTK_TYPE_BOX)

static const LobbyTier tiers[] = { LOBBY_TIER_UNKNOWN, LOBBY_TIER_GOLD, LOBBY_TIER_PLATINUM, LOBBY_TIER_DIAMOND,
                                   LOBBY_TIER_PRIVATE };

static void
changed_cb (LobbyVipBar *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
lobby_vip_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOBBY_TYPE_VIP_BAR);
  G_OBJECT_CLASS (lobby_vip_bar_parent_class)->dispose (object);
}

static void
lobby_vip_bar_finalize (GObject *object)
{
  LobbyVipBar *self = LOBBY_VIP_BAR (object);

  g_ptr_array_unref (self->owners);
  g_free (self->shown_owners);
  G_OBJECT_CLASS (lobby_vip_bar_parent_class)->finalize (object);
}

static void
lobby_vip_bar_class_init (LobbyVipBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_vip_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = lobby_vip_bar_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-vip-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyVipBar, search);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipBar, tier);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipBar, owner);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipBar, state);
  gtk_widget_class_bind_template_child (widget_class, LobbyVipBar, enter);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);

  /**
   * LobbyVipBar::changed:
   *
   * Something else is sought.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
fill_tiers (LobbyVipBar *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _ ("All tiers"));
  for (guint i = 1; i < G_N_ELEMENTS (tiers); i++)
    gtk_string_list_append (words, lobby_words_get_tier (tiers[i]));
  gtk_drop_down_set_model (self->tier, G_LIST_MODEL (words));
}

static void
fill_states (LobbyVipBar *self)
{
  const char *words[] = { [LOBBY_VIP_ANY] = _ ("All visits"),
                          [LOBBY_VIP_OPEN] = C_ ("visit", "Not answered"),
                          [LOBBY_VIP_ANSWERED] = C_ ("visit", "Answered"),
                          [LOBBY_VIP_MET] = C_ ("visit", "Met"),
                          [LOBBY_VIP_ESCALATED] = C_ ("visit", "Escalated"),
                          NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  gtk_drop_down_set_model (self->state, G_LIST_MODEL (list));
}

static void
lobby_vip_bar_init (LobbyVipBar *self)
{
  self->owners = g_ptr_array_new_with_free_func (g_free);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_tiers (self);
  fill_states (self);
  self->filling = FALSE;
}

static char *
dup_managers (LobbySession *session)
{
  const GPtrArray *staffs = lobby_state_get_staffs (lobby_session_get_state (session));
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < staffs->len; i++)
    {
      const LobbyStaffRecord *staff = g_ptr_array_index (staffs, i);
      if (staff->role == LOBBY_ROLE_RELATIONSHIP_MANAGER)
        g_string_append_printf (ids, "%s\n", staff->id);
    }
  return g_string_free (ids, FALSE);
}

/* Filled anew only when other people work here. */
static void
fill_owners (LobbyVipBar *self, LobbySession *session)
{
  g_autofree char *shown = dup_managers (session);
  g_auto (GStrv) ids = NULL;
  g_autoptr (GtkStringList) words = NULL;

  if (g_strcmp0 (shown, self->shown_owners) == 0)
    return;
  ids = g_strsplit (shown, "\n", -1);
  words = gtk_string_list_new (NULL);
  g_free (self->shown_owners);
  self->shown_owners = g_steal_pointer (&shown);
  g_ptr_array_set_size (self->owners, 0);
  g_ptr_array_add (self->owners, NULL);
  /* Translators: of relationship managers */
  gtk_string_list_append (words, _ ("All managers"));
  for (guint i = 0; ids[i] != NULL && *ids[i] != '\0'; i++)
    {
      g_ptr_array_add (self->owners, g_strdup (ids[i]));
      gtk_string_list_append (words, lobby_visit_get_staff_name (lobby_session_get_floor (session), ids[i]));
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->owner, G_LIST_MODEL (words));
  self->filling = FALSE;
}

/** lobby_vip_bar_show: offers what can be sought in @session */
void
lobby_vip_bar_show (LobbyVipBar *self, LobbySession *session)
{
  g_return_if_fail (LOBBY_IS_VIP_BAR (self) && LOBBY_IS_SESSION (session));

  fill_owners (self, session);
  gtk_widget_set_sensitive (self->enter, lobby_session_may_ask (session, LOBBY_COMMAND_CUSTOMER_RECOGNISE));
}

/** lobby_vip_bar_read: @query: (out): what is sought; its texts are borrowed until something else is sought */
void
lobby_vip_bar_read (LobbyVipBar *self, LobbyVipQuery *query)
{
  g_return_if_fail (LOBBY_IS_VIP_BAR (self) && query != NULL);

  guint tier = gtk_drop_down_get_selected (self->tier), owner = gtk_drop_down_get_selected (self->owner);
  guint state = gtk_drop_down_get_selected (self->state);
  query->text = gtk_editable_get_text (self->search);
  query->tier = tier < G_N_ELEMENTS (tiers) ? tiers[tier] : LOBBY_TIER_UNKNOWN;
  query->owner = owner < self->owners->len ? g_ptr_array_index (self->owners, owner) : NULL;
  query->state = state < LOBBY_VIP_N_STATES ? (LobbyVipState) state : LOBBY_VIP_ANY;
}
