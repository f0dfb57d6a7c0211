/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A piece of advice on the screen: the same object while it is on the board. The floor owns it. */
#include "config.h"

#include "lobby-advice.h"

#include "lobby-model-private.h"

struct _LobbyAdvice
{
  GObject parent_instance;

  LobbyAdviceFacts *facts;   /* (owned) */
  LobbyAdviceRecord *record; /* (owned) (nullable) */
  LobbyAdviceEnding ending;
  guint revision;
};

enum
{
  PROP_ENDING = 1,
};

static GParamSpec *props[PROP_ENDING + 1];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LobbyAdvice, lobby_advice, G_TYPE_OBJECT)

static void
lobby_advice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ENDING:
      g_value_set_int (value, (int) LOBBY_ADVICE (object)->ending);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lobby_advice_finalize (GObject *object)
{
  LobbyAdvice *self = LOBBY_ADVICE (object);

  lobby_advice_facts_free (self->facts);
  lobby_record_free (&lobby_advice_record_type, self->record);
  G_OBJECT_CLASS (lobby_advice_parent_class)->finalize (object);
}

static void
lobby_advice_class_init (LobbyAdviceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lobby_advice_get_property;
  object_class->finalize = lobby_advice_finalize;

  /**
   * LobbyAdvice:ending:
   *
   * #LobbyAdviceEnding.
   */
  props[PROP_ENDING] = g_param_spec_int ("ending", NULL, NULL, 0, LOBBY_ADVICE_ENDING_NO_LONGER_HELPS, 0,
                                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * LobbyAdvice::changed:
   *
   * Anything about it changed; emitted once for each projection that touched it.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
lobby_advice_init (LobbyAdvice *self)
{
}

/** lobby_advice_new: Returns: (transfer full): the advice that stands for @item of the board */
LobbyAdvice *
lobby_advice_new (const LobbyAdviceItem *item)
{
  LobbyAdvice *self = g_object_new (LOBBY_TYPE_ADVICE, NULL);

  lobby_advice_project (self, item);
  return self;
}

/** lobby_advice_get_facts: Returns: (transfer none): what is advised, why and what it saves */
const LobbyAdviceFacts *
lobby_advice_get_facts (LobbyAdvice *self)
{
  g_return_val_if_fail (LOBBY_IS_ADVICE (self), NULL);
  return self->facts;
}

/** lobby_advice_get_record: Returns: (transfer none) (nullable): what became of it, as the branch knows it */
const LobbyAdviceRecord *
lobby_advice_get_record (LobbyAdvice *self)
{
  g_return_val_if_fail (LOBBY_IS_ADVICE (self), NULL);
  return self->record;
}

/** lobby_advice_get_ending: Returns: why it holds no longer */
LobbyAdviceEnding
lobby_advice_get_ending (LobbyAdvice *self)
{
  g_return_val_if_fail (LOBBY_IS_ADVICE (self), LOBBY_ADVICE_ENDING_NONE);
  return self->ending;
}

void
lobby_advice_project (LobbyAdvice *self, const LobbyAdviceItem *item)
{
  if (self->facts != NULL && self->revision == item->revision)
    return;
  lobby_advice_facts_free (self->facts);
  lobby_record_free (&lobby_advice_record_type, self->record);
  self->facts = lobby_advice_facts_copy (item->facts);
  self->record = item->record != NULL ? lobby_record_copy (&lobby_advice_record_type, item->record) : NULL;
  self->revision = item->revision;
  if (self->ending != item->ending)
    {
      self->ending = item->ending;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ENDING]);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}
