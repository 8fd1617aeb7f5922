package io.agnoscope.perturbation.ingest;

import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TaskClassBasis;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one Sample: judges it, sends it to the broker, counts it. Thread-safe. */
public final class SingleIngest implements LineIngest {

  private static final Logger LOG = LoggerFactory.getLogger(SingleIngest.class);

  /** Longer than any producer tries. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SampleReader reader;
  private final SampleLog log;
  private final IngestCounts metrics;

  public SingleIngest(SampleReader reader, SampleLog log, IngestCounts metrics) {
    this.reader = reader;
    this.log = log;
    this.metrics = metrics;
  }

  @Override
  public IngestCounts metrics() {
    return metrics;
  }

  @Override
  public LineIngest.Outcome takeLine(byte[] line, Intake intake) {
    return switch (take(line, intake)) {
      case Refused refused -> new LineIngest.Refused(refused.refusal(), false);
      case Sent sent -> sent;
    };
  }

  /** Judges a Sample and, if it is sound, sends it. A refusal is not yet counted. */
  public Outcome take(byte[] json, Intake intake) {
    return switch (reader.read(json, intake)) {
      case Judgement.Refused refused -> new Refused(refused.refusal());
      case Judgement.Accepted accepted -> {
        Sample sample = accepted.sample();
        CompletionStage<Void> kept = log.append(sample);
        Optional<Refusal> refusal = RefusedException.in(kept);
        yield refusal.isPresent()
            ? new Refused(refusal.get())
            : new Sent(sample, accepted.unkeyed(), kept);
      }
    };
  }

  /** What was done with a Sample. */
  public sealed interface Outcome {}

  /** It was not sound. */
  public record Refused(Refusal refusal) implements Outcome {}

  /** It is on its way to the broker. */
  public final class Sent implements Outcome, LineIngest.Sent {

    private final String id;
    private final String source;
    private final TaskClassBasis basis;
    private final boolean unkeyed;
    private final CompletionStage<Void> kept;

    private Sent(Sample sample, boolean unkeyed, CompletionStage<Void> kept) {
      this.id = sample.getId();
      this.source = sample.getSource();
      this.basis = sample.getTaskClassBasis();
      this.unkeyed = unkeyed;
      this.kept = kept;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public Optional<Refusal> await() {
      try {
        kept.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        metrics.ingested(source);
        metrics.taskClass(basis);
        if (unkeyed) {
          metrics.unkeyed();
        }
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return away(e);
      } catch (ExecutionException | TimeoutException e) {
        return away(e.getCause() == null ? e : e.getCause());
      }
    }

    private Optional<Refusal> away(Throwable failure) {
      Refusal refusal = NotKeptException.refusal(failure);
      LOG.warn(
          "a Sample was not kept cause={} error={}",
          refusal.cause().label(),
          failure.getClass().getName());
      metrics.refused(refusal.cause());
      return Optional.of(refusal);
    }
  }
}
