package io.agnoscope.embedded.ingest;

import io.agnoscope.embedded.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How far a file is: a bar where lines can be rewritten, else a line every tenth of the way. */
final class ProgressBar {
  private static final int WIDTH = 30;

  private final Terminal terminal;
  private long shownTenth = -1;

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
    long tenth = (long) (share * 10);
    if (tenth != shownTenth) {
      shownTenth = tenth;
      terminal.line(
          String.format(
              Locale.ROOT,
              "  %s %d %%: %d accepted, %d refused",
              file.getFileName(),
              tenth * 10,
              report.accepted(),
              report.refused()));
    }
  }
}
