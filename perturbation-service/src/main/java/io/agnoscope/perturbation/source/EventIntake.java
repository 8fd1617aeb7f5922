package io.agnoscope.perturbation.source;

import io.agnoscope.perturbation.ingest.Refusal;
import io.cloudevents.CloudEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Takes the events of a payload logger: joins requests with responses, and takes what waits no
 * longer. Thread-safe.
 *
 * @param <H> what a bringer knows its events by
 */
public final class EventIntake<H> {

  private final String source;
  private final InferenceEventReader events;
  private final ExchangeBuffer<H> buffer;
  private final SourceIntake intake;
  private final SourceCounts counts;
  private final InstantSource clock;

  public EventIntake(
      String source,
      InferenceEventReader events,
      ExchangeBuffer<H> buffer,
      SourceIntake intake,
      SourceCounts counts,
      InstantSource clock) {
    this.source = source;
    this.events = events;
    this.buffer = buffer;
    this.intake = intake;
    this.counts = counts;
    this.clock = clock;
  }

  /**
   * Takes one event; never throws for what is in it.
   *
   * @return what is done with: of this event, or of earlier ones that it was the last to wait for
   */
  public List<Done<H>> take(CloudEvent event, H handle) {
    return switch (events.read(event, clock.instant())) {
      case InferenceEvent.Request request -> settle(buffer.add(request, handle));
      case InferenceEvent.Response response -> settle(buffer.add(response, handle));
      case InferenceEvent.Other other -> {
        counts.request(source, SourceOutcome.UNSUPPORTED);
        yield List.of(Done.now(handle));
      }
      case InferenceEvent.Unsound unsound -> {
        counts.refused(unsound.refusal().cause());
        counts.request(source, SourceOutcome.REFUSED);
        yield List.of(
            new Done<>(
                List.of(handle),
                CompletableFuture.completedFuture(null),
                unsound.refusal(),
                null,
                null));
      }
    };
  }

  /** Takes what has waited for as long as it may. */
  public List<Done<H>> due() {
    return settle(buffer.due());
  }

  /** Takes everything that waits, without answers. */
  public List<Done<H>> drain() {
    return settle(buffer.drain());
  }

  /** Lets go of everything that waits, for it will be brought again. */
  public void forget() {
    buffer.forget();
  }

  /** Puts a request back that the broker did not acknowledge, to wait for its response again. */
  public List<Done<H>> putBack(InferenceEvent.Request request, H handle) {
    return settle(buffer.add(request, handle));
  }

  private List<Done<H>> settle(List<Settled<H>> settled) {
    List<Done<H>> done = new ArrayList<>();
    for (Settled<H> one : settled) {
      done.add(
          switch (one) {
            case Settled.LoneResponse<H> lone ->
                new Done<>(
                    lone.handles(), CompletableFuture.completedFuture(null), null, null, null);
            case Settled.Request<H> request -> taken(request);
          });
    }
    return done;
  }

  private Done<H> taken(Settled.Request<H> settled) {
    InferenceEvent.Request request = settled.request();
    return switch (intake.take(request.origin(), null, request.body(), settled::answer)) {
      case Taken.Sent sent -> new Done<>(settled.handles(), sent.kept(), null, null, request);
      case Taken.PassedOver passedOver ->
          new Done<>(
              settled.handles(), CompletableFuture.completedFuture(null), null, null, request);
      case Taken.Refused refused ->
          new Done<>(
              settled.handles(),
              CompletableFuture.completedFuture(null),
              refused.refusal(),
              refused.sampleId(),
              request);
    };
  }

  /**
   * Events that are done with.
   *
   * @param handles what their bringer knows them by
   * @param kept done once the broker acknowledged what there was to keep, failed when that is not
   *     known
   * @param refusal why the request was not sound, or null when nothing was wrong
   * @param sampleId of a refused request that has a name, else null
   * @param request the request, or null when there was none
   */
  public record Done<H>(
      List<H> handles,
      CompletionStage<Void> kept,
      @Nullable Refusal refusal,
      @Nullable String sampleId,
      InferenceEvent.@Nullable Request request) {

    static <H> Done<H> now(H handle) {
      return new Done<>(List.of(handle), CompletableFuture.completedFuture(null), null, null, null);
    }
  }
}
