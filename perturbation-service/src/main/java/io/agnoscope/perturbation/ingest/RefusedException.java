package io.agnoscope.perturbation.ingest;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Carries a {@link Refusal} out of the nested parts of reading and keeping, until it is made a
 * value.
 */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** Refuses for a cause, in words for the sender. */
  public RefusedException(RefusalCause cause, String reason) {
    this(new Refusal(cause, reason));
  }

  /** Carries a refusal that was made before. */
  public RefusedException(Refusal refusal) {
    super(refusal.cause().label(), null, false, false);
    this.refusal = refusal;
  }

  /** What it carries. */
  public Refusal refusal() {
    return refusal;
  }

  /** What a stage that is done failed with, if that was a refusal. */
  public static Optional<Refusal> in(CompletionStage<?> stage) {
    var future = stage.toCompletableFuture();
    return future.isCompletedExceptionally() ? in(future.exceptionNow()) : Optional.empty();
  }

  /** The refusal that a failure is or was caused by. */
  public static Optional<Refusal> in(Throwable failure) {
    return switch (failure) {
      case RefusedException refused -> Optional.of(refused.refusal());
      case CompletionException wrapped when wrapped.getCause() != null -> in(wrapped.getCause());
      default -> Optional.empty();
    };
  }
}
