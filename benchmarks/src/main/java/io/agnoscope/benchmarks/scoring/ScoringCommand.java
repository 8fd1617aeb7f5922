package io.agnoscope.benchmarks.scoring;

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
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The packaged scoring-service beside a plain loop over the same records. */
@Command(
    name = "scoring",
    description = "What the scoring-service scores, beside one thread that computes the same.")
public final class ScoringCommand implements Callable<Integer> {

  private static final int AT_A_TIME = 1_000;

  private final Screen screen;

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "answered Trials that are measured (default 60000)")
  private int records = 60_000;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "answered Trials before them (default 20000)")
  private int warmUp = 20_000;

  @Option(names = "--series", paramLabel = "N", description = "at least so many (default 10000)")
  private int series = 10_000;

  @Option(names = "--no-file", description = "write no result file")
  private boolean noFile;

  public ScoringCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    Installation installation = Installation.current();
    Traffic traffic = new Traffic(series);
    if (warmUp < traffic.round()) {
      throw new BenchmarkException(
          "--warm-up must be at least %d for all Series to be there before the measurement"
              .formatted(traffic.round()));
    }
    Report report =
        new Report(
            "scoring",
            "The scoring-service beside a plain loop",
            "./agnoscope bench scoring --records %d --warm-up %d --series %d"
                .formatted(records, warmUp, series));
    try (Scratch scratch = Scratch.make();
        Broker broker = Broker.start(installation, scratch.path())) {
      long bytes = write(new Clients(broker.bootstrapServers()), traffic);
      screen.progress("  the service scores");
      ServiceRun.Found service;
      LoopFigures loop;
      long asked;
      try (ScoringService running = ScoringService.start(installation, broker, scratch.path())) {
        ServiceRun run = new ServiceRun(running, broker.bootstrapServers());
        service = run.measure(warmUp);
        screen.progress("  the plain loop scores");
        loop = LoopFigures.measure(broker.bootstrapServers(), warmUp + records, warmUp);
        run.check(loop.totals());
        asked = run.series();
      }
      describe(report, traffic, bytes, asked, service);
      report.factOfLoadNow().table(table(service, loop));
    }
    report.lines().forEach(screen::line);
    if (!noFile) {
      Path written = report.write(installation.results());
      screen.line("");
      screen.line("Written to " + installation.root().relativize(written));
    }
    return 0;
  }

  private void describe(
      Report report, Traffic traffic, long bytes, long asked, ServiceRun.Found service) {
    report
        .fact(
            "%s answered Trials after %s to warm up, %d Views each, %s bytes a record; each beside its Sample"
                .formatted(
                    Numbers.count(service.records()),
                    Numbers.count(warmUp),
                    traffic.views(),
                    Numbers.count(bytes / (warmUp + records))))
        .fact(
            "service and loop: JVM `%s`; the service on a broker of its own, exactly once, from empty stores, all records waiting"
                .formatted(String.join(" ", ScoringService.JVM_OPTIONS)))
        .fact(
            "service: %s TrialAnswers a second by the clock".formatted(whole(service.perSecond())))
        .fact(
            "service: most resident memory %s MiB, with %s Series"
                .formatted(
                    service.peakResidentBytes().isPresent()
                        ? Numbers.mebibytes((double) service.peakResidentBytes().getAsLong())
                        : "(not told here)",
                    Numbers.count(asked)))
        .fact(
            "views and flips of each target are the same by the service's API and by the loop; processor time is that of the service's whole process and of the loop's thread");
  }

  private static Table table(ServiceRun.Found service, LoopFigures loop) {
    double through = service.perSecondOfProcessor();
    return new Table("what", "TrialAnswers a second per core", "µs each", "of the service's rate")
        .row(row("scoring-service on a broker", through, through))
        .row(row("plain loop, decoding included", loop.decodedAndScoredPerSecond(), through))
        .row(row("plain loop, decoded beforehand", loop.scoredPerSecond(), through));
  }

  private static String[] row(String what, double perSecond, double service) {
    return new String[] {
      what,
      whole(perSecond),
      String.format(Locale.ROOT, "%.1f", 1e6 / perSecond),
      String.format(Locale.ROOT, "%.1f", perSecond / service)
    };
  }

  /** Writes all Samples and answers; returns the bytes of the answers. */
  private long write(Clients clients, Traffic traffic) {
    clients.provision();
    long bytes = 0;
    try (RecordCodec codec = RecordCodec.local();
        Producer<byte[], byte[]> producer = clients.producer()) {
      for (int number = 0; number < warmUp + records; number++) {
        TrialAnswers answers = traffic.answers(number, Instant.now());
        Sample sample = answers.getTrial().getSample();
        byte[] key = sample.getId().getBytes(StandardCharsets.UTF_8);
        byte[] value = codec.encode(answers);
        var unusedAccepted =
            producer.send(new ProducerRecord<>(Topics.SAMPLES.name(), key, codec.encode(sample)));
        var unusedAnswered = producer.send(new ProducerRecord<>(Topics.ANSWERS.name(), key, value));
        bytes += value.length;
        if (number % AT_A_TIME == 0) {
          producer.flush();
          screen.progress("  writes records: " + number);
        }
      }
      producer.flush();
    }
    return bytes;
  }

  private static String whole(double number) {
    return Numbers.count(Math.round(number));
  }
}
