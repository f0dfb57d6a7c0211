/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A walk through the tree of widgets. */
#include "widget-search.h"

#include <string.h>

/* Returns: (transfer none) (nullable): the first visible widget of @type at or below @from on which @words are written */
GtkWidget *
widget_search_find (GtkWidget *from, GType type, const char *words)
{
  gboolean label = type == GTK_TYPE_LABEL;

  if (!gtk_widget_get_visible (from) || !gtk_widget_get_child_visible (from))
    return NULL;
  if (label && GTK_IS_LABEL (from) && strstr (gtk_label_get_text (GTK_LABEL (from)), words) != NULL)
    return from;
  if (!label && g_type_is_a (G_OBJECT_TYPE (from), type)
      && (words == NULL || widget_search_find (from, GTK_TYPE_LABEL, words) != NULL))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = widget_search_find (child, type, words);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Waits until @words are written somewhere below @from; the deadline of the test program ends a wait in vain. */
void
widget_search_await (GtkWidget *from, const char *words)
{
  while (widget_search_find (from, GTK_TYPE_LABEL, words) == NULL)
    g_main_context_iteration (NULL, TRUE);
}
