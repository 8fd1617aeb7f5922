package io.agnoscope.scoring.api;

/** A request that cannot be answered. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  private ApiException(int status, String detail) {
    super(detail);
    this.status = status;
  }

  /**
   * Any other answer than the one that was asked for.
   *
   * @param detail what to do about it, for a person to read
   */
  public static ApiException of(int status, String detail) {
    return new ApiException(status, detail);
  }

  static ApiException badRequest(String detail) {
    return new ApiException(400, detail);
  }

  static ApiException forbidden(String detail) {
    return new ApiException(403, detail);
  }

  static ApiException unsupportedMediaType(String detail) {
    return new ApiException(415, detail);
  }

  static ApiException notFound(String detail) {
    return new ApiException(404, detail);
  }

  static ApiException unavailable(String detail) {
    return new ApiException(503, detail);
  }

  int status() {
    return status;
  }
}
