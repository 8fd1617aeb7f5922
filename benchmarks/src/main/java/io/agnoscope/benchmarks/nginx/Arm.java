package io.agnoscope.benchmarks.nginx;

import io.agnoscope.benchmarks.load.ConstantRate;
import io.agnoscope.benchmarks.load.Tally;
import io.agnoscope.benchmarks.mirror.MirroredRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** One way to reach the stub, measured in blocks that alternate with those of the others. */
final class Arm implements AutoCloseable {

  private static final int DIGITS = 3;

  private final String name;
  private final URI address;
  private final Tally tally = Tally.byStatus();
  private final Histogram latencies = new Histogram(DIGITS);
  private final List<Histogram> blocks = new ArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Arm(String name, URI address) {
    this.name = name;
    this.address = address;
  }

  String name() {
    return name;
  }

  /** Sends for so long and forgets what it saw. */
  void warmUp(double perSecond, Duration duration) throws InterruptedException {
    send(perSecond, duration, Tally.byStatus());
  }

  /** Sends one block. */
  void measure(double perSecond, Duration duration) throws InterruptedException {
    send(perSecond, duration, tally);
    Histogram block = tally.takeLatencies();
    blocks.add(block);
    latencies.add(block);
  }

  /**
   * Sends requests one after the other on one kept-alive connection, each as soon as the one before
   * is answered.
   *
   * @return their latencies in nanoseconds
   */
  Histogram oneCaller(int requests) throws IOException, InterruptedException {
    Histogram seen = new Histogram(DIGITS);
    String run = name.replace(' ', '-') + "-one-" + System.nanoTime();
    try (HttpClient caller = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = 0; i < requests; i++) {
        long begin = System.nanoTime();
        caller.send(MirroredRequest.of(address, run, i), BodyHandlers.discarding());
        seen.recordValue(System.nanoTime() - begin);
      }
    }
    return seen;
  }

  private void send(double perSecond, Duration duration, Tally into) throws InterruptedException {
    String run = name.replace(' ', '-') + "-" + System.nanoTime();
    new ConstantRate(client, perSecond)
        .run(duration, i -> MirroredRequest.of(address, run, i), into);
  }

  /** What was counted in all blocks. */
  Tally tally() {
    return tally;
  }

  /** The latencies of all blocks. */
  Histogram latencies() {
    return latencies;
  }

  /** The latencies of each block, in their order. */
  List<Histogram> blocks() {
    return blocks;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
