package io.agnoscope.perturbation.traffic.redaction;

import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.perturbation.ingest.SampleLog;
import io.agnoscope.schemas.Sample;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Redacts Samples in front of every place where they are written. */
public final class RedactingSampleLog implements SampleLog {

  private final SampleLog log;
  private final Redactor redactor;

  /** A log in front of another. */
  public RedactingSampleLog(SampleLog log, Redactor redactor) {
    this.log = log;
    this.redactor = redactor;
  }

  /** {@inheritDoc} What cannot be redacted fails with a {@link RefusedException}. */
  @Override
  public CompletionStage<Void> append(Sample sample) {
    Sample redacted;
    try {
      redacted = redactor.redact(sample);
    } catch (RefusedException e) {
      return CompletableFuture.failedFuture(e);
    }
    return log.append(redacted);
  }
}
