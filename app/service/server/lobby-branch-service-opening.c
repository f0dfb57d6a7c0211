/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a branch comes to life: its streams are made, and its day is brought to where it starts or stopped. */
#include "config.h"

#include "lobby-branch-service-private.h"

#include "lobby-checklist.h"
#include "lobby-instant.h"
#include "lobby-wire.h"

#include <string.h>

static const char *const area_nicks[] = { "queue", "devices", "customers", "feedback", NULL };

static void
sink (LobbyEvent *event, gpointer data)
{
  lobby_branch_service_publish (data, event);
}

static LobbyBranchRecord *
make_nameless_branch (void)
{
  LobbyBranchRecord *branch = lobby_record_new (&lobby_branch_record_type);

  branch->id = g_strdup ("branch");
  branch->name = lobby_text_new ("Branch", "网点", "分行");
  branch->zone_id = g_strdup ("Asia/Shanghai");
  branch->day = g_strdup ("1970-01-01");
  branch->opens = 9 * 60;
  branch->closes = 17 * 60;
  return branch;
}

/* A simulated day with other checklists is another day. */
static char *
digest_checklists (const LobbyServiceOptions *options)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  if (options->checklists == NULL || options->scenario == NULL)
    return g_strdup ("");
  for (guint i = 0; i < options->checklists->len; i++)
    lobby_record_digest (&lobby_checklist_type, g_ptr_array_index (options->checklists, i), checksum);
  return g_strdup_printf ("/%.16s", g_checksum_get_string (checksum));
}

static char *
name_run (const LobbyServiceOptions *options)
{
  const LobbyScenario *scenario = options->scenario;
  gboolean spoken = scenario != NULL && scenario->language != NULL;
  g_autofree char *checklists = digest_checklists (options);

  return g_strdup_printf ("%s%s%s/%s/%" G_GUINT64_FORMAT "/%s/" PACKAGE_VERSION "%s",
                          scenario != NULL ? scenario->id : "", spoken ? "@" : "", spoken ? scenario->language : "",
                          options->day != NULL ? options->day : "", options->seed, options->split ? "split" : "one",
                          checklists);
}

static gint64
read_setting (LobbyBranchService *self, const char *name)
{
  g_autofree char *text = lobby_store_dup_setting (self->store, name);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

/* Lives are counted, so that the later of two lives of one day is known. */
static char *
begin_life (LobbyBranchService *self, const LobbyServiceOptions *options, const char *run, GError **error)
{
  g_autofree char *random = g_uuid_string_random ();
  char *epoch, number[24];
  gint64 lives = read_setting (self, "lives") + 1;

  g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, lives);
  epoch = options->epoch != NULL ? g_strdup (options->epoch)
                                 : g_strdup_printf ("%04" G_GINT64_FORMAT "-%.8s", lives, random);
  if (lobby_store_set_setting (self->store, "lives", number, error)
      && lobby_store_set_setting (self->store, "run", run, error)
      && lobby_store_set_setting (self->store, "epoch", epoch, error)
      && lobby_store_set_setting (self->store, "reached", "0", error)
      && lobby_store_set_setting (self->store, "manager", "0", error)
      && lobby_branch_service_freeze_checklists (self, error))
    return epoch;
  g_free (epoch);
  return NULL;
}

/* The life of the streams goes on when the store holds the same day; otherwise a new one begins. */
static char *
choose_epoch (LobbyBranchService *self, const LobbyServiceOptions *options, GError **error)
{
  g_autofree char *run = name_run (options);
  g_autofree char *stored_run = lobby_store_dup_setting (self->store, "run");
  char *epoch = g_strcmp0 (run, stored_run) == 0 ? lobby_store_dup_setting (self->store, "epoch") : NULL;

  self->resumed = epoch != NULL;
  return epoch != NULL ? epoch : begin_life (self, options, run, error);
}

static void
add_stream (LobbyBranchService *self, const char *id, const char *const *areas, const char *epoch)
{
  guint i = self->n_streams++;

  self->streams[i] = lobby_service_stream_new (self->branch->id, id, areas, epoch);
  self->stored[i] = lobby_store_get_last_sequence (self->store, id, epoch);
  self->recent[i].bodies = g_ptr_array_new_with_free_func (g_free);
}

static void
add_streams (LobbyBranchService *self, gboolean split, const char *epoch)
{
  if (!split)
    {
      add_stream (self, "main", area_nicks, epoch);
      return;
    }
  for (guint i = 0; area_nicks[i] != NULL; i++)
    {
      const char *const areas[] = { area_nicks[i], NULL };
      add_stream (self, area_nicks[i], areas, epoch);
    }
}

/**
 * lobby_branch_service_open:
 * @self: the service
 * @options: how the branch is served; its scenario is taken
 * @error: return location
 *
 * Makes the streams, so that they can be listened for. Their URLs are set, then the service is warmed up.
 *
 * Returns: whether the store can hold it
 */
gboolean
lobby_branch_service_open (LobbyBranchService *self, const LobbyServiceOptions *options, GError **error)
{
  g_return_val_if_fail (LOBBY_IS_BRANCH_SERVICE (self), FALSE);
  g_return_val_if_fail (self->n_streams == 0, FALSE);

  g_autofree char *epoch = choose_epoch (self, options, error);
  if (epoch == NULL)
    {
      if (options->scenario != NULL)
        lobby_scenario_free (options->scenario);
      return FALSE;
    }
  self->rate = options->rate;
  self->start = g_strdup (options->start);
  if (options->scenario != NULL)
    {
      self->branch = lobby_record_copy (&lobby_branch_record_type, options->scenario->branch);
      self->day = g_strdup (options->day != NULL ? options->day : options->scenario->day);
      g_free (self->branch->day);
      self->branch->day = g_strdup (self->day);
      self->simulator = lobby_simulator_new (options->scenario, self->day, options->seed, sink, self);
    }
  else
    self->branch = make_nameless_branch ();
  self->zone = g_time_zone_new_identifier (self->branch->zone_id);
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
  lobby_branch_service_open_checklists (self, options->checklists);
  if (self->simulator != NULL)
    lobby_simulator_set_checklists (self->simulator, self->checklists, self->check_results);
  add_streams (self, options->split, epoch);
  return TRUE;
}

static GPtrArray *
list_streams (LobbyBranchService *self)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < self->n_streams; i++)
    {
      LobbyStreamRecord *record = lobby_record_new (&lobby_stream_record_type);
      record->id = g_strdup (self->streams[i]->id);
      record->url = g_strdup (self->n_streams == 1 || self->streams[i]->url == NULL ? "./" : self->streams[i]->url);
      record->areas = g_strdupv (self->streams[i]->areas);
      record->vendor = g_strdup ("lobby-branch");
      g_ptr_array_add (records, record);
    }
  return records;
}

/* Puts the streams as they are now into the branch. */
void
lobby_branch_service_replace_streams (LobbyBranchService *self, LobbyBranchRecord *branch)
{
  for (guint i = 0; branch->streams != NULL && i < branch->streams->len; i++)
    lobby_record_free (&lobby_stream_record_type, g_ptr_array_index (branch->streams, i));
  g_clear_pointer (&branch->streams, g_ptr_array_unref);
  branch->streams = list_streams (self);
}

/* Commands of an earlier run are played again at their hour: the simulator then stands where it stood. */
static gboolean
replay_commands (LobbyBranchService *self, GError **error)
{
  g_autoptr (GPtrArray) commands = lobby_store_list_commands (self->store, self->streams[0]->epoch, error);

  for (guint i = 0; commands != NULL && i < commands->len; i++)
    {
      const LobbyStoredCommand *stored = g_ptr_array_index (commands, i);
      g_autoptr (LobbyCommand) command = lobby_wire_parse_command (stored->body, strlen (stored->body), NULL);
      g_autofree char *by = lobby_branch_service_dup_actor (stored);
      self->actor = by;
      self->asked = TRUE;
      if (command != NULL && lobby_branch_service_is_checklist_command (command))
        lobby_branch_service_take_checklist_command (self, command, stored->at_us, NULL);
      else if (command != NULL)
        lobby_simulator_handle_command (self->simulator, command, stored->at_us, NULL);
      self->actor = NULL;
      self->asked = FALSE;
    }
  return commands != NULL;
}

static gint64
choose_start (LobbyBranchService *self)
{
  gint64 start_us = lobby_simulator_get_start (self->simulator);
  gint64 reached_us = read_setting (self, "reached");
  gint64 wanted_us = 0;

  if (self->resumed && reached_us > 0)
    return reached_us;
  if (self->start != NULL)
    lobby_instant_parse_local (self->zone, self->day, self->start, &wanted_us);
  return MAX (start_us, wanted_us);
}

static gboolean
warm_up_simulator (LobbyBranchService *self, gint64 *reached_us, GError **error)
{
  char manager[24];

  *reached_us = choose_start (self);
  self->manager_until_us = read_setting (self, "manager");
  if (self->manager_until_us == 0)
    self->manager_until_us = *reached_us;
  g_snprintf (manager, sizeof manager, "%" G_GINT64_FORMAT, self->manager_until_us);
  lobby_simulator_set_manager_until (self->simulator, self->manager_until_us);
  lobby_simulator_set_streams (self->simulator, list_streams (self));
  if (!lobby_branch_service_begin (self, error) || !lobby_store_set_setting (self->store, "manager", manager, error)
      || !replay_commands (self, error))
    return FALSE;
  lobby_simulator_advance_to (self->simulator, *reached_us);
  if (self->diverged)
    {
      g_set_error_literal (error, LOBBY_ERROR, LOBBY_ERROR_CORRUPT,
                           "the stored day does not come out the same: use another store");
      return FALSE;
    }
  return lobby_branch_service_commit (self, *reached_us, error);
}

static gboolean
fold_stored (LobbyBranchService *self, guint i, GError **error)
{
  LobbyServiceStream *stream = self->streams[i];

  while (stream->last_sequence < self->stored[i])
    {
      g_autoptr (GPtrArray) bodies = lobby_store_read_after (self->store, stream->id, stream->epoch,
                                                             stream->last_sequence, 1000, error);
      if (bodies == NULL || bodies->len == 0)
        return FALSE;
      for (guint b = 0; b < bodies->len; b++)
        {
          const char *body = g_ptr_array_index (bodies, b);
          g_autoptr (LobbyEvent) event = lobby_wire_parse_event (body, strlen (body), error);
          if (event == NULL)
            return FALSE;
          lobby_state_apply (self->state, event, NULL);
          lobby_branch_service_remember (&self->recent[i], ++stream->last_sequence, g_strdup (body));
        }
    }
  return TRUE;
}

static void
publish_first_picture (LobbyBranchService *self, gint64 now_us)
{
  LobbySnapshot *picture = lobby_record_new (&lobby_snapshot_type);
  g_autofree char *day = lobby_instant_dup_day (now_us, self->zone);

  g_free (self->branch->day);
  self->branch->day = g_steal_pointer (&day);
  picture->areas = g_strdupv ((char **) area_nicks);
  picture->branch = lobby_record_copy (&lobby_branch_record_type, self->branch);
  lobby_branch_service_replace_streams (self, picture->branch);
  picture->checklists = g_ptr_array_new ();
  for (guint i = 0; i < self->checklists->len; i++)
    g_ptr_array_add (picture->checklists, lobby_checklist_copy (g_ptr_array_index (self->checklists, i)));
  g_autoptr (LobbyEvent) event = lobby_event_new (LOBBY_EVENT_SNAPSHOT, "/service", 1, "1", now_us, picture);
  lobby_branch_service_publish (self, event);
}

static gboolean
warm_up_store (LobbyBranchService *self, gint64 *reached_us, GError **error)
{
  *reached_us = lobby_clock_get_now (self->clock);
  for (guint i = 0; i < self->n_streams; i++)
    if (!fold_stored (self, i, error))
      return FALSE;
  if (!lobby_branch_service_begin (self, error))
    return FALSE;
  if (lobby_state_get_branch (self->state) == NULL)
    publish_first_picture (self, *reached_us);
  lobby_branch_service_tell_new_checklists (self, *reached_us);
  return lobby_branch_service_commit (self, *reached_us, error);
}

/**
 * lobby_branch_service_warm_up:
 * @self: an opened service whose streams have their URLs
 * @error: return location
 *
 * Brings the branch to where it starts or stopped: a simulated day is played up to then at once, a stored one is folded.
 *
 * Returns: the branch's time there, µs since 1970 UTC, 0 on error
 */
gint64
lobby_branch_service_warm_up (LobbyBranchService *self, GError **error)
{
  gint64 reached_us = 0;

  g_return_val_if_fail (LOBBY_IS_BRANCH_SERVICE (self), 0);

  gboolean done = self->simulator != NULL ? warm_up_simulator (self, &reached_us, error)
                                          : warm_up_store (self, &reached_us, error);
  if (!done)
    {
      if (self->publishing)
        lobby_store_roll_back (self->store);
      self->publishing = FALSE;
      return 0;
    }
  self->healthy = TRUE;
  return reached_us;
}
