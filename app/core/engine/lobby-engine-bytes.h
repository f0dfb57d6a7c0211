/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as bytes, to keep what was learned: little-endian, with a check at the end. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * LobbyEngineBytes:
 * @byte: (owned): what was written
 * @failed: memory ran out
 *
 * Being written; all zero to begin with.
 */
typedef struct
{
  uint8_t *byte;
  size_t n;
  size_t size;
  bool failed;
} LobbyEngineBytes;

/**
 * LobbyEngineReader:
 * @byte: (borrowed): what is read
 * @at: the next byte
 * @failed: something was missing or impossible; numbers read since are 0
 *
 * Being read; who reads asks once at the end whether all was well.
 */
typedef struct
{
  const uint8_t *byte;
  size_t n;
  size_t at;
  bool failed;
} LobbyEngineReader;

void lobby_engine_bytes_put (LobbyEngineBytes *bytes, uint64_t number, int n_bytes);
void lobby_engine_bytes_put_double (LobbyEngineBytes *bytes, double number);
void lobby_engine_bytes_put_float (LobbyEngineBytes *bytes, float number);
void lobby_engine_bytes_seal (LobbyEngineBytes *bytes);
void lobby_engine_bytes_clear (LobbyEngineBytes *bytes);

bool lobby_engine_reader_check_seal (LobbyEngineReader *reader);
uint64_t lobby_engine_reader_take (LobbyEngineReader *reader, int n_bytes);
double lobby_engine_reader_take_double (LobbyEngineReader *reader);
float lobby_engine_reader_take_float (LobbyEngineReader *reader);
