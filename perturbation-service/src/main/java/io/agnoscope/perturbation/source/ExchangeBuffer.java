package io.agnoscope.perturbation.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Joins requests with their responses, whichever comes first. Both wait for so long and in so many
 * bytes; a request that cannot wait any longer goes on without an answer, never away. Thread-safe.
 *
 * @param <H> what a bringer knows its events by
 */
public final class ExchangeBuffer<H> {

  /** About what an entry costs beside the bytes that it carries. */
  static final int ENTRY_BYTES = 512;

  private static final int HANDLE_BYTES = 64;

  private final long maxBytes;
  private final Duration maxWait;
  private final InstantSource clock;
  private final Consumer<ExchangeEnding> endings;
  private final ToLongFunction<H> weight;
  private final Map<ExchangeKey, Waiting<H>> waiting = new LinkedHashMap<>();
  private long bytes;

  /**
   * An empty buffer.
   *
   * @param endings told of everything that stops waiting
   * @param weight bytes that a handle holds on to beside the event
   */
  public ExchangeBuffer(
      long maxBytes,
      Duration maxWait,
      InstantSource clock,
      Consumer<ExchangeEnding> endings,
      ToLongFunction<H> weight) {
    this.maxBytes = maxBytes;
    this.maxWait = maxWait;
    this.clock = clock;
    this.endings = endings;
    this.weight = weight;
  }

  /** Takes a request; returns what waits no longer because of it. */
  public synchronized List<Settled<H>> add(InferenceEvent.Request request, H handle) {
    Waiting<H> other = waiting.get(request.key());
    if (other instanceof WaitingResponse<H> response) {
      remove(request.key(), response);
      return List.of(joined(request, response.answer, handles(response, handle)));
    }
    if (other != null) {
      return repeated(other, handle);
    }
    return wait(request.key(), new WaitingRequest<>(request, clock.instant()), handle);
  }

  /** Takes a response; returns what waits no longer because of it. */
  public synchronized List<Settled<H>> add(InferenceEvent.Response response, H handle) {
    Waiting<H> other = waiting.get(response.key());
    if (other instanceof WaitingRequest<H> request) {
      remove(response.key(), request);
      return List.of(joined(request.request, response.answer(), handles(request, handle)));
    }
    if (other != null) {
      return repeated(other, handle);
    }
    return wait(response.key(), new WaitingResponse<>(response, clock.instant()), handle);
  }

  /** Returns what has waited for as long as it may. */
  public synchronized List<Settled<H>> due() {
    Instant since = clock.instant().minus(maxWait);
    List<Settled<H>> due = new ArrayList<>();
    Iterator<Waiting<H>> entries = waiting.values().iterator();
    while (entries.hasNext()) {
      Waiting<H> eldest = entries.next();
      if (eldest.since.isAfter(since)) {
        break;
      }
      entries.remove();
      bytes -= eldest.bytes;
      due.add(ended(eldest, ExchangeEnding.REQUEST_ALONE, ExchangeEnding.RESPONSE_ALONE));
    }
    return due;
  }

  /** Returns everything, for the service stops. */
  public synchronized List<Settled<H>> drain() {
    List<Settled<H>> all = new ArrayList<>();
    waiting
        .values()
        .forEach(entry ->
            all.add(ended(entry, ExchangeEnding.REQUEST_AT_STOP, ExchangeEnding.RESPONSE_AT_STOP)));
    forget();
    return all;
  }

  /** Lets go of everything, for it will be brought again. */
  public synchronized void forget() {
    waiting.clear();
    bytes = 0;
  }

  /** About the bytes that wait. */
  public synchronized long bytes() {
    return bytes;
  }

  private List<Settled<H>> wait(ExchangeKey key, Waiting<H> entry, H handle) {
    entry.hold(handle, weight);
    List<Settled<H>> out = new ArrayList<>();
    if (entry.bytes > maxBytes) {
      out.add(overflown(entry));
      return out;
    }
    waiting.put(key, entry);
    bytes += entry.bytes;
    makeRoom(out);
    return out;
  }

  /** The same event again: it is done with when the first of it is. */
  private List<Settled<H>> repeated(Waiting<H> entry, H handle) {
    bytes -= entry.bytes;
    entry.hold(handle, weight);
    bytes += entry.bytes;
    List<Settled<H>> out = new ArrayList<>();
    makeRoom(out);
    return out;
  }

  private void makeRoom(List<Settled<H>> out) {
    Iterator<Waiting<H>> entries = waiting.values().iterator();
    while (bytes > maxBytes && entries.hasNext()) {
      Waiting<H> eldest = entries.next();
      entries.remove();
      bytes -= eldest.bytes;
      out.add(overflown(eldest));
    }
  }

  private void remove(ExchangeKey key, Waiting<H> entry) {
    waiting.remove(key);
    bytes -= entry.bytes;
  }

  private Settled<H> joined(InferenceEvent.Request request, ServedAnswer answer, List<H> handles) {
    endings.accept(ExchangeEnding.JOINED);
    return new Settled.Request<>(request, answer, handles, ExchangeEnding.JOINED);
  }

  private Settled<H> overflown(Waiting<H> entry) {
    return ended(entry, ExchangeEnding.REQUEST_OVERFLOW, ExchangeEnding.RESPONSE_OVERFLOW);
  }

  private Settled<H> ended(Waiting<H> entry, ExchangeEnding ofRequest, ExchangeEnding ofResponse) {
    List<H> handles = List.copyOf(entry.handles);
    if (entry instanceof WaitingRequest<H> request) {
      endings.accept(ofRequest);
      return new Settled.Request<>(
          request.request, new ServedAnswer.None(NoAnswer.ABSENT), handles, ofRequest);
    }
    endings.accept(ofResponse);
    return new Settled.LoneResponse<>(handles, ofResponse);
  }

  private static <H> List<H> handles(Waiting<H> first, H second) {
    List<H> both = new ArrayList<>(first.handles);
    both.add(second);
    return List.copyOf(both);
  }

  /** One half of an exchange. */
  private abstract static sealed class Waiting<H> {

    final Instant since;
    final List<H> handles = new ArrayList<>();
    long bytes;

    Waiting(ExchangeKey key, long payloadBytes, Instant since) {
      this.since = since;
      this.bytes = ENTRY_BYTES + 2L * key.length() + payloadBytes;
    }

    void hold(H handle, ToLongFunction<H> weight) {
      handles.add(handle);
      bytes += HANDLE_BYTES + weight.applyAsLong(handle);
    }
  }

  private static final class WaitingRequest<H> extends Waiting<H> {

    final InferenceEvent.Request request;

    WaitingRequest(InferenceEvent.Request request, Instant since) {
      super(request.key(), request.body().length, since);
      this.request = request;
    }
  }

  private static final class WaitingResponse<H> extends Waiting<H> {

    final ServedAnswer answer;

    WaitingResponse(InferenceEvent.Response response, Instant since) {
      super(
          response.key(),
          response.answer() instanceof ServedAnswer.Text(String text) ? 2L * text.length() : 0,
          since);
      this.answer = response.answer();
    }
  }
}
