/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How trees lie in memory. */
#pragma once

#include "lobby-engine-trees.h"

#define LOBBY_ENGINE_LEAVES_MAX 32

/* A branch asks whether a feature is at most an edge; a leaf answers. Eight bytes, for most of the time of an answer goes
 * into fetching them. */
typedef struct
{
  float edge;      /* of a branch; of a leaf the answer */
  int16_t feature; /* -1 for a leaf */
  int16_t low;     /* next node when at most the edge; the other one follows it */
} LobbyEngineNode;

struct LobbyEngineTrees
{
  double start;
  int n_trees;
  int n_nodes_a_tree;
  LobbyEngineNode *node;
};
