/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves of the log of valued customers: counts, never who. */
#include "config.h"

#include "lobby-floor-maker.h"
#include "lobby-vip-export.h"

#include <string.h>

/* Standards 2: counts by tier; no name, no ticket, no time, no preference leaves. */
static void
test_has_no_names (void)
{
  g_autoptr (LobbyState) state = lobby_floor_make_state ();
  g_autofree char *table = NULL;
  static const char *const canaries[] = { "Canary", "V001", "c-canary", "tea", "10:00" };

  lobby_floor_play (
      state, "10:00:00", "customer.recognised",
      "{\"id\":\"v1\",\"ticket\":\"V001\",\"customer\":\"c-canary\",\"tier\":\"gold\",\"familyName\":{\"en\":"
      "\"Canary\"},\"owner\":\"t1\",\"preferences\":[{\"en\":\"tea\"}],\"arrivedAt\":\"2025-11-17T10:00:00Z\"}");
  lobby_floor_play (state, "10:00:10", "customer.acknowledged", "{\"visit\":\"v1\",\"staff\":\"t1\"}");
  table = lobby_vip_export_dup_csv (state);
  g_assert_nonnull (strstr (table, "\"test\",\"2025-11-17\",\"tier\",\"gold\",1,1,1,0,0,0,10\r\n"));
  g_assert_nonnull (strstr (table, "\"test\",\"2025-11-17\",\"staff\",\"t1\",1,1,1,0,0,0,10\r\n"));
  for (guint i = 0; i < G_N_ELEMENTS (canaries); i++)
    g_assert_null (strstr (table, canaries[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vip-export/has-no-names", test_has_no_names);
  return g_test_run ();
}
