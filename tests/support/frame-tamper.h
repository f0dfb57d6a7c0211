/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole events lost, repeated or put in the wrong order on a WebSocket that is otherwise healthy. */
#pragma once

#include <glib.h>

/**
 * FrameTamper:
 * @drop: every so-many-th event is lost, 0: none
 * @repeat: every so-many-th comes twice
 * @swap: every so-many-th comes after the next
 * @count: how many were tampered with
 */
typedef struct
{
  guint drop;
  guint repeat;
  guint swap;
  guint count;
} FrameRules;

typedef struct _FrameTamper FrameTamper;

FrameTamper *frame_tamper_new (FrameRules *rules);
void frame_tamper_free (FrameTamper *tamper);
GByteArray *frame_tamper_pass (FrameTamper *tamper, GBytes *bytes);
