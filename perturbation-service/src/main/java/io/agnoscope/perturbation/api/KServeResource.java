package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.config.PerturbationConfig;
import io.agnoscope.perturbation.ingest.BodyBytes;
import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.Room;
import io.agnoscope.perturbation.source.PushedEvents;
import io.agnoscope.tracing.http.TracedRequest;
import io.cloudevents.CloudEvent;
import io.cloudevents.http.HttpMessageFactory;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes what KServe's payload logger sends: a CloudEvent in binary or structured mode. */
@Path("/v1/kserve")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Blocking
@Singleton
@TracedRequest
@Tag(name = "sources")
public class KServeResource {

  private static final String BATCH = "application/cloudevents-batch";

  private final PushedEvents events;
  private final PerturbationConfig config;
  private final RequestGuard guard;

  public KServeResource(PushedEvents events, PerturbationConfig config, RequestGuard guard) {
    this.events = events;
    this.config = config;
    this.guard = guard;
  }

  /**
   * Takes one event. What is well is answered 200, for KServe's logger writes every other status
   * down as an error.
   */
  @POST
  @Operation(
      operationId = "postInferenceEvent",
      summary = "Send an event of KServe's payload logger",
      description =
          "A CloudEvent of type org.kubeflow.serving.inference.request or .response. Both halves of"
              + " an exchange have one id; the first waits for the second.")
  @APIResponse(responseCode = "200", description = "Taken, or waiting for the other half")
  @APIResponse(responseCode = "4XX", description = "Why it was not taken: cause and reason")
  @APIResponse(responseCode = "503", description = "Busy, or the broker is away: send it again")
  public Response event(
      InputStream body,
      @Context HttpHeaders headers,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length) {
    return guard.run(length, room -> taken(body, relevant(headers), length, room));
  }

  private Response taken(
      InputStream body, Map<String, String> headers, @Nullable Long length, Room room) {
    if (headers.getOrDefault("content-type", "").startsWith(BATCH)) {
      return guard.refuse(
          RefusalCause.UNSUPPORTED_MEDIA_TYPE, "events are sent one by one, not as a batch");
    }
    int maxBytes = (int) config.ingest().maxBodyBytes();
    byte[] data;
    try {
      data =
          BodyBytes.read(guard.limited(body), maxBytes, length == null ? 0 : length, room)
              .orElseThrow(() -> new IllegalStateException("the limit comes before the end"));
    } catch (IOException | RuntimeException e) {
      return guard.refuse(RequestGuard.broken(e), "the body could not be read to its end");
    }
    CloudEvent event;
    try {
      event = HttpMessageFactory.createReader(headers, data).toEvent();
    } catch (RuntimeException e) {
      // The library's messages quote what was sent.
      return guard.refuse(
          RefusalCause.NOT_AN_EVENT, "this is no CloudEvent in binary or structured mode");
    }
    Optional<Refusal> refusal = events.take(event);
    return refusal.map(Problem::response).orElseGet(() -> Response.ok().build());
  }

  /** What the form of CloudEvents knows; nothing else is looked at. */
  private static Map<String, String> relevant(HttpHeaders headers) {
    Map<String, String> relevant = new HashMap<>();
    for (Map.Entry<String, List<String>> header : headers.getRequestHeaders().entrySet()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if ((name.startsWith("ce-") || name.equals("content-type")) && !header.getValue().isEmpty()) {
        relevant.put(name, header.getValue().getFirst());
      }
    }
    return relevant;
  }
}
