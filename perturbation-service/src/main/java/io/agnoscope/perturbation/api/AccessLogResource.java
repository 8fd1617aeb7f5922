package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.config.PerturbationConfig;
import io.agnoscope.perturbation.config.SourcesConfig;
import io.agnoscope.perturbation.ingest.BulkIngest;
import io.agnoscope.perturbation.ingest.BulkReport;
import io.agnoscope.perturbation.ingest.BulkReport.LineError;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.Room;
import io.agnoscope.perturbation.source.AccessLogLines;
import io.agnoscope.perturbation.source.AccessLogReader;
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
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes access logs of gateways, with what production answered. */
@Path("/v1/access-log")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Blocking
@Singleton
@TracedRequest
@Tag(name = "sources")
public class AccessLogResource {

  private final PerturbationConfig config;
  private final SourcesConfig sources;
  private final AccessLogLines lines;
  private final RequestGuard guard;
  private final Clock clock = Clock.systemUTC();

  public AccessLogResource(
      PerturbationConfig config, SourcesConfig sources, AccessLogLines lines, RequestGuard guard) {
    this.config = config;
    this.sources = sources;
    this.lines = lines;
    this.guard = guard;
  }

  /** Takes many lines. */
  @POST
  @Consumes("application/x-ndjson")
  @Operation(
      operationId = "postAccessLog",
      summary = "Send the lines of a gateway's access log",
      description =
          "Fields of a line: id, route, tenant, path, request, response, status, and optionally"
              + " task_class and target; or what APISIX's loggers write. Every line is judged by"
              + " itself; the errors name the lines.")
  @APIResponse(
      responseCode = "202",
      description = "All was read, and at least one line is kept or left out for a known cause")
  @APIResponse(responseCode = "400", description = "No line was sound")
  @APIResponse(responseCode = "413", description = "Too many lines or bytes: the rest was not read")
  @APIResponse(
      responseCode = "503",
      description = "Busy, or the broker went away: send the rest again")
  public Response many(
      InputStream body, @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length) {
    return guard.run(length, room -> taken(body, room));
  }

  private Response taken(InputStream body, Room room) {
    PerturbationConfig.Ingest limits = config.ingest();
    BulkReport report =
        new BulkIngest(
                new TracedLines(lines),
                limits.maxLines(),
                limits.maxInFlight(),
                sources.accessLog().maxLineBytes(),
                room)
            .take(guard.limited(body), AccessLogReader.SOURCE, clock, RequestGuard::broken);
    if (report.accepted() + report.refused() == 0 && report.leftOut().isEmpty()) {
      return guard.refuse(RefusalCause.EMPTY_BODY, "there is no line in the body");
    }
    Response.ResponseBuilder response =
        Response.status(report.status())
            .type(MediaType.APPLICATION_JSON)
            .entity(
                new LogReceipt(
                    report.accepted(),
                    report.refused(),
                    report.leftOut(),
                    report.ids(),
                    report.errors()));
    return report.status() == 503
        ? response.header(HttpHeaders.RETRY_AFTER, "5").build()
        : response.build();
  }

  /** What was taken, what was left out by cause, and what not taken. */
  public record LogReceipt(
      int accepted,
      int refused,
      Map<String, Integer> leftOut,
      List<String> ids,
      List<LineError> errors) {}
}
