package io.agnoscope.perturbation.traffic.remote;

/** What came of a fetch. */
sealed interface FetchResult {

  /** The encoded bytes. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Bytes(byte[] encoded) implements FetchResult {}

  /** Nothing, and why. */
  record Nothing(RemoteOutcome why) implements FetchResult {}
}
