package io.agnoscope.benchmarks.console;

import io.agnoscope.benchmarks.process.BenchmarkException;
import io.agnoscope.benchmarks.process.Broker;
import io.agnoscope.benchmarks.process.Clients;
import io.agnoscope.benchmarks.process.Installation;
import io.agnoscope.benchmarks.process.ScoringService;
import io.agnoscope.benchmarks.process.Scratch;
import io.agnoscope.benchmarks.report.Numbers;
import io.agnoscope.benchmarks.report.Report;
import io.agnoscope.benchmarks.report.Screen;
import io.agnoscope.benchmarks.report.Table;
import io.agnoscope.benchmarks.scoring.Traffic;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The first view of the console, served by the packaged scoring-service with much in its store. */
@Command(
    name = "console",
    description = "Bytes and time of the console's first view, with many Series in the store.")
public final class ConsoleCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int AT_A_TIME = 1_000;
  private static final int ROUNDS = 2;

  private final Screen screen;

  @Option(names = "--series", paramLabel = "N", description = "at least so many (default 10000)")
  private int series = 10_000;

  @Option(
      names = "--visits",
      paramLabel = "N",
      description = "how often the view is asked for (default 30)")
  private int visits = 30;

  @Option(names = "--no-file", description = "write no result file")
  private boolean noFile;

  public ConsoleCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    Installation installation = Installation.current();
    Traffic traffic = new Traffic(series);
    Report report =
        new Report(
            "console",
            "The console's first view",
            "./agnoscope bench console --series %d --visits %d".formatted(series, visits));
    try (Scratch scratch = Scratch.make();
        Broker broker = Broker.start(installation, scratch.path());
        ScoringService service = start(installation, broker, scratch, traffic)) {
      long asked = await(service, traffic);
      List<FirstView> seen = new ArrayList<>();
      for (int visit = 0; visit < visits; visit++) {
        screen.progress("  visits: " + visit);
        seen.add(FirstView.measure(service.uri("/")));
        TimeUnit.SECONDS.sleep(1);
      }
      report
          .fact(
              "service: JVM `%s`, with %s Series of %d models in its store; no answers come in meanwhile"
                  .formatted(
                      String.join(" ", ScoringService.JVM_OPTIONS),
                      Numbers.count(asked),
                      Traffic.targets().size()))
          .fact(
              "a visit: every request of the overview, in the order in which the page comes to know of it, over at most six new connections on"
                  + " loopback, gzip accepted, nothing cached; without the charts' library, and without drawing")
          .fact("aimed at: under 300 KB and under 1 s")
          .factOfLoadNow()
          .table(table(seen));
    }
    report.lines().forEach(screen::line);
    if (!noFile) {
      screen.line("");
      screen.line(
          "Written to " + installation.root().relativize(report.write(installation.results())));
    }
    return 0;
  }

  private ScoringService start(
      Installation installation, Broker broker, Scratch scratch, Traffic traffic)
      throws InterruptedException {
    write(new Clients(broker.bootstrapServers()), traffic);
    screen.progress("  the service scores");
    return ScoringService.start(installation, broker, scratch.path());
  }

  private static Table table(List<FirstView> seen) {
    List<FirstView> byTime =
        seen.stream().sorted(Comparator.comparingLong(FirstView::nanos)).toList();
    return new Table("visit", "ms", "requests", "KB transferred")
        .row(row("the first after the start", seen.getFirst()))
        .row(row("the median", byTime.get(byTime.size() / 2)))
        .row(row("the slowest", byTime.getLast()));
  }

  private static String[] row(String what, FirstView view) {
    return new String[] {
      what,
      Numbers.milliseconds((double) view.nanos()),
      Integer.toString(view.requests()),
      Numbers.count(Math.ceilDiv(view.bytes(), 1_000))
    };
  }

  /** Waits until all Series are there; returns how many. */
  private static long await(ScoringService service, Traffic traffic)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      long there =
          service.total("/api/v1/interference?limit=1") + service.total("/api/v1/agnosia?limit=1");
      if (there >= traffic.series()) {
        return there;
      }
      if (!service.isAlive() || System.nanoTime() > deadline) {
        throw new BenchmarkException("the scoring-service has only " + there + " Series");
      }
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private void write(Clients clients, Traffic traffic) {
    clients.provision();
    try (RecordCodec codec = RecordCodec.local();
        Producer<byte[], byte[]> producer = clients.producer()) {
      for (String target : Traffic.targets()) {
        for (int version = 0; version < traffic.checkpoints(); version++) {
          var unused =
              producer.send(
                  new ProducerRecord<>(
                      Topics.CHECKPOINTS.name(),
                      (target + "/" + version).getBytes(StandardCharsets.UTF_8),
                      codec.encode(promoted(target, version))));
        }
      }
      for (int number = 0; number < ROUNDS * traffic.round(); number++) {
        TrialAnswers answers = traffic.answers(number, Instant.now());
        Sample sample = answers.getTrial().getSample();
        byte[] key = sample.getId().getBytes(StandardCharsets.UTF_8);
        var unusedAccepted =
            producer.send(new ProducerRecord<>(Topics.SAMPLES.name(), key, codec.encode(sample)));
        var unusedAnswered =
            producer.send(new ProducerRecord<>(Topics.ANSWERS.name(), key, codec.encode(answers)));
        if (number % AT_A_TIME == 0) {
          producer.flush();
          screen.progress("  writes records: " + number);
        }
      }
      producer.flush();
    }
  }

  private static CheckpointEvent promoted(String target, int version) {
    CheckpointEvent event = new CheckpointEvent();
    event.setTarget(target);
    event.setVersion(version);
    event.setCheckpoint(Traffic.checkpoint(version));
    event.setState(CheckpointState.PROMOTED);
    event.setUri("file:///nowhere");
    event.setSha256("0".repeat(64));
    event.setManifest("{}");
    event.setReason("benchmark");
    event.setAt(Instant.now());
    return event;
  }
}
