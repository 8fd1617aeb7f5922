package io.agnoscope.benchmarks.process;

/** A benchmark cannot run here; the message is for its user. */
public final class BenchmarkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BenchmarkException(String message) {
    super(message);
  }
}
