package io.agnoscope.embedded.launch;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.process.ChildState;
import io.agnoscope.embedded.process.Leftovers;
import io.agnoscope.embedded.process.ProcessIdentity;
import io.agnoscope.embedded.state.RunFile;
import io.agnoscope.embedded.state.RunRecord;
import io.agnoscope.embedded.state.StateFolder;
import io.agnoscope.embedded.state.StateLock;
import io.agnoscope.embedded.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code down}: asks the launcher to stop everything, and sees to it when the launcher is gone. */
public final class Down {
  /** Five children with their grace, and some. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(200);

  private final StateFolder state;
  private final RunFile runFile;
  private final Terminal terminal;

  public Down(StateFolder state, Terminal terminal) {
    this.state = state;
    this.runFile = new RunFile(state);
    this.terminal = terminal;
  }

  public void stop() throws IOException, InterruptedException {
    Optional<RunRecord> record = runFile.read();
    Optional<ProcessHandle> launcher = record.flatMap(run -> run.launcher().find());
    if (launcher.isPresent()) {
      stopLauncher(launcher.get());
    } else if (stopChildren(record) == 0) {
      terminal.line("Nothing is running with the state in " + state.root());
    }
  }

  private void stopLauncher(ProcessHandle launcher) throws IOException, InterruptedException {
    terminal.line("Stopping Agnoscope (launcher process " + launcher.pid() + ")");
    launcher.destroy();
    Set<String> told = new HashSet<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Leftovers.waitFor(launcher, POLL)) {
      tellStopped(told);
      if (System.nanoTime() > deadline) {
        terminal.error("the launcher does not stop; it is ended with all it started");
        List<ProcessIdentity> children =
            runFile.read().map(RunRecord::identities).orElse(List.of());
        launcher.destroyForcibly();
        Leftovers.stop(children, GRACE);
        return;
      }
    }
    stopChildren(runFile.read());
    terminal.line("Stopped, with all it started");
  }

  private void tellStopped(Set<String> told) throws IOException {
    List<RunRecord.Child> children = runFile.read().map(RunRecord::processes).orElse(List.of());
    for (RunRecord.Child child : children) {
      if (child.state() == ChildState.STOPPED && told.add(child.name())) {
        terminal.line("  " + child.name() + " stopped");
      }
    }
  }

  /** Stops what a launcher that is gone left behind. */
  private int stopChildren(Optional<RunRecord> record) throws IOException, InterruptedException {
    List<ProcessIdentity> children = record.map(RunRecord::identities).orElse(List.of());
    int stopped = Leftovers.stop(children, GRACE);
    if (stopped > 0) {
      terminal.line("Stopped what a launcher that is gone had left running: " + stopped);
    }
    if (record.isPresent()) {
      runFile.delete();
    }
    return stopped;
  }

  /** Deletes the state, once nothing runs with it. */
  public void wipe() throws IOException {
    if (!Files.exists(state.root())) {
      terminal.line("There is no state in " + state.root());
      return;
    }
    if (!state.isOurs()) {
      throw new UserFailure(
          state.root() + " is not a state folder of Agnoscope: nothing was deleted");
    }
    try (StateLock lock = StateLock.acquire(state)) {
      state.wipe();
    }
    terminal.line("Deleted the state in " + state.root());
  }
}
