package io.agnoscope.inference.views;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request whose Views are not answered. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient @Nullable Duration retryAfter;

  private RefusedException(int status, String detail, @Nullable Duration retryAfter) {
    super(detail);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** The request is not one that can be answered; the detail repeats nothing of it. */
  static RefusedException invalid(String detail) {
    return new RefusedException(422, detail, null);
  }

  /** It cannot be read. */
  static RefusedException unreadable(String detail) {
    return new RefusedException(400, detail, null);
  }

  /** It has too many bytes. */
  static RefusedException tooLarge(long most) {
    return new RefusedException(413, "a request has at most " + most + " bytes", null);
  }

  /** The same request may be answered later. */
  static RefusedException later(String detail, Duration after) {
    return new RefusedException(503, detail, after);
  }

  /** The model failed on it. */
  static RefusedException failed() {
    return new RefusedException(500, "the model failed on these Views; the log says how", null);
  }

  int status() {
    return status;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
