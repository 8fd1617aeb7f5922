package io.agnoscope.perturbation.source;

import java.util.List;

/**
 * A request or a response that waits no longer.
 *
 * @param <H> what its bringer knows it by
 */
public sealed interface Settled<H> {

  /** What the bringer knows its events by: one or more of each half. */
  List<H> handles();

  /** How it stopped waiting. */
  ExchangeEnding ending();

  /** A request to be taken, with what production answered or without. */
  record Request<H>(
      InferenceEvent.Request request, ServedAnswer answer, List<H> handles, ExchangeEnding ending)
      implements Settled<H> {}

  /** A response that no request came for. */
  record LoneResponse<H>(List<H> handles, ExchangeEnding ending) implements Settled<H> {}
}
