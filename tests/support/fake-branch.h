/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A branch service of a few lines that does what a test tells it, also what no honest service would do. */
#pragma once

#include <libsoup/soup.h>

#define FAKE_EPOCH_1 "/branches/binhe/streams/main/20251117-1"
#define FAKE_EPOCH_2 "/branches/binhe/streams/main/20251117-2"

typedef struct
{
  SoupServer *server; /* (owned) */
  char *url;          /* (owned): base address */

  /* what it has */
  char *source;       /* (owned): its epoch */
  guint64 head;       /* newest number */
  GPtrArray *events;  /* (owned): JSON of event n at index n - 1 */
  GPtrArray *sockets; /* (owned): of SoupWebsocketConnection, open */

  /* what it is told to do */
  const char *token;        /* (nullable): what it wants to see */
  guint answer_status;      /* instead of every answer; 0: none */
  const char *retry_after;  /* (nullable): with @answer_status */
  const char *redirect_to;  /* (nullable): with @answer_status */
  const char *content_type; /* (nullable): instead of the right one */
  gboolean block_sockets;   /* upgrades are answered like any other GET, by a page */
  gboolean no_greeting;
  gboolean hide_last_id; /* snapshot without Last-Event-ID */
  gboolean forget_ids;   /* resumes from the earliest */
  gboolean refuse_refill;
  guint64 hidden; /* this event is never sent */
  guint page;     /* events a page, 0: as asked */

  /* what it has seen */
  guint commands; /* that were not answered badly */
  guint requests, snapshots, refills, not_modified, handshakes, unauthorized;
  char *authorization; /* (owned) (nullable): of the last request */
  char *resumed_after; /* (owned) (nullable): of the last handshake */
  char *command_key;   /* (owned) (nullable) */
  char *command_body;  /* (owned) (nullable) */
  guint command_status;
  const char *command_answer; /* (nullable) */
} FakeBranch;

FakeBranch *fake_branch_new (void);
FakeBranch *fake_branch_new_encrypted (GTlsCertificate *certificate);
void fake_branch_free (FakeBranch *branch);
void fake_branch_new_epoch (FakeBranch *branch, const char *source);
void fake_branch_add (FakeBranch *branch, guint count);
void fake_branch_add_quietly (FakeBranch *branch, guint count);
char *fake_branch_make_event (FakeBranch *branch, guint64 sequence);
void fake_branch_say (FakeBranch *branch, const char *text);
void fake_branch_beat (FakeBranch *branch);
void fake_branch_cut (FakeBranch *branch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeBranch, fake_branch_free)
