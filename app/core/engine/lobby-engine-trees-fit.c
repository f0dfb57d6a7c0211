/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fits trees on features cut into at most 64 cells; a tree grows where it gains most. Owns its rows while it fits. */
#include "config.h"

#include "lobby-engine-trees-private.h"

#include "lobby-engine-rng.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CELLS 64

typedef struct
{
  double sum;
  double n;
} Cell;

/* Rows that have come to one node, and the best way to part them. */
typedef struct
{
  int node;
  size_t begin;
  size_t end;
  double gain;
  int feature;
  int cell;
  Cell *cells; /* by feature and cell */
} Leaf;

typedef struct
{
  const LobbyEngineTreesSetup *setup;
  int n_features;
  size_t n_rows;
  double *edge;     /* by feature and cell */
  uint8_t *cell;    /* by row and feature */
  uint32_t *row;    /* permutation; those that the tree sees come first */
  uint32_t *beside; /* for parting */
  double *answer;   /* what is to be fitted */
  double *fitted;
  double *slope; /* what the next tree has to mend */
  double *scratch;
  Cell *cells;
  Leaf leaf[LOBBY_ENGINE_LEAVES_MAX];
  int n_leaves;
  uint8_t cell_of_node[2 * LOBBY_ENGINE_LEAVES_MAX];
  int *asked; /* features that the tree may ask about */
  int n_asked;
  LobbyEngineRng rng;
} Fit;

static int
compare_numbers (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Puts the number that would be at @at if they were sorted there, smaller ones before it (Hoare 1961, "Find"). */
static double
select_number (double *number, size_t n, size_t at)
{
  size_t low = 0, high = n - 1;

  while (low < high)
    {
      double pivot = number[low + (high - low) / 2];
      size_t i = low, k = high;

      for (;;)
        {
          double swapped;

          while (number[i] < pivot)
            i++;
          while (number[k] > pivot)
            k--;
          if (i >= k)
            break;
          swapped = number[i];
          number[i++] = number[k];
          number[k--] = swapped;
        }
      /* All up to k are at most the pivot, all after it at least. */
      if (at <= k)
        high = k;
      else
        low = k + 1;
    }
  return number[at];
}

static double
get_quantile (double *number, size_t n, double share)
{
  double at = share * (double) (n - 1), next = INFINITY;
  size_t low = (size_t) at;
  double first = select_number (number, n, low);

  if (low + 1 >= n)
    return first;
  for (size_t i = low + 1; i < n; i++)
    next = number[i] < next ? number[i] : next;
  return first + (at - (double) low) * (next - first);
}

/* Edges at even shares of the rows; equal ones leave cells empty, which no split chooses. */
static void
cut (Fit *fit, const double *feature)
{
  for (int f = 0; f < fit->n_features; f++)
    {
      double *edge = &fit->edge[f * CELLS];

      for (size_t i = 0; i < fit->n_rows; i++)
        fit->scratch[i] = feature[i * (size_t) fit->n_features + (size_t) f];
      qsort (fit->scratch, fit->n_rows, sizeof *fit->scratch, compare_numbers);
      for (int c = 0; c < CELLS - 1; c++)
        edge[c] = (double) (float) fit->scratch[(size_t) ((double) (c + 1) / CELLS * (double) (fit->n_rows - 1))];
      edge[CELLS - 1] = INFINITY;
      for (size_t i = 0; i < fit->n_rows; i++)
        {
          double number = feature[i * (size_t) fit->n_features + (size_t) f];
          int low = 0, high = CELLS - 1;

          while (low < high)
            {
              int middle = (low + high) / 2;

              if (number <= edge[middle])
                high = middle;
              else
                low = middle + 1;
            }
          fit->cell[i * (size_t) fit->n_features + (size_t) f] = (uint8_t) low;
        }
    }
}

static void
count_cells (Fit *fit, Leaf *leaf)
{
  memset (leaf->cells, 0, (size_t) fit->n_asked * CELLS * sizeof *leaf->cells);
  for (size_t i = leaf->begin; i < leaf->end; i++)
    {
      const uint8_t *cell = &fit->cell[fit->row[i] * (size_t) fit->n_features];
      double slope = fit->slope[fit->row[i]];

      for (int k = 0; k < fit->n_asked; k++)
        {
          Cell *one = &leaf->cells[k * CELLS + cell[fit->asked[k]]];

          one->sum += slope;
          one->n += 1;
        }
    }
}

static double
score (double sum, double n, double ridge)
{
  return sum * sum / (n + ridge);
}

static void
find_split (const Fit *fit, Leaf *leaf)
{
  double sum = 0, n = 0, ridge = fit->setup->ridge;

  leaf->gain = 0;
  for (int c = 0; c < CELLS; c++)
    {
      sum += leaf->cells[c].sum;
      n += leaf->cells[c].n;
    }
  for (int k = 0; k < fit->n_asked; k++)
    {
      const Cell *cells = &leaf->cells[k * CELLS];
      double low_sum = 0, low_n = 0;

      for (int c = 0; c < CELLS - 1; c++)
        {
          double gain;

          low_sum += cells[c].sum;
          low_n += cells[c].n;
          if (low_n < fit->setup->n_least || n - low_n < fit->setup->n_least)
            continue;
          gain = score (low_sum, low_n, ridge) + score (sum - low_sum, n - low_n, ridge) - score (sum, n, ridge);
          if (gain > leaf->gain * (1 + 1e-9) + 1e-9)
            {
              leaf->gain = gain;
              leaf->feature = fit->asked[k];
              leaf->cell = c;
            }
        }
    }
}

/* Rows of a leaf that go low come first; the order within each part stays. Returns: where the others begin */
static size_t
part (Fit *fit, const Leaf *leaf)
{
  size_t low = leaf->begin, n_beside = 0;

  for (size_t i = leaf->begin; i < leaf->end; i++)
    {
      uint32_t row = fit->row[i];

      if (fit->cell[row * (size_t) fit->n_features + (size_t) leaf->feature] <= leaf->cell)
        fit->row[low++] = row;
      else
        fit->beside[n_beside++] = row;
    }
  memcpy (&fit->row[low], fit->beside, n_beside * sizeof *fit->row);
  return low;
}

/* The smaller part is counted, the larger is what is left of the whole. */
static void
split (Fit *fit, int which, LobbyEngineNode *nodes, int *n_nodes)
{
  Leaf *low = &fit->leaf[which], *high = &fit->leaf[fit->n_leaves];
  Cell *spare = high->cells, *whole = low->cells;
  size_t middle = part (fit, low);
  LobbyEngineNode *node = &nodes[low->node];
  bool low_is_smaller = middle - low->begin < low->end - middle;

  node->feature = (int16_t) low->feature;
  node->edge = (float) fit->edge[low->feature * CELLS + low->cell];
  node->low = (int16_t) *n_nodes;
  fit->cell_of_node[low->node] = (uint8_t) low->cell;
  *high = (Leaf){ .node = *n_nodes + 1, .begin = middle, .end = low->end };
  low->node = *n_nodes;
  low->end = middle;
  *n_nodes += 2;
  fit->n_leaves++;
  low->cells = low_is_smaller ? spare : whole;
  high->cells = low_is_smaller ? whole : spare;
  count_cells (fit, low_is_smaller ? low : high);
  for (int i = 0; i < fit->n_asked * CELLS; i++)
    {
      whole[i].sum -= spare[i].sum;
      whole[i].n -= spare[i].n;
    }
  find_split (fit, low);
  find_split (fit, high);
}

static double
answer_leaf (Fit *fit, const Leaf *leaf)
{
  size_t n = leaf->end - leaf->begin;
  double sum = 0;

  for (size_t i = 0; i < n; i++)
    {
      fit->scratch[i] = fit->answer[fit->row[leaf->begin + i]] - fit->fitted[fit->row[leaf->begin + i]];
      sum += fit->scratch[i];
    }
  if (n == 0)
    return 0;
  if (fit->setup->quantile > 0)
    return get_quantile (fit->scratch, n, fit->setup->quantile);
  return sum / ((double) n + fit->setup->ridge);
}

static void
find_slopes (Fit *fit)
{
  double quantile = fit->setup->quantile;

  for (size_t i = 0; i < fit->n_rows; i++)
    {
      double rest = fit->answer[i] - fit->fitted[i];

      fit->slope[i] = quantile <= 0 ? rest : rest > 0 ? quantile : quantile - 1;
    }
}

/* Which of n, of which i are drawn already, is drawn next. */
static size_t
draw (LobbyEngineRng *rng, double share, size_t n, size_t i)
{
  return i + (size_t) (fmin (lobby_engine_rng_uniform (rng), 1 - 1e-9) * (double) (n - i)) * (share < 1);
}

/* Which rows and features the tree sees. Returns: how many rows */
static size_t
draw_share (Fit *fit)
{
  size_t n = (size_t) ceil (fit->setup->row_share * (double) fit->n_rows);

  fit->n_asked = (int) ceil (fit->setup->feature_share * fit->n_features);
  for (int k = 0; k < fit->n_asked; k++)
    {
      size_t other = draw (&fit->rng, fit->setup->feature_share, (size_t) fit->n_features, (size_t) k);
      int feature = fit->asked[other];

      fit->asked[other] = fit->asked[k];
      fit->asked[k] = feature;
    }
  for (size_t i = 0; fit->setup->row_share < 1 && i < n; i++)
    {
      size_t other = draw (&fit->rng, fit->setup->row_share, fit->n_rows, i);
      uint32_t row = fit->row[other];

      fit->row[other] = fit->row[i];
      fit->row[i] = row;
    }
  return n;
}

static void
add_answers (Fit *fit, const LobbyEngineNode *nodes)
{
  for (size_t i = 0; i < fit->n_rows; i++)
    {
      const uint8_t *cell = &fit->cell[i * (size_t) fit->n_features];
      int at = 0;

      while (nodes[at].feature >= 0)
        at = nodes[at].low + (cell[nodes[at].feature] > fit->cell_of_node[at]);
      fit->fitted[i] += (double) nodes[at].edge;
    }
}

static void
grow_tree (Fit *fit, LobbyEngineNode *nodes)
{
  int n_nodes = 1;

  find_slopes (fit);
  fit->n_leaves = 1;
  fit->leaf[0].node = 0;
  fit->leaf[0].begin = 0;
  fit->leaf[0].end = draw_share (fit);
  count_cells (fit, &fit->leaf[0]);
  find_split (fit, &fit->leaf[0]);
  while (fit->n_leaves < fit->setup->n_leaves)
    {
      int best = 0;

      for (int i = 1; i < fit->n_leaves; i++)
        {
          if (fit->leaf[i].gain > fit->leaf[best].gain)
            best = i;
        }
      if (fit->leaf[best].gain <= 0)
        break;
      split (fit, best, nodes, &n_nodes);
    }
  for (int i = 0; i < fit->n_leaves; i++)
    {
      const Leaf *leaf = &fit->leaf[i];

      nodes[leaf->node] = (LobbyEngineNode){ .feature = -1,
                                             .edge = (float) (fit->setup->rate * answer_leaf (fit, leaf)) };
    }
  add_answers (fit, nodes);
}

static bool
start_fit (Fit *fit, const double *feature, const double *answer)
{
  size_t n = fit->n_rows, f = (size_t) fit->n_features;

  fit->edge = malloc (f * CELLS * sizeof *fit->edge);
  fit->cell = malloc (n * f);
  fit->row = malloc (n * sizeof *fit->row);
  fit->beside = malloc (n * sizeof *fit->beside);
  fit->answer = malloc (n * sizeof *fit->answer);
  fit->fitted = malloc (n * sizeof *fit->fitted);
  fit->slope = malloc (n * sizeof *fit->slope);
  fit->scratch = malloc (n * sizeof *fit->scratch);
  fit->asked = malloc (f * sizeof *fit->asked);
  fit->cells = malloc (LOBBY_ENGINE_LEAVES_MAX * f * CELLS * sizeof *fit->cells);
  if (fit->edge == NULL || fit->cell == NULL || fit->row == NULL || fit->beside == NULL || fit->answer == NULL
      || fit->fitted == NULL || fit->slope == NULL || fit->scratch == NULL || fit->cells == NULL || fit->asked == NULL)
    return false;
  lobby_engine_rng_seed (&fit->rng, fit->setup->seed, 0);
  for (int k = 0; k < fit->n_features; k++)
    fit->asked[k] = k;
  memcpy (fit->answer, answer, n * sizeof *answer);
  for (size_t i = 0; i < n; i++)
    fit->row[i] = (uint32_t) i;
  for (int i = 0; i < LOBBY_ENGINE_LEAVES_MAX; i++)
    fit->leaf[i].cells = &fit->cells[(size_t) i * f * CELLS];
  cut (fit, feature);
  return true;
}

static void
end_fit (Fit *fit)
{
  free (fit->edge);
  free (fit->cell);
  free (fit->row);
  free (fit->beside);
  free (fit->answer);
  free (fit->fitted);
  free (fit->slope);
  free (fit->scratch);
  free (fit->cells);
  free (fit->asked);
}

static double
find_start (Fit *fit)
{
  double sum = 0;

  for (size_t i = 0; i < fit->n_rows; i++)
    {
      fit->scratch[i] = fit->answer[i];
      sum += fit->answer[i];
    }
  return fit->setup->quantile > 0 ? get_quantile (fit->scratch, fit->n_rows, fit->setup->quantile)
                                  : sum / (double) fit->n_rows;
}

/**
 * lobby_engine_trees_fit:
 * @feature: by row and feature, finite
 * @answer: by row, finite
 * @n_rows: at least 1
 *
 * Fits answers to features. The same rows give the same trees.
 *
 * Returns: (transfer full) (nullable): the trees; NULL when memory ran out or there is nothing to fit
 */
LobbyEngineTrees *
lobby_engine_trees_fit (const LobbyEngineTreesSetup *setup,
                        const double *feature,
                        int n_features,
                        const double *answer,
                        size_t n_rows)
{
  Fit fit = { .setup = setup, .n_features = n_features, .n_rows = n_rows };
  LobbyEngineTrees *trees = calloc (1, sizeof *trees);

  if (trees == NULL || n_rows == 0 || n_rows > UINT32_MAX || setup->n_leaves < 2
      || setup->n_leaves > LOBBY_ENGINE_LEAVES_MAX)
    {
      free (trees);
      return NULL;
    }
  trees->n_trees = setup->n_trees;
  trees->n_nodes_a_tree = 2 * setup->n_leaves - 1;
  trees->node = calloc ((size_t) trees->n_trees * (size_t) trees->n_nodes_a_tree, sizeof *trees->node);
  if (trees->node == NULL || !start_fit (&fit, feature, answer))
    {
      end_fit (&fit);
      lobby_engine_trees_free (trees);
      return NULL;
    }
  for (int i = 0; i < trees->n_trees * trees->n_nodes_a_tree; i++)
    trees->node[i].feature = -1;
  trees->start = find_start (&fit);
  for (size_t i = 0; i < n_rows; i++)
    fit.fitted[i] = trees->start;
  for (int i = 0; i < trees->n_trees; i++)
    grow_tree (&fit, &trees->node[i * trees->n_nodes_a_tree]);
  end_fit (&fit);
  return trees;
}
