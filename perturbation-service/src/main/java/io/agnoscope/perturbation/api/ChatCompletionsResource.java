package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.openai.ChatCompletionsReader;
import io.agnoscope.tracing.http.TracedRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes chat-completions requests as a gateway mirrors them. */
@Path("/v1/chat/completions")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Singleton
@TracedRequest
@Tag(name = "mirror")
public class ChatCompletionsResource {

  private final MirrorIntake intake;
  private final ChatCompletionsReader reader;

  public ChatCompletionsResource(MirrorIntake intake, ChatCompletionsReader reader) {
    this.intake = intake;
    this.reader = reader;
  }

  /** Takes one request. */
  @POST
  @RunOnVirtualThread
  @Operation(
      operationId = "postChatCompletion",
      summary = "Mirror a chat-completions request",
      description =
          "Nothing is completed: what is answered says what was done with the request. Its body is"
              + " not read when the budget leaves it out.")
  @RequestBody(
      description = "An OpenAI chat-completions request, as it is or as gzip",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "202",
      description = "outcome: accepted (the broker acknowledged it), sampled-out or unsupported",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = MirrorReply.ChatCompletion.class)))
  @APIResponse(responseCode = "4XX", description = "Why it was not taken: cause and reason")
  @APIResponse(responseCode = "503", description = "Busy, or the broker is away")
  public Response mirrored(@BeanParam MirrorCall call, InputStream body) {
    return intake.take(reader, MirrorReply::chatCompletion, call, body);
  }
}
