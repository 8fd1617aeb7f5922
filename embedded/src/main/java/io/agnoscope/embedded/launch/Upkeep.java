package io.agnoscope.embedded.launch;

import io.agnoscope.embedded.process.LogFile;
import io.agnoscope.embedded.process.SupervisedChild;
import io.agnoscope.embedded.state.DiskRoom;
import io.agnoscope.embedded.state.StateFolder;
import io.agnoscope.embedded.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is looked after while everything runs: the length of the logs, the room on the disk. */
final class Upkeep {
  static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final long LONGEST_LOG = 32L * 1024 * 1024;
  private static final long LITTLE_ROOM = 300_000_000L;

  private final StateFolder state;
  private final List<LogFile> logs;
  private final Terminal terminal;
  private boolean toldOfRoom;
  private boolean toldOfFailure;

  Upkeep(StateFolder state, List<SupervisedChild> children, Terminal terminal) {
    this.state = state;
    this.terminal = terminal;
    this.logs = new ArrayList<>();
    children.forEach(child -> logs.add(new LogFile(child.spec().log())));
    logs.add(DetachedUp.log(state));
  }

  void run() {
    try {
      for (LogFile log : logs) {
        log.keepBelow(LONGEST_LOG);
      }
      watchRoom(DiskRoom.usable(state.root()));
    } catch (IOException failed) {
      if (!toldOfFailure) {
        toldOfFailure = true;
        terminal.error("the state folder cannot be looked after: " + failed.getMessage());
      }
    }
  }

  private void watchRoom(long usable) {
    boolean little = usable < LITTLE_ROOM;
    if (little && !toldOfRoom) {
      terminal.error(
          String.format(
              Locale.ROOT,
              "almost no room left on the disk that holds %s (%.1f GB): the broker stops when it is full",
              state.root(),
              usable / 1e9));
    }
    toldOfRoom = little;
  }
}
