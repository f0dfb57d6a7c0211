/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

void lobby_answer_body (SoupServerMessage *message, guint status, const char *type, char *body);
void lobby_answer_problem (SoupServerMessage *message, guint status, const char *type, const char *detail);
void lobby_answer_error (SoupServerMessage *message, const GError *error);
void lobby_answer_with_etag (SoupServerMessage *message, const char *type, const char *etag, char *body);

G_END_DECLS
