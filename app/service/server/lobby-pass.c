/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing and checking tokens. The signature is looked at before anything in the token is believed; the algorithm is
 * fixed, so that no token chooses its own (ASVS 9.1, 9.2). */
#include "config.h"

#include "lobby-pass.h"

#include "lobby-wire.h"

#include <string.h>

#define ISSUER "lobby-branch"
#define ALGORITHM "HS256"
#define TOKEN_BYTES_MAX 4096
#define DIGEST_BYTES 32

typedef struct
{
  char *algorithm;
  char *type;
  char **critical;
} Header;

#define REC Header
static const LobbyField header_fields[] = {
  LOBBY_ROW ("alg", algorithm, TEXT, .flags = LOBBY_FIELD_REQUIRED, .maximum = 16),
  LOBBY_ROW ("typ", type, TEXT, .maximum = 16),
  LOBBY_ROW ("crit", critical, TEXTS, .maximum = 16),
};
#undef REC
static const LobbyRecordType header_type = LOBBY_RECORD_TYPE ("TokenHeader", Header, header_fields);

/* Up to the year 2100. */
#define SECOND .minimum = 0, .maximum = G_GINT64_CONSTANT (4102444800)

#define REC LobbyPass
static const LobbyField pass_fields[] = {
  LOBBY_ROW ("iss", issuer, TEXT, .flags = LOBBY_FIELD_REQUIRED, .maximum = 64),
  LOBBY_ROW ("aud", audience, TEXT, .flags = LOBBY_FIELD_REQUIRED, .maximum = 64),
  LOBBY_ROW ("sub", staff, TEXT, .flags = LOBBY_FIELD_IDENTIFIER),
  LOBBY_ROW ("name", name, TEXT, .maximum = 128),
  LOBBY_ROW ("role", role, CHOICE, .choice = &lobby_bearer_choice, .flags = LOBBY_FIELD_REQUIRED),
  LOBBY_ROW ("iat", issued_s, INTEGER, SECOND),
  LOBBY_ROW ("nbf", not_before_s, INTEGER, SECOND),
  LOBBY_ROW ("exp", expires_s, INTEGER, .flags = LOBBY_FIELD_REQUIRED, SECOND),
};
#undef REC
static const LobbyRecordType pass_type = LOBBY_RECORD_TYPE ("Token", LobbyPass, pass_fields);

/* ---- base64url, RFC 4648 §5 without padding ---- */

static char *
encode (gconstpointer bytes, gsize length)
{
  char *text = g_base64_encode (bytes, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

/* One text for the same bytes: what would not be written so is not read so.
 * Returns: (transfer full) (nullable): the bytes, with a zero behind them */
static char *
decode (const char *text, gsize length, gsize *n_bytes)
{
  g_autofree char *plain = g_strndup (text, length);
  g_autoptr (GString) padded = NULL;
  guchar *bytes;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '-' && text[i] != '_')
      return NULL;
  padded = g_string_new (plain);
  g_string_replace (padded, "-", "+", 0);
  g_string_replace (padded, "_", "/", 0);
  while (padded->len % 4 != 0)
    g_string_append_c (padded, '=');
  bytes = g_base64_decode (padded->str, n_bytes);
  g_autofree char *again = encode (bytes, *n_bytes);
  if (*n_bytes == 0 || strcmp (again, plain) != 0)
    {
      g_free (bytes);
      return NULL;
    }
  bytes = g_realloc (bytes, *n_bytes + 1);
  bytes[*n_bytes] = '\0';
  return (char *) bytes;
}

/* ---- signature ---- */

static void
sign (GBytes *key, const char *text, gsize length, guint8 *digest)
{
  gsize n_key, n_digest = DIGEST_BYTES;
  gconstpointer bytes = g_bytes_get_data (key, &n_key);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, bytes, n_key);

  g_hmac_update (hmac, (const guchar *) text, (gssize) length);
  g_hmac_get_digest (hmac, digest, &n_digest);
}

/* In a time that says nothing about where the difference is. */
static gboolean
is_signed (const GPtrArray *keys, const char *text, gsize length, const char *signature, gsize n_signature)
{
  gboolean found = FALSE;

  for (guint k = 0; k < keys->len; k++)
    {
      guint8 digest[DIGEST_BYTES];
      guint difference = n_signature == DIGEST_BYTES ? 0 : 1;
      sign (g_ptr_array_index (keys, k), text, length, digest);
      for (gsize i = 0; i < DIGEST_BYTES && n_signature == DIGEST_BYTES; i++)
        difference |= (guint) (digest[i] ^ (guint8) signature[i]);
      found |= difference == 0;
    }
  return found;
}

/**
 * lobby_pass_issue:
 * @pass: claims; the issuer is set here
 * @keys: keys of the branch
 *
 * Returns: (transfer full): the token
 */
char *
lobby_pass_issue (const LobbyPass *pass, const GPtrArray *keys)
{
  static const char header[] = "{\"alg\":\"" ALGORITHM "\",\"typ\":\"JWT\"}";
  LobbyPass *signed_pass = lobby_record_copy (&pass_type, pass);
  guint8 digest[DIGEST_BYTES];

  g_free (signed_pass->issuer);
  signed_pass->issuer = g_strdup (ISSUER);
  g_autofree char *claims = lobby_wire_format_record (&pass_type, signed_pass);
  g_autofree char *first = encode (header, strlen (header));
  g_autofree char *second = encode (claims, strlen (claims));
  g_autofree char *text = g_strconcat (first, ".", second, NULL);
  sign (g_ptr_array_index (keys, 0), text, strlen (text), digest);
  g_autofree char *third = encode (digest, sizeof digest);
  lobby_pass_free (signed_pass);
  return g_strconcat (text, ".", third, NULL);
}

static gpointer
fail (GError **error, const char *problem)
{
  g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_UNAUTHORIZED, problem);
  return NULL;
}

static gboolean
check_header (const char *text, gsize length)
{
  gsize n_bytes;
  g_autofree char *json = decode (text, length, &n_bytes);
  Header *header = json != NULL ? lobby_wire_parse_record (&header_type, json, n_bytes, NULL) : NULL;
  gboolean good = header != NULL && strcmp (header->algorithm, ALGORITHM) == 0 && header->critical == NULL
                  && (header->type == NULL || g_ascii_strcasecmp (header->type, "JWT") == 0);

  if (header != NULL)
    lobby_record_free (&header_type, header);
  return good;
}

static LobbyPass *
read_claims (const char *text, gsize length)
{
  gsize n_bytes;
  g_autofree char *json = decode (text, length, &n_bytes);

  return json != NULL ? lobby_wire_parse_record (&pass_type, json, n_bytes, NULL) : NULL;
}

/**
 * lobby_pass_check:
 * @token: what somebody showed: untrusted
 * @keys: keys of the branch
 * @audience: id of the branch
 * @now_s: time, seconds since 1970 UTC
 * @error: %LOBBY_ERROR_UNAUTHORIZED, with "token", "token-expired" or "token-early" as its message
 *
 * Returns: (transfer full) (nullable): its claims, when it was signed for this branch and is good now
 */
LobbyPass *
lobby_pass_check (const char *token, const GPtrArray *keys, const char *audience, gint64 now_s, GError **error)
{
  gsize length = strlen (token), n_signature;
  const char *first = length <= TOKEN_BYTES_MAX ? strchr (token, '.') : NULL;
  const char *second = first != NULL ? strchr (first + 1, '.') : NULL;
  g_autofree char *signature = second != NULL ? decode (second + 1, strlen (second + 1), &n_signature) : NULL;

  if (signature == NULL || !is_signed (keys, token, (gsize) (second - token), signature, n_signature)
      || !check_header (token, (gsize) (first - token)))
    return fail (error, "token");
  g_autoptr (LobbyPass) pass = read_claims (first + 1, (gsize) (second - first - 1));
  if (pass == NULL || strcmp (pass->issuer, ISSUER) != 0 || strcmp (pass->audience, audience) != 0
      || pass->role == LOBBY_BEARER_UNKNOWN)
    return fail (error, "token");
  if (pass->expires_s + LOBBY_PASS_LEEWAY_S <= now_s)
    return fail (error, "token-expired");
  if (MAX (pass->not_before_s, pass->issued_s) - LOBBY_PASS_LEEWAY_S > now_s)
    return fail (error, "token-early");
  return g_steal_pointer (&pass);
}

/** lobby_pass_free: @pass: (transfer full) (nullable): claims */
void
lobby_pass_free (LobbyPass *pass)
{
  if (pass != NULL)
    lobby_record_free (&pass_type, pass);
}
