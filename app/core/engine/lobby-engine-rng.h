/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers of the engine: the seed comes in by the door, the same seed gives the same numbers on every machine. */
#pragma once

#include <math.h>
#include <stdint.h>

/**
 * LobbyEngineRng:
 *
 * State of a xoshiro256++ generator (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021). Owned
 * by the caller, copied by assignment.
 */
typedef struct
{
  uint64_t word[4];
} LobbyEngineRng;

void lobby_engine_rng_seed (LobbyEngineRng *rng, uint64_t seed, uint64_t stream);
double lobby_engine_rng_normal (LobbyEngineRng *rng);
double lobby_engine_rng_gamma (LobbyEngineRng *rng, double shape);

static inline uint64_t
lobby_engine_rng_next (LobbyEngineRng *rng)
{
  uint64_t *s = rng->word;
  uint64_t sum = s[0] + s[3];
  uint64_t result = ((sum << 23) | (sum >> 41)) + s[0];
  uint64_t shifted = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = (s[3] << 45) | (s[3] >> 19);
  return result;
}

/* Uniform on (0, 1), never 0 and never 1, so that its logarithm is finite. */
static inline double
lobby_engine_rng_uniform (LobbyEngineRng *rng)
{
  return ((double) (lobby_engine_rng_next (rng) >> 12) + 0.5) * 0x1p-52;
}

/* Exponential with mean 1. */
static inline double
lobby_engine_rng_exponential (LobbyEngineRng *rng)
{
  return -log (lobby_engine_rng_uniform (rng));
}
