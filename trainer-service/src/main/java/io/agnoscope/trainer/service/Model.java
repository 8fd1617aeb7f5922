package io.agnoscope.trainer.service;

import io.agnoscope.trainer.domain.gate.Examinee;
import io.agnoscope.trainer.domain.run.Learner;
import io.agnoscope.vlm.Checkpoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The model that is trained. */
public interface Model {

  /** A checkpoint that answers; holds native memory until it is closed. */
  interface Answering extends Examinee, AutoCloseable {
    @Override
    void close();
  }

  /** Weights that learn; hold native memory until closed. */
  interface Learning extends Learner, AutoCloseable {

    /** The weights as they are, as a checkpoint whose id ends in the weights' hash. */
    Checkpoint snapshot(Lesson lesson);

    @Override
    void close();
  }

  /**
   * What a new checkpoint's manifest says of how it came to be.
   *
   * @param idPrefix of the new id, such as {@code tinyvlm-2}
   * @param at when it was made
   * @param seed of all that was random
   * @param minutes that it took
   * @param sources that it learned from, so that one can be revoked
   */
  record Lesson(String idPrefix, Instant at, long seed, double minutes, List<String> sources) {
    public Lesson {
      sources = List.copyOf(sources);
    }
  }

  /** The checkpoint that comes with this build. */
  Checkpoint first();

  /** Makes a checkpoint answer. */
  Answering answering(Checkpoint checkpoint);

  /** Makes a copy of a checkpoint's weights learn. One at a time in a process. */
  Learning learning(Checkpoint parent);

  /**
   * A picture in as few bytes as show the model the same.
   *
   * @return an encoded picture, or nothing when the model cannot see what was given
   */
  Optional<byte[]> asSeen(byte[] image);

  /** As many options as the model has places for. */
  int maxOptions();
}
