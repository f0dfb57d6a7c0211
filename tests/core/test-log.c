/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logs carry ids, never names (standards 2, rule 4): tokens and texts that are personal are struck out, and fields that a
 * library attaches are not written. */
#include "lobby-log.h"

#include <stdlib.h>
#include <sys/resource.h>

static void
say (void)
{
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  lobby_log_install ();
  lobby_log_hide ("Chen Meiling");
  lobby_log_hide ("陈美玲");
  lobby_log_hide ("x"); /* a letter is no name */
  g_message ("visit-004 of Chen Meiling (陈美玲), extra");
  g_debug ("Authorization: Bearer abc.def-123, visit-004");
  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE, "BODY", "Chen Meiling", "MESSAGE", "sent");
  lobby_log_hide ("Chen Meiling");
  lobby_log_show ("Chen Meiling");
  g_message ("still hidden: Chen Meiling");
  lobby_log_show ("Chen Meiling");
  g_message ("nobody's name any more: Chen Meiling");
}

static void
test_struck_out (void)
{
  if (g_test_subprocess ())
    {
      say ();
      exit (0);
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr (
      "*visit-004 of ** (**), extra\n*Authorization: Bearer **, visit-004\n*sent\n*still hidden: **\n"
      "*any more: Chen Meiling\n*");
  g_test_trap_assert_stderr_unmatched ("*abc.def*");
  g_test_trap_assert_stderr_unmatched ("*陈美玲*");
}

/* The last words of a program that crashes go the same way. */
static void
test_crash_text (void)
{
  if (g_test_subprocess ())
    {
      lobby_log_install ();
      lobby_log_leave_no_core ();
      lobby_log_hide ("Chen Meiling");
      g_error ("assertion failed for Chen Meiling");
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*CRITICAL: assertion failed for **\n*");
  g_test_trap_assert_stderr_unmatched ("*Meiling*");
}

static void
test_no_core (void)
{
  if (g_test_subprocess ())
    {
      struct rlimit limit;
      lobby_log_leave_no_core ();
      exit (getrlimit (RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 && limit.rlim_max == 0 ? 0 : 1);
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/log/struck-out", test_struck_out);
  g_test_add_func ("/log/crash-text", test_crash_text);
  g_test_add_func ("/log/no-core", test_no_core);
  return g_test_run ();
}
