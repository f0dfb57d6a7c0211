/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says that a name is masked, asks for a reason before it is shown, and counts down until it is masked again. */
#include "config.h"

#include "lobby-name-bar.h"

#include "lobby-widgets.h"

#include <glib/gi18n-lib.h>

struct _LobbyNameBar
{
  GtkBox parent_instance;

  GtkLabel *caption;
  GtkButton *button;
  LobbyReasonMenu *reasons;
  GtkPopover *words;
  GtkEntry *own_words;
  GtkWidget *words_button;

  /* state */
  LobbySession *session; /* (owned) (nullable) */
  char *visit;           /* (owned) (nullable): whose name it is about */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyNameBar, lobby_name_bar, GTK_TYPE_BOX)

/* The order of the list, and with it the numbers that are their keys. */
static const LobbyNameReason offered[] = {
  LOBBY_NAME_REASON_GREET,     LOBBY_NAME_REASON_IDENTITY, LOBBY_NAME_REASON_HAND_OVER,
  LOBBY_NAME_REASON_COMPLAINT, LOBBY_NAME_REASON_OTHER,
};

static const char *
get_refusal_words (const char *refusal)
{
  if (g_strcmp0 (refusal, "forbidden") == 0)
    return _ ("Your access token does not let you see names.");
  if (g_strcmp0 (refusal, "not-found") == 0)
    return _ ("The branch does not know this name.");
  if (g_strcmp0 (refusal, "no-audit") == 0)
    return _ ("It cannot be recorded here, so the name stays masked.");
  return _ ("The branch has not told the name. Try again.");
}

static char *
dup_caption (LobbyNameBar *self, LobbyShownName *shown, LobbyNameState state)
{
  switch (state)
    {
    case LOBBY_NAME_ASKED:
      return g_strdup (_ ("Asking the branch…"));
    case LOBBY_NAME_SHOWN:
      {
        guint left = lobby_shown_name_get_seconds_left (shown);
        /* Translators: until a name that is shown is hidden again */
        return g_strdup_printf (ngettext ("Masked again in %u s. Recorded.", "Masked again in %u s. Recorded.", left),
                                left);
      }
    case LOBBY_NAME_REFUSED:
      return g_strdup (get_refusal_words (lobby_shown_name_get_refusal (shown)));
    case LOBBY_NAME_MASKED:
    default:
      return g_strdup (_ ("Name is masked. Showing it is recorded."));
    }
}

static void
show (LobbyNameBar *self)
{
  LobbyShownName *shown = lobby_session_get_shown_name (self->session);
  LobbyNameState state = lobby_shown_name_get_state (shown, self->visit);
  gboolean may = lobby_session_may (self->session, LOBBY_RIGHT_NAMES_REVEAL);
  g_autofree char *caption = may ? dup_caption (self, shown, state)
                                 : g_strdup (_ ("Name is masked. Your role does not see names."));

  lobby_label_show (self->caption, caption);
  gtk_button_set_label (self->button, state == LOBBY_NAME_SHOWN ? _ ("Mask") : _ ("Show Name"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button),
                               state == LOBBY_NAME_SHOWN
                                   /* Translators: button with its key */
                                   ? _ ("Masks the name at once (Ctrl+M)")
                                   /* Translators: button with its key */
                                   : _ ("Asks why, and shows the full name for a moment (Ctrl+Shift+N)"));
  gtk_widget_set_visible (GTK_WIDGET (self->button), lobby_session_can_show_names (self->session));
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), may && state != LOBBY_NAME_ASKED);
}

static void
name_changed_cb (LobbyShownName *shown, LobbyNameBar *self)
{
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ask_for (LobbyNameBar *self, LobbyNameReason reason, const char *words)
{
  if (self->session != NULL && self->visit != NULL)
    lobby_session_show_name (self->session, self->visit, reason, words);
}

static void
reason_chosen_cb (LobbyNameBar *self, guint index)
{
  g_return_if_fail (index < G_N_ELEMENTS (offered));

  if (offered[index] != LOBBY_NAME_REASON_OTHER)
    {
      ask_for (self, offered[index], NULL);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->own_words), "");
  gtk_popover_popup (self->words);
  gtk_widget_grab_focus (GTK_WIDGET (self->own_words));
}

static char *
dup_words (LobbyNameBar *self)
{
  char *words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->own_words)));

  return g_strstrip (words);
}

static void
words_changed_cb (LobbyNameBar *self)
{
  g_autofree char *words = dup_words (self);

  gtk_widget_set_sensitive (self->words_button, *words != '\0');
}

static void
words_given_cb (LobbyNameBar *self)
{
  g_autofree char *words = dup_words (self);

  if (*words == '\0')
    return;
  gtk_popover_popdown (self->words);
  ask_for (self, LOBBY_NAME_REASON_OTHER, words);
}

static void
clicked_cb (LobbyNameBar *self)
{
  LobbyShownName *shown = self->session != NULL ? lobby_session_get_shown_name (self->session) : NULL;

  if (shown != NULL && lobby_shown_name_get_state (shown, self->visit) == LOBBY_NAME_SHOWN)
    lobby_session_mask_names (self->session);
  else
    lobby_name_bar_ask (self);
}

/* Who goes to another page leaves no name behind. */
static void
lobby_name_bar_unmap (GtkWidget *widget)
{
  LobbyNameBar *self = LOBBY_NAME_BAR (widget);

  if (self->session != NULL)
    lobby_session_mask_names (self->session);
  GTK_WIDGET_CLASS (lobby_name_bar_parent_class)->unmap (widget);
}

static void
drop_session (LobbyNameBar *self)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (lobby_session_get_shown_name (self->session), self);
  g_clear_object (&self->session);
}

static void
lobby_name_bar_dispose (GObject *object)
{
  LobbyNameBar *self = LOBBY_NAME_BAR (object);

  drop_session (self);
  g_clear_pointer (&self->visit, g_free);
  if (self->reasons != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->reasons));
  if (self->words != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->words));
  self->reasons = NULL;
  self->words = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), LOBBY_TYPE_NAME_BAR);
  G_OBJECT_CLASS (lobby_name_bar_parent_class)->dispose (object);
}

static void
lobby_name_bar_class_init (LobbyNameBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lobby_name_bar_dispose;
  widget_class->unmap = lobby_name_bar_unmap;
  gtk_widget_class_set_template_from_resource (widget_class, LOBBY_RESOURCE_PATH "/ui/lobby-name-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LobbyNameBar, caption);
  gtk_widget_class_bind_template_child (widget_class, LobbyNameBar, button);
  gtk_widget_class_bind_template_child (widget_class, LobbyNameBar, words);
  gtk_widget_class_bind_template_child (widget_class, LobbyNameBar, own_words);
  gtk_widget_class_bind_template_child (widget_class, LobbyNameBar, words_button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_given_cb);

  /**
   * LobbyNameBar::changed:
   *
   * The name is shown or masked; see lobby_name_bar_dup_name().
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
lobby_name_bar_init (LobbyNameBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reasons = LOBBY_REASON_MENU (lobby_reason_menu_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->reasons), GTK_WIDGET (self->button));
  gtk_popover_set_position (GTK_POPOVER (self->reasons), GTK_POS_TOP);
  g_signal_connect_swapped (self->reasons, "chosen", G_CALLBACK (reason_chosen_cb), self);
  g_object_ref_sink (self->words);
  gtk_widget_set_parent (GTK_WIDGET (self->words), GTK_WIDGET (self->button));
  g_object_unref (self->words);
}

/**
 * lobby_name_bar_show:
 * @self: the bar
 * @session: whose lobby it is
 * @visit: whose name it is about; a name of another visit is masked
 */
void
lobby_name_bar_show (LobbyNameBar *self, LobbySession *session, const LobbyVisitRecord *visit)
{
  g_return_if_fail (LOBBY_IS_NAME_BAR (self) && LOBBY_IS_SESSION (session) && visit != NULL);

  if (self->session != session)
    {
      drop_session (self);
      self->session = g_object_ref (session);
      g_signal_connect (lobby_session_get_shown_name (session), "changed", G_CALLBACK (name_changed_cb), self);
    }
  if (g_strcmp0 (self->visit, visit->id) != 0)
    {
      g_free (self->visit);
      self->visit = g_strdup (visit->id);
      lobby_session_mask_names (session);
    }
  show (self);
}

/** lobby_name_bar_ask: asks why the name is needed */
void
lobby_name_bar_ask (LobbyNameBar *self)
{
  const char *const reasons[] = {
    /* Translators: why a name is shown */
    _ ("To greet by name"),
    /* Translators: why a name is shown */
    _ ("To check who it is"),
    /* Translators: why a name is shown */
    _ ("To hand over to a colleague"),
    /* Translators: why a name is shown */
    _ ("To answer a complaint"),
    /* Translators: why a name is shown: another reason, in own words */
    _ ("Other…"),
    NULL,
  };

  g_return_if_fail (LOBBY_IS_NAME_BAR (self));

  if (self->session == NULL || !gtk_widget_is_sensitive (GTK_WIDGET (self->button))
      || !gtk_widget_get_mapped (GTK_WIDGET (self->button)))
    return;
  lobby_reason_menu_show (self->reasons, _ ("Why is the name needed?"), reasons);
  gtk_popover_popup (GTK_POPOVER (self->reasons));
}

/** lobby_name_bar_dup_name: Returns: (transfer full): the full name of @visit while it is shown, else the masked one */
char *
lobby_name_bar_dup_name (LobbyNameBar *self, const LobbyVisitRecord *visit)
{
  const LobbyText *name = self->session != NULL
                              ? lobby_shown_name_get_name (lobby_session_get_shown_name (self->session), visit->id)
                              : NULL;

  return name != NULL ? lobby_words_dup_full_name (visit, name) : lobby_words_dup_masked_name (visit);
}
