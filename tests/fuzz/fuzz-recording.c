/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recorded day from anybody. The first byte says whether the rest is the file or the text that is packed in it, so that
 * both the packing and the lines are spoiled. Whatever it is, reading ends, with an end or with a reason. */
#include "fuzz.h"

#include "lobby-recording-reader.h"

#include <gio/gio.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static GBytes *
pack (const guint8 *data, gsize size)
{
  g_autoptr (GConverter) packer = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1));
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (source, packer);
  g_autoptr (GOutputStream) sink = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (sink, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (sink));
}

static void
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyRecordingReader) reader = lobby_recording_reader_new (path, &error);
  LobbyEvent *event;

  g_assert_true ((reader == NULL) == (error != NULL));
  while (reader != NULL && (event = lobby_recording_reader_next (reader, &error)) != NULL)
    lobby_event_unref (event);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size < 1)
    return 0;
  g_autoptr (GBytes) bytes = data[0] % 4 == 0 ? g_bytes_new (data + 1, size - 1) : pack (data + 1, size - 1);
  gsize length;
  const void *content = g_bytes_get_data (bytes, &length);
  g_autofree char *path = NULL;
  int fd = memfd_create ("day", MFD_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, content, length), ==, (gssize) length);
  path = g_strdup_printf ("/proc/self/fd/%d", fd);
  read_file (path);
  close (fd);
  return 0;
}
