/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fault 14: fragments without end. libsoup 3.2 gathers them unbounded and tells nobody; the kernel knows how much it has
 * handed over. A socket owns one watch while it is open. */
#include "config.h"

#include "lobby-flood-watch.h"

#include <fcntl.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

/* Pause between two looks while data keep coming. */
#define PAUSE_MS 1

struct _LobbyFloodWatch
{
  GThread *thread; /* (nullable): none where the kernel cannot tell */
  int socket_fd;   /* a duplicate: whoever closes the other does not take this one away */
  int wake_fd;
  gsize cap_bytes;
  guint64 baseline; /* of the thread: bytes read when the last message was known to be whole */
  gint has_message; /* atomic: a message has come since the last look */
  gint has_struck;  /* atomic */
};

static gboolean
count_bytes_read (int fd, guint64 *bytes)
{
  struct tcp_info info = { 0 };
  socklen_t length = sizeof info;
  int unread = 0;

  if (getsockopt (fd, IPPROTO_TCP, TCP_INFO, &info, &length) != 0
      || length < G_STRUCT_OFFSET (struct tcp_info, tcpi_bytes_received) + sizeof info.tcpi_bytes_received)
    return FALSE;
  if (ioctl (fd, FIONREAD, &unread) != 0)
    unread = 0;
  *bytes = info.tcpi_bytes_received - MIN (info.tcpi_bytes_received, (guint64) MAX (unread, 0));
  return TRUE;
}

static gboolean
is_flooded (LobbyFloodWatch *watch)
{
  guint64 bytes;

  if (!count_bytes_read (watch->socket_fd, &bytes))
    return FALSE;
  if (g_atomic_int_compare_and_exchange (&watch->has_message, TRUE, FALSE))
    watch->baseline = bytes;
  return bytes - MIN (watch->baseline, bytes) > watch->cap_bytes;
}

/* Without a word: what is still on its way is refused when the socket is closed. */
static void
strike (LobbyFloodWatch *watch)
{
  struct linger at_once = { .l_onoff = 1, .l_linger = 0 };

  g_atomic_int_set (&watch->has_struck, TRUE);
  setsockopt (watch->socket_fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  shutdown (watch->socket_fd, SHUT_RDWR);
}

static gpointer
watch_thread (gpointer data)
{
  LobbyFloodWatch *watch = data;
  struct pollfd fds[] = { { watch->wake_fd, POLLIN, 0 }, { watch->socket_fd, POLLIN, 0 } };

  while (poll (fds, 2, -1) > 0 && fds[0].revents == 0 && (fds[1].revents & (POLLERR | POLLHUP | POLLNVAL)) == 0)
    {
      if (is_flooded (watch))
        {
          strike (watch);
          break;
        }
      if (poll (fds, 1, PAUSE_MS) != 0)
        break;
    }
  return NULL;
}

/**
 * lobby_flood_watch_new:
 * @socket: (nullable): an open TCP socket
 * @cap_bytes: what may be read off it between two messages, bytes
 *
 * Returns: (transfer full): a watch that shuts the socket down above the cap
 */
LobbyFloodWatch *
lobby_flood_watch_new (GSocket *socket, gsize cap_bytes)
{
  LobbyFloodWatch *watch = g_new0 (LobbyFloodWatch, 1);

  watch->cap_bytes = cap_bytes;
  watch->has_message = TRUE;
  watch->wake_fd = eventfd (0, EFD_CLOEXEC);
  watch->socket_fd = socket != NULL ? fcntl (g_socket_get_fd (socket), F_DUPFD_CLOEXEC, 3) : -1;
  if (watch->socket_fd >= 0 && watch->wake_fd >= 0)
    watch->thread = g_thread_try_new ("lobby-flood", watch_thread, watch, NULL);
  return watch;
}

/** lobby_flood_watch_free: @watch: (transfer full) (nullable): a watch; ends its thread, leaves the socket alone */
void
lobby_flood_watch_free (LobbyFloodWatch *watch)
{
  if (watch == NULL)
    return;
  if (watch->thread != NULL)
    {
      eventfd_write (watch->wake_fd, 1);
      g_thread_join (watch->thread);
    }
  if (watch->wake_fd >= 0)
    close (watch->wake_fd);
  if (watch->socket_fd >= 0)
    close (watch->socket_fd);
  g_free (watch);
}

/** lobby_flood_watch_note_message: a whole message has come out of what was read */
void
lobby_flood_watch_note_message (LobbyFloodWatch *watch)
{
  g_atomic_int_set (&watch->has_message, TRUE);
}

/** lobby_flood_watch_has_struck: Returns: whether it has shut the socket down */
gboolean
lobby_flood_watch_has_struck (LobbyFloodWatch *watch)
{
  return watch != NULL && g_atomic_int_get (&watch->has_struck);
}
