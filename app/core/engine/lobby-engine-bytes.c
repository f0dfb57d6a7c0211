/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing and reading numbers. Whatever is read may come from a stranger: no length is believed, no number may be infinite. */
#include "config.h"

#include "lobby-engine-bytes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SEAL_BYTES 8

/* FNV-1a, 64 bits (Fowler, Noll and Vo): finds what a disk or a cut has changed, not what somebody meant to change. */
static uint64_t
add_up (const uint8_t *byte, size_t n)
{
  uint64_t sum = UINT64_C (0xcbf29ce484222325);

  for (size_t i = 0; i < n; i++)
    sum = (sum ^ byte[i]) * UINT64_C (0x100000001b3);
  return sum;
}

/**
 * lobby_engine_bytes_put:
 * @n_bytes: 1 to 8, the lowest ones
 *
 * Writes a number.
 */
void
lobby_engine_bytes_put (LobbyEngineBytes *bytes, uint64_t number, int n_bytes)
{
  if (bytes->n + 8 > bytes->size)
    {
      size_t size = bytes->size == 0 ? 4096 : bytes->size * 2;
      uint8_t *grown = realloc (bytes->byte, size);

      if (grown == NULL)
        {
          bytes->failed = true;
          return;
        }
      bytes->byte = grown;
      bytes->size = size;
    }
  for (int i = 0; i < n_bytes; i++)
    bytes->byte[bytes->n++] = (uint8_t) (number >> (8 * i));
}

/**
 * lobby_engine_bytes_put_double:
 *
 * Writes a number with all its digits.
 */
void
lobby_engine_bytes_put_double (LobbyEngineBytes *bytes, double number)
{
  uint64_t bits;

  memcpy (&bits, &number, sizeof bits);
  lobby_engine_bytes_put (bytes, bits, 8);
}

/**
 * lobby_engine_bytes_put_float:
 *
 * Writes a number with all its digits.
 */
void
lobby_engine_bytes_put_float (LobbyEngineBytes *bytes, float number)
{
  uint32_t bits;

  memcpy (&bits, &number, sizeof bits);
  lobby_engine_bytes_put (bytes, bits, 4);
}

/**
 * lobby_engine_bytes_seal:
 *
 * Ends the bytes with a check of all of them.
 */
void
lobby_engine_bytes_seal (LobbyEngineBytes *bytes)
{
  lobby_engine_bytes_put (bytes, add_up (bytes->byte, bytes->n), SEAL_BYTES);
}

/**
 * lobby_engine_bytes_clear:
 *
 * Frees what was written.
 */
void
lobby_engine_bytes_clear (LobbyEngineBytes *bytes)
{
  free (bytes->byte);
  memset (bytes, 0, sizeof *bytes);
}

/**
 * lobby_engine_reader_check_seal:
 *
 * Whether the bytes end with the check of all before it, which is then taken off.
 *
 * Returns: false when something was changed or cut off
 */
bool
lobby_engine_reader_check_seal (LobbyEngineReader *reader)
{
  LobbyEngineReader seal = *reader;

  if (reader->n < SEAL_BYTES)
    return false;
  seal.at = reader->n -= SEAL_BYTES;
  return lobby_engine_reader_take (&seal, SEAL_BYTES) == add_up (reader->byte, reader->n);
}

/**
 * lobby_engine_reader_take:
 * @n_bytes: 1 to 8
 *
 * Returns: the next number
 */
uint64_t
lobby_engine_reader_take (LobbyEngineReader *reader, int n_bytes)
{
  uint64_t number = 0;

  if (reader->failed || reader->n - reader->at < (size_t) n_bytes)
    {
      reader->failed = true;
      return 0;
    }
  for (int i = 0; i < n_bytes; i++)
    number |= (uint64_t) reader->byte[reader->at++] << (8 * i);
  return number;
}

/**
 * lobby_engine_reader_take_double:
 *
 * Returns: the next number; one that is not finite is a failure
 */
double
lobby_engine_reader_take_double (LobbyEngineReader *reader)
{
  uint64_t bits = lobby_engine_reader_take (reader, 8);
  double number;

  memcpy (&number, &bits, sizeof number);
  if (!isfinite (number))
    reader->failed = true;
  return reader->failed ? 0 : number;
}

/**
 * lobby_engine_reader_take_float:
 *
 * Returns: the next number; one that is not finite is a failure
 */
float
lobby_engine_reader_take_float (LobbyEngineReader *reader)
{
  uint32_t bits = (uint32_t) lobby_engine_reader_take (reader, 4);
  float number;

  memcpy (&number, &bits, sizeof number);
  if (!isfinite ((double) number))
    reader->failed = true;
  return reader->failed ? 0 : number;
}
