package io.agnoscope.perturbation.source;

import io.agnoscope.perturbation.ingest.Limits;
import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.openai.ChatCompletionsReader;
import io.agnoscope.perturbation.openai.ResponsesReader;
import io.agnoscope.perturbation.traffic.Admission;
import io.agnoscope.perturbation.traffic.RemotePictures;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests, responses and events that tests send. */
public final class Exchanges {

  public static final String REQUEST =
      "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"What is it?\"}]}";
  public static final String RESPONSE =
      "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"a cat\"}}]}";

  private static final Limits LIMITS = new Limits(100_000, 1_000_000, 4, 10_000, 200_000);
  private static final RemotePictures NONE =
      address -> new RemotePictures.Fetched.Not(new Refusal(RefusalCause.IMAGE_NOT_INLINE, "none"));

  private Exchanges() {}

  /** A line of an access log. */
  public static String line(String id) {
    return "{\"id\": \"" + id + "\", \"request\": " + REQUEST + ", \"response\": " + RESPONSE + "}";
  }

  /** The event of a request. */
  public static CloudEvent request(String id) {
    return event("org.kubeflow.serving.inference.request", id, REQUEST);
  }

  /** The event of a response. */
  public static CloudEvent response(String id) {
    return event("org.kubeflow.serving.inference.response", id, RESPONSE);
  }

  /** An event as KServe's logger sends it. */
  public static CloudEvent event(String type, String id, String data) {
    return CloudEventBuilder.v1()
        .withType(type)
        .withId(id)
        .withSource(URI.create("http://localhost:9081/"))
        .withExtension("namespace", "shop")
        .withExtension("inferenceservicename", "vlm")
        .withExtension("component", "predictor")
        .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
        .build();
  }

  /** An intake that reads as production does. */
  public static SourceIntake intake(Admission admission, SourceCounts counts) {
    return new SourceIntake(
        new ChatCompletionsReader(LIMITS, NONE),
        new ResponsesReader(LIMITS, NONE),
        admission,
        counts);
  }

  /** A reader of answers without tight limits. */
  public static ServedAnswerReader answers() {
    return new ServedAnswerReader(100_000, 10_000);
  }
}
