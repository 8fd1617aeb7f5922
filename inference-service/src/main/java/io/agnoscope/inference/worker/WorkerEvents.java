package io.agnoscope.inference.worker;

import io.agnoscope.schemas.TrialAnswers;
import java.time.Duration;

/** Told what the worker does, to count it. */
public interface WorkerEvents {

  /** A Trial's answers were acknowledged by the broker. */
  void answered(TrialAnswers answers);

  /** A batch of Trials was answered by the model. */
  void batch(Duration took, int trials);

  /** A dead letter was acknowledged by the broker. */
  void deadLetter(String cause);

  /** A Trial goes back to the group for another try. */
  void released();

  /** A Trial is kept until its pictures can be had: the image store is away. */
  void waiting();

  /** A Trial for another target was passed over. */
  void passedOver();

  /** The broker did not take an acknowledgement: those Trials will be delivered again. */
  void acknowledgementRefused();
}
