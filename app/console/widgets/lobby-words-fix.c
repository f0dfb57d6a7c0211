/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person in the lobby can do about a fault before the engineer comes (S3-12, S3-13). */
#include "config.h"

#include "lobby-words-fix.h"

#include <glib/gi18n-lib.h>

static const char *const card_steps[] = {
  N_ ("Look into the card slot for a card or anything foreign."),
  N_ ("Take it out; a card goes to its owner or into the safe."),
  N_ ("Run the cleaning card through the reader."),
  N_ ("Try it with a test card."),
};

static const char *const cash_steps[] = {
  N_ ("Open the device with two people present."),
  N_ ("Take out jammed notes, count them and write them down."),
  N_ ("Close everything and let the device test itself."),
};

static const char *const paper_steps[] = {
  N_ ("Open the printer and take out torn or jammed paper."),
  N_ ("Put the roll or the stack in straight."),
  N_ ("Close the printer and print a test page."),
};

static const char *const bin_steps[] = {
  N_ ("Open the device with two people present."),
  N_ ("Empty the bin and write down what was in it."),
  N_ ("Close everything and let the device test itself."),
};

static const char *const line_steps[] = {
  N_ ("Check that the plug and the network cable sit tight."),
  N_ ("Switch the device off, wait half a minute, switch it on."),
  N_ ("Wait until its start screen shows."),
};

static const char *const other_steps[] = {
  N_ ("Read the message on the service screen."),
  N_ ("Restart the device from the service menu."),
};

static guint
copy_steps (const char *const *from, guint n_from, const char *steps[LOBBY_MOST_FIX_STEPS])
{
  for (guint i = 0; i < n_from; i++)
    steps[i] = _ (from[i]);
  return n_from;
}

/**
 * lobby_words_get_fix_steps:
 * @part: part that failed
 * @fault: what is wrong with it
 * @steps: (out caller-allocates): takes the steps, in order
 *
 * Returns: how many steps there are; 0 when nobody in the lobby should touch it
 */
guint
lobby_words_get_fix_steps (LobbyDevicePart part, LobbyDeviceFault fault, const char *steps[LOBBY_MOST_FIX_STEPS])
{
  if (fault == LOBBY_FAULT_TAMPERED || fault == LOBBY_FAULT_FRAUD)
    return 0;
  switch (part)
    {
    case LOBBY_PART_CARD_READER:
      return copy_steps (card_steps, G_N_ELEMENTS (card_steps), steps);
    case LOBBY_PART_DISPENSER:
    case LOBBY_PART_ACCEPTOR:
    case LOBBY_PART_SHUTTER:
      return copy_steps (cash_steps, G_N_ELEMENTS (cash_steps), steps);
    case LOBBY_PART_RECEIPT_PRINTER:
    case LOBBY_PART_DOCUMENT_PRINTER:
    case LOBBY_PART_PASSBOOK_PRINTER:
      return copy_steps (paper_steps, G_N_ELEMENTS (paper_steps), steps);
    case LOBBY_PART_RETRACT_BIN:
      return copy_steps (bin_steps, G_N_ELEMENTS (bin_steps), steps);
    case LOBBY_PART_NETWORK:
    case LOBBY_PART_POWER:
      return copy_steps (line_steps, G_N_ELEMENTS (line_steps), steps);
    case LOBBY_PART_PIN_PAD:
    case LOBBY_PART_SAFE:
      return 0;
    case LOBBY_PART_SCREEN:
    case LOBBY_PART_OTHER:
    case LOBBY_PART_UNKNOWN:
    default:
      return copy_steps (other_steps, G_N_ELEMENTS (other_steps), steps);
    }
}
