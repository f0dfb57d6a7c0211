/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boosted regression trees: many small trees, each mending what the ones before left (Friedman 2001, "Greedy function
 * approximation: a gradient boosting machine"), each from some of the rows and some of the features (Friedman 2002,
 * "Stochastic gradient boosting"): that is faster and, if anything, better. */
#pragma once

#include "lobby-engine-bytes.h"

/**
 * LobbyEngineTreesSetup:
 * @quantile: 0: the mean; else the quantile to fit, by the pinball loss
 * @n_trees: trees, at most
 * @n_leaves: leaves of a tree, 2 to 32
 * @n_least: rows in a leaf at least
 * @rate: share of a tree's answer that is taken, above 0 and at most 1
 * @ridge: pulls answers of small leaves to 0, in rows (for the mean)
 * @row_share: share of the rows that each tree sees, above 0 and at most 1
 * @feature_share: share of the features that each tree may ask about
 * @seed: any number; draws them
 */
typedef struct
{
  double quantile;
  int n_trees;
  int n_leaves;
  int n_least;
  double rate;
  double ridge;
  double row_share;
  double feature_share;
  uint64_t seed;
} LobbyEngineTreesSetup;

typedef struct LobbyEngineTrees LobbyEngineTrees;

LobbyEngineTrees *lobby_engine_trees_fit (const LobbyEngineTreesSetup *setup,
                                          const double *feature,
                                          int n_features,
                                          const double *answer,
                                          size_t n_rows);
double lobby_engine_trees_get (const LobbyEngineTrees *trees, const double *feature);
void lobby_engine_trees_write (const LobbyEngineTrees *trees, LobbyEngineBytes *bytes);
LobbyEngineTrees *lobby_engine_trees_read (LobbyEngineReader *reader, int n_features);
void lobby_engine_trees_free (LobbyEngineTrees *trees);
