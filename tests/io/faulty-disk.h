/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk under SQLite that stops taking anything after so many writes, and can be mended. */
#pragma once

#include <glib.h>

void faulty_disk_install (void);
void faulty_disk_fail_after (int n_writes); /* every write, sync and truncation after so many fails; -1: none does */
gboolean faulty_disk_has_failed (void);
