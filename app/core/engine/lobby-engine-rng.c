/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeding, and the normal and gamma variates of the engine's random numbers. */
#include "config.h"

#include "lobby-engine-rng.h"

/* splitmix64 (Steele, Lea and Flood 2014), the seeding that the authors of xoshiro recommend. */
static uint64_t
mix (uint64_t *state)
{
  uint64_t z = (*state += UINT64_C (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/**
 * lobby_engine_rng_seed:
 * @seed: any number
 * @stream: number of an independent stream of the same seed (a replication, a purpose)
 *
 * Starts a stream of random numbers.
 */
void
lobby_engine_rng_seed (LobbyEngineRng *rng, uint64_t seed, uint64_t stream)
{
  uint64_t state = stream;

  state = seed ^ mix (&state);
  for (int i = 0; i < 4; i++)
    rng->word[i] = mix (&state);
}

/**
 * lobby_engine_rng_normal:
 *
 * Standard normal by the polar method (Marsaglia and Bray 1964); the second number of the pair is thrown away, so that a
 * stream has no memory but its words.
 *
 * Returns: a standard normal number
 */
double
lobby_engine_rng_normal (LobbyEngineRng *rng)
{
  double u, v, square;

  do
    {
      /* Two signed halves of one word are enough here and save a call. */
      uint64_t word = lobby_engine_rng_next (rng);

      u = (double) (int32_t) (word >> 32) * 0x1p-31;
      v = (double) (int32_t) word * 0x1p-31;
      square = u * u + v * v;
    }
  while (square >= 1 || square == 0);
  return u * sqrt (-2 * log (square) / square);
}

/**
 * lobby_engine_rng_gamma:
 * @shape: above 0
 *
 * A gamma number with scale 1, by squeeze (Marsaglia and Tsang 2000).
 *
 * Returns: a number above 0
 */
double
lobby_engine_rng_gamma (LobbyEngineRng *rng, double shape)
{
  double least = shape < 1 ? shape + 1 : shape, d = least - 1.0 / 3, c = 1 / sqrt (9 * d), number;

  for (;;)
    {
      double x = lobby_engine_rng_normal (rng), v = 1 + c * x, u = lobby_engine_rng_uniform (rng);

      v = v * v * v;
      if (v > 0 && log (u) < x * x / 2 + d - d * v + d * log (v))
        {
          number = d * v;
          break;
        }
    }
  return shape < 1 ? number * pow (lobby_engine_rng_uniform (rng), 1 / shape) : number;
}
