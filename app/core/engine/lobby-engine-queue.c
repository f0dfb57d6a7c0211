/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The long-run simulation of a queue. Owns its memory for the time of one run. */
#include "config.h"

#include "lobby-engine-queue.h"

#include "lobby-engine-rng.h"

#include <math.h>
#include <stdlib.h>

#define WAITING_MAX 1000000

/* One who waits: since when, and until when patience lasts. */
typedef struct
{
  double since_s;
  double until_s;
  uint64_t number;
} Waiting;

/* A line of a class: a ring whose size is a power of two. */
typedef struct
{
  Waiting *ring;
  size_t size;
  size_t first;
  size_t n;
} Line;

typedef struct
{
  const LobbyEngineQueueSetup *setup;
  LobbyEngineQueueResult *result;
  LobbyEngineRng arrivals; /* streams apart, so that one more server meets the same customers */
  LobbyEngineRng services;
  LobbyEngineRng patience;
  Line line[LOBBY_ENGINE_CLASSES_MAX];
  double head_s[LOBBY_ENGINE_CLASSES_MAX]; /* since when the first of each line waits, infinite when empty */
  double class_end[LOBBY_ENGINE_CLASSES_MAX];
  LobbyEngineTurn turn;
  double *free_s; /* heap of the times when servers are free, the next one first */
  size_t n_busy;
  size_t n_waiting;
  double log_mean;
  double started_s;
  double busy_s;
  double batch_sum[LOBBY_ENGINE_QUEUE_BATCHES];
  uint64_t batch_n[LOBBY_ENGINE_QUEUE_BATCHES];
} Run;

static bool
grow_line (Line *line)
{
  size_t size = line->size == 0 ? 64 : line->size * 2;
  Waiting *ring = malloc (size * sizeof *ring);

  if (ring == NULL)
    return false;
  for (size_t i = 0; i < line->n; i++)
    ring[i] = line->ring[(line->first + i) & (line->size - 1)];
  free (line->ring);
  line->ring = ring;
  line->size = size;
  line->first = 0;
  return true;
}

static bool
join_line (Run *run, int class, Waiting who)
{
  Line *line = &run->line[class];

  if (line->n == line->size && !grow_line (line))
    return false;
  if (line->n == 0)
    run->head_s[class] = who.since_s;
  line->ring[(line->first + line->n++) & (line->size - 1)] = who;
  run->n_waiting++;
  return true;
}

static Waiting
leave_line (Run *run, int class)
{
  Line *line = &run->line[class];
  Waiting who = line->ring[line->first];

  line->first = (line->first + 1) & (line->size - 1);
  line->n--;
  run->n_waiting--;
  run->head_s[class] = line->n > 0 ? line->ring[line->first].since_s : INFINITY;
  return who;
}

static void
note_wait (Run *run, int class, uint64_t number, double wait_s, bool left)
{
  const LobbyEngineQueueSetup *setup = run->setup;
  LobbyEngineQueueClass *figures = &run->result->by_class[class];
  uint64_t batch;

  if (number < setup->n_warm_up)
    return;
  batch = (number - setup->n_warm_up) * LOBBY_ENGINE_QUEUE_BATCHES / setup->n_customers;
  run->batch_sum[batch] += wait_s;
  run->batch_n[batch]++;
  figures->n++;
  figures->n_left += left;
  figures->n_waited += wait_s > 0;
  figures->n_over += wait_s > setup->over_s;
  figures->wait_s += wait_s;
  figures->served_wait_s += left ? 0 : wait_s;
  lobby_engine_spread_add (&run->result->waits, wait_s);
}

/* Puts a time in the place of the next one of the heap. */
static void
sift_down (double *heap, size_t n, double time_s)
{
  size_t at = 0;

  for (;;)
    {
      size_t below = 2 * at + 1;

      if (below >= n)
        break;
      if (below + 1 < n && heap[below + 1] < heap[below])
        below++;
      if (heap[below] >= time_s)
        break;
      heap[at] = heap[below];
      at = below;
    }
  heap[at] = time_s;
}

static void
sift_up (double *heap, size_t at, double time_s)
{
  while (at > 0 && heap[(at - 1) / 2] > time_s)
    {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
  heap[at] = time_s;
}

static double
draw_service (Run *run, uint64_t number)
{
  double log_sd = run->setup->service_log_sd;
  double service_s = log_sd > 0 ? exp (run->log_mean + log_sd * lobby_engine_rng_normal (&run->services))
                                : lobby_engine_rng_exponential (&run->services) / run->setup->service_rate;

  if (number >= run->setup->n_warm_up)
    run->busy_s += service_s;
  return service_s;
}

/* Takes out those at the front whose patience ended before now; they disturbed nobody while they stood there. */
static void
drop_leavers (Run *run, int class, double now_s)
{
  Line *line = &run->line[class];

  while (line->n > 0 && line->ring[line->first].until_s < now_s)
    {
      Waiting who = leave_line (run, class);

      note_wait (run, class, who.number, who.until_s - who.since_s, true);
    }
}

/* The server that is free at now_s calls the next one. Returns: false when nobody waits. */
static bool
call_next (Run *run, double now_s)
{
  Waiting who;
  int class;

  if (run->setup->patience_rate > 0)
    {
      for (int i = 0; i < run->setup->n_classes; i++)
        drop_leavers (run, i, now_s);
    }
  class = lobby_engine_order_choose (&run->setup->order, &run->turn, run->head_s, run->setup->n_classes, now_s);
  if (class < 0)
    return false;
  who = leave_line (run, class);
  note_wait (run, class, who.number, now_s - who.since_s, false);
  sift_down (run->free_s, run->n_busy, now_s + draw_service (run, who.number));
  return true;
}

/* Lets servers finish up to now_s; each that finds nobody becomes idle. */
static void
finish_until (Run *run, double now_s)
{
  while (run->n_busy > 0 && run->free_s[0] <= now_s)
    {
      double free_s = run->free_s[0];

      if (run->n_waiting > 0 && call_next (run, free_s))
        continue;
      run->n_busy--;
      if (run->n_busy > 0)
        sift_down (run->free_s, run->n_busy, run->free_s[run->n_busy]);
    }
}

static int
draw_class (Run *run)
{
  int last = run->setup->n_classes - 1;
  double u;

  if (last == 0)
    return 0;
  u = lobby_engine_rng_uniform (&run->arrivals);
  for (int i = 0; i < last; i++)
    {
      if (u < run->class_end[i])
        return i;
    }
  return last;
}

static bool
arrive (Run *run, uint64_t number, double now_s)
{
  const LobbyEngineQueueSetup *setup = run->setup;
  int class = draw_class (run);
  double patience_s = setup->patience_rate > 0 ? lobby_engine_rng_exponential (&run->patience) / setup->patience_rate
                                               : INFINITY;

  if (run->n_busy < setup->n_servers)
    {
      note_wait (run, class, number, 0, false);
      sift_up (run->free_s, run->n_busy++, now_s + draw_service (run, number));
      return true;
    }
  if (run->n_waiting >= (setup->n_waiting_max > 0 ? setup->n_waiting_max : WAITING_MAX))
    {
      for (int i = 0; i < setup->n_classes; i++)
        drop_leavers (run, i, now_s);
    }
  if (run->n_waiting >= (setup->n_waiting_max > 0 ? setup->n_waiting_max : WAITING_MAX))
    {
      run->result->n_turned_away++;
      return true;
    }
  return join_line (run, class, (Waiting){ now_s, now_s + patience_s, number });
}

/* After the last arrival the queue empties; where nobody serves, the patient stay for ever. */
static void
empty_lines (Run *run)
{
  finish_until (run, INFINITY);
  for (int i = 0; i < run->setup->n_classes; i++)
    {
      if (run->setup->patience_rate > 0)
        drop_leavers (run, i, INFINITY);
      run->result->n_unserved += run->line[i].n;
    }
}

static void
sum_up (Run *run)
{
  LobbyEngineQueueResult *result = run->result;
  double mean, square = 0;
  int n_batches = 0;

  for (int i = 0; i < run->setup->n_classes; i++)
    {
      LobbyEngineQueueClass *of = &result->by_class[i];

      result->all.n += of->n;
      result->all.n_left += of->n_left;
      result->all.n_waited += of->n_waited;
      result->all.n_over += of->n_over;
      result->all.wait_s += of->wait_s;
      result->all.served_wait_s += of->served_wait_s;
      of->wait_s /= of->n > 0 ? (double) of->n : 1;
      of->served_wait_s /= of->n > of->n_left ? (double) (of->n - of->n_left) : 1;
    }
  result->all.wait_s /= result->all.n > 0 ? (double) result->all.n : 1;
  result->all.served_wait_s /= result->all.n > result->all.n_left ? (double) (result->all.n - result->all.n_left) : 1;
  mean = result->all.wait_s;
  for (int i = 0; i < LOBBY_ENGINE_QUEUE_BATCHES; i++)
    {
      if (run->batch_n[i] == 0)
        continue;
      square += pow (run->batch_sum[i] / (double) run->batch_n[i] - mean, 2);
      n_batches++;
    }
  result->wait_error_s = n_batches > 1 ? sqrt (square / (n_batches - 1) / n_batches) : 0;
  if (result->elapsed_s > 0 && run->setup->n_servers > 0)
    result->use = fmin (run->busy_s / result->elapsed_s / run->setup->n_servers, 1);
}

static bool
is_sound (const LobbyEngineQueueSetup *setup)
{
  double shares = 0;

  if (!(setup->arrival_rate > 0 && setup->arrival_rate < 1e9) || !(setup->service_rate > 0 && setup->service_rate < 1e9)
      || !(setup->service_log_sd >= 0 && setup->service_log_sd <= 10)
      || !(setup->patience_rate >= 0 && setup->patience_rate < 1e9) || setup->n_customers == 0
      || setup->n_servers > 1000000 || setup->n_customers > UINT64_MAX / LOBBY_ENGINE_QUEUE_BATCHES
      || setup->n_classes < 1 || setup->n_classes > LOBBY_ENGINE_CLASSES_MAX)
    return false;
  for (int i = 0; i < setup->n_classes; i++)
    {
      if (!(setup->share[i] >= 0 && setup->share[i] < 1e9))
        return false;
      shares += setup->share[i];
    }
  return shares > 0;
}

static void
start_run (Run *run)
{
  const LobbyEngineQueueSetup *setup = run->setup;
  double shares = 0, sum = 0;

  lobby_engine_rng_seed (&run->arrivals, setup->seed, 1);
  lobby_engine_rng_seed (&run->services, setup->seed, 2);
  lobby_engine_rng_seed (&run->patience, setup->seed, 3);
  for (int i = 0; i < setup->n_classes; i++)
    shares += setup->share[i];
  for (int i = 0; i < setup->n_classes; i++)
    {
      sum += setup->share[i];
      run->class_end[i] = sum / shares;
      run->head_s[i] = INFINITY;
    }
  /* The mean of a lognormal time is exp (m + s²/2). */
  run->log_mean = -log (setup->service_rate) - setup->service_log_sd * setup->service_log_sd / 2;
}

/**
 * lobby_engine_queue_run:
 * @result: (out caller-allocates): the figures
 *
 * Simulates a queue from empty, looks away for the warm-up and then at the customers asked for, until each of them was
 * called or left. Memory grows with the queue only; the same setup gives the same figures.
 *
 * Returns: false when the setup makes no sense or memory ran out
 */
bool
lobby_engine_queue_run (const LobbyEngineQueueSetup *setup, LobbyEngineQueueResult *result)
{
  Run run = { .setup = setup, .result = result };
  uint64_t n_all = setup->n_warm_up + setup->n_customers;
  double now_s = 0;
  bool done = is_sound (setup);

  memset (result, 0, sizeof *result);
  if (!done)
    return false;
  run.free_s = malloc ((setup->n_servers + 1) * sizeof *run.free_s);
  done = run.free_s != NULL;
  if (done)
    start_run (&run);
  for (uint64_t i = 0; done && i < n_all; i++)
    {
      now_s += lobby_engine_rng_exponential (&run.arrivals) / setup->arrival_rate;
      if (i == setup->n_warm_up)
        run.started_s = now_s;
      finish_until (&run, now_s);
      done = arrive (&run, i, now_s);
    }
  result->elapsed_s = now_s - run.started_s;
  if (done)
    {
      empty_lines (&run);
      sum_up (&run);
    }
  for (int i = 0; i < setup->n_classes; i++)
    free (run.line[i].ring);
  free (run.free_s);
  return done;
}
