/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One harness a program. Built for libFuzzer with -Dfuzzing=true (needs clang); otherwise fuzz-driver.c feeds it a fixed
 * number of inputs, made from the corpus the same way each time, as an ordinary test. */
#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
