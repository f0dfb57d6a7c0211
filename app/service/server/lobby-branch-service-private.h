/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the branch service share. */
#pragma once

#include "lobby-branch-service.h"

G_BEGIN_DECLS

#define LOBBY_SERVICE_MAX_STREAMS 4

/* The newest events of a stream as they go over the wire, so that a watcher seldom needs the disk. */
typedef struct
{
  GPtrArray *bodies; /* of char* */
  guint64 first;     /* number of the first one */
} RecentEvents;

/* A person changed a thing last by this event. */
typedef struct
{
  guint64 sequence;
  char *by; /* NULL: nobody knows who */
} LobbyTouch;

struct _LobbyBranchService
{
  GObject parent_instance;

  LobbyClock *clock; /* owned */
  LobbyStore *store; /* owned */
  LobbyState *state;
  LobbySimulator *simulator; /* NULL: adapters only */
  LobbyBranchRecord *branch; /* as it was opened; the state's own may change */
  GTimeZone *zone;
  char *day;
  char *start;
  gint64 manager_until_us;
  double rate;
  guint n_streams;
  LobbyServiceStream *streams[LOBBY_SERVICE_MAX_STREAMS];
  RecentEvents recent[LOBBY_SERVICE_MAX_STREAMS];
  guint64 stored[LOBBY_SERVICE_MAX_STREAMS]; /* number of the newest event in the store */
  GHashTable *touched;                       /* id of a thing → LobbyTouch */
  const char *actor;                         /* who asks, while a command is carried out; NULL: nobody knows */
  gboolean asked;                            /* a command is being carried out */
  gboolean resumed;
  gboolean healthy;
  gboolean publishing; /* in a transaction */
  gboolean diverged;   /* the day does not come out as it was stored */
  gulong ticked_id;
  GPtrArray *checklists;    /* of LobbyChecklist: as this life began */
  GPtrArray *check_results; /* of LobbyCheckResult: of other days */
};

/* lobby-branch-service.c */
void lobby_branch_service_publish (LobbyBranchService *self, const LobbyEvent *event);
gboolean lobby_branch_service_begin (LobbyBranchService *self, GError **error);
gboolean lobby_branch_service_commit (LobbyBranchService *self, gint64 reached_us, GError **error);
void lobby_branch_service_remember (RecentEvents *recent, guint64 sequence, char *body);
LobbyServiceStream *lobby_branch_service_find_stream (LobbyBranchService *self, LobbyArea area);

/* lobby-branch-service-actor.c */
LobbyCommand *lobby_branch_service_sign (const LobbyCommand *command, const char *actor);
void lobby_branch_service_touch (LobbyBranchService *self, const LobbyEvent *event);
gboolean lobby_branch_service_is_outdated (LobbyBranchService *self,
                                           const LobbyCommand *command,
                                           const char *actor,
                                           const char *seen,
                                           GError **error);
char *lobby_branch_service_dup_actor (const LobbyStoredCommand *stored);
void lobby_touch_free (LobbyTouch *touch);

/* lobby-branch-service-wishes.c */
gboolean
lobby_branch_service_pass_on (LobbyBranchService *self, const LobbyCommand *command, gint64 at_us, GError **error);
void lobby_branch_service_conclude (LobbyBranchService *self, const LobbyEvent *event);
void lobby_branch_service_tell (LobbyBranchService *self,
                                LobbyEventKind kind,
                                gpointer payload,
                                const char *cause,
                                gint64 at_us);

/* lobby-branch-service-checklists.c */
gboolean lobby_branch_service_freeze_checklists (LobbyBranchService *self, GError **error);
void lobby_branch_service_open_checklists (LobbyBranchService *self, const GPtrArray *given);
void lobby_branch_service_tell_new_checklists (LobbyBranchService *self, gint64 at_us);
gboolean lobby_branch_service_is_checklist_command (const LobbyCommand *command);
gboolean lobby_branch_service_take_checklist_command (LobbyBranchService *self,
                                                      const LobbyCommand *command,
                                                      gint64 at_us,
                                                      GError **error);

/* lobby-branch-service-cases.c */
gboolean lobby_branch_service_enter_feedback (LobbyBranchService *self,
                                              const LobbyCommand *command,
                                              gint64 at_us,
                                              GError **error);
gboolean
lobby_branch_service_open_case (LobbyBranchService *self, const LobbyCommand *command, gint64 at_us, GError **error);
gboolean
lobby_branch_service_change_case (LobbyBranchService *self, const LobbyCommand *command, gint64 at_us, GError **error);
void lobby_branch_service_follow_feedback (LobbyBranchService *self, const LobbyEvent *event);

/* lobby-branch-service-opening.c */
void lobby_branch_service_replace_streams (LobbyBranchService *self, LobbyBranchRecord *branch);

G_END_DECLS
