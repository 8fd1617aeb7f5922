package io.agnoscope.embedded.launch;

import io.agnoscope.embedded.process.ChildState;
import io.agnoscope.embedded.process.ProcessIdentity;
import io.agnoscope.embedded.state.RunRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What runs with a state folder, found out now.
 *
 * @param running whether the launcher lives
 * @param healthy whether the launcher and every process do, and do their work
 * @param since when the launcher started
 */
public record StatusReport(
    boolean running,
    boolean healthy,
    RunRecord.@Nullable Phase phase,
    @Nullable Instant since,
    @Nullable Long launcherPid,
    @Nullable String console,
    List<Line> processes) {

  /** One process. */
  public record Line(
      String name,
      boolean running,
      boolean healthy,
      ChildState state,
      @Nullable Long pid,
      String address,
      Instant since,
      int restarts) {}

  public static StatusReport of(Optional<RunRecord> record) throws InterruptedException {
    if (record.isEmpty()) {
      return new StatusReport(false, false, null, null, null, null, List.of());
    }
    RunRecord run = record.get();
    boolean launcherLives = run.launcher().find().isPresent();
    List<Line> lines = new ArrayList<>();
    for (RunRecord.Child child : run.processes()) {
      lines.add(line(child));
    }
    return new StatusReport(
        launcherLives,
        launcherLives && lines.stream().allMatch(Line::healthy),
        run.phase(),
        run.since(),
        launcherLives ? run.launcher().pid() : null,
        "http://" + Ports.LOOPBACK + ":" + run.portBase(),
        lines);
  }

  private static Line line(RunRecord.Child child) throws InterruptedException {
    ProcessIdentity process = child.process();
    boolean running = process != null && process.find().isPresent();
    return new Line(
        child.name(),
        running,
        running && answers(child),
        running ? child.state() : ChildState.STOPPED,
        process == null || !running ? null : process.pid(),
        Ports.LOOPBACK + ":" + child.port(),
        child.since(),
        child.restarts());
  }

  private static boolean answers(RunRecord.Child child) throws InterruptedException {
    return child.name().equals(Installation.BROKER)
        ? new BrokerLink(child.port()).isReady()
        : new HttpReadiness(child.port()).isReady();
  }
}
