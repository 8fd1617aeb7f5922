package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.perturbation.traffic.MirrorOrigins;
import io.agnoscope.perturbation.traffic.Origin;
import io.agnoscope.schemas.TaskClass;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a mirrored request's head. No other header is looked at: what carries credentials
 * is neither kept nor logged because it is never read.
 */
public class MirrorCall {

  @HeaderParam("Idempotency-Key")
  @Parameter(description = "The Sample's id; else x-request-id is, else a random one")
  @Nullable String idempotencyKey;

  @HeaderParam("x-request-id")
  @Nullable String requestId;

  @HeaderParam("X-Agnoscope-Tenant")
  @Parameter(description = "Whose request it is")
  @Nullable String tenant;

  @HeaderParam("X-Agnoscope-Route")
  @Parameter(description = "The gateway's route; else the host name without -shadow is")
  @Nullable String route;

  @HeaderParam("X-Agnoscope-Task-Class")
  @Parameter(description = "IMAGE_HEAVY, TEXT_HEAVY or MULTIMODAL")
  @Nullable String taskClass;

  @HeaderParam("X-Agnoscope-Target")
  @Parameter(description = "The watched model; else the operator's rules or the first is")
  @Nullable String target;

  @HeaderParam(MirrorWarmUp.HEADER)
  @Parameter(hidden = true)
  @Nullable String warmUp;

  @HeaderParam(HttpHeaders.CONTENT_LENGTH)
  @Nullable Long length;

  @HeaderParam(HttpHeaders.CONTENT_ENCODING)
  @Nullable String encoding;

  @Context @Nullable HttpServerRequest request;

  /**
   * Where the request came from.
   *
   * @throws RefusedException when it declares a task class that does not exist
   */
  Origin origin(Instant at) throws RefusedException {
    @Nullable TaskClass declared = null;
    if (taskClass != null) {
      declared =
          MirrorOrigins.taskClass(taskClass)
              .orElseThrow(() ->
                  new RefusedException(
                      RefusalCause.INVALID_TASK_CLASS,
                      "X-Agnoscope-Task-Class is IMAGE_HEAVY, TEXT_HEAVY or MULTIMODAL"));
    }
    String given = route == null || route.isBlank() ? MirrorOrigins.route(host()) : route;
    return MirrorOrigins.of(idempotencyKey, requestId, at, tenant, given, declared, target);
  }

  private @Nullable String host() {
    HostAndPort authority = Objects.requireNonNull(request).authority();
    return authority == null ? null : authority.host();
  }
}
