package io.agnoscope.scoring.tryout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agnoscope.access.ServiceToken;
import io.agnoscope.scoring.api.ApiException;
import io.agnoscope.scoring.services.Service;
import io.agnoscope.scoring.services.ServicesConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Lets a person see what perturbations do to a Sample of their own. */
@Path(TryResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Singleton
@RunOnVirtualThread
public class TryResource {
  /** Where it is. The only path that takes more than a small body. */
  public static final String PATH = "/api/v1/try";

  private final TryConfig config;
  private final Tries tries;
  private final Semaphore places;
  private final List<Scenes.Scene> scenes;

  @Inject
  TryResource(TryConfig config, ServicesConfig services, ServiceToken token, ObjectMapper json) {
    this.config = config;
    this.tries =
        new Tries(
            new Service("perturbation-service", services.perturbationUrl(), token),
            new Service("inference-service", services.inferenceUrl(), token),
            config,
            json);
    this.places = new Semaphore(config.maxConcurrent());
    this.scenes = Scenes.all();
  }

  /** What can be tried. */
  record Offer(
      JsonNode perturbations,
      String catalogueVersion,
      List<Scenes.Scene> scenes,
      int maxBodyBytes) {}

  @GET
  @Operation(summary = "The catalogue's perturbations, and questions that can be tried as they are")
  @APIResponse(responseCode = "200", description = "What there is to choose from")
  public Offer offer() throws InterruptedException {
    JsonNode said = tries.perturbations();
    return new Offer(
        said.path("perturbations"),
        said.path("catalogueVersion").asText(),
        scenes,
        config.maxBodyBytes());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "One Sample's Views and the model's answers to them",
      description =
          "The body is a Sample as it goes to /v1/samples; perturbation names what to do to it, all that are sound"
              + " when there is none. Nothing is written, counted or kept. Where the model gives no answers,"
              + " answersMissing says why.")
  @APIResponse(responseCode = "200", description = "Each View with its answer, the clean one first")
  public ObjectNode ask(
      InputStream body,
      @Parameter(
              description =
                  "Names of perturbations, each once; all that are sound when there is none")
          @QueryParam("perturbation")
          List<String> chosen)
      throws InterruptedException {
    if (!places.tryAcquire()) {
      throw ApiException.of(503, "As many Samples as may be tried at a time are; ask again soon");
    }
    try {
      return tries.ask(read(body), chosen);
    } finally {
      places.release();
    }
  }

  private byte[] read(InputStream body) {
    try {
      byte[] sample = body.readNBytes(config.maxBodyBytes() + 1);
      if (sample.length > config.maxBodyBytes()) {
        throw ApiException.of(
            413,
            "A Sample to try has at most " + config.maxBodyBytes() + " bytes with its picture");
      }
      return sample;
    } catch (IOException e) {
      throw ApiException.of(400, "The body could not be read to its end");
    }
  }
}
