/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fault 24: a certificate that cannot be trusted is refused with the exact reason; the bank's own authority is believed. */
#include "fake-branch.h"
#include "feed-watch.h"
#include "lobby-error.h"
#include "lobby-wait.h"
#include "tls-leaks.h"

#include <string.h>

static char *
find_file (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "tls", name, NULL);
}

static FakeBranch *
open_branch (const char *certificate_file)
{
  g_autofree char *certificate_path = find_file (certificate_file);
  g_autofree char *key_path = find_file ("key.pem");
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_files (certificate_path, key_path, &error);

  g_assert_no_error (error);
  return fake_branch_new_encrypted (certificate);
}

static FeedWatch *
watch_with_authority (const char *url, gboolean bank_authority)
{
  LobbyFeedOptions options = feed_watch_make_options ();
  g_autofree char *path = find_file ("ca.pem");
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (path, &error);

  g_assert_no_error (error);
  options.tls_database = bank_authority ? database : NULL;
  return feed_watch_new (url, "secret", &options);
}

static void
test_bank_authority (void)
{
  g_autoptr (FakeBranch) branch = open_branch ("good.pem");
  g_autoptr (FeedWatch) watch = watch_with_authority (branch->url, TRUE);

  g_assert_true (g_str_has_prefix (branch->url, "https://"));
  fake_branch_add (branch, 2);
  lobby_feed_start (watch->feed);
  LOBBY_WAIT_UNTIL (feed_watch_is (watch, LOBBY_LINK_LIVE) && branch->sockets->len == 1);
  fake_branch_add (branch, 3);
  LOBBY_WAIT_UNTIL (feed_watch_get_sequence (watch) == 5);
  lobby_feed_stop (watch->feed);
}

typedef struct
{
  const char *file;
  const char *reason;
  gboolean bank_authority;
} TlsCase;

static const TlsCase cases[] = {
  { "expired.pem", "tls-expired", TRUE },       { "future.pem", "tls-not-yet-valid", TRUE },
  { "other-host.pem", "tls-wrong-host", TRUE }, { "self-signed.pem", "tls-unknown-ca", TRUE },
  { "good.pem", "tls-unknown-ca", FALSE },
};

static void
test_refused (gconstpointer data)
{
  const TlsCase *tls = data;
  g_autoptr (FakeBranch) branch = open_branch (tls->file);
  g_autoptr (FeedWatch) watch = watch_with_authority (branch->url, tls->bank_authority);

  lobby_feed_start (watch->feed);
  LOBBY_WAIT_UNTIL (lobby_feed_get_counts (watch->feed)->attempts > 1 && lobby_feed_get_error (watch->feed) != NULL);
  g_assert_error (lobby_feed_get_error (watch->feed), LOBBY_ERROR, LOBBY_ERROR_UNTRUSTED);
  g_assert_cmpstr (lobby_feed_get_error (watch->feed)->message, ==, tls->reason);
  g_assert_true (feed_watch_is (watch, LOBBY_LINK_DISCONNECTED));
  g_assert_cmpuint (branch->requests, ==, 0);
  g_assert_cmpuint (watch->events->len, ==, 0);
  lobby_feed_stop (watch->feed);
}

/* As web servers do when they are greeted by TLS on a port for plain HTTP. */
static gboolean
complain_cb (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  const char *answer = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), answer, strlen (answer), NULL,
                             NULL, NULL);
  return TRUE;
}

static void
test_plain_port (void)
{
  g_autoptr (GSocketService) service = g_socket_service_new ();
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u/", port);
  g_autoptr (FeedWatch) watch = watch_with_authority (url, TRUE);

  g_signal_connect (service, "incoming", G_CALLBACK (complain_cb), NULL);
  lobby_feed_start (watch->feed);
  LOBBY_WAIT_UNTIL (lobby_feed_get_error (watch->feed) != NULL);
  g_assert_error (lobby_feed_get_error (watch->feed), LOBBY_ERROR, LOBBY_ERROR_UNTRUSTED);
  g_assert_cmpuint (watch->events->len, ==, 0);
  lobby_feed_stop (watch->feed);
}

static void
test_encrypted_port_by_http (void)
{
  g_autoptr (FakeBranch) branch = open_branch ("good.pem");
  g_autofree char *url = g_strconcat ("http", branch->url + strlen ("https"), NULL);
  g_autoptr (FeedWatch) watch = watch_with_authority (url, TRUE);

  lobby_feed_start (watch->feed);
  LOBBY_WAIT_UNTIL (lobby_feed_get_error (watch->feed) != NULL);
  g_assert_cmpuint (watch->events->len, ==, 0);
  lobby_feed_stop (watch->feed);
}

/* --- fault 28: names that do not resolve, and then do --- */

#define NAMES_TYPE (names_get_type ())
G_DECLARE_FINAL_TYPE (Names, names, NAMES, NAMES, GResolver)

struct _Names
{
  GResolver parent_instance;

  gboolean known;
  guint asked;
};

G_DEFINE_FINAL_TYPE (Names, names, G_TYPE_RESOLVER)

static void
free_addresses (gpointer addresses)
{
  g_resolver_free_addresses (addresses);
}

static void
names_look_up_async (GResolver *resolver,
                     const char *name,
                     GResolverNameLookupFlags flags,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  Names *self = NAMES_NAMES (resolver);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  self->asked++;
  if (self->known && flags != G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY)
    g_task_return_pointer (task, g_list_prepend (NULL, g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4)),
                           free_addresses);
  else
    g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "no such name");
}

static GList *
names_look_up_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
names_class_init (NamesClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_with_flags_async = names_look_up_async;
  resolver_class->lookup_by_name_with_flags_finish = names_look_up_finish;
}

static void
names_init (Names *self)
{
}

static void
test_name_is_found_later (void)
{
  g_autoptr (GResolver) usual = g_resolver_get_default ();
  g_autoptr (Names) names = g_object_new (NAMES_TYPE, NULL);
  g_autoptr (FakeBranch) branch = open_branch ("other-host.pem");
  g_autofree char *url = g_strconcat ("https://branch.bank.example", strrchr (branch->url, ':'), NULL);
  g_autoptr (FeedWatch) watch = watch_with_authority (url, TRUE);

  g_resolver_set_default (G_RESOLVER (names));
  lobby_feed_start (watch->feed);
  LOBBY_WAIT_UNTIL (feed_watch_has_reason (watch, "name-not-found")
                    && lobby_feed_get_counts (watch->feed)->attempts > 2);
  g_assert_error (lobby_feed_get_error (watch->feed), LOBBY_ERROR, LOBBY_ERROR_UNREACHABLE);
  g_assert_cmpuint (names->asked, >, 1);
  names->known = TRUE;
  LOBBY_WAIT_UNTIL (feed_watch_is (watch, LOBBY_LINK_LIVE));
  lobby_feed_stop (watch->feed);
  g_resolver_set_default (usual);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_print ("1..0 # SKIP no TLS backend is installed\n");
      return 0;
    }
  g_test_add_func ("/feed/fault-24/bank-authority", test_bank_authority);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/feed/fault-24/%s-%u", cases[i].reason, i);
      g_test_add_data_func (name, &cases[i], test_refused);
    }
  g_test_add_func ("/feed/fault-28/name-is-found-later", test_name_is_found_later);
  g_test_add_func ("/feed/fault-24/plain-port", test_plain_port);
  g_test_add_func ("/feed/fault-24/encrypted-port-by-http", test_encrypted_port_by_http);
  return g_test_run ();
}
