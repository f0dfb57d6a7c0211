/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the frames that a server sends (they bear no mask) and tampers with numbered events among them. */
#define _GNU_SOURCE
#include "config.h"

#include "frame-tamper.h"

#include <string.h>

#define TEXT_FRAME 0x81

struct _FrameTamper
{
  FrameRules *rules;
  GByteArray *unread; /* (owned) */
  GByteArray *kept;   /* (owned) (nullable): frame that comes after the next one */
  gboolean is_socket; /* the head said 101 */
  gboolean is_other;  /* the head said something else: everything passes */
  guint events;
};

/** frame_tamper_new: @rules: owned by the proxy. Returns: (transfer full): for one connection */
FrameTamper *
frame_tamper_new (FrameRules *rules)
{
  FrameTamper *tamper = g_new0 (FrameTamper, 1);

  tamper->rules = rules;
  tamper->unread = g_byte_array_new ();
  return tamper;
}

/** frame_tamper_free: @tamper: (transfer full): a tamper */
void
frame_tamper_free (FrameTamper *tamper)
{
  g_byte_array_unref (tamper->unread);
  g_clear_pointer (&tamper->kept, g_byte_array_unref);
  g_free (tamper);
}

static void
read_head (FrameTamper *tamper, GByteArray *out)
{
  const guint8 *end = memmem (tamper->unread->data, tamper->unread->len, "\r\n\r\n", 4);
  guint length;

  if (end == NULL)
    return;
  length = (guint) (end - tamper->unread->data) + 4;
  tamper->is_socket = memmem (tamper->unread->data, length, " 101 ", 5) != NULL;
  tamper->is_other = !tamper->is_socket;
  g_byte_array_append (out, tamper->unread->data, length);
  g_byte_array_remove_range (tamper->unread, 0, length);
}

/* Returns: bytes of the first whole frame, 0 when there is none yet */
static gsize
measure_frame (const GByteArray *bytes)
{
  gsize size, head = 2;

  if (bytes->len < 2)
    return 0;
  size = bytes->data[1] & 0x7f;
  if (size == 126)
    head = 4;
  else if (size == 127)
    head = 10;
  if (bytes->len < head)
    return 0;
  if (size == 126)
    size = (gsize) bytes->data[2] << 8 | bytes->data[3];
  else if (size == 127)
    for (guint i = (size = 0, 2); i < 10; i++)
      size = size << 8 | bytes->data[i];
  return bytes->len >= head + size ? head + size : 0;
}

static gboolean
strikes (FrameTamper *tamper, guint every)
{
  if (every == 0 || tamper->events % every != 0)
    return FALSE;
  tamper->rules->count++;
  return TRUE;
}

static void
pass_frame (FrameTamper *tamper, const guint8 *frame, guint size, GByteArray *out)
{
  gboolean is_event = frame[0] == TEXT_FRAME && memmem (frame, size, "\"sequence\":\"", 12) != NULL;

  tamper->events += is_event;
  if (is_event && strikes (tamper, tamper->rules->drop))
    return;
  if (is_event && tamper->kept == NULL && strikes (tamper, tamper->rules->swap))
    {
      tamper->kept = g_byte_array_append (g_byte_array_new (), frame, size);
      return;
    }
  g_byte_array_append (out, frame, size);
  if (is_event && strikes (tamper, tamper->rules->repeat))
    g_byte_array_append (out, frame, size);
  if (tamper->kept != NULL)
    g_byte_array_append (out, tamper->kept->data, tamper->kept->len);
  g_clear_pointer (&tamper->kept, g_byte_array_unref);
}

/** frame_tamper_pass: Returns: (transfer full): what to send instead of @bytes, perhaps nothing yet */
GByteArray *
frame_tamper_pass (FrameTamper *tamper, GBytes *bytes)
{
  GByteArray *out = g_byte_array_new ();
  gsize size;

  g_byte_array_append (tamper->unread, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
  if (!tamper->is_socket && !tamper->is_other)
    read_head (tamper, out);
  while (tamper->is_socket && (size = measure_frame (tamper->unread)) > 0)
    {
      pass_frame (tamper, tamper->unread->data, (guint) size, out);
      g_byte_array_remove_range (tamper->unread, 0, (guint) size);
    }
  if (tamper->is_other)
    {
      g_byte_array_append (out, tamper->unread->data, tamper->unread->len);
      g_byte_array_set_size (tamper->unread, 0);
    }
  return out;
}
