package io.agnoscope.trainer.service;

import io.agnoscope.trainer.domain.gate.Examinee;
import io.agnoscope.trainer.domain.run.Learner;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.CheckpointException;
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

    /** All that {@link Model#resume} needs to go on from here, in a format of the model's own. */
    byte[] state();

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

  /**
   * Makes a copy of a checkpoint's weights learn. One at a time in a process.
   *
   * @param seed of what is random in learning itself
   */
  Learning learning(Checkpoint parent, long seed);

  /**
   * Goes on where {@link Learning#state} was taken: the same batches then lead to the same weights
   * as without a break.
   *
   * @throws CheckpointException when the state is damaged, or of another parent or objective
   */
  Learning resume(Checkpoint parent, long seed, byte[] state);

  /** The settings of learning, as text: runs of different ones are not the same run. */
  String objective();

  /**
   * A picture in as few bytes as show the model the same.
   *
   * @return an encoded picture, or nothing when the model cannot see what was given
   */
  Optional<byte[]> asSeen(byte[] image);

  /** As many options as the model has places for. */
  int maxOptions();
}
