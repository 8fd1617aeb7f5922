package io.agnoscope.scoring.query;

import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.scoring.query.SeriesQuestion.Reach;
import io.agnoscope.scoring.statistics.Sums;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What this instance tells the others: sums and counts of its own partitions, nothing that the API
 * does not give as well. Not for clients: the address and the form change with the service.
 */
@Path(SharesResource.ROOT)
@Produces(ShareFormat.MEDIA_TYPE)
public class SharesResource {
  static final String ROOT = "/internal/v1/shares";
  static final String SERIES_PATH = ROOT + "/series";
  static final String COUNTS_PATH = ROOT + "/counts";

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int LONGEST = 1_000;

  private final LocalFigures own;
  private final ShareFormat<Sums> sums;
  private final ShareFormat<Long> counts = ShareFormat.ofCounts();
  private final Semaphore room;

  @Inject
  SharesResource(LocalFigures own, RecordCodec codec, ClusterConfig config) {
    this.own = own;
    this.sums = ShareFormat.ofSums(codec);
    this.room = new Semaphore(config.maxConcurrentAnswers());
  }

  @GET
  @Path("/series")
  @RunOnVirtualThread
  @Operation(hidden = true)
  public Response series(
      @QueryParam("reach") @Nullable String reach,
      @QueryParam("run") @Nullable String run,
      @QueryParam("target") @Nullable String target,
      @QueryParam("checkpoint") @Nullable String checkpoint,
      @QueryParam("monitor") @Nullable String monitor,
      @QueryParam("from") @Nullable Long from,
      @QueryParam("to") @Nullable Long to) {
    SeriesQuestion question;
    try {
      question =
          new SeriesQuestion(
              Reach.valueOf(String.valueOf(reach)),
              new SeriesFilter(
                  bounded(run), bounded(target), bounded(checkpoint), bounded(monitor)),
              Instant.ofEpochMilli(from == null ? 0 : from),
              Instant.ofEpochMilli(to == null ? 0 : to));
    } catch (IllegalArgumentException e) {
      return Response.status(Response.Status.BAD_REQUEST).build();
    }
    return answer(() -> sums.write(own.series(question)));
  }

  @GET
  @Path("/counts")
  @RunOnVirtualThread
  @Operation(hidden = true)
  public Response counts() {
    return answer(() -> counts.write(own.counts()));
  }

  private Response answer(Supplier<byte[]> reading) {
    if (!room.tryAcquire()) {
      return Response.status(TOO_MANY_REQUESTS).build();
    }
    try {
      return Response.ok(reading.get()).build();
    } finally {
      room.release();
    }
  }

  private static @Nullable String bounded(@Nullable String text) {
    if (text != null && text.length() > LONGEST) {
      throw new IllegalArgumentException("too long");
    }
    return text;
  }
}
