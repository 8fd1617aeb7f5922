package io.agnoscope.perturbation.openai;

import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.traffic.ServedRequest;

/** What was read of one request in an OpenAI form. */
public sealed interface OpenAiReading {

  /**
   * A request that can be asked again.
   *
   * @param toolsLeftOut whether it declared tools, which are not kept: what is asked again has none
   */
  record Read(ServedRequest request, boolean toolsLeftOut) implements OpenAiReading {}

  /** A sound request of a kind that cannot be asked again. */
  record Unsupported(UnsupportedKind kind) implements OpenAiReading {}

  /** Not a sound request, or one beyond the limits. */
  record Refused(Refusal refusal) implements OpenAiReading {}
}
