package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.config.PerturbCatalogue;
import io.agnoscope.perturbation.config.PerturbationConfig;
import io.agnoscope.perturbation.config.ViewsConfig;
import io.agnoscope.perturbation.ingest.BodyBytes;
import io.agnoscope.perturbation.ingest.Intake;
import io.agnoscope.perturbation.ingest.Judgement;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.Room;
import io.agnoscope.perturbation.ingest.SampleReader;
import io.agnoscope.perturbation.taskclass.TaskClassDecision;
import io.agnoscope.perturbation.views.ShownViews;
import io.agnoscope.perturbation.views.ViewMaker;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Makes the Views of a Sample at once. The Sample goes no further than into the answer. */
@Path("/api/v1")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Blocking
@Singleton
@Tag(name = "views")
public class ViewsResource {

  /** Where such a Sample says it comes from; no record ever does. */
  private static final String SOURCE = "try";

  private final ViewsConfig config;
  private final RequestGuard guard;
  private final SampleReader reader;
  private final ViewMaker maker;
  private final Perturbations perturbations;
  private final Semaphore places;
  private final Clock clock = Clock.systemUTC();

  public ViewsResource(
      ViewsConfig config,
      PerturbationConfig service,
      TaskClassDecision taskClasses,
      PerturbCatalogue catalogue,
      RequestGuard guard) {
    this.config = config;
    this.guard = guard;
    this.reader = new SampleReader(service.ingest().limits(), service.targets(), taskClasses);
    this.maker =
        new ViewMaker(catalogue.catalogue(), service.perturb().seed(), catalogue.switches());
    this.perturbations = Perturbations.of(catalogue.catalogue(), catalogue.switches());
    this.places = new Semaphore(config.maxConcurrent());
  }

  /** What there is to choose from. */
  @GET
  @Path("/perturbations")
  @Operation(operationId = "getPerturbations", summary = "The catalogue's Perturbations")
  public Perturbations perturbations() {
    return perturbations;
  }

  /** Makes the Views of one Sample. */
  @POST
  @Path("/views")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "postViews",
      summary = "See the Views of one Sample",
      description =
          "The Sample's fields are those of /v1/samples. Nothing is written anywhere. Perturbations that"
              + " are unsound for its task class, switched off, or without what they need are"
              + " in notMade with the reason.")
  @APIResponse(
      responseCode = "200",
      description = "The Views, the clean one first",
      content = @Content(schema = @Schema(implementation = ShownViews.class)))
  @APIResponse(responseCode = "4XX", description = "Why there are none: cause and reason")
  @APIResponse(responseCode = "503", description = "Busy: ask again")
  public Response views(
      InputStream body,
      @QueryParam("perturbation") List<String> chosen,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length) {
    Set<String> names = new LinkedHashSet<>(chosen);
    if (!maker.unknown(names).isEmpty()) {
      return guard.refuse(
          RefusalCause.UNKNOWN_PERTURBATION,
          "the catalogue has none of these: "
              + String.join(", ", shortened(maker.unknown(names)))
              + "; it has "
              + String.join(", ", maker.known()));
    }
    if (!places.tryAcquire()) {
      return guard.refuse(
          RefusalCause.BUSY, "Views are made of as many Samples as are taken at a time");
    }
    try {
      return guard.run(length, room -> views(body, names, length == null ? 0 : length, room));
    } finally {
      places.release();
    }
  }

  private Response views(InputStream body, Set<String> chosen, long expected, Room room) {
    Optional<byte[]> json;
    try {
      json = BodyBytes.read(guard.limited(body), config.maxBodyBytes(), expected, room);
    } catch (IOException | RuntimeException e) {
      return guard.refuse(RequestGuard.broken(e), "the body could not be read to its end");
    }
    if (json.isEmpty()) {
      return guard.refuse(
          RefusalCause.SAMPLE_TOO_LARGE,
          "a Sample to look at has at most " + config.maxBodyBytes() + " bytes");
    }
    if (json.get().length == 0) {
      return guard.refuse(RefusalCause.EMPTY_BODY, "the body is empty");
    }
    return switch (reader.read(json.get(), new Intake(SOURCE, null, clock.instant()))) {
      case Judgement.Refused refused ->
          guard.refuse(refused.refusal().cause(), refused.refusal().reason());
      case Judgement.Accepted accepted ->
          Response.ok(maker.make(accepted.sample(), chosen)).build();
    };
  }

  /** What is told back of names that nobody knows. */
  private static List<String> shortened(List<String> names) {
    return names.stream()
        .limit(5)
        .map(name -> name.length() <= 40 ? name : name.substring(0, 40) + "...")
        .toList();
  }
}
