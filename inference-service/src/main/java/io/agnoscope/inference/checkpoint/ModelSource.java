package io.agnoscope.inference.checkpoint;

import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.schemas.CheckpointEvent;

/** Loads models. */
public interface ModelSource {

  /** The model that the service comes with. */
  AnswerModel first();

  /**
   * The model of a checkpoint, verified and warm.
   *
   * @throws CheckpointRefusedException when its files are not there, not what the event says, or
   *     not fit for the network
   */
  AnswerModel load(CheckpointEvent event) throws CheckpointRefusedException;
}
