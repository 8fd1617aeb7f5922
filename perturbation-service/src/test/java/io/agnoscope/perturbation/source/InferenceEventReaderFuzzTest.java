package io.agnoscope.perturbation.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.agnoscope.fuzztesting.Bounds;
import io.cloudevents.CloudEvent;
import io.cloudevents.http.HttpMessageFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Any body is an event of a payload logger, another event, or none. Of an input the first byte
 * chooses between a structured event, a request and a response in binary mode.
 */
class InferenceEventReaderFuzzTest {

  private static final Bounds BOUNDS = Bounds.of(Duration.ofSeconds(10), 256);
  private static final int MAX_BYTES = 100_000;
  private static final String TYPE = "org.kubeflow.serving.inference.";

  private final InferenceEventReader reader =
      new InferenceEventReader("kserve", new ServedAnswerReader(MAX_BYTES, 4_000), MAX_BYTES);

  @FuzzTest(maxDuration = "10m")
  void anyBodyIsJudged(byte[] input) throws Exception {
    if (input.length == 0) {
      return;
    }
    byte[] body = Arrays.copyOfRange(input, 1, input.length);
    Optional<CloudEvent> event = BOUNDS.hold(() -> event(headers(input[0]), body));
    if (event.isPresent()) {
      check(BOUNDS.hold(() -> reader.read(event.get(), Instant.EPOCH)));
    }
  }

  private static void check(InferenceEvent event) {
    switch (event) {
      case InferenceEvent.Request request -> assertThat(request.body()).isNotEmpty();
      case InferenceEvent.Response response -> assertThat(response.answer()).isNotNull();
      case InferenceEvent.Other other -> assertThat(other).isNotNull();
      case InferenceEvent.Unsound unsound -> assertThat(unsound.refusal().reason()).isNotBlank();
    }
  }

  /** The library's declared way to say that something is no event is a RuntimeException. */
  private static Optional<CloudEvent> event(Map<String, String> headers, byte[] body) {
    try {
      return Optional.of(HttpMessageFactory.createReader(headers, body).toEvent());
    } catch (RuntimeException noEvent) {
      return Optional.empty();
    }
  }

  private static Map<String, String> headers(byte choice) {
    return switch (Math.floorMod(choice, 3)) {
      case 0 -> Map.of("content-type", "application/cloudevents+json");
      case 1 -> binary("request");
      default -> binary("response");
    };
  }

  private static Map<String, String> binary(String half) {
    return Map.of(
        "ce-specversion", "1.0",
        "ce-id", "id-1",
        "ce-source", "http://localhost:9081/",
        "ce-type", TYPE + half,
        "content-type", "application/json");
  }
}
