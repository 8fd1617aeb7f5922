package io.agnoscope.perturbation.traffic;

import io.agnoscope.perturbation.ingest.Refusal;
import java.net.URI;

/** Fetches pictures that a request names by address. */
public interface RemotePictures {

  /** Fetches a picture's encoded bytes, if its host is allowed. Never throws for what comes. */
  Fetched fetch(URI address);

  /** What came. */
  sealed interface Fetched {

    /** The encoded bytes, within the limits. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Picture(byte[] encoded) implements Fetched {}

    /** It was not fetched, and why. */
    record Not(Refusal refusal) implements Fetched {}
  }
}
