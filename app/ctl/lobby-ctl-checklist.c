/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lobbyctl checklist: whether the file of a checklist makes sense, and what is in it. */
#include "config.h"

#include "lobby-ctl.h"

#include "lobby-checklists.h"

#include <glib/gi18n.h>

static int
say_problem (const GError *error)
{
  g_autofree char *line = NULL;

  if (g_error_matches (error, LOBBY_ERROR, LOBBY_ERROR_NOT_FOUND))
    return lobby_ctl_fail (_ ("There is no such file."));
  /* Translators: %s is a file, the place in it and a short technical reason in English */
  line = g_strdup_printf (_ ("This is no checklist: %s."), error->message);
  return lobby_ctl_fail (line);
}

static void
say_items (const LobbyChecklist *checklist)
{
  for (guint i = 0; i < checklist->items->len; i++)
    {
      const LobbyCheckItem *item = g_ptr_array_index (checklist->items, i);
      g_autofree char *line = g_strdup_printf ("%-24s  %-8s  %3d  %s  (%s)", item->id,
                                               lobby_choice_get_nick (&lobby_check_kind_choice, (int) item->kind),
                                               (int) item->weight, lobby_text_get (item->text, NULL), item->source);
      lobby_ctl_say (stdout, line);
    }
}

static int
check (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LobbyChecklist) checklist = lobby_checklists_load (path, &error);
  g_autofree char *head = NULL, *foot = NULL;
  guint asked, slots;

  if (checklist == NULL)
    return say_problem (error);
  asked = lobby_checklist_count_asked (checklist);
  slots = checklist->items->len - asked;
  /* Translators: first the name of a checklist, then its version */
  head = g_strdup_printf (_ ("%1$s, version %2$d"), lobby_text_get (checklist->name, NULL), (int) checklist->version);
  lobby_ctl_say (stdout, head);
  say_items (checklist);
  /* Translators: first how many items a checklist asks, then how many of its places are still empty */
  foot = g_strdup_printf (_ ("Asked: %1$u, empty places: %2$u. The checklist makes sense."), asked, slots);
  lobby_ctl_say (stdout, foot);
  return LOBBY_CTL_DONE;
}

static int
run_checklist (int argc, char **argv)
{
  if (!lobby_ctl_parse (&lobby_ctl_checklist, NULL, &argc, &argv, 2))
    return LOBBY_CTL_USAGE;
  if (g_str_equal (argv[1], "check"))
    return check (argv[2]);
  /* Translators: do not translate “check”. */
  lobby_ctl_fail (_ ("Say “check”, then a file."));
  return LOBBY_CTL_USAGE;
}

const LobbyCtlVerb lobby_ctl_checklist = {
  .name = "checklist",
  .arguments = "check FILE",
  .summary = N_ ("Checks whether the file of a checklist makes sense, and shows what is in it"),
  .run = run_checklist,
};
