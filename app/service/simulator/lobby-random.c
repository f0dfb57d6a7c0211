/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers that a seed decides. The caller owns each generator; there is no hidden one. */
#include "config.h"

#include "lobby-random.h"

#include <math.h>

static guint64
rotate_left (guint64 word, int bits)
{
  return (word << bits) | (word >> (64 - bits));
}

/* splitmix64, as its authors advise for seeding xoshiro. */
static guint64
spread_seed (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/**
 * lobby_random_seed:
 * @random: (out): the generator
 * @seed: the seed of the day
 * @stream: number of the concern; two streams of one seed have nothing to do with each other
 */
void
lobby_random_seed (LobbyRandom *random, guint64 seed, guint64 stream)
{
  guint64 state = seed;

  g_return_if_fail (random != NULL);

  state = spread_seed (&state) ^ (stream * G_GUINT64_CONSTANT (0xd1342543de82ef95));
  for (guint i = 0; i < G_N_ELEMENTS (random->word); i++)
    random->word[i] = spread_seed (&state);
}

/** lobby_random_next: Returns: 64 random bits */
guint64
lobby_random_next (LobbyRandom *random)
{
  guint64 *s = random->word;
  guint64 result = rotate_left (s[1] * 5, 7) * 9;
  guint64 t = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotate_left (s[3], 45);
  return result;
}

/** lobby_random_uniform: Returns: a number from 0 up to, but not including, 1 */
double
lobby_random_uniform (LobbyRandom *random)
{
  return (double) (lobby_random_next (random) >> 11) * 0x1.0p-53;
}

/** lobby_random_between: Returns: a number from @low up to @high */
double
lobby_random_between (LobbyRandom *random, double low, double high)
{
  return low + (high - low) * lobby_random_uniform (random);
}

/** lobby_random_chance: Returns: %TRUE with probability @chance */
gboolean
lobby_random_chance (LobbyRandom *random, double chance)
{
  return lobby_random_uniform (random) < chance;
}

/** lobby_random_exponential: Returns: a gap between two arrivals that know nothing of each other */
double
lobby_random_exponential (LobbyRandom *random, double mean)
{
  return -mean * log1p (-lobby_random_uniform (random));
}

/** lobby_random_normal: Returns: a number of the standard normal distribution (Box and Muller) */
double
lobby_random_normal (LobbyRandom *random)
{
  double radius = sqrt (-2.0 * log1p (-lobby_random_uniform (random)));

  return radius * cos (2.0 * G_PI * lobby_random_uniform (random));
}

/**
 * lobby_random_lognormal:
 * @random: the generator
 * @median: half of the numbers are below it
 * @spread: standard deviation of the logarithm; 0 gives @median
 *
 * Returns: a number of a distribution with a long right tail, as service times and patience have one
 */
double
lobby_random_lognormal (LobbyRandom *random, double median, double spread)
{
  return median * exp (spread * lobby_random_normal (random));
}

/**
 * lobby_random_pick:
 * @random: the generator
 * @weights: how often each place is wanted
 * @n_weights: number of places, at least one
 *
 * Returns: a place
 */
guint
lobby_random_pick (LobbyRandom *random, const double *weights, guint n_weights)
{
  double total = 0, at;

  g_return_val_if_fail (n_weights > 0, 0);

  for (guint i = 0; i < n_weights; i++)
    total += weights[i];
  at = lobby_random_uniform (random) * total;
  for (guint i = 0; i + 1 < n_weights; i++)
    {
      at -= weights[i];
      if (at < 0)
        return i;
    }
  return n_weights - 1;
}
