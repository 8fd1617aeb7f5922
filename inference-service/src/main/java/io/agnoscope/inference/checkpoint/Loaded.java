package io.agnoscope.inference.checkpoint;

import io.agnoscope.inference.answering.AnswerModel;

/** A model in memory, and how many hold it. Guarded by the slot's lock. */
final class Loaded {

  final CheckpointKey key;
  final AnswerModel model;
  int leases;

  Loaded(CheckpointKey key, AnswerModel model) {
    this.key = key;
    this.model = model;
  }

  Serving serving() {
    return new Serving(model.checkpoint(), key.version());
  }
}
