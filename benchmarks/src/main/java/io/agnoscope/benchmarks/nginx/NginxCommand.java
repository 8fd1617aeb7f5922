package io.agnoscope.benchmarks.nginx;

import io.agnoscope.benchmarks.mirror.MirroredRequest;
import io.agnoscope.benchmarks.process.Broker;
import io.agnoscope.benchmarks.process.Installation;
import io.agnoscope.benchmarks.process.PerturbationService;
import io.agnoscope.benchmarks.process.Ports;
import io.agnoscope.benchmarks.process.Scratch;
import io.agnoscope.benchmarks.report.Numbers;
import io.agnoscope.benchmarks.report.Report;
import io.agnoscope.benchmarks.report.Screen;
import io.agnoscope.benchmarks.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A stub model behind nginx, with and without the mirror, in blocks that alternate. */
@Command(
    name = "nginx",
    description = "A model stub behind nginx: its latency with and without mirroring.")
public final class NginxCommand implements Callable<Integer> {

  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration SLOW = Duration.ofSeconds(5);
  private static final int ONE_CALLER = 200;

  /** As when 5 % of what is mirrored is asked again. */
  private static final Map<String, String> SETTINGS =
      Map.of("agnoscope.budget.sources.mirror.share", "0.05");

  private static final String PATH = "/v1/chat/completions";

  private final Screen screen;

  @Option(names = "--rate", paramLabel = "N", description = "requests a second (default 200)")
  private double rate = 200;

  @Option(names = "--rounds", paramLabel = "N", description = "blocks of each arm (default 8)")
  private int rounds = 8;

  @Option(names = "--seconds", paramLabel = "N", description = "length of a block (default 5)")
  private int seconds = 5;

  @Option(names = "--delay", paramLabel = "MS", description = "the stub's time (default 20)")
  private int delay = 20;

  @Option(names = "--no-file", description = "write no result file")
  private boolean noFile;

  public NginxCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    Installation installation = Installation.current();
    String version = Nginx.version();
    Report report =
        new Report(
            "nginx",
            "What mirroring costs the mirrored requests",
            "./agnoscope bench nginx --rate %.0f --rounds %d --seconds %d --delay %d"
                .formatted(rate, rounds, seconds, delay));
    try (Scratch scratch = Scratch.make()) {
      screen.line("Starting a broker, the perturbation-service, the stub and " + version);
      try (Broker broker = Broker.start(installation, scratch.path());
          PerturbationService service =
              PerturbationService.start(installation, broker, scratch.path(), SETTINGS);
          DelayedServer model = DelayedServer.start(Duration.ofMillis(delay));
          DelayedServer slow = DelayedServer.start(SLOW)) {
        report
            .fact(version + ", docs/" + NginxConfiguration.DOCUMENT + " with other ports")
            .fact(
                "load: open loop, %.0f requests a second of %d bytes over kept-alive connections; the stub answers after %d ms, the slow Agnoscope after %d s"
                    .formatted(rate, MirroredRequest.BYTES, delay, SLOW.toSeconds()));
        report.fact(
            "nginx, stub, load, broker and Agnoscope share the machine: \"mirrored\" also has what"
                + " Agnoscope's work takes from them (share 0.05), \"slow\" has the mirroring"
                + " alone");
        measure(
            report,
            new Setting(installation, scratch.path(), service.port(), model.port(), slow.port()));
        report.paragraph(
            "The slow Agnoscope was reached by %s requests."
                .formatted(Numbers.count(slow.requests())));
      }
    }
    report.lines().forEach(screen::line);
    if (!noFile) {
      Path written = report.write(installation.results());
      screen.line("");
      screen.line("Written to " + installation.root().relativize(written));
    }
    return 0;
  }

  private void measure(Report report, Setting setting) throws IOException, InterruptedException {
    try (Nginx without = setting.nginx("without", setting.service(), false);
        Nginx mirrored = setting.nginx("mirrored", setting.service(), true);
        Nginx down = setting.nginx("down", Ports.free(), true);
        Nginx slow = setting.nginx("slow", setting.slow(), true);
        Arm first = new Arm("without the mirror", without.uri(PATH));
        Arm second = new Arm("mirrored", mirrored.uri(PATH));
        Arm third = new Arm("mirrored, Agnoscope down", down.uri(PATH));
        Arm fourth = new Arm("mirrored, Agnoscope slow", slow.uri(PATH))) {
      List<Arm> arms = List.of(first, second, third, fourth);
      for (Arm arm : arms) {
        screen.progress("  warming up: " + arm.name());
        arm.warmUp(rate, WARM_UP);
      }
      for (int round = 0; round < rounds; round++) {
        for (int turn = 0; turn < arms.size(); turn++) {
          Arm arm = arms.get((round + turn) % arms.size());
          screen.progress("  round %d of %d: %s".formatted(round + 1, rounds, arm.name()));
          arm.measure(rate, Duration.ofSeconds(seconds));
        }
      }
      report
          .paragraph("Latency of the stub through nginx in ms, of all blocks:")
          .table(Comparison.latencies(arms))
          .paragraph(
              "Differences from \"without the mirror\" in ms, round by round (%d rounds, the arms take turns in blocks of %d s):"
                  .formatted(rounds, seconds))
          .table(Comparison.differences(arms))
          .paragraph(
              "One caller on one kept-alive connection, %d requests, each as soon as the one before is answered, in ms:"
                  .formatted(ONE_CALLER))
          .table(oneCaller(arms));
    }
  }

  private Table oneCaller(List<Arm> arms) throws IOException, InterruptedException {
    Table table = new Table("arm", "p50", "p99", "max");
    for (Arm arm : arms) {
      screen.progress("  one caller: " + arm.name());
      Histogram seen = arm.oneCaller(ONE_CALLER);
      table.row(
          arm.name(),
          Numbers.percentile(seen, 50),
          Numbers.percentile(seen, 99),
          Numbers.percentile(seen, 100));
    }
    return table;
  }

  /** What the arms share. */
  private record Setting(Installation installation, Path folder, int service, int model, int slow) {

    Nginx nginx(String name, int agnoscope, boolean mirrored)
        throws IOException, InterruptedException {
      NginxConfiguration documented =
          new NginxConfiguration(
              Files.readString(installation.document(NginxConfiguration.DOCUMENT)));
      int port = Ports.free();
      NginxConfiguration filled = documented.with(port, model, agnoscope);
      return Nginx.start(name, folder, (mirrored ? filled : filled.unmirrored()).text(), port);
    }
  }
}
