/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The doorkeeper: the branch's own secret, or a token that the branch has signed. The program owns it. */
#include "config.h"

#include "lobby-doorkeeper.h"

#include <string.h>

#define DAY_S (24 * 3600)

struct _LobbyDoorkeeper
{
  GObject parent_instance;

  /* given */
  char *secret;    /* (nullable) */
  GPtrArray *keys; /* (owned) (nullable): of GBytes */
  char *audience;
  LobbyClock *clock; /* (owned): this machine's time, which is not the time of a simulated day */
};

G_DEFINE_FINAL_TYPE (LobbyDoorkeeper, lobby_doorkeeper, G_TYPE_OBJECT)

static void
lobby_doorkeeper_finalize (GObject *object)
{
  LobbyDoorkeeper *self = LOBBY_DOORKEEPER (object);

  if (self->secret != NULL)
    explicit_bzero (self->secret, strlen (self->secret));
  g_free (self->secret);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_free (self->audience);
  g_object_unref (self->clock);
  G_OBJECT_CLASS (lobby_doorkeeper_parent_class)->finalize (object);
}

static void
lobby_doorkeeper_class_init (LobbyDoorkeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lobby_doorkeeper_finalize;
}

static void
lobby_doorkeeper_init (LobbyDoorkeeper *self)
{
}

/**
 * lobby_doorkeeper_new:
 * @secret: (nullable): a secret of the branch that opens as its lobby manager and for its adapters, without a person
 * @keys: (nullable) (element-type GBytes): keys that tokens are signed with
 * @audience: id of the branch
 * @clock: this machine's time
 *
 * Returns: (transfer full): a doorkeeper; without secret and keys nobody comes in
 */
LobbyDoorkeeper *
lobby_doorkeeper_new (const char *secret, GPtrArray *keys, const char *audience, LobbyClock *clock)
{
  g_return_val_if_fail (audience != NULL && LOBBY_IS_CLOCK (clock), NULL);

  LobbyDoorkeeper *self = g_object_new (LOBBY_TYPE_DOORKEEPER, NULL);
  self->secret = g_strdup (secret);
  self->keys = keys != NULL ? g_ptr_array_ref (keys) : NULL;
  self->audience = g_strdup (audience);
  self->clock = g_object_ref (clock);
  return self;
}

static gint64
get_now_s (LobbyDoorkeeper *self)
{
  return lobby_clock_get_now (self->clock) / G_USEC_PER_SEC;
}

/* Compares in a time that says nothing about where the difference is. */
static gboolean
is_secret (LobbyDoorkeeper *self, const char *token)
{
  g_autofree char *digest_a = g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
  g_autofree char *digest_b = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->secret, -1);
  guint difference = 0;

  for (guint i = 0; digest_a[i] != '\0'; i++)
    difference |= (guint) (digest_a[i] ^ digest_b[i]);
  return difference == 0;
}

static LobbyGuest *
make_guest (LobbyBearer role, LobbyRights rights)
{
  LobbyGuest *guest = g_new0 (LobbyGuest, 1);

  guest->rights = rights;
  guest->sign_in = lobby_record_new (&lobby_sign_in_type);
  guest->sign_in->role = role;
  guest->sign_in->rights = lobby_rights_dup_words (rights);
  return guest;
}

/**
 * lobby_doorkeeper_let_in:
 * @self: the doorkeeper
 * @token: (nullable): what was shown: untrusted
 * @error: %LOBBY_ERROR_UNAUTHORIZED, with "token", "token-expired" or "token-early" as its message
 *
 * Returns: (transfer full) (nullable): who comes in
 */
LobbyGuest *
lobby_doorkeeper_let_in (LobbyDoorkeeper *self, const char *token, GError **error)
{
  g_return_val_if_fail (LOBBY_IS_DOORKEEPER (self), NULL);

  if (token != NULL && self->secret != NULL && is_secret (self, token))
    return make_guest (LOBBY_BEARER_LOBBY_MANAGER, lobby_rights_of_bearer (LOBBY_BEARER_LOBBY_MANAGER)
                                                       | lobby_rights_of_bearer (LOBBY_BEARER_ADAPTER));
  if (token == NULL || self->keys == NULL)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_UNAUTHORIZED, "token");
      return NULL;
    }
  g_autoptr (LobbyPass) pass = lobby_pass_check (token, self->keys, self->audience, get_now_s (self), error);
  if (pass == NULL)
    return NULL;
  LobbyGuest *guest = make_guest (pass->role, lobby_rights_of_bearer (pass->role));
  guest->sign_in->staff = g_strdup (pass->staff);
  guest->sign_in->name = g_strdup (pass->name);
  guest->sign_in->expires_us = pass->expires_s * G_USEC_PER_SEC;
  return guest;
}

/** lobby_doorkeeper_has_expired: Returns: whether the token of @guest, who was let in before, would not be taken any more */
gboolean
lobby_doorkeeper_has_expired (LobbyDoorkeeper *self, const LobbyGuest *guest)
{
  g_return_val_if_fail (LOBBY_IS_DOORKEEPER (self) && guest != NULL, TRUE);

  return guest->sign_in->expires_us != 0
         && guest->sign_in->expires_us / G_USEC_PER_SEC + LOBBY_PASS_LEEWAY_S <= get_now_s (self);
}

/**
 * lobby_doorkeeper_issue:
 * @self: a doorkeeper with keys
 * @role: as whom it shall speak
 * @staff: (nullable): id of a member of staff
 * @name: (nullable): display name
 * @days: how long it is good
 *
 * Returns: (transfer full): a signed token
 */
char *
lobby_doorkeeper_issue (LobbyDoorkeeper *self, LobbyBearer role, const char *staff, const char *name, gint64 days)
{
  g_return_val_if_fail (LOBBY_IS_DOORKEEPER (self) && self->keys != NULL, NULL);

  const LobbyPass pass = {
    .audience = self->audience,
    .staff = (char *) staff,
    .name = (char *) name,
    .role = role,
    .issued_s = get_now_s (self),
    .expires_s = get_now_s (self) + days * DAY_S,
  };
  return lobby_pass_issue (&pass, self->keys);
}

/** lobby_guest_copy: Returns: (transfer full): a copy */
LobbyGuest *
lobby_guest_copy (const LobbyGuest *guest)
{
  LobbyGuest *copy = g_new0 (LobbyGuest, 1);

  copy->rights = guest->rights;
  copy->sign_in = lobby_record_copy (&lobby_sign_in_type, guest->sign_in);
  return copy;
}

/** lobby_guest_free: @guest: (transfer full) (nullable): a guest */
void
lobby_guest_free (LobbyGuest *guest)
{
  if (guest == NULL)
    return;
  lobby_record_free (&lobby_sign_in_type, guest->sign_in);
  g_free (guest);
}
