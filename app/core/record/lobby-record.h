/* SPDX-License-Identifier: GPL-3.0-or-later */
/* record: plain C structs described by tables. One table serves the JSON reader and writer, snapshots, copies,
 * comparison and digests, so that a member cannot be known to one of them and forgotten by another.
 * This room knows GLib only: no JSON, no I/O. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LobbyFieldKind:
 * @LOBBY_FIELD_TEXT: `char *`, owned, nullable
 * @LOBBY_FIELD_TEXTS: `char **`, owned, nullable, %NULL-terminated
 * @LOBBY_FIELD_INTEGER: `gint64`
 * @LOBBY_FIELD_NUMBER: `double`, always finite
 * @LOBBY_FIELD_FLAG: `gboolean`
 * @LOBBY_FIELD_INSTANT: `gint64`, microseconds since 1970 UTC, 0 when absent; RFC 3339 on the wire
 * @LOBBY_FIELD_DAYTIME: `gint64`, minutes since midnight in the branch's zone, -1 when absent; "HH:MM" on the wire
 * @LOBBY_FIELD_CHOICE: `int`, index into a #LobbyChoice, 0 is "unknown"
 * @LOBBY_FIELD_RECORD: pointer to a record, owned, nullable
 * @LOBBY_FIELD_RECORDS: `GPtrArray *` of records, owned, nullable
 */
typedef enum
{
  LOBBY_FIELD_TEXT,
  LOBBY_FIELD_TEXTS,
  LOBBY_FIELD_INTEGER,
  LOBBY_FIELD_NUMBER,
  LOBBY_FIELD_FLAG,
  LOBBY_FIELD_INSTANT,
  LOBBY_FIELD_DAYTIME,
  LOBBY_FIELD_CHOICE,
  LOBBY_FIELD_RECORD,
  LOBBY_FIELD_RECORDS,
} LobbyFieldKind;

/**
 * LobbyFieldFlags:
 * @LOBBY_FIELD_OPTIONAL: may be absent
 * @LOBBY_FIELD_REQUIRED: a record without it is refused
 * @LOBBY_FIELD_IDENTIFIER: a short name of letters, digits, `-`, `_`, `.` and `:` (at most 64 bytes, no `.`
 *   first), safe in a URL and as the name of a file
 * @LOBBY_FIELD_PERSONAL: class C2 of JR/T 0171 (identifies a person): never exported, never logged
 */
typedef enum
{
  LOBBY_FIELD_OPTIONAL = 0,
  LOBBY_FIELD_REQUIRED = 1 << 0,
  LOBBY_FIELD_IDENTIFIER = 1 << 1,
  LOBBY_FIELD_PERSONAL = 1 << 2,
} LobbyFieldFlags;

/**
 * LobbyChoice:
 * @name: name of the enumeration, for messages and schemas
 * @nicks: words on the wire by value, %NULL-terminated; the first is "unknown"
 */
typedef struct
{
  const char *name;
  const char *const *nicks;
} LobbyChoice;

typedef struct _LobbyRecordType LobbyRecordType;

/**
 * LobbyField:
 * @name: member name on the wire (camelCase)
 * @minimum: (kinds INTEGER and NUMBER) smallest value allowed
 * @maximum: (kinds INTEGER and NUMBER) largest value allowed; for TEXT the largest number of bytes
 *   (0: 512), for TEXTS and RECORDS the largest number of elements (0: 20000)
 */
typedef struct
{
  const char *name;
  LobbyFieldKind kind;
  LobbyFieldFlags flags;
  gsize offset;
  const LobbyRecordType *record; /* kinds RECORD and RECORDS */
  const LobbyChoice *choice;     /* kind CHOICE */
  gint64 minimum;
  gint64 maximum;
} LobbyField;

struct _LobbyRecordType
{
  const char *name; /* name of the type, also the name of its JSON Schema */
  gsize size;
  const LobbyField *fields;
  guint n_fields;
};

/* Table makers. In a file that defines a table: #define REC LobbyTicketRecord, then the rows. */
#define LOBBY_ROW(wire, member, kind_, ...) \
  { \
    .name = wire, .kind = LOBBY_FIELD_##kind_, .offset = G_STRUCT_OFFSET (REC, member), __VA_ARGS__ \
  }
#define LOBBY_RECORD_TYPE(wire, Struct, rows) \
  { \
    .name = wire, .size = sizeof (Struct), .fields = rows, .n_fields = G_N_ELEMENTS (rows) \
  }

/* What stands where a required text was withheld. */
#define LOBBY_RECORD_WITHHELD "***"

gpointer lobby_record_new (const LobbyRecordType *type);
void lobby_record_free (const LobbyRecordType *type, gpointer record);
void lobby_record_clear (const LobbyRecordType *type, gpointer record);
gpointer lobby_record_copy (const LobbyRecordType *type, gconstpointer record);
void lobby_record_assign (const LobbyRecordType *type, gpointer record, gconstpointer other);
gboolean lobby_record_equal (const LobbyRecordType *type, gconstpointer a, gconstpointer b);
void lobby_record_digest (const LobbyRecordType *type, gconstpointer record, GChecksum *checksum);
void lobby_record_withhold (const LobbyRecordType *type, gpointer record);
gsize lobby_record_measure (const LobbyRecordType *type, gconstpointer record);

int lobby_choice_from_nick (const LobbyChoice *choice, const char *nick);
const char *lobby_choice_get_nick (const LobbyChoice *choice, int value);

#define LOBBY_FIELD_AT(record, field, CType) (*(CType *) (gpointer) ((guint8 *) (record) + (field)->offset))

G_END_DECLS
