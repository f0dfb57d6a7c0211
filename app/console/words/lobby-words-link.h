/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for why a link is not live; the reasons are the short ids of the branch client. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lobby_words_dup_link_reason (const char *reason);

G_END_DECLS
