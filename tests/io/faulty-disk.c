/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faulty-disk.h"

#include <sqlite3.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* lies behind this struct */
} File;

static sqlite3_vfs *real_disk;
static sqlite3_vfs disk;
static int n_left = -1;
static int n_failed;

void
faulty_disk_fail_after (int n_writes)
{
  g_atomic_int_set (&n_failed, 0);
  g_atomic_int_set (&n_left, n_writes);
}

gboolean
faulty_disk_has_failed (void)
{
  return g_atomic_int_get (&n_failed) > 0;
}

static gboolean
fails (void)
{
  int left = g_atomic_int_get (&n_left);

  if (left > 0)
    g_atomic_int_add (&n_left, -1);
  if (left == 0)
    g_atomic_int_inc (&n_failed);
  return left == 0;
}

#define REAL(file) (((File *) (file))->real)
#define REAL_CALL(file, method, ...) REAL (file)->pMethods->method (REAL (file), ##__VA_ARGS__)

static int
close_file (sqlite3_file *file)
{
  return REAL_CALL (file, xClose);
}

static int
read_file (sqlite3_file *file, void *bytes, int count, sqlite3_int64 at)
{
  return REAL_CALL (file, xRead, bytes, count, at);
}

static int
write_file (sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at)
{
  /* A torn write: half of it arrives. */
  if (!fails ())
    return REAL_CALL (file, xWrite, bytes, count, at);
  REAL_CALL (file, xWrite, bytes, count / 2, at);
  return SQLITE_IOERR_WRITE;
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  return fails () ? SQLITE_IOERR_TRUNCATE : REAL_CALL (file, xTruncate, size);
}

static int
sync_file (sqlite3_file *file, int flags)
{
  return fails () ? SQLITE_IOERR_FSYNC : REAL_CALL (file, xSync, flags);
}

static int
measure_file (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL_CALL (file, xFileSize, size);
}

static int
lock_file (sqlite3_file *file, int level)
{
  return REAL_CALL (file, xLock, level);
}

static int
unlock_file (sqlite3_file *file, int level)
{
  return REAL_CALL (file, xUnlock, level);
}

static int
check_lock (sqlite3_file *file, int *reserved)
{
  return REAL_CALL (file, xCheckReservedLock, reserved);
}

static int
control_file (sqlite3_file *file, int operation, void *argument)
{
  return REAL_CALL (file, xFileControl, operation, argument);
}

static int
get_sector_size (sqlite3_file *file)
{
  return REAL_CALL (file, xSectorSize);
}

static int
get_characteristics (sqlite3_file *file)
{
  return REAL_CALL (file, xDeviceCharacteristics);
}

static int
map_shared (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  return REAL_CALL (file, xShmMap, page, size, extend, memory);
}

static int
lock_shared (sqlite3_file *file, int offset, int count, int flags)
{
  return REAL_CALL (file, xShmLock, offset, count, flags);
}

static void
order_shared (sqlite3_file *file)
{
  REAL_CALL (file, xShmBarrier);
}

static int
unmap_shared (sqlite3_file *file, int remove)
{
  return REAL_CALL (file, xShmUnmap, remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = close_file,
  .xRead = read_file,
  .xWrite = write_file,
  .xTruncate = truncate_file,
  .xSync = sync_file,
  .xFileSize = measure_file,
  .xLock = lock_file,
  .xUnlock = unlock_file,
  .xCheckReservedLock = check_lock,
  .xFileControl = control_file,
  .xSectorSize = get_sector_size,
  .xDeviceCharacteristics = get_characteristics,
  .xShmMap = map_shared,
  .xShmLock = lock_shared,
  .xShmBarrier = order_shared,
  .xShmUnmap = unmap_shared,
};

static int
open_file (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *flags_out)
{
  File *self = (File *) file;
  int code;

  self->real = (sqlite3_file *) (self + 1);
  code = real_disk->xOpen (real_disk, name, self->real, flags, flags_out);
  self->base.pMethods = self->real->pMethods != NULL ? &methods : NULL;
  return code;
}

void
faulty_disk_install (void)
{
  real_disk = sqlite3_vfs_find (NULL);
  disk = *real_disk;
  disk.zName = "faulty";
  disk.szOsFile = (int) sizeof (File) + real_disk->szOsFile;
  disk.xOpen = open_file;
  g_assert_cmpint (sqlite3_vfs_register (&disk, TRUE), ==, SQLITE_OK);
}
