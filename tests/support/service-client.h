/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plain HTTP client of a branch service inside the test program, as any vendor's would be. */
#pragma once

#include "lobby-test-service.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct
{
  LobbyTestService *branch;
  SoupSession *session;
  char *token; /* (owned) (nullable): instead of the branch's own secret */
} ServiceClient;

typedef struct
{
  guint status;
  char *type;
  char *etag;
  char *last_event_id;
  char *body;
} Answer;

void answer_clear (Answer *answer);
void service_client_set_up (ServiceClient *fixture, gconstpointer start);
void service_client_set_up_stress (ServiceClient *fixture, gconstpointer start);
void service_client_set_up_split (ServiceClient *fixture, gconstpointer start);
void service_client_set_up_adapters (ServiceClient *fixture, gconstpointer start);
void service_client_tear_down (ServiceClient *fixture, gconstpointer start);
void service_client_speak_as (ServiceClient *fixture, LobbyBearer role, const char *staff);
SoupMessage *service_client_make_request (ServiceClient *fixture, const char *method, const char *path);
void service_client_set_body (SoupMessage *message, const char *type, const char *body);
Answer service_client_send (ServiceClient *fixture, SoupMessage *message);
Answer service_client_get (ServiceClient *fixture, const char *path);
Answer service_client_post_command (ServiceClient *fixture, const char *key, const char *body);
Answer service_client_post_events (ServiceClient *fixture, const char *type, const char *body);
GPtrArray *service_client_read_events (const char *body);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

/* A command with its key, and an event of an adapter. */
#define KEY "3f2b0c1e-7c55-4d0e-9a53-0d5f2f1d7a10"

G_END_DECLS
