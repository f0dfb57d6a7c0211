/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LobbyRandom:
 *
 * A generator of its own (xoshiro256**, Blackman and Vigna), so that a seed gives the same numbers with every version of
 * every library. Each concern of the simulator has one, so that an event in one does not change the dice of another.
 */
typedef struct
{
  guint64 word[4];
} LobbyRandom;

void lobby_random_seed (LobbyRandom *random, guint64 seed, guint64 stream);
guint64 lobby_random_next (LobbyRandom *random);
double lobby_random_uniform (LobbyRandom *random);
double lobby_random_between (LobbyRandom *random, double low, double high);
gboolean lobby_random_chance (LobbyRandom *random, double chance);
double lobby_random_exponential (LobbyRandom *random, double mean);
double lobby_random_normal (LobbyRandom *random);
double lobby_random_lognormal (LobbyRandom *random, double median, double spread);
guint lobby_random_pick (LobbyRandom *random, const double *weights, guint n_weights);

G_END_DECLS
