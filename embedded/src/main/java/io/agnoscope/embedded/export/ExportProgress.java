package io.agnoscope.embedded.export;

import io.agnoscope.embedded.terminal.Terminal;
import java.util.List;
import java.util.Locale;

/** How far a part of an export is: a bar where lines can be rewritten, else a line now and then. */
final class ExportProgress {

  private static final int WIDTH = 30;
  private static final int LINES = 10;

  private final Terminal terminal;
  private final String what;
  private final long of;
  private long done;

  /**
   * The progress of one part.
   *
   * @param what is counted, in the plural
   * @param of how many there are
   */
  ExportProgress(Terminal terminal, String what, long of) {
    this.terminal = terminal;
    this.what = what;
    this.of = of;
  }

  /** One more is done. */
  void step() {
    done++;
    if (terminal.interactive()) {
      int full = (int) (done * WIDTH / of);
      terminal.live(
          List.of(
              String.format(
                  Locale.ROOT,
                  "  [%s%s] %3d %%  %d of %d %s",
                  "#".repeat(full),
                  "-".repeat(WIDTH - full),
                  done * 100 / of,
                  done,
                  of,
                  what)));
    } else if (done % Math.max(1, of / LINES) == 0 && done < of) {
      terminal.line("  %d of %d %s".formatted(done, of, what));
    }
  }

  /** Takes the bar away. */
  void end() {
    terminal.live(List.of());
  }
}
