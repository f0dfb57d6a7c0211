/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of valued customers as a table. Who came when is C2 and stays (standards 2): no names, no tickets, no times, only
 * counts; staff by their pseudonyms. */
#include "config.h"

#include "lobby-vip-export.h"

#include "lobby-csv-writer.h"
#include "lobby-vip-figures.h"

static void
write_head (GString *out)
{
  static const char *const names[] = {
    "branch",           "day", "group",          "key", "arrivals", "answered", "answered_in_time", "deputy_told",
    "branch_head_told", "met", "median_answer_s"
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    lobby_csv_add_text (out, names[i]);
  lobby_csv_end_row (out);
}

static void
begin_row (GString *out, const LobbyBranchRecord *branch, const char *group, const char *key)
{
  lobby_csv_add_text (out, branch->id);
  lobby_csv_add_text (out, branch->day);
  lobby_csv_add_text (out, group);
  lobby_csv_add_text (out, key);
}

static void
write_figures (GString *out, const LobbyBranchRecord *branch, const LobbyVipFigures *figures)
{
  if (figures->owner != NULL)
    begin_row (out, branch, "staff", figures->owner);
  else
    begin_row (out, branch, "tier", lobby_choice_get_nick (&lobby_tier_choice, (int) figures->tier));
  lobby_csv_add_number (out, figures->n_arrivals);
  lobby_csv_add_number (out, figures->n_answered);
  lobby_csv_add_number (out, figures->n_in_time);
  lobby_csv_add_number (out, figures->n_deputy);
  lobby_csv_add_number (out, figures->n_escalated);
  lobby_csv_add_number (out, figures->n_met);
  if (figures->median_answer_s >= 0)
    lobby_csv_add_number (out, figures->median_answer_s);
  else
    lobby_csv_add_text (out, NULL);
  lobby_csv_end_row (out);
}

static void
write_array (GString *out, const LobbyBranchRecord *branch, const GArray *array)
{
  for (guint i = 0; i < array->len; i++)
    write_figures (out, branch, &g_array_index (array, LobbyVipFigures, i));
}

/**
 * lobby_vip_export_dup_csv:
 * @state: a lobby that has a branch
 *
 * Returns: (transfer full): the day's figures by tier and by relationship manager as comma-separated values
 */
char *
lobby_vip_export_dup_csv (const LobbyState *state)
{
  g_return_val_if_fail (lobby_state_get_branch (state) != NULL, NULL);

  GString *out = g_string_new (NULL);
  g_autoptr (GArray) by_tier = lobby_vip_figures_new_array ();
  g_autoptr (GArray) by_owner = lobby_vip_figures_new_array ();
  const LobbyBranchRecord *branch = lobby_state_get_branch (state);
  write_head (out);
  lobby_vip_figures_measure (state, by_tier, by_owner);
  write_array (out, branch, by_tier);
  write_array (out, branch, by_owner);
  return g_string_free (out, FALSE);
}
