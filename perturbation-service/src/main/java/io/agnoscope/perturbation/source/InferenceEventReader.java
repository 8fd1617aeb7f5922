package io.agnoscope.perturbation.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.perturbation.ingest.Limits;
import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.traffic.Origin;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of KServe's payload logger, as its {@code pkg/logger} writes them: the types
 * {@code org.kubeflow.serving.inference.request} and {@code .response}, one id for both, and the
 * extension attributes {@code namespace}, {@code inferenceservicename}, {@code component} and
 * {@code endpoint}. An event does not say the path of the request, and gives a response the media
 * type of its request. Thread-safe.
 */
public final class InferenceEventReader {

  private static final String REQUEST = "org.kubeflow.serving.inference.request";
  private static final String RESPONSE = "org.kubeflow.serving.inference.response";
  private static final String NAMESPACE = "namespace";
  private static final String SERVICE = "inferenceservicename";
  private static final int ATTRIBUTE_CHARS = 253;

  private final String source;
  private final ServedAnswerReader answers;
  private final ObjectMapper mapper;

  /**
   * A reader of one source's events.
   *
   * @param source the source's name in Samples and metrics
   * @param maxBytes of an event's data that is read
   */
  public InferenceEventReader(String source, ServedAnswerReader answers, int maxBytes) {
    this.source = source;
    this.answers = answers;
    this.mapper = SourceJson.mapper(maxBytes);
  }

  /** Whether a model's answer is what the event says. */
  public static boolean isResponse(CloudEvent event) {
    return event.getType().equals(RESPONSE);
  }

  /** Reads one event; never throws for what is in it. */
  public InferenceEvent read(CloudEvent event, Instant at) {
    boolean request = event.getType().equals(REQUEST);
    if (!request && !isResponse(event)) {
      return new InferenceEvent.Other();
    }
    if (!AccessLogReader.soundId(event.getId())) {
      return unsound(
          RefusalCause.INVALID_ID,
          "an event's id has 1 to " + Limits.ID_CHARS + " characters and no control characters");
    }
    String namespace = attribute(event, NAMESPACE);
    String service = attribute(event, SERVICE);
    ExchangeKey key =
        new ExchangeKey(
            String.join(
                " ",
                event.getSource().toString(),
                orEmpty(namespace),
                orEmpty(service),
                orEmpty(attribute(event, "component")),
                orEmpty(attribute(event, "endpoint"))),
            event.getId());
    byte[] data = data(event);
    if (!request) {
      return new InferenceEvent.Response(key, answers.read(data));
    }
    if (data.length == 0) {
      return unsound(RefusalCause.EMPTY_BODY, "the event has no data");
    }
    Origin origin =
        new Origin(
            source,
            event.getId(),
            false,
            at,
            namespace,
            service == null || namespace == null ? service : namespace + "/" + service,
            null,
            null);
    return new InferenceEvent.Request(key, origin, data);
  }

  /** The data's bytes; a text inside of a structured event is taken out of its quotes. */
  private byte[] data(CloudEvent event) {
    byte[] bytes = event.getData() == null ? new byte[0] : event.getData().toBytes();
    if (bytes.length == 0 || bytes[0] != '"') {
      return bytes;
    }
    try {
      JsonNode quoted = mapper.readTree(bytes);
      return quoted.isTextual() ? quoted.textValue().getBytes(StandardCharsets.UTF_8) : bytes;
    } catch (IOException e) {
      return bytes;
    }
  }

  private static @Nullable String attribute(CloudEvent event, String name) {
    Object value = event.getExtension(name);
    String text = value == null ? "" : value.toString();
    return text.isBlank() || text.length() > ATTRIBUTE_CHARS ? null : text;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static InferenceEvent unsound(RefusalCause cause, String reason) {
    return new InferenceEvent.Unsound(new Refusal(cause, reason));
  }
}
