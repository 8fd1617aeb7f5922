package io.agnoscope.benchmarks.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.benchmarks.process.BenchmarkException;
import io.agnoscope.benchmarks.process.ScoringService;
import io.agnoscope.schemas.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Watches a scoring-service work through what waits for it. */
final class ServiceRun {

  private static final List<String> TOPICS = List.of(Topics.SAMPLES.name(), Topics.ANSWERS.name());
  private static final long LOOK_MILLISECONDS = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int PAGE = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ScoringService service;
  private final String bootstrapServers;

  ServiceRun(ScoringService service, String bootstrapServers) {
    this.service = service;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * What was measured.
   *
   * @param records of answers
   * @param processor time of the whole process
   * @param elapsed by the clock
   * @param peakResidentBytes since the process began
   */
  record Found(long records, Duration processor, Duration elapsed, OptionalLong peakResidentBytes) {

    double perSecondOfProcessor() {
      return records * 1e9 / processor.toNanos();
    }

    double perSecond() {
      return records * 1e9 / elapsed.toNanos();
    }
  }

  private record Point(long records, Duration processor, long nanos) {}

  /** Waits until all is committed, and measures what comes after the warm-up. */
  Found measure(int warmUp) throws InterruptedException {
    try (GroupProgress progress =
        new GroupProgress(bootstrapServers, ScoringService.GROUP, TOPICS)) {
      Point begin = until(progress, warmUp);
      Point end = until(progress, progress.written(Topics.ANSWERS.name()));
      while (progress.committed(Topics.SAMPLES.name()) < progress.written(Topics.SAMPLES.name())) {
        end = until(progress, end.records);
      }
      return new Found(
          end.records - begin.records,
          end.processor.minus(begin.processor),
          Duration.ofNanos(end.nanos - begin.nanos),
          service.peakResidentBytes());
    }
  }

  private Point until(GroupProgress progress, long records) throws InterruptedException {
    while (true) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLISECONDS);
      if (!service.isAlive()) {
        throw new BenchmarkException("the scoring-service died under the load");
      }
      long committed = progress.committed(Topics.ANSWERS.name());
      if (committed >= records) {
        return new Point(
            committed,
            service
                .processorTime()
                .orElseThrow(() -> new BenchmarkException("no processor time is told here")),
            System.nanoTime());
      }
    }
  }

  /** How many Series the service tells of. */
  long series() throws IOException, InterruptedException {
    return service.total("/api/v1/interference?limit=1") + service.total("/api/v1/agnosia?limit=1");
  }

  /** That the service's figures become those of the plain loop: both did the same work. */
  void check(List<Totals> expected) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<Totals> asked = totals();
    while (!asked.equals(expected)) {
      if (System.nanoTime() > deadline) {
        throw new BenchmarkException(
            "the service says " + asked + " where the plain loop says " + expected);
      }
      TimeUnit.SECONDS.sleep(1);
      asked = totals();
    }
  }

  private List<Totals> totals() throws IOException, InterruptedException {
    List<Totals> totals = new ArrayList<>();
    for (String target : Traffic.targets()) {
      totals.add(totals("/api/v1/interference?target=" + target));
    }
    return totals;
  }

  private Totals totals(String path) throws IOException, InterruptedException {
    Totals all = new Totals(0, 0);
    long rows = service.total(path + "&limit=1");
    for (long offset = 0; offset < rows; offset += PAGE) {
      String page = service.get(path + "&limit=" + PAGE + "&offset=" + offset);
      for (JsonNode row : JSON.readTree(page)) {
        long views = row.path("n").asLong();
        all = all.plus(new Totals(views, Math.round(row.path("flipRate").asDouble() * views)));
      }
    }
    return all;
  }
}
