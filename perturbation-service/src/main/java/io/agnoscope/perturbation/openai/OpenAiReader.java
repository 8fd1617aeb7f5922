package io.agnoscope.perturbation.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.perturbation.traffic.Origin;

/** Reads requests of one of OpenAI's APIs. Thread-safe. */
public sealed interface OpenAiReader permits ChatCompletionsReader, ResponsesReader {

  /** Reads a request's body; never throws for what is in it. */
  OpenAiReading read(byte[] body, Origin origin);

  /**
   * Reads a request that was part of a larger JSON text, such as a line of an access log.
   *
   * @param request parsed within {@link io.agnoscope.perturbation.ingest.StrictJson}'s limits
   */
  OpenAiReading read(JsonNode request, Origin origin);
}
