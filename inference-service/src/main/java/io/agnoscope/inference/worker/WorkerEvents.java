package io.agnoscope.inference.worker;

import io.agnoscope.schemas.TrialAnswers;
import java.time.Duration;

/** Told what the worker does, to count it. Called by many threads. */
public interface WorkerEvents {

  /** A Trial is about to be asked, so long after it was taken. */
  void queued(Duration took);

  /** A model was asked so many Views of a Trial. */
  void asked(Duration took, int views);

  /** A Trial's answers were acknowledged by the broker, so long after it was taken. */
  void answered(TrialAnswers answers, Duration took);

  /** A Candidate's answers to a Trial were acknowledged by the broker. */
  void shadowAnswered(TrialAnswers answers);

  /** A Trial is not answered by a Candidate that was to. */
  void shadowDropped(String cause);

  /** A dead letter was acknowledged by the broker. */
  void deadLetter(String cause);

  /** A Trial goes back to the group for another try. */
  void released();

  /** A Trial is kept until something that it needs is back. */
  void waiting(String cause);

  /** A Trial that is not for this service was passed over. */
  void passedOver();

  /** A Trial that was worked on belongs to another worker by now. */
  void lost();

  /** The broker did not take an acknowledgement: those Trials will be delivered again. */
  void acknowledgementRefused();
}
