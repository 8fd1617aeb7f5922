package io.agnoscope.embedded.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.agnoscope.embedded.launch.StatusReport;
import io.agnoscope.embedded.state.RunFile;
import io.agnoscope.embedded.terminal.Durations;
import io.agnoscope.embedded.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what runs. */
@Command(name = "status", description = "What runs, where, healthy or not, since when.")
public final class StatusCommand implements Callable<Integer> {
  private static final int NOT_HEALTHY = 3;

  private final Terminal terminal;

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  @Mixin private StateOption stateOption = new StateOption();

  public StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    StatusReport report = StatusReport.of(new RunFile(stateOption.state()).read());
    if (json) {
      terminal.line(
          JsonMapper.builder()
              .addModule(new JavaTimeModule())
              .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(report));
    } else {
      print(report, Instant.now());
    }
    return report.healthy() ? 0 : NOT_HEALTHY;
  }

  private void print(StatusReport report, Instant now) {
    if (report.processes().isEmpty()) {
      terminal.line("Nothing is running with the state in " + stateOption.state().root());
      return;
    }
    if (report.running()) {
      terminal.line(
          "Agnoscope runs since %s (%s), launcher process %d, console %s"
              .formatted(
                  utc(report.since()),
                  age(report.since(), now),
                  report.launcherPid(),
                  report.console()));
    } else {
      terminal.line("The launcher is gone; ./agnoscope down stops what is left of it");
    }
    for (StatusReport.Line line : report.processes()) {
      terminal.line(
          String.format(
              Locale.ROOT,
              "  %-22s %-13s %-16s %-16s %s%s",
              line.name(),
              health(line),
              line.address(),
              line.pid() == null ? "" : "process " + line.pid(),
              "for " + age(line.since(), now),
              line.restarts() == 0 ? "" : ", restarts " + line.restarts()));
    }
  }

  private static String health(StatusReport.Line line) {
    if (line.healthy()) {
      return "healthy";
    }
    return line.running() ? "not healthy" : "not running";
  }

  private static String utc(@Nullable Instant instant) {
    return instant == null ? "?" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String age(@Nullable Instant instant, Instant now) {
    return instant == null ? "?" : Durations.text(Duration.between(instant, now));
  }
}
