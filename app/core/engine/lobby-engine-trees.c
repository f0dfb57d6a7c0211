/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking trees, keeping them, reading them. */
#include "config.h"

#include "lobby-engine-trees-private.h"

#include <stdlib.h>

/**
 * lobby_engine_trees_get:
 * @feature: a row
 *
 * Returns: the answer for it
 */
double
lobby_engine_trees_get (const LobbyEngineTrees *trees, const double *feature)
{
  double answer = trees->start;

  for (int i = 0; i < trees->n_trees; i++)
    {
      const LobbyEngineNode *tree = &trees->node[i * trees->n_nodes_a_tree];
      const LobbyEngineNode *node = tree;

      while (node->feature >= 0)
        node = &tree[node->low + !(feature[node->feature] <= (double) node->edge)];
      answer += (double) node->edge;
    }
  return answer;
}

/**
 * lobby_engine_trees_write:
 *
 * Writes trees, to be read by lobby_engine_trees_read().
 */
void
lobby_engine_trees_write (const LobbyEngineTrees *trees, LobbyEngineBytes *bytes)
{
  lobby_engine_bytes_put_double (bytes, trees->start);
  lobby_engine_bytes_put (bytes, (uint64_t) trees->n_trees, 2);
  lobby_engine_bytes_put (bytes, (uint64_t) trees->n_nodes_a_tree, 1);
  for (int i = 0; i < trees->n_trees * trees->n_nodes_a_tree; i++)
    {
      lobby_engine_bytes_put_float (bytes, trees->node[i].edge);
      lobby_engine_bytes_put (bytes, (uint64_t) (trees->node[i].feature + 1), 1);
      lobby_engine_bytes_put (bytes, (uint64_t) trees->node[i].low, 1);
    }
}

/* Nodes point forward only, so that every way down ends. */
static LobbyEngineNode
read_node (LobbyEngineReader *reader, int n_features, int number, int n_nodes)
{
  float edge = lobby_engine_reader_take_float (reader);
  int feature = (int) lobby_engine_reader_take (reader, 1) - 1, low = (int) lobby_engine_reader_take (reader, 1);

  if (feature >= n_features || (feature >= 0 && (low <= number || low + 1 >= n_nodes)))
    reader->failed = true;
  return (LobbyEngineNode){ edge, (int16_t) feature, (int16_t) low };
}

/**
 * lobby_engine_trees_read:
 * @n_features: of a row
 *
 * Reads what lobby_engine_trees_write() wrote. Bytes of strangers may make wrong answers, never a wrong step.
 *
 * Returns: (transfer full) (nullable): the trees; NULL when memory ran out or the bytes are none
 */
LobbyEngineTrees *
lobby_engine_trees_read (LobbyEngineReader *reader, int n_features)
{
  LobbyEngineTrees *trees = calloc (1, sizeof *trees);

  if (trees == NULL)
    return NULL;
  trees->start = lobby_engine_reader_take_double (reader);
  trees->n_trees = (int) lobby_engine_reader_take (reader, 2);
  trees->n_nodes_a_tree = (int) lobby_engine_reader_take (reader, 1);
  if (trees->n_trees > 0 && trees->n_nodes_a_tree > 0 && trees->n_nodes_a_tree < 2 * LOBBY_ENGINE_LEAVES_MAX
      && !reader->failed)
    trees->node = calloc ((size_t) trees->n_trees * (size_t) trees->n_nodes_a_tree, sizeof *trees->node);
  for (int i = 0; trees->node != NULL && i < trees->n_trees * trees->n_nodes_a_tree; i++)
    trees->node[i] = read_node (reader, n_features, i % trees->n_nodes_a_tree, trees->n_nodes_a_tree);
  if (trees->node != NULL && !reader->failed)
    return trees;
  lobby_engine_trees_free (trees);
  return NULL;
}

/**
 * lobby_engine_trees_free:
 *
 * Frees trees.
 */
void
lobby_engine_trees_free (LobbyEngineTrees *trees)
{
  if (trees == NULL)
    return;
  free (trees->node);
  free (trees);
}
