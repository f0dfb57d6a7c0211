/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a day told again is from the day that was. */
#include "lobby-engine-residual.h"

#include <glib.h>
#include <math.h>

static void
test_by_hand (void)
{
  const LobbyEngineFate happened[] = { { LOBBY_ENGINE_FATE_CALLED, 0, 0, 10 },
                                       { LOBBY_ENGINE_FATE_CALLED, 0, 5, 25 },
                                       { LOBBY_ENGINE_FATE_LEFT, -1, 10, 70 },
                                       { LOBBY_ENGINE_FATE_CALLED, 1, 20, 50 } };
  /* Half a second off, four seconds off, another end after the same wait, later in the queue but waited as long. */
  const LobbyEngineFate retold[] = { { LOBBY_ENGINE_FATE_CALLED, 0, 0, 10.5 },
                                     { LOBBY_ENGINE_FATE_CALLED, 0, 5, 21 },
                                     { LOBBY_ENGINE_FATE_CALLED, 0, 10, 70 },
                                     { LOBBY_ENGINE_FATE_CALLED, 1, 25, 55 } };
  LobbyEngineResidual residual = lobby_engine_residual_measure (happened, retold, 4);

  g_assert_cmpuint (residual.n, ==, 4);
  g_assert_cmpuint (residual.n_same, ==, 2);
  g_assert_cmpfloat (residual.mean_s, ==, 4.5 / 4);
  g_assert_cmpfloat_with_epsilon (residual.rmse_s, sqrt (16.25 / 4), 1e-12);
  g_assert_cmpfloat (residual.worst_s, ==, 4);
}

static void
test_empty (void)
{
  LobbyEngineResidual residual = lobby_engine_residual_measure (NULL, NULL, 0);

  g_assert_cmpuint (residual.n, ==, 0);
  g_assert_cmpfloat (residual.mean_s, ==, 0);
  g_assert_cmpfloat (residual.rmse_s, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/residual/by-hand", test_by_hand);
  g_test_add_func ("/engine/residual/empty", test_empty);
  return g_test_run ();
}
