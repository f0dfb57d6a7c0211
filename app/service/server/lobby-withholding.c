/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a guest may see of an event. Without the right to names numbers, times and ids stay, members of class C2 go. With it,
 * a birthday still is for the customer's own relationship manager alone, and only when the customer has agreed (S2-22). */
#include "config.h"

#include "lobby-withholding.h"

#include "lobby-event-withheld.h"
#include "lobby-wire.h"

#include <string.h>

/* As our own writer spells it. */
#define BIRTHDAY "\"birthday"

static gboolean
may (const LobbyGuest *guest, LobbyRight right)
{
  return lobby_rights_has (guest->rights, right);
}

/* The branch's own secret is no person but the branch: what it keeps and hands on is whole. */
static gboolean
is_the_branch (const LobbyGuest *guest)
{
  return may (guest, LOBBY_RIGHT_NAMES_SEE) && may (guest, LOBBY_RIGHT_EVENTS_REPORT);
}

static gboolean
is_told (const LobbyGuest *guest, const LobbyVisitRecord *visit)
{
  const char *staff = guest->sign_in->staff;

  return visit->birthday_consent && (is_the_branch (guest) || (staff != NULL && g_strcmp0 (staff, visit->owner) == 0));
}

static void
withhold_birthday (const LobbyGuest *guest, LobbyVisitRecord *visit)
{
  if (is_told (guest, visit))
    return;
  visit->birthday = FALSE;
  visit->birthday_consent = FALSE;
}

static LobbyEvent *
withhold_birthdays (const LobbyGuest *guest, const LobbyEvent *event)
{
  const LobbyRecordType *table = lobby_event_kind_get_table (lobby_event_get_kind (event));
  gpointer payload = lobby_record_copy (table, lobby_event_get_payload (event));

  if (table == &lobby_visit_record_type)
    withhold_birthday (guest, payload);
  else if (lobby_event_get_kind (event) == LOBBY_EVENT_SNAPSHOT)
    {
      const LobbySnapshot *picture = payload;
      for (guint i = 0; picture->visits != NULL && i < picture->visits->len; i++)
        withhold_birthday (guest, g_ptr_array_index (picture->visits, i));
    }
  return lobby_event_new_like (event, payload);
}

/**
 * lobby_withholding_pass:
 * @guest: who asks
 * @event: an event of ours as it goes over the wire
 *
 * Returns: (transfer full) (nullable): what @guest may see of it; %NULL for one that cannot be read, of which nobody can say
 *   what is in it
 */
char *
lobby_withholding_pass (const LobbyGuest *guest, const char *event)
{
  g_autoptr (LobbyEvent) rest = NULL;

  if (may (guest, LOBBY_RIGHT_NAMES_SEE) && strstr (event, BIRTHDAY) == NULL)
    return g_strdup (event);
  g_autoptr (LobbyEvent) whole = lobby_wire_parse_event (event, strlen (event), NULL);
  if (whole == NULL || lobby_event_get_kind (whole) == LOBBY_EVENT_UNKNOWN)
    return NULL;
  rest = may (guest, LOBBY_RIGHT_NAMES_SEE) ? withhold_birthdays (guest, whole) : lobby_event_new_withheld (whole);
  return lobby_wire_format_event (rest);
}

/** lobby_withholding_dup_mark: Returns: (transfer full): tells apart, in an ETag, what different guests see of the same */
char *
lobby_withholding_dup_mark (const LobbyGuest *guest)
{
  g_autofree char *digest = NULL;

  if (!may (guest, LOBBY_RIGHT_NAMES_SEE))
    return g_strdup (".w");
  if (is_the_branch (guest))
    return g_strdup ("");
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, guest->sign_in->staff != NULL ? guest->sign_in->staff : "",
                                          -1);
  return g_strdup_printf (".%.12s", digest);
}
