package io.agnoscope.benchmarks.mirror;

import io.agnoscope.benchmarks.load.ConstantRate;
import io.agnoscope.benchmarks.load.Tally;
import io.agnoscope.benchmarks.process.BenchmarkException;
import io.agnoscope.benchmarks.process.Memory;
import io.agnoscope.benchmarks.process.PerturbationService;
import io.agnoscope.benchmarks.report.Numbers;
import io.agnoscope.benchmarks.report.Screen;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;

/** Sends mirrored requests at a constant rate and watches the service's memory meanwhile. */
final class MirrorLoad {

  static final String PATH = "/v1/chat/completions";

  private static final long OBSERVE_SECONDS = 5;

  private final PerturbationService service;
  private final Screen screen;

  MirrorLoad(PerturbationService service, Screen screen) {
    this.service = service;
    this.screen = screen;
  }

  /**
   * Sends for so long and waits for the answers.
   *
   * @param phase what it is for, shown to whoever watches, and part of the requests' ids
   */
  Observed run(String phase, double perSecond, Duration duration)
      throws InterruptedException, IOException {
    Tally tally = new Tally(Outcomes::of);
    Histogram latencies = new Histogram(3);
    List<Second> observed = new ArrayList<>();
    URI address = service.uri(PATH);
    String run = phase + "-" + System.currentTimeMillis();
    AtomicBoolean sending = new AtomicBoolean(true);
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      Thread sender =
          Thread.ofPlatform()
              .name("sender")
              .start(() -> {
                try {
                  new ConstantRate(client, perSecond)
                      .run(duration, i -> MirroredRequest.of(address, run, i), tally);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                } finally {
                  sending.set(false);
                }
              });
      long begin = System.nanoTime();
      for (long next = OBSERVE_SECONDS; sending.get(); ) {
        TimeUnit.MILLISECONDS.sleep(200);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        screen.progress(
            "  %s: %d s, %s answered, %s errors"
                .formatted(
                    phase,
                    seconds,
                    Numbers.count(tally.settled()),
                    Numbers.count(tally.failures())));
        if (seconds >= next && next < duration.toSeconds()) {
          observed.add(second(next, tally, latencies));
          next += OBSERVE_SECONDS;
        }
        if (!service.isAlive()) {
          throw new BenchmarkException("the perturbation-service died under the load");
        }
      }
      sender.join();
      observed.add(
          second(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin), tally, latencies));
    }
    return new Observed(tally, latencies, observed);
  }

  private Second second(long at, Tally tally, Histogram all)
      throws IOException, InterruptedException {
    Histogram since = tally.takeLatencies();
    all.add(since);
    return new Second(at, tally.settled(), since, service.memory());
  }

  /** What was seen of a phase: everything, and how it went on. */
  record Observed(Tally tally, Histogram latencies, List<Second> seconds) {}

  /**
   * One look.
   *
   * @param at seconds since the beginning
   * @param settled requests that had come to an end
   * @param latencies since the look before
   */
  record Second(long at, long settled, Histogram latencies, Memory memory) {}
}
