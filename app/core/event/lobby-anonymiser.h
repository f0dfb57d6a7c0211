/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes people out of events: what leaves a branch's journal as a file says what happened, and not to whom. It follows the
 * tables of the records, so that a member which nobody has thought about is left out and never let through. */
#pragma once

#include "lobby-event.h"

G_BEGIN_DECLS

/* Bytes of a key. */
#define LOBBY_ANONYMISER_KEY 32
/* What stands for a text that must be there. */
#define LOBBY_ANONYMISED_TEXT "**"

typedef struct _LobbyAnonymiser LobbyAnonymiser;

LobbyAnonymiser *lobby_anonymiser_new (const guint8 key[LOBBY_ANONYMISER_KEY]);
LobbyAnonymiser *lobby_anonymiser_new_for_seed (const char *name, guint64 seed);
void lobby_anonymiser_free (LobbyAnonymiser *self);

LobbyEvent *lobby_anonymiser_apply (LobbyAnonymiser *self, const LobbyEvent *event);
void lobby_anonymiser_clean (LobbyAnonymiser *self, const LobbyRecordType *type, gpointer record);
char *lobby_anonymiser_dup_pseudonym (LobbyAnonymiser *self, const char *reference);

/**
 * LobbyMemberSense:
 * @LOBBY_MEMBER_THING: says nothing of a person and is kept
 * @LOBBY_MEMBER_PERSON: refers to a person and becomes a pseudonym
 * @LOBBY_MEMBER_PRIVATE: says something of a person, or nobody has said that it does not: it is left out
 *
 * What becomes of a member of a record.
 */
typedef enum
{
  LOBBY_MEMBER_THING,
  LOBBY_MEMBER_PERSON,
  LOBBY_MEMBER_PRIVATE,
} LobbyMemberSense;

LobbyMemberSense lobby_anonymiser_judge (const LobbyRecordType *type, const LobbyField *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LobbyAnonymiser, lobby_anonymiser_free)

G_END_DECLS
