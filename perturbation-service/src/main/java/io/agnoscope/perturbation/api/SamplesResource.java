package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.config.PerturbationConfig;
import io.agnoscope.perturbation.config.PerturbationMetrics;
import io.agnoscope.perturbation.ingest.BodyBytes;
import io.agnoscope.perturbation.ingest.BulkIngest;
import io.agnoscope.perturbation.ingest.BulkReport;
import io.agnoscope.perturbation.ingest.BulkReport.LineError;
import io.agnoscope.perturbation.ingest.Intake;
import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.Room;
import io.agnoscope.perturbation.ingest.SampleLog;
import io.agnoscope.perturbation.ingest.SampleReader;
import io.agnoscope.perturbation.ingest.SingleIngest;
import io.agnoscope.perturbation.taskclass.TaskClassDecision;
import io.agnoscope.tracing.http.TracedRequest;
import io.smallrye.common.annotation.Blocking;
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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes Samples. */
@Path("/v1/samples")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Blocking
@Singleton
@TracedRequest
@Tag(name = "samples")
public class SamplesResource {

  private static final String NDJSON = "application/x-ndjson";
  private static final Set<String> SOURCES = Set.of("api", "file");

  /** Names, punctuation and escapes around the image and the texts of one Sample. */
  private static final int JSON_OVERHEAD_BYTES = 1 << 20;

  private final PerturbationConfig config;
  private final SingleIngest single;
  private final RequestGuard guard;
  private final Clock clock = Clock.systemUTC();

  public SamplesResource(
      PerturbationConfig config,
      TaskClassDecision taskClasses,
      SampleLog log,
      PerturbationMetrics metrics,
      RequestGuard guard) {
    this.config = config;
    SampleReader reader = new SampleReader(config.ingest().limits(), config.targets(), taskClasses);
    this.single = new SingleIngest(reader, log, metrics);
    this.guard = guard;
  }

  /** Takes one Sample. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "postSample",
      summary = "Send one Sample",
      description =
          "Fields: id, question, image (data URL), multiple_choices (letter to text),"
              + " multiple_choices_answer, task_class, aspect, target; or messages in the OpenAI"
              + " form instead of question and image. Without id the header Idempotency-Key names"
              + " it, else x-request-id.")
  @APIResponse(responseCode = "202", description = "The broker acknowledged the Sample")
  @APIResponse(responseCode = "4XX", description = "Why it was not taken: cause and reason")
  @APIResponse(responseCode = "503", description = "Busy, or the broker is away: send it again")
  public Response one(
      InputStream body,
      @HeaderParam("X-Agnoscope-Source") @Nullable String source,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @HeaderParam("x-request-id") @Nullable String requestId,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length) {
    return guarded(
        source,
        length,
        room -> {
          Optional<byte[]> json;
          try {
            long expected = length == null ? 0 : length;
            json = BodyBytes.read(guard.limited(body), maxJsonBytes(), expected, room);
          } catch (IOException | RuntimeException e) {
            return guard.refuse(RequestGuard.broken(e), "the body could not be read to its end");
          }
          if (json.isEmpty()) {
            return guard.refuse(
                RefusalCause.SAMPLE_TOO_LARGE, "a Sample has at most " + maxJsonBytes() + " bytes");
          }
          String givenId = idempotencyKey == null ? requestId : idempotencyKey;
          return one(json.get(), new Intake(orApi(source), givenId, clock.instant()));
        });
  }

  private Response one(byte[] json, Intake intake) {
    if (json.length == 0) {
      return guard.refuse(RefusalCause.EMPTY_BODY, "the body is empty");
    }
    return switch (single.take(json, intake)) {
      case SingleIngest.Refused refused ->
          guard.refuse(refused.refusal().cause(), refused.refusal().reason());
      case SingleIngest.Sent sent -> {
        Optional<Refusal> refusal = sent.await();
        yield refusal.isPresent()
            ? Problem.response(refusal.get())
            : Response.accepted(new Receipt(1, 0, List.of(sent.id()), List.of())).build();
      }
    };
  }

  /** Takes many Samples. */
  @POST
  @Consumes(NDJSON)
  @Operation(
      operationId = "postSamples",
      summary = "Send many Samples, one a line",
      description = "Every line is judged by itself; the errors name the lines.")
  @APIResponse(responseCode = "202", description = "All was read, and at least one Sample is kept")
  @APIResponse(responseCode = "400", description = "No line was accepted")
  @APIResponse(responseCode = "413", description = "Too many lines or bytes: the rest was not read")
  @APIResponse(
      responseCode = "503",
      description = "Busy, or the broker went away: send the rest again")
  public Response many(
      InputStream body,
      @HeaderParam("X-Agnoscope-Source") @Nullable String source,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length) {
    return guarded(
        source,
        length,
        room -> {
          PerturbationConfig.Ingest limits = config.ingest();
          BulkReport report =
              new BulkIngest(
                      new TracedLines(single),
                      limits.maxLines(),
                      limits.maxInFlight(),
                      maxJsonBytes(),
                      room)
                  .take(guard.limited(body), orApi(source), clock, RequestGuard::broken);
          if (report.accepted() + report.refused() == 0) {
            return guard.refuse(RefusalCause.EMPTY_BODY, "there is no Sample in the body");
          }
          Response.ResponseBuilder response =
              Response.status(report.status())
                  .type(MediaType.APPLICATION_JSON)
                  .entity(
                      new Receipt(
                          report.accepted(), report.refused(), report.ids(), report.errors()));
          return report.status() == 503
              ? response.header(HttpHeaders.RETRY_AFTER, "5").build()
              : response.build();
        });
  }

  private Response guarded(
      @Nullable String source, @Nullable Long length, Function<Room, Response> work) {
    return SOURCES.contains(orApi(source))
        ? guard.run(length, work)
        : guard.refuse(RefusalCause.UNKNOWN_SOURCE, "X-Agnoscope-Source is api or file");
  }

  /**
   * Base64 makes four characters of three bytes; a text's character has up to three bytes, escaped
   * six.
   */
  private int maxJsonBytes() {
    int ofParts =
        config.ingest().maxSampleBytes() / 3 * 4
            + 6 * config.ingest().maxTextChars()
            + JSON_OVERHEAD_BYTES;
    return (int) Math.min(ofParts, config.ingest().maxBodyBytes());
  }

  private static String orApi(@Nullable String source) {
    return source == null ? "api" : source;
  }

  /** What was taken and what not. */
  public record Receipt(int accepted, int refused, List<String> ids, List<LineError> errors) {}
}
