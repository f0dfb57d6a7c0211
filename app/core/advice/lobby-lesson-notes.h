/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an adviser has learned, as bytes to keep: names with their numbers, habits, calling order, the correction, and what
 * customers said. Numbers of services, tellers and kinds of business mean something only together with the names, so both
 * are kept in one. Bytes may come from anywhere: what is damaged or of another version is refused as a whole. */
#pragma once

#include "lobby-adviser.h"

G_BEGIN_DECLS

/**
 * LobbyLessonTitle:
 * @branch: id of the branch
 * @last_day: the newest day that taught, YYYY-MM-DD
 * @days: digest of all days that taught, so that one more or one less shows
 * @n_days: how many
 *
 * What a lesson was learned from.
 */
typedef struct
{
  char *branch;
  char *last_day;
  char *days;
  guint n_days;
} LobbyLessonTitle;

void lobby_lesson_title_clear (LobbyLessonTitle *title);

GBytes *lobby_lesson_notes_write (const LobbyAdviser *adviser, const LobbyLessonTitle *title);
LobbyAdviser *lobby_lesson_notes_read (GBytes *notes, guint64 seed, LobbyLessonTitle *title, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LobbyLessonTitle, lobby_lesson_title_clear)

G_END_DECLS
