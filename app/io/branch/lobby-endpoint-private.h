/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lobby-endpoint.h"

G_BEGIN_DECLS

struct _LobbyEndpoint
{
  GObject parent_instance;

  /* given */
  LobbyClock *clock; /* (owned) */
  LobbyTokenFunc token_func;
  gpointer token_data;
  GDestroyNotify token_destroy;
  LobbyFeedOptions options;

  /* owned */
  GUri *base;
  char *url;
  char *token; /* (nullable) */
  SoupSession *session;
};

G_END_DECLS
