/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of money for people: grouped digits in English, ten thousands in Chinese (interface design, section 6). */
#include "config.h"

#include "lobby-words-money.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define GROUP 3

/** lobby_money_get_unit: Returns: how many yuan are one on the screen: 1,000, in Chinese 10,000 */
double
lobby_money_get_unit (void)
{
  /* Translators: how many yuan one unit of money on the screen is: 1000 ("thousand yuan"), in Chinese 10000 */
  int unit = atoi (C_ ("money", "1000"));

  return unit > 0 ? unit : 1000;
}

static char *
dup_grouped (gint64 amount_cny)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, amount_cny);
  GString *grouped = g_string_new (NULL);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % GROUP == 0)
        g_string_append_c (grouped, ',');
      g_string_append_c (grouped, digits[i]);
    }
  return g_string_free (grouped, FALSE);
}

/* Returns: (transfer full): so many ten thousands, with as many places as it takes, two at most */
static char *
dup_ten_thousands (gint64 amount_cny)
{
  gint64 hundreds = amount_cny / 100;
  int whole = (int) (hundreds / 100), rest = (int) (hundreds % 100);

  if (rest == 0)
    return g_strdup_printf ("%d", whole);
  return rest % 10 == 0 ? g_strdup_printf ("%d.%d", whole, rest / 10) : g_strdup_printf ("%d.%02d", whole, rest);
}

/**
 * lobby_words_dup_money:
 * @amount_cny: CNY, 0 or more
 *
 * Returns: (transfer full): an amount, as in "¥32,000"; in Chinese "3.2 万元", small or odd ones "1,200 元"
 */
char *
lobby_words_dup_money (gint64 amount_cny)
{
  gboolean round = amount_cny >= 10000 && amount_cny % 100 == 0 && lobby_money_get_unit () > 1000;
  g_autofree char *figure = round ? dup_ten_thousands (amount_cny) : dup_grouped (MAX (amount_cny, 0));

  if (round)
    /* Translators: an amount of money in ten thousands of yuan, only used in Chinese; %s is a number */
    return g_strdup_printf (C_ ("money", "%s ten thousand yuan"), figure);
  /* Translators: an amount of money in yuan; %s is a number with grouped digits, as in "¥32,000" */
  return g_strdup_printf (C_ ("money", "\xc2\xa5%s"), figure);
}

/**
 * lobby_words_dup_amount:
 * @from_cny: lower end when only a band is known, CNY; 0 for an amount; @amount_cny for a band without an upper end
 * @amount_cny: the amount, or the upper end of its band, CNY
 *
 * Returns: (transfer full): an amount or a band, as in "¥3,000", "to ¥5,000", "¥5,000 to ¥20,000", "over ¥50,000"
 */
char *
lobby_words_dup_amount (gint64 from_cny, gint64 amount_cny)
{
  gint64 round_cny = (from_cny - 1) % 100 == 0 ? from_cny - 1 : from_cny;
  g_autofree char *from = lobby_words_dup_money (round_cny), *amount = lobby_words_dup_money (amount_cny);

  if (from_cny <= 0)
    return g_steal_pointer (&amount);
  if (from_cny == amount_cny)
    /* Translators: more money than %s */
    return g_strdup_printf (C_ ("amount", "over %s"), from);
  if (from_cny == 1)
    /* Translators: not more money than %s */
    return g_strdup_printf (C_ ("amount", "to %s"), amount);
  /* Translators: from an amount of money to another */
  return g_strdup_printf (C_ ("amount", "%1$s to %2$s"), from, amount);
}
