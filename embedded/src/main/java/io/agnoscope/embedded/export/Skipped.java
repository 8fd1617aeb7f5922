package io.agnoscope.embedded.export;

import java.util.Locale;

/** Why a hard example, or one View of it, is not exported. */
enum Skipped {
  /** Its source is not among those asked for. */
  SOURCE_NOT_ALLOWED,
  /** Its tenant was to be left out. */
  TENANT_LEFT_OUT,
  /** It is of a replay: replays never train. */
  REPLAY,
  /** The right answer is not known. */
  UNLABELLED,
  /** It has no options. */
  NOT_MULTIPLE_CHOICE,
  /** It is a question of the trainer's gate. */
  GATE,
  /** It is a conversation of several turns, which a question cannot hold. */
  EARLIER_TURNS,
  /** It shows several pictures, and the formats have one. */
  SEVERAL_PICTURES,
  /** A picture is not where the record says, or in no folder that can be read from here. */
  PICTURE_MISSING,
  /** The bytes of a picture have another hash than its name says, or no format that is known. */
  PICTURE_DAMAGED,
  /** Its text holds the token that stands for a picture. */
  IMAGE_TOKEN_IN_TEXT,
  /** It contradicts itself: no clean View, no right option. */
  MALFORMED,
  /** The same question is there already. */
  DUPLICATE,
  /** It shows a picture of the catalogue's that is in the other split. */
  PICTURE_IN_OTHER_SPLIT;

  /** As in the dataset card. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
