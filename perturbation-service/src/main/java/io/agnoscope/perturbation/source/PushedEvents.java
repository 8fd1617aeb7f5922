package io.agnoscope.perturbation.source;

import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.source.EventIntake.Done;
import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events that are pushed here and that nobody can be asked for again. A request that the
 * broker does not acknowledge waits on in the buffer, as long as there is room. Thread-safe.
 */
public final class PushedEvents {

  private static final Logger LOG = LoggerFactory.getLogger(PushedEvents.class);

  /** Longer than any producer tries. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EventIntake<Object> intake;

  public PushedEvents(EventIntake<Object> intake) {
    this.intake = intake;
  }

  /**
   * Takes an event, and waits for the broker when it is the second half of an exchange.
   *
   * @return why it was not taken; nothing when it was, or waits for its other half
   */
  public Optional<Refusal> take(CloudEvent event) {
    Object handle = new Object();
    Optional<Refusal> refusal = Optional.empty();
    for (Done<Object> done : intake.take(event, handle)) {
      if (done.handles().contains(handle)) {
        refusal = await(done);
      } else {
        followUp(done);
      }
    }
    return refusal;
  }

  /** Takes what has waited for as long as it may. */
  public void sweep() {
    intake.due().forEach(this::followUp);
  }

  /** Takes everything that waits, and waits for the broker for at most so long. */
  public void stop(Duration patience) {
    List<Done<Object>> all = intake.drain();
    try {
      CompletableFuture.allOf(
              all.stream()
                  .map(done -> done.kept().toCompletableFuture())
                  .toArray(CompletableFuture[]::new))
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("not every waiting request was acknowledged before the stop count={}", all.size());
    }
  }

  private Optional<Refusal> await(Done<Object> done) {
    try {
      done.kept().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.ofNullable(done.refusal());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(NotKept.refusal(e));
    } catch (ExecutionException | TimeoutException e) {
      putBack(done, e.getCause() == null ? e : e.getCause());
      return Optional.of(NotKept.refusal(e));
    }
  }

  private void followUp(Done<Object> done) {
    var unused =
        done.kept()
            .whenComplete((nothing, failure) -> {
              if (failure != null) {
                putBack(done, failure);
              }
            });
  }

  /** What there is no room for is lost, which the intake counts. */
  private void putBack(Done<Object> done, Throwable failure) {
    if (done.request() != null && NotKept.forGood(failure).isEmpty()) {
      List<Done<Object>> displaced = intake.putBack(done.request(), new Object());
      if (!displaced.isEmpty()) {
        LOG.warn("requests go on without answers, for there is no room count={}", displaced.size());
      }
    }
  }
}
