package io.agnoscope.perturbation.source;

import io.agnoscope.perturbation.ingest.IngestCounts;
import io.agnoscope.perturbation.ingest.Intake;
import io.agnoscope.perturbation.ingest.LineIngest;
import io.agnoscope.perturbation.ingest.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Takes an access log as a request with many lines. Thread-safe. */
public final class AccessLogLines implements LineIngest {

  private final AccessLogIntake intake;
  private final IngestCounts metrics;

  public AccessLogLines(AccessLogIntake intake, IngestCounts metrics) {
    this.intake = intake;
    this.metrics = metrics;
  }

  @Override
  public IngestCounts metrics() {
    return metrics;
  }

  @Override
  public Outcome takeLine(byte[] line, Intake about) {
    return switch (intake.take(line, about.acceptedAt())) {
      case Taken.Refused refused -> new Refused(refused.refusal(), true);
      case Taken.PassedOver passedOver -> new LeftOut(passedOver.outcome().label());
      case Taken.Sent sent -> new OnItsWay(sent.sampleId(), sent.kept());
    };
  }

  private record OnItsWay(String id, CompletionStage<Void> kept) implements Sent {

    /** Longer than any producer tries. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public Optional<Refusal> await() {
      try {
        kept.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.of(NotKept.refusal(e));
      } catch (ExecutionException | TimeoutException e) {
        return Optional.of(NotKept.refusal(e));
      }
    }
  }
}
