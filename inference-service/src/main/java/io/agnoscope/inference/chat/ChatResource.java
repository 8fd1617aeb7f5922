package io.agnoscope.inference.chat;

import io.agnoscope.inference.chat.ChatGate.Entry;
import io.agnoscope.inference.config.InferenceConfig;
import io.micrometer.core.instrument.Timer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets any OpenAI client ask the model of this process. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
@Tag(name = "chat")
public class ChatResource {

  private static final Logger LOG = LoggerFactory.getLogger(ChatResource.class);

  private final ChatGate gate;
  private final ChatDesk desk;
  private final ChatMetrics metrics;
  private final Instant since;

  public ChatResource(
      InferenceConfig config, ChatConfig chat, ServedModels models, ChatMetrics metrics) {
    InstantSource clock = InstantSource.system();
    this.gate = new ChatGate(chat.maxConcurrent(), chat.maxBytesInFlight());
    this.desk = new ChatDesk(models, config.target(), chat.deadline(), clock);
    this.metrics = metrics;
    // The process: this object is made at the first request.
    this.since = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
  }

  /** Answers one multiple-choice question. */
  @POST
  @Path("/chat/completions")
  @RunOnVirtualThread
  @Operation(
      operationId = "postChatCompletion",
      summary = "Ask the model of this process a multiple-choice question",
      description =
          "Options are recognised in the last user message; the answer is the likeliest one's"
              + " letter. With logprobs, the letters' exact log probabilities are its top_logprobs.")
  @RequestBody(
      description = "An OpenAI chat-completions request; pictures as data URLs",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "200",
      description = "The letter",
      content = @Content(schema = @Schema(implementation = ChatCompletion.class)))
  @APIResponse(
      responseCode = "400",
      description = "Not a question that can be answered, or a picture that cannot be read",
      content = @Content(schema = @Schema(implementation = ErrorBody.class)))
  @APIResponse(responseCode = "404", description = "There is no such model here")
  @APIResponse(responseCode = "413", description = "The body is too large")
  @APIResponse(responseCode = "501", description = "A model behind a server is watched here")
  @APIResponse(responseCode = "503", description = "Busy, or no model is loaded yet")
  public Response complete(
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length, InputStream body) {
    Timer.Sample began = metrics.begin();
    try (Entry entry = gate.enter(length)) {
      ChatCompletion completion = desk.complete(ChatRequestReader.read(bytes(body)));
      metrics.end(began, "answered");
      return Response.ok(completion).build();
    } catch (ChatRefusedException e) {
      return refused(began, e.error());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refused(
          began, ChatError.later("stopping", "the service stops", ChatDesk.UNTIL_LOADED));
    } catch (RuntimeException e) {
      LOG.error("a chat request failed", e);
      return refused(
          began,
          new ChatError(500, "internal", "the service failed; its log says how", null, null));
    }
  }

  /** Names of the model that serves. */
  @GET
  @Path("/models")
  @RunOnVirtualThread
  @Operation(operationId = "getModels", summary = "What the model of this process can be called")
  public Response models() {
    try {
      return Response.ok(ModelList.of(desk.names(), since)).build();
    } catch (ChatRefusedException e) {
      return ErrorBody.response(e.error());
    }
  }

  private Response refused(Timer.Sample began, ChatError error) {
    metrics.end(began, error.code());
    return ErrorBody.response(error);
  }

  private static byte[] bytes(InputStream body) throws ChatRefusedException {
    try {
      byte[] bytes = body.readNBytes(ChatGate.MAX_BODY_BYTES + 1);
      if (bytes.length > ChatGate.MAX_BODY_BYTES) {
        throw new ChatRefusedException(ChatGate.tooLarge());
      }
      return bytes;
    } catch (IOException e) {
      throw ChatRefusedException.invalid(
          "body-cut-short", "the body could not be read to its end", null);
    }
  }
}
