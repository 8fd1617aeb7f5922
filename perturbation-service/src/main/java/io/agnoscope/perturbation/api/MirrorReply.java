package io.agnoscope.perturbation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.agnoscope.perturbation.traffic.MirrorOutcome;
import io.agnoscope.perturbation.traffic.Origin;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was done with a mirrored request, in the form of the API's own answer with nothing in it: a
 * mirror reads no answer, and a client that sends directly can parse it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface MirrorReply {

  /** Names this service where an answer names its model. */
  String MODEL = "agnoscope";

  /** accepted, sampled-out or unsupported. */
  String outcome();

  /** Why it was sampled out, or what kind is unsupported; null when it was accepted. */
  @Nullable String cause();

  /** An answer of the chat-completions API with no choices. */
  @Schema(description = "A chat completion without choices, and what was done with the request")
  record ChatCompletion(
      String id,
      String object,
      long created,
      String model,
      List<Object> choices,
      String outcome,
      @Nullable String cause)
      implements MirrorReply {}

  /** An answer of the responses API with no output. */
  @Schema(description = "A response without output, and what was done with the request")
  record Response(
      String id,
      String object,
      @JsonProperty("created_at") long createdAt,
      String status,
      String model,
      List<Object> output,
      List<Object> tools,
      @JsonProperty("tool_choice") String toolChoice,
      @JsonProperty("parallel_tool_calls") boolean parallelToolCalls,
      String outcome,
      @Nullable String cause)
      implements MirrorReply {}

  /** An answer to a call that is not read. */
  @Schema(description = "What was done with the request")
  record Other(String outcome, @Nullable String cause) implements MirrorReply {}

  /** How an API answers. */
  @FunctionalInterface
  interface Form {

    MirrorReply reply(Origin origin, MirrorOutcome outcome, @Nullable String cause);
  }

  /** In the form of the chat-completions API. */
  static MirrorReply chatCompletion(Origin origin, MirrorOutcome outcome, @Nullable String cause) {
    return new ChatCompletion(
        origin.id(),
        "chat.completion",
        origin.at().getEpochSecond(),
        MODEL,
        List.of(),
        outcome.label(),
        cause);
  }

  /** In the form of the responses API. */
  static MirrorReply response(Origin origin, MirrorOutcome outcome, @Nullable String cause) {
    return new Response(
        origin.id(),
        "response",
        origin.at().getEpochSecond(),
        "completed",
        MODEL,
        List.of(),
        List.of(),
        "none",
        false,
        outcome.label(),
        cause);
  }

  /** To a call that is not read. */
  static MirrorReply other(Origin origin, MirrorOutcome outcome, @Nullable String cause) {
    return new Other(outcome.label(), cause);
  }
}
