package io.agnoscope.embedded.ingest;

import io.agnoscope.embedded.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How far a file is: a bar where lines can be rewritten, else a line now and then. */
final class ProgressBar {
  private static final int WIDTH = 30;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final Terminal terminal;
  private long shownAt = System.nanoTime();

  ProgressBar(Terminal terminal) {
    this.terminal = terminal;
  }

  void show(Path file, long done, long of, IngestReport report) {
    double share = of == 0 ? 1 : (double) done / of;
    if (terminal.interactive()) {
      int full = (int) Math.round(share * WIDTH);
      terminal.live(
          List.of(
              String.format(
                  Locale.ROOT,
                  "  [%s%s] %3.0f %%  %s  %d accepted, %d refused",
                  "#".repeat(full),
                  "-".repeat(WIDTH - full),
                  share * 100,
                  file.getFileName(),
                  report.accepted(),
                  report.refused())));
      return;
    }
    long now = System.nanoTime();
    if (now - shownAt >= BETWEEN_LINES.toNanos()) {
      shownAt = now;
      terminal.line(
          String.format(
              Locale.ROOT,
              "  %s %d %%: %d accepted, %d refused",
              file.getFileName(),
              Math.round(share * 100),
              report.accepted(),
              report.refused()));
    }
  }
}
