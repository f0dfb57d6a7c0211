/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one session that the console shows, and the demo branch behind it when it is a demo. Opening another lets go of
 * the one before: its journal is closed first. */
#include "config.h"

#include "lobby-session-owner.h"

#include "lobby-demo-branch.h"
#include "lobby-error.h"
#include "lobby-language.h"
#include "lobby-live-session.h"

#include <glib/gstdio.h>

struct _LobbySessionOwner
{
  GObject parent_instance;

  /* given */
  LobbyTokenKeeper *tokens; /* (owned) */
  char *state_folder;
  guint retention_days;     /* 0: the journal's own */
  guint vip_retention_days; /* 0: the journal's own */

  /* owned */
  LobbyLiveSession *session;  /* (nullable) */
  LobbyDemoBranch *demo;      /* (nullable) */
  GCancellable *opening;      /* (nullable): what is being opened */
  GTlsDatabase *tls_database; /* (nullable): the bank's authorities */

  /* state */
  const char *problem; /* (nullable): short id */
  LobbyBearer role;    /* whom the person plays in a demo */
};

enum
{
  PROP_SESSION = 1,
  PROP_PROBLEM,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LobbySessionOwner, lobby_session_owner, G_TYPE_OBJECT)

/* --- what is open now --- */

static void
set_problem (LobbySessionOwner *self, const char *problem)
{
  self->problem = problem;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

static void
closed_cb (GObject *session, GAsyncResult *result, gpointer data)
{
  lobby_live_session_close_finish (LOBBY_LIVE_SESSION (session), result);
}

static void
let_go (LobbySessionOwner *self)
{
  g_autoptr (LobbyLiveSession) session = g_steal_pointer (&self->session);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (session != NULL)
    {
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
      lobby_live_session_close_async (session, closed_cb, NULL);
    }
  g_clear_object (&self->demo);
  g_clear_object (&self->tls_database);
  set_problem (self, NULL);
}

static void
show (LobbySessionOwner *self, LobbyLiveSession *session)
{
  self->session = session;
  g_clear_object (&self->opening);
  lobby_live_session_start (session);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

/* --- demo --- */

static char *
get_demo_token (const char *refused, gpointer token)
{
  return g_strdup (token);
}

/* The files of a simulated day go when its session has gone. */
static void
remove_folder (gpointer data)
{
  g_autofree char *folder = data;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (folder);
}

static LobbyLiveSession *
make_demo_session (LobbyDemoBranch *demo, LobbyBearer role)
{
  g_autofree char *folder = g_dir_make_tmp ("lobby-demo-day-XXXXXX", NULL);
  LobbyLiveSession *session = NULL;

  if (folder != NULL)
    session = lobby_live_session_new (LOBBY_SESSION_DEMO, lobby_demo_branch_get_url (demo), folder, get_demo_token,
                                      g_strdup (lobby_demo_branch_get_token (demo, role)), g_free, NULL, 0, 0, NULL);
  if (session != NULL)
    {
      lobby_session_set_drill_seed (LOBBY_SESSION (session), lobby_demo_branch_get_seed (demo));
      g_object_set_data_full (G_OBJECT (session), "demo-folder", g_steal_pointer (&folder), remove_folder);
    }
  return session;
}

static void
demo_started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LobbySessionOwner) self = data;
  LobbyDemoBranch *demo = LOBBY_DEMO_BRANCH (source);
  g_autoptr (GError) error = NULL;
  LobbyLiveSession *session = NULL;

  if (!lobby_demo_branch_start_finish (demo, result, &error))
    {
      if (demo == self->demo)
        set_problem (self, error->domain == G_SPAWN_ERROR ? "demo-missing" : "demo-failed");
      return;
    }
  if (demo != self->demo)
    return;
  session = make_demo_session (demo, self->role);
  if (session != NULL)
    show (self, session);
  else
    set_problem (self, "demo-failed");
}

/**
 * lobby_session_owner_open_demo:
 * @self: the owner
 * @scenario: day that the demo branch lives through
 *
 * Lets go of what is open, starts a branch of our own on loopback and opens it.
 */
void
lobby_session_owner_open_demo (LobbySessionOwner *self, const char *scenario)
{
  lobby_session_owner_open_drill (self, scenario, -1);
}

/**
 * lobby_session_owner_open_drill:
 * @self: the owner
 * @scenario: day that the demo branch lives through
 * @seed: what the dice of the open-ended drill start from; below 0 for the day of the scenario, which ends
 *
 * The same, but the day goes on until midnight, and another seed is another day.
 */
void
lobby_session_owner_open_drill (LobbySessionOwner *self, const char *scenario, gint64 seed)
{
  g_autofree char *program = lobby_demo_branch_dup_program ();

  g_return_if_fail (LOBBY_IS_SESSION_OWNER (self) && scenario != NULL);

  let_go (self);
  self->role = LOBBY_BEARER_LOBBY_MANAGER;
  self->opening = g_cancellable_new ();
  self->demo = lobby_demo_branch_new (program, scenario, lobby_language_get (), seed);
  lobby_demo_branch_start_async (self->demo, self->opening, demo_started_cb, g_object_ref (self));
}

/**
 * lobby_session_owner_play:
 * @self: an owner with a demo open
 * @role: whom the person plays from now on
 *
 * Comes to the same demo branch again with a token of @role, which the branch has signed.
 */
void
lobby_session_owner_play (LobbySessionOwner *self, LobbyBearer role)
{
  LobbyDemoBranch *demo;
  LobbyLiveSession *session;

  g_return_if_fail (LOBBY_IS_SESSION_OWNER (self));

  if (self->demo == NULL || self->session == NULL || role == self->role
      || lobby_demo_branch_get_token (self->demo, role) == NULL)
    return;
  demo = g_object_ref (self->demo);
  let_go (self);
  self->demo = demo;
  self->role = role;
  session = make_demo_session (demo, role);
  if (session != NULL)
    show (self, session);
  else
    set_problem (self, "demo-failed");
}

/* --- a branch service --- */

typedef struct
{
  LobbySessionOwner *self; /* (owned) */
  GCancellable *opening;   /* (owned) */
  char *url;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->self);
  g_object_unref (opening->opening);
  g_free (opening->url);
  g_free (opening);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static char *
get_service_token (const char *refused, gpointer tokens)
{
  return lobby_token_keeper_dup (tokens, refused);
}

/* One folder a branch service: days of two branches must never mix. */
static char *
dup_journal_folder (LobbySessionOwner *self, const char *url)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, url, -1);

  name[16] = '\0';
  return g_build_filename (self->state_folder, "branches", name, NULL);
}

static const char *
name_problem (const GError *error)
{
  if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_UNTRUSTED))
    return "not-encrypted";
  return g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_INVALID) ? "address" : "no-space";
}

static void
token_found_cb (GObject *tokens, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  LobbySessionOwner *self = opening->self;
  LobbyFeedOptions options = LOBBY_FEED_OPTIONS_DEFAULT;
  g_autofree char *folder = dup_journal_folder (self, opening->url);
  g_autofree char *chance = g_uuid_string_random (); /* so that many consoles do not come back at the same moment */
  g_autoptr (GError) error = NULL;
  LobbyLiveSession *session;

  lobby_token_keeper_find_finish (LOBBY_TOKEN_KEEPER (tokens), result);
  if (g_cancellable_is_cancelled (opening->opening))
    return;
  options.tls_database = self->tls_database;
  options.seed = g_str_hash (chance);
  g_mkdir_with_parents (folder, 0700);
  session = lobby_live_session_new (LOBBY_SESSION_LIVE, opening->url, folder, get_service_token,
                                    g_object_ref (self->tokens), g_object_unref, &options, self->retention_days,
                                    self->vip_retention_days, &error);
  if (session != NULL)
    show (self, session);
  else
    set_problem (self, name_problem (error));
}

/**
 * lobby_session_owner_open_service:
 * @self: the owner
 * @url: address of a branch service
 * @ca_file: (nullable): PEM file of authorities that are trusted instead of the system's
 *
 * Lets go of what is open and opens the branch at @url, with the token that the keeper finds for it.
 */
void
lobby_session_owner_open_service (LobbySessionOwner *self, const char *url, const char *ca_file)
{
  Opening *opening;

  g_return_if_fail (LOBBY_IS_SESSION_OWNER (self) && url != NULL);

  let_go (self);
  if (ca_file != NULL && *ca_file != '\0')
    {
      self->tls_database = g_tls_file_database_new (ca_file, NULL);
      if (self->tls_database == NULL)
        {
          set_problem (self, "ca-file");
          return;
        }
    }
  self->opening = g_cancellable_new ();
  opening = g_new0 (Opening, 1);
  opening->self = g_object_ref (self);
  opening->opening = g_object_ref (self->opening);
  opening->url = g_strdup (url);
  lobby_token_keeper_find_async (self->tokens, url, self->opening, token_found_cb, opening);
}

/* --- the end --- */

static void
last_closed_cb (GObject *session, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  lobby_live_session_close_finish (LOBBY_LIVE_SESSION (session), result);
  g_task_return_boolean (task, TRUE);
}

/** lobby_session_owner_close_async: lets go of what is open; calls back when all that was recorded is in the file */
void
lobby_session_owner_close_async (LobbySessionOwner *self, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  g_autoptr (LobbyLiveSession) session = g_steal_pointer (&self->session);

  g_task_set_source_tag (task, lobby_session_owner_close_async);
  let_go (self);
  if (session != NULL)
    lobby_live_session_close_async (session, last_closed_cb, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

/** lobby_session_owner_close_finish: ends lobby_session_owner_close_async() */
void
lobby_session_owner_close_finish (LobbySessionOwner *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));
  g_task_propagate_boolean (G_TASK (result), NULL);
}

/* --- object --- */

static void
lobby_session_owner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LobbySessionOwner *self = LOBBY_SESSION_OWNER (object);

  if (id == PROP_SESSION)
    g_value_set_object (value, self->session);
  else if (id == PROP_PROBLEM)
    g_value_set_string (value, self->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lobby_session_owner_dispose (GObject *object)
{
  LobbySessionOwner *self = LOBBY_SESSION_OWNER (object);

  let_go (self);
  g_clear_object (&self->tokens);
  G_OBJECT_CLASS (lobby_session_owner_parent_class)->dispose (object);
}

static void
lobby_session_owner_finalize (GObject *object)
{
  g_free (LOBBY_SESSION_OWNER (object)->state_folder);
  G_OBJECT_CLASS (lobby_session_owner_parent_class)->finalize (object);
}

static void
lobby_session_owner_class_init (LobbySessionOwnerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lobby_session_owner_get_property;
  object_class->dispose = lobby_session_owner_dispose;
  object_class->finalize = lobby_session_owner_finalize;
  /**
   * LobbySessionOwner:session: (nullable)
   *
   * What the console shows; %NULL while it is being opened, and when it cannot be.
   */
  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, LOBBY_TYPE_SESSION,
                                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LobbySessionOwner:problem: (nullable)
   *
   * Short id of why nothing could be opened.
   */
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
lobby_session_owner_init (LobbySessionOwner *self)
{
}

/**
 * lobby_session_owner_new:
 * @tokens: finds the token of a branch service
 * @state_folder: where journals are kept
 *
 * Returns: (transfer full): an owner with nothing open
 */
LobbySessionOwner *
lobby_session_owner_new (LobbyTokenKeeper *tokens, const char *state_folder)
{
  LobbySessionOwner *self = g_object_new (LOBBY_TYPE_SESSION_OWNER, NULL);

  self->tokens = g_object_ref (tokens);
  self->state_folder = g_strdup (state_folder);
  return self;
}

/** lobby_session_owner_get_session: Returns: (transfer none) (nullable): what is open */
LobbySession *
lobby_session_owner_get_session (LobbySessionOwner *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION_OWNER (self), NULL);
  return self->session != NULL ? LOBBY_SESSION (self->session) : NULL;
}

/** lobby_session_owner_get_problem: Returns: (nullable): short id of why nothing could be opened */
const char *
lobby_session_owner_get_problem (LobbySessionOwner *self)
{
  g_return_val_if_fail (LOBBY_IS_SESSION_OWNER (self), NULL);
  return self->problem;
}

/** lobby_session_owner_set_retention: recorded days older than @days are removed, people taken out of those older than @vip_days, of what is opened from now on */
void
lobby_session_owner_set_retention (LobbySessionOwner *self, guint days, guint vip_days)
{
  g_return_if_fail (LOBBY_IS_SESSION_OWNER (self));
  self->retention_days = days;
  self->vip_retention_days = vip_days;
}
