package io.agnoscope.inference.worker;

import io.agnoscope.inference.FakeModel;
import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.checkpoint.CheckpointRefusedException;
import io.agnoscope.inference.checkpoint.ModelSource;
import io.agnoscope.schemas.CheckpointEvent;

/** Comes with the model given, and loads fake ones. */
record FakeSource(AnswerModel first) implements ModelSource {

  /** The version that is refused. */
  static final int UNUSABLE = 99;

  @Override
  public AnswerModel load(CheckpointEvent event) throws CheckpointRefusedException {
    if (event.getVersion() == UNUSABLE) {
      throw new CheckpointRefusedException("for-the-test", "unusable", null);
    }
    return new FakeModel(event.getCheckpoint());
  }
}
