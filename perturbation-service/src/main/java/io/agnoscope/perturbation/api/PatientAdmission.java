package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.ingest.NotKeptException;
import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.perturbation.traffic.Admission;
import io.agnoscope.perturbation.traffic.Admitted;
import io.agnoscope.perturbation.traffic.SampledOutCause;
import io.agnoscope.perturbation.traffic.ServedRequest;
import io.opentelemetry.context.Context;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Admits requests on threads of their own, since a broker that is away holds a sender up for longer
 * than a mirror waits. Thread-safe.
 */
@Singleton
public class PatientAdmission {

  private final Admission admission;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public PatientAdmission(Admission admission) {
    this.admission = admission;
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }

  /** Begins to admit a request. */
  Admitting admit(ServedRequest request) {
    CompletableFuture<Admitted> judged =
        CompletableFuture.supplyAsync(
            Context.current().wrapSupplier(() -> admission.admit(request)), threads);
    CompletableFuture<Admitted> settled =
        judged.thenCompose(admitted ->
            admitted instanceof Admitted.Kept kept
                ? kept.kept().thenApply(done -> admitted)
                : CompletableFuture.completedFuture(admitted));
    return new Admitting(judged, settled);
  }

  /**
   * A request on its way.
   *
   * @param judged done when it is let in or not
   * @param settled done when the broker acknowledged it as well, or did not
   */
  record Admitting(CompletableFuture<Admitted> judged, CompletableFuture<Admitted> settled) {

    /** Waits for what becomes of it, and no longer than told; it goes on all the same. */
    Outcome await(Duration patience) {
      try {
        return switch (settled.get(patience.toNanos(), TimeUnit.NANOSECONDS)) {
          case Admitted.Kept kept -> new Outcome.Kept(kept.sampleId());
          case Admitted.SampledOut out -> new Outcome.SampledOut(out.cause());
          case Admitted.Refused refused -> new Outcome.Refused(refused.refusal());
        };
      } catch (TimeoutException e) {
        return new Outcome.Refused(away());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Outcome.Refused(away());
      } catch (ExecutionException e) {
        if (judged.isCompletedExceptionally()) {
          throw new IllegalStateException("a request could not be judged", e.getCause());
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new Outcome.Refused(
            RefusedException.in(cause).orElseGet(() -> NotKeptException.refusal(cause)));
      }
    }

    private static Refusal away() {
      return new Refusal(
          RefusalCause.BROKER_AWAY,
          "the broker did not acknowledge the request within the mirror's patience");
    }
  }

  /** What became of a request while it was waited for. */
  sealed interface Outcome {

    /** The broker acknowledged it. */
    record Kept(String sampleId) implements Outcome {}

    /** The budget left it out. */
    record SampledOut(SampledOutCause cause) implements Outcome {}

    /** It was not let in, or it is not known whether the broker has it. */
    record Refused(Refusal refusal) implements Outcome {}
  }
}
