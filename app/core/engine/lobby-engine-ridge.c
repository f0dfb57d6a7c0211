/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ridge regression by the normal equations and a Cholesky factor. */
#include "config.h"

#include "lobby-engine-ridge.h"

#include <math.h>
#include <stdlib.h>

/* A feature farther out than this many deviations counts as this far: nothing is known out there. */
#define FAR 6.0

struct LobbyEngineRidge
{
  int n;
  double start;
  double *mean;
  double *scale;
  double *weight;
};

static double
get_standard (const LobbyEngineRidge *ridge, const double *feature, int f)
{
  return fmin (fmax ((feature[f] - ridge->mean[f]) * ridge->scale[f], -FAR), FAR);
}

static void
standardise (LobbyEngineRidge *ridge, const double *feature, const double *answer, size_t n_rows)
{
  for (size_t i = 0; i < n_rows; i++)
    {
      ridge->start += answer[i] / (double) n_rows;
      for (int f = 0; f < ridge->n; f++)
        ridge->mean[f] += feature[i * (size_t) ridge->n + (size_t) f] / (double) n_rows;
    }
  for (size_t i = 0; i < n_rows; i++)
    {
      for (int f = 0; f < ridge->n; f++)
        {
          double apart = feature[i * (size_t) ridge->n + (size_t) f] - ridge->mean[f];
          ridge->scale[f] += apart * apart / (double) n_rows;
        }
    }
  for (int f = 0; f < ridge->n; f++)
    ridge->scale[f] = ridge->scale[f] > 1e-12 ? 1 / sqrt (ridge->scale[f]) : 0;
}

static void
add_up (const LobbyEngineRidge *ridge,
        const double *feature,
        const double *answer,
        size_t n_rows,
        double *square,
        double *x)
{
  size_t n = (size_t) ridge->n;

  for (size_t i = 0; i < n_rows; i++)
    {
      double rest = answer[i] - ridge->start;

      for (size_t f = 0; f < n; f++)
        x[f] = get_standard (ridge, &feature[i * n], (int) f);
      for (size_t f = 0; f < n; f++)
        {
          ridge->weight[f] += x[f] * rest;
          for (size_t g = 0; g <= f; g++)
            square[f * n + g] += x[f] * x[g];
        }
    }
}

/* Cholesky: the lower half of @square becomes its factor, and the weights the solution. */
static void
solve (double *square, double *weight, size_t n)
{
  for (size_t f = 0; f < n; f++)
    {
      for (size_t g = 0; g <= f; g++)
        {
          double sum = square[f * n + g];

          for (size_t k = 0; k < g; k++)
            sum -= square[f * n + k] * square[g * n + k];
          square[f * n + g] = f == g ? sqrt (fmax (sum, 1e-9)) : sum / square[g * n + g];
        }
    }
  for (size_t f = 0; f < n; f++)
    {
      for (size_t k = 0; k < f; k++)
        weight[f] -= square[f * n + k] * weight[k];
      weight[f] /= square[f * n + f];
    }
  for (size_t f = n; f-- > 0;)
    {
      for (size_t k = f + 1; k < n; k++)
        weight[f] -= square[k * n + f] * weight[k];
      weight[f] /= square[f * n + f];
    }
}

static bool
make_room (LobbyEngineRidge *ridge, int n_features)
{
  size_t n = (size_t) n_features;

  ridge->n = n_features;
  ridge->mean = calloc (n, sizeof *ridge->mean);
  ridge->scale = calloc (n, sizeof *ridge->scale);
  ridge->weight = calloc (n, sizeof *ridge->weight);
  return ridge->mean != NULL && ridge->scale != NULL && ridge->weight != NULL;
}

/**
 * lobby_engine_ridge_fit:
 * @feature: by row and feature, finite
 * @answer: by row, finite
 * @ridge: strength, in rows
 *
 * Returns: (transfer full) (nullable): the fit; NULL when memory ran out or there is nothing to fit
 */
LobbyEngineRidge *
lobby_engine_ridge_fit (const double *feature, int n_features, const double *answer, size_t n_rows, double ridge)
{
  size_t n = (size_t) n_features;
  LobbyEngineRidge *self = calloc (1, sizeof *self);
  double *square = calloc (n * n, sizeof *square), *x = calloc (n, sizeof *x);
  bool done = false;

  if (self != NULL && square != NULL && x != NULL && n_rows > 0)
    done = make_room (self, n_features);
  if (done)
    {
      standardise (self, feature, answer, n_rows);
      add_up (self, feature, answer, n_rows, square, x);
      for (size_t f = 0; f < n; f++)
        square[f * n + f] += fmax (ridge, 1e-6);
      solve (square, self->weight, n);
    }
  free (square);
  free (x);
  if (done)
    return self;
  lobby_engine_ridge_free (self);
  return NULL;
}

/**
 * lobby_engine_ridge_get:
 *
 * Returns: the answer for a row
 */
double
lobby_engine_ridge_get (const LobbyEngineRidge *ridge, const double *feature)
{
  double answer = ridge->start;

  for (int f = 0; f < ridge->n; f++)
    answer += ridge->weight[f] * get_standard (ridge, feature, f);
  return answer;
}

/**
 * lobby_engine_ridge_write:
 *
 * Writes a fit, to be read by lobby_engine_ridge_read().
 */
void
lobby_engine_ridge_write (const LobbyEngineRidge *ridge, LobbyEngineBytes *bytes)
{
  lobby_engine_bytes_put_double (bytes, ridge->start);
  for (int f = 0; f < ridge->n; f++)
    {
      lobby_engine_bytes_put_double (bytes, ridge->mean[f]);
      lobby_engine_bytes_put_double (bytes, ridge->scale[f]);
      lobby_engine_bytes_put_double (bytes, ridge->weight[f]);
    }
}

/**
 * lobby_engine_ridge_read:
 * @n_features: of a row
 *
 * Reads what lobby_engine_ridge_write() wrote.
 *
 * Returns: (transfer full) (nullable): the fit; NULL when memory ran out or the bytes are none
 */
LobbyEngineRidge *
lobby_engine_ridge_read (LobbyEngineReader *reader, int n_features)
{
  LobbyEngineRidge *ridge = calloc (1, sizeof *ridge);

  if (ridge == NULL || !make_room (ridge, n_features))
    {
      lobby_engine_ridge_free (ridge);
      return NULL;
    }
  ridge->start = lobby_engine_reader_take_double (reader);
  for (int f = 0; f < n_features; f++)
    {
      ridge->mean[f] = lobby_engine_reader_take_double (reader);
      ridge->scale[f] = lobby_engine_reader_take_double (reader);
      ridge->weight[f] = lobby_engine_reader_take_double (reader);
    }
  if (!reader->failed)
    return ridge;
  lobby_engine_ridge_free (ridge);
  return NULL;
}

/**
 * lobby_engine_ridge_free:
 *
 * Frees a fit.
 */
void
lobby_engine_ridge_free (LobbyEngineRidge *ridge)
{
  if (ridge == NULL)
    return;
  free (ridge->mean);
  free (ridge->scale);
  free (ridge->weight);
  free (ridge);
}
