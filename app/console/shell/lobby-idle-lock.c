/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Covers what is personal when nobody has touched the console for some minutes, until a key or a click. It counts seconds
 * without input; other windows than the main one are hidden meanwhile. The application owns it. */
#include "config.h"

#include "lobby-idle-lock.h"

struct _LobbyIdleLock
{
  GObject parent_instance;

  GtkWindow *main;   /* weak (nullable) */
  GPtrArray *hidden; /* (owned) (element-type GtkWindow): to be shown again */
  guint minutes;     /* 0: never */

  /* state */
  gboolean touched; /* since the last second */
  gboolean locked;
  guint idle_s;
  guint second_id;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyIdleLock, lobby_idle_lock, G_TYPE_OBJECT)

/* --- other windows --- */

static void
hide_others (LobbyIdleLock *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (window == self->main || !gtk_widget_get_visible (GTK_WIDGET (window)))
        continue;
      g_ptr_array_add (self->hidden, g_object_ref (window));
      gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
    }
}

/* One that was closed meanwhile stays closed. */
static void
show_others (LobbyIdleLock *self)
{
  for (guint i = 0; i < self->hidden->len; i++)
    if (!gtk_widget_in_destruction (g_ptr_array_index (self->hidden, i)))
      gtk_widget_set_visible (g_ptr_array_index (self->hidden, i), TRUE);
  g_ptr_array_set_size (self->hidden, 0);
}

/* A popover may hold a ticket with its notes. */
static void
close_popovers (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    close_popovers (child);
  if (GTK_IS_POPOVER (widget) && gtk_widget_get_visible (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
}

/* --- lock --- */

static void watch_window (LobbyIdleLock *self, GtkWidget *window);

static void
set_locked (LobbyIdleLock *self, gboolean locked)
{
  if (self->locked == locked)
    return;
  self->locked = locked;
  self->idle_s = 0;
  if (locked)
    {
      hide_others (self);
      if (self->main != NULL)
        {
          close_popovers (GTK_WIDGET (self->main));
          watch_window (self, GTK_WIDGET (self->main));
        }
    }
  else
    show_others (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The key or click that unlocks does nothing else. */
static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, LobbyIdleLock *self)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
      self->touched = TRUE;
      if (!self->locked)
        return GDK_EVENT_PROPAGATE;
      set_locked (self, FALSE);
      return GDK_EVENT_STOP;
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
    case GDK_TOUCH_UPDATE:
      self->touched = TRUE;
      return GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Its controller is the one that was added last and so hears of events before the keys of actions do. */
static void
watch_window (LobbyIdleLock *self, GtkWidget *window)
{
  GtkEventController *controller = g_object_get_data (G_OBJECT (window), "lobby-idle-watch");

  if (controller != NULL)
    gtk_widget_remove_controller (window, controller);
  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), self, 0);
  gtk_widget_add_controller (window, controller);
  g_object_set_data (G_OBJECT (window), "lobby-idle-watch", controller);
}

static void
windows_changed_cb (GListModel *windows, guint position, guint removed, guint added, LobbyIdleLock *self)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      watch_window (self, window);
    }
}

static gboolean
second_cb (gpointer data)
{
  lobby_idle_lock_pass (data, 1);
  return G_SOURCE_CONTINUE;
}

static void
lobby_idle_lock_dispose (GObject *object)
{
  LobbyIdleLock *self = LOBBY_IDLE_LOCK (object);

  g_clear_handle_id (&self->second_id, g_source_remove);
  g_clear_weak_pointer (&self->main);
  g_clear_pointer (&self->hidden, g_ptr_array_unref);
  G_OBJECT_CLASS (lobby_idle_lock_parent_class)->dispose (object);
}

static void
lobby_idle_lock_class_init (LobbyIdleLockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lobby_idle_lock_dispose;

  /**
   * LobbyIdleLock::changed:
   *
   * Locked or unlocked.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
lobby_idle_lock_init (LobbyIdleLock *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  self->hidden = g_ptr_array_new_with_free_func (g_object_unref);
  self->second_id = g_timeout_add_seconds (1, second_cb, self);
  g_signal_connect_object (windows, "items-changed", G_CALLBACK (windows_changed_cb), self, 0);
  windows_changed_cb (windows, 0, 0, g_list_model_get_n_items (windows), self);
}

/** lobby_idle_lock_new: Returns: (transfer full): a lock that is open and never locks by itself */
LobbyIdleLock *
lobby_idle_lock_new (void)
{
  return g_object_new (LOBBY_TYPE_IDLE_LOCK, NULL);
}

/** lobby_idle_lock_set_main: @window: (nullable): stays visible while locked, and covers what is personal itself */
void
lobby_idle_lock_set_main (LobbyIdleLock *self, GtkWindow *window)
{
  g_return_if_fail (LOBBY_IS_IDLE_LOCK (self));
  g_set_weak_pointer (&self->main, window);
}

/** lobby_idle_lock_set_minutes: @minutes: without input until it locks; 0: never */
void
lobby_idle_lock_set_minutes (LobbyIdleLock *self, guint minutes)
{
  g_return_if_fail (LOBBY_IS_IDLE_LOCK (self));
  self->minutes = minutes;
  self->idle_s = 0;
}

/** lobby_idle_lock_pass: @seconds have passed */
void
lobby_idle_lock_pass (LobbyIdleLock *self, guint seconds)
{
  g_return_if_fail (LOBBY_IS_IDLE_LOCK (self));

  self->idle_s = self->touched ? 0 : self->idle_s + seconds;
  self->touched = FALSE;
  if (self->minutes > 0 && self->idle_s >= self->minutes * 60)
    set_locked (self, TRUE);
}

/** lobby_idle_lock_lock: locks at once */
void
lobby_idle_lock_lock (LobbyIdleLock *self)
{
  g_return_if_fail (LOBBY_IS_IDLE_LOCK (self));
  set_locked (self, TRUE);
}

/** lobby_idle_lock_is_locked: Returns: whether what is personal is covered */
gboolean
lobby_idle_lock_is_locked (LobbyIdleLock *self)
{
  g_return_val_if_fail (LOBBY_IS_IDLE_LOCK (self), FALSE);
  return self->locked;
}
