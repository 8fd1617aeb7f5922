package io.agnoscope.perturbation.traffic.remote;

import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import java.util.Locale;

/** What became of a picture's address. A bounded set, so that each can be a metric label. */
public enum RemoteOutcome {
  FETCHED(RefusalCause.INTERNAL),
  NO_WEB_ADDRESS(RefusalCause.IMAGE_NOT_INLINE),
  HOST_NOT_ALLOWED(RefusalCause.IMAGE_NOT_INLINE),
  ADDRESS_NOT_PUBLIC(RefusalCause.IMAGE_NOT_INLINE),
  BUSY(RefusalCause.IMAGE_NOT_FETCHED),
  UNREACHABLE(RefusalCause.IMAGE_NOT_FETCHED),
  TIMED_OUT(RefusalCause.IMAGE_NOT_FETCHED),
  REDIRECTED(RefusalCause.IMAGE_NOT_FETCHED),
  REFUSED_BY_HOST(RefusalCause.IMAGE_NOT_FETCHED),
  NO_PICTURE(RefusalCause.UNSUPPORTED_IMAGE),
  TOO_LARGE(RefusalCause.IMAGE_TOO_LARGE);

  private final RefusalCause cause;

  RemoteOutcome(RefusalCause cause) {
    this.cause = cause;
  }

  /** The outcome as it is written in metrics, for example {@code host-not-allowed}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What whoever sent the address is told; the same of all that is not allowed. */
  Refusal refusal() {
    String reason =
        cause == RefusalCause.IMAGE_NOT_INLINE
            ? "an image is sent as a data URL: pictures are not fetched from that address"
            : "the image's address was not fetched: " + label();
    return new Refusal(cause, reason);
  }
}
