package io.agnoscope.scoring.api;

import io.agnoscope.scoring.live.Change;
import io.agnoscope.scoring.live.Line;
import io.agnoscope.scoring.live.Listeners;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What changes, as it changes. */
@Path("/api/v1/events")
public class EventsResource {
  private static final long RETRY_AFTER_MILLIS = 2_000;

  private final Listeners listeners;

  @Inject
  EventsResource(Listeners listeners) {
    this.listeners = listeners;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Says what has changed, as server-sent events",
      description =
          "Events are named figures, alerts, pipeline, trials, hard-examples, checkpoints and trainer; their data is"
              + " {\"revision\": how often it changed since the start}. What changed is to be asked for by itself."
              + " A comment comes every 15 seconds.")
  @APIResponse(responseCode = "200", description = "Events, until one of both ends it")
  @APIResponse(responseCode = "503", description = "Too many listen already")
  public void events(@Context SseEventSink sink, @Context Sse sse) {
    if (!listeners.add(new Sink(sink, sse))) {
      throw ApiException.unavailable("Too many listen already; ask for the figures now and then");
    }
  }

  private record Sink(SseEventSink sink, Sse sse) implements Line {
    @Override
    public CompletionStage<?> event(Change change, long revision) {
      return sink.send(
          event().name(change.event()).data("{\"revision\":" + revision + "}").build());
    }

    @Override
    public CompletionStage<?> heartbeat() {
      return sink.send(event().comment("still here").build());
    }

    @Override
    public boolean closed() {
      return sink.isClosed();
    }

    @Override
    public void close() {
      sink.close();
    }

    private OutboundSseEvent.Builder event() {
      return sse.newEventBuilder().reconnectDelay(RETRY_AFTER_MILLIS);
    }
  }
}
