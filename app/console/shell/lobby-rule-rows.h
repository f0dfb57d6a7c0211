/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule sheet as rows to change: each row writes into the sheet it was made for. */
#pragma once

#include <adwaita.h>

#include "lobby-branch-records.h"

G_BEGIN_DECLS

/**
 * LobbyRuleForm:
 * @sheet: the sheet that is changed
 * @branch: (nullable): whose devices stand in the previews
 * @edited: called after each change
 * @data: for @edited
 *
 * What the rows are about; it must live as long as they do.
 */
typedef struct
{
  LobbyRuleSheet *sheet;
  const LobbyBranchRecord *branch;
  void (*edited) (gpointer data);
  gpointer data;
} LobbyRuleForm;

void lobby_rule_rows_fill (LobbyRuleForm *form, GPtrArray *groups);
char *lobby_rule_rows_dup_problem (const LobbyRuleSheet *sheet);

G_END_DECLS
