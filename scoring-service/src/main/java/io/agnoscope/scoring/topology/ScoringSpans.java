package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.tracing.SpanAttributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.Locale;

/** What the span in which answers are scored says of them. Outside of a trace nobody hears it. */
final class ScoringSpans {

  private ScoringSpans() {}

  /** Whose answers they are, and what becomes of them. */
  static void ended(TrialAnswers answers, String outcome) {
    Span span = Span.current();
    if (span.isRecording()) {
      span.setAttribute(SpanAttributes.TRIAL, answers.getTrialId());
      span.setAttribute(SpanAttributes.TARGET, answers.getTarget());
      span.setAttribute(SpanAttributes.CHECKPOINT, answers.getCheckpoint());
      span.setAttribute(SpanAttributes.OUTCOME, outcome.toLowerCase(Locale.ROOT));
    }
  }

  /** How many observations they are for the Monitors. */
  static void observed(int observations) {
    Span.current().setAttribute(SpanAttributes.OBSERVATIONS, (long) observations);
  }

  /** Why they are given up. */
  static void refused(UnreadableException why) {
    Span span = Span.current();
    span.setAttribute(SpanAttributes.ERROR, why.cause());
    span.setStatus(StatusCode.ERROR);
  }
}
