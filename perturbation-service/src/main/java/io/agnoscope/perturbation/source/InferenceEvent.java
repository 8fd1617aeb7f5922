package io.agnoscope.perturbation.source;

import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.traffic.Origin;

/** What an event of a payload logger says. */
public sealed interface InferenceEvent {

  /** A model was asked. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Request(ExchangeKey key, Origin origin, byte[] body) implements InferenceEvent {}

  /** A model answered. */
  record Response(ExchangeKey key, ServedAnswer answer) implements InferenceEvent {}

  /** Something else happened. */
  record Other() implements InferenceEvent {}

  /** It is not of the form. */
  record Unsound(Refusal refusal) implements InferenceEvent {}
}
