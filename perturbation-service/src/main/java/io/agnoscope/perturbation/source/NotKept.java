package io.agnoscope.perturbation.source;

import io.agnoscope.perturbation.ingest.NotKeptException;
import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusedException;
import java.util.Optional;

/** Says why a Sample on its way was not kept. */
public final class NotKept {

  private NotKept() {}

  /** What whoever sent it is told. */
  static Refusal refusal(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return forGood(cause).orElseGet(() -> NotKeptException.refusal(cause));
  }

  /** Why it will not be kept however often it is tried; nothing when it may. */
  public static Optional<Refusal> forGood(Throwable failure) {
    return RefusedException.in(failure);
  }
}
