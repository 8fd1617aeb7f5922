package io.agnoscope.perturbation.source;

import java.time.Instant;

/** Takes lines of access logs. Thread-safe. */
public final class AccessLogIntake {

  private final AccessLogReader lines;
  private final ServedAnswerReader answers;
  private final SourceIntake intake;
  private final SourceCounts counts;

  public AccessLogIntake(
      AccessLogReader lines, ServedAnswerReader answers, SourceIntake intake, SourceCounts counts) {
    this.lines = lines;
    this.answers = answers;
    this.intake = intake;
    this.counts = counts;
  }

  /** Takes one line that came at an instant; never throws for what is in it. */
  public Taken take(byte[] line, Instant at) {
    return switch (lines.read(line, at)) {
      case LogLine.NotServed notServed -> {
        counts.request(AccessLogReader.SOURCE, SourceOutcome.NOT_SERVED);
        yield new Taken.PassedOver(SourceOutcome.NOT_SERVED);
      }
      case LogLine.Unreadable unreadable -> {
        counts.refused(unreadable.refusal().cause());
        counts.request(AccessLogReader.SOURCE, SourceOutcome.REFUSED);
        yield new Taken.Refused(unreadable.refusal(), null);
      }
      case LogLine.Served(ServedExchange exchange) ->
          intake.take(
              exchange.origin(),
              exchange.path(),
              exchange.request(),
              () -> answers.read(exchange.response()));
    };
  }
}
