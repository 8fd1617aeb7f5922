package io.agnoscope.perturbation.ingest;

import io.agnoscope.perturbation.ingest.BulkReport.LineError;
import io.agnoscope.perturbation.ingest.LineReader.Line;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes many Samples, one a line, each judged by itself. Memory is bounded: one line, and so many
 * Samples on their way to the broker. One object serves one request.
 */
public final class BulkIngest {

  private static final int UNAVAILABLE = 503;

  private final LineIngest ingest;
  private final int maxLines;
  private final int maxInFlight;
  private final int maxLineBytes;
  private final Room room;
  private final Deque<Pending> inFlight = new ArrayDeque<>();
  private final List<String> ids = new ArrayList<>();
  private final List<LineError> errors = new ArrayList<>();
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private @Nullable RefusalCause stoppedBy;

  /**
   * Takes one request.
   *
   * @param maxLines of one request; the rest is not read
   * @param maxInFlight Samples that wait for the broker's acknowledgement at the same time
   * @param room that the longest line takes up
   */
  public BulkIngest(LineIngest ingest, int maxLines, int maxInFlight, int maxLineBytes, Room room) {
    this.ingest = ingest;
    this.maxLines = maxLines;
    this.maxInFlight = maxInFlight;
    this.maxLineBytes = maxLineBytes;
    this.room = room;
  }

  /**
   * Reads to the end, or to what stops it, and waits for every acknowledgement.
   *
   * @param broken what a failure to read the stream means
   */
  public BulkReport take(
      InputStream body,
      String source,
      InstantSource clock,
      Function<Exception, RefusalCause> broken) {
    LineReader lines = new LineReader(body, maxLineBytes, room);
    try {
      for (Optional<Line> line = lines.next();
          line.isPresent() && stoppedBy == null;
          line = lines.next()) {
        if (!line.get().blank()) {
          take(line.get(), new Intake(source, null, clock.instant()));
        }
      }
    } catch (IOException | RuntimeException e) {
      stop(lines.number() + 1, broken.apply(e), "the body could not be read further");
    }
    while (!inFlight.isEmpty()) {
      settleOldest();
    }
    return new BulkReport(
        ids.size(),
        errors.size(),
        List.copyOf(ids),
        List.copyOf(errors),
        Map.copyOf(leftOut),
        stoppedBy);
  }

  private void take(Line line, Intake intake) {
    if (line.number() > maxLines) {
      stop(
          line.number(),
          RefusalCause.TOO_MANY_LINES,
          "at most "
              + maxLines
              + " lines are taken at a time; this one and all after it were not read");
      return;
    }
    if (line.tooLong()) {
      refuse(
          line.number(),
          new Refusal(
              RefusalCause.LINE_TOO_LONG, "the line has more than " + maxLineBytes + " bytes"));
      return;
    }
    switch (ingest.takeLine(line.bytes(), intake)) {
      case LineIngest.Refused refused -> {
        if (refused.counted()) {
          errors.add(error(line.number(), refused.refusal()));
        } else {
          refuse(line.number(), refused.refusal());
        }
        if (refused.refusal().cause().status() == UNAVAILABLE) {
          // Nothing is wrong with the line, and the next would fare no better.
          stoppedBy = refused.refusal().cause();
        }
      }
      case LineIngest.LeftOut leftOutHere -> leftOut.merge(leftOutHere.cause(), 1, Integer::sum);
      case LineIngest.Sent sent -> {
        inFlight.add(new Pending(line.number(), sent));
        while (inFlight.size() >= maxInFlight && stoppedBy == null) {
          settleOldest();
        }
      }
    }
  }

  private void settleOldest() {
    Pending oldest = inFlight.remove();
    Optional<Refusal> refusal = oldest.sent().await();
    if (refusal.isEmpty()) {
      ids.add(oldest.sent().id());
      return;
    }
    errors.add(error(oldest.line(), refusal.get()));
    if (stoppedBy == null) {
      stoppedBy = refusal.get().cause();
    }
  }

  private void stop(long line, RefusalCause cause, String reason) {
    stoppedBy = cause;
    refuse(line, new Refusal(cause, reason));
  }

  private void refuse(long line, Refusal refusal) {
    ingest.metrics().refused(refusal.cause());
    errors.add(error(line, refusal));
  }

  private static LineError error(long line, Refusal refusal) {
    return new LineError(line, refusal.cause().label(), refusal.reason());
  }

  private record Pending(long line, LineIngest.Sent sent) {}
}
