package io.agnoscope.embedded.ingest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The service's answer to a batch. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Receipt(
    @JsonProperty(required = true) int accepted,
    @JsonProperty(required = true) int refused,
    @JsonProperty(required = true) List<LineError> errors) {

  /**
   * Why a line was not taken.
   *
   * @param line of the body, from 1
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record LineError(long line, String cause, String reason) {}
}
