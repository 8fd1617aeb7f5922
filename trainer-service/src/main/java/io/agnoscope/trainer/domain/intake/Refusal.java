package io.agnoscope.trainer.domain.intake;

import java.util.Locale;

/** Why a hard example is not learned from. */
public enum Refusal {
  /** Its source is not allow-listed. */
  SOURCE_NOT_ALLOWED,
  /** It is of another target. */
  OTHER_TARGET,
  /** It is of a replay: replays never train. */
  REPLAY,
  /** The right answer is not known, and its source is not listed for that. */
  UNLABELLED,
  /** The right answer is not known, and the model is not sure of one itself. */
  UNSURE,
  /** The right answer is not known, and no View is left that may be trained on. */
  NO_VIEWS,
  /** It has no options, or more than the model has places for. */
  NOT_MULTIPLE_CHOICE,
  /** An image that it shows does not travel with it, or is none that can be read. */
  IMAGE_MISSING,
  /** It is a question of the gate. */
  GATE,
  /** It asks in a wording that is held out from training, as all questions of the gate do. */
  HELD_OUT_WORDING,
  /** One example alone is larger than the buffer. */
  TOO_LARGE,
  /** The same content is there twice; one of the two is kept. */
  DUPLICATE,
  /** An older one that made room: its source has its share of the buffer. */
  SOURCE_FULL,
  /** An older one that made room: its tenant has its share of the buffer. */
  TENANT_FULL,
  /** An older one that made room for a newer. */
  BUFFER_FULL,
  /** Its Sample was erased. */
  ERASED,
  /** Its source or its tenant was revoked. */
  REVOKED;

  /** Name as a metric label. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
