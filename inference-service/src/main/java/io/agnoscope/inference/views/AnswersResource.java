package io.agnoscope.inference.views;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.inference.chat.ServedModels;
import io.agnoscope.inference.config.InferenceConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers Views at once. Nothing of them is written, counted or kept. */
@Path("/api/v1/answers")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Singleton
@Tag(name = "views")
public class AnswersResource {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final int NESTING = 16;

  private final ViewDesk desk;
  private final int maxBodyBytes;
  private final Semaphore places;
  private final ObjectReader reader;

  public AnswersResource(InferenceConfig config, ViewsConfig views, ServedModels models) {
    this.desk = new ViewDesk(models, config.target(), views.deadline(), InstantSource.system());
    this.maxBodyBytes = views.maxBodyBytes();
    this.places = new Semaphore(views.maxConcurrent());
    JsonMapper mapper = new JsonMapper();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(NESTING)
                .maxStringLength(maxBodyBytes)
                .build());
    this.reader = mapper.readerFor(ViewsRequest.class);
  }

  /** Answers the Views of one Sample. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Operation(
      operationId = "postAnswers",
      summary = "Have Views answered at once",
      description =
          "Takes what perturbation-service's /api/v1/views answers: messages, views, pictures. The model that"
              + " serves is asked as it is asked Trials, within the same room.")
  @RequestBody(content = @Content(schema = @Schema(implementation = ViewsRequest.class)))
  @APIResponse(
      responseCode = "200",
      description = "An answer for each View, in order",
      content = @Content(schema = @Schema(implementation = ViewAnswers.class)))
  @APIResponse(responseCode = "4XX", description = "Why they are not asked")
  @APIResponse(responseCode = "503", description = "Busy, or no model is loaded yet")
  public Response answers(
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length, InputStream body) {
    if (!places.tryAcquire()) {
      return Problem.response(
          RefusedException.later(
              "as many requests as are answered at a time are here", RETRY_AFTER));
    }
    try {
      return Response.ok(desk.answer(read(length, body))).build();
    } catch (RefusedException e) {
      return Problem.response(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Problem.response(RefusedException.later("the service stops", RETRY_AFTER));
    } finally {
      places.release();
    }
  }

  private ViewsRequest read(@Nullable Long length, InputStream body) throws RefusedException {
    if (length != null && length > maxBodyBytes) {
      throw RefusedException.tooLarge(maxBodyBytes);
    }
    try {
      byte[] bytes = body.readNBytes(maxBodyBytes + 1);
      if (bytes.length > maxBodyBytes) {
        throw RefusedException.tooLarge(maxBodyBytes);
      }
      ViewsRequest request = reader.readValue(bytes);
      if (request == null) {
        throw RefusedException.unreadable("the body is a JSON object");
      }
      return request;
    } catch (JsonProcessingException e) {
      throw RefusedException.unreadable("the body is not the JSON of Views");
    } catch (IOException e) {
      throw RefusedException.unreadable("the body could not be read to its end");
    }
  }
}
