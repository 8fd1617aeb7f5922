package io.agnoscope.embedded.rescore;

import io.agnoscope.embedded.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How far a run is: a line that is rewritten where that can be, else one now and then. */
final class RescoreView {

  private static final int WIDTH = 30;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final Terminal terminal;
  private long shownAt = System.nanoTime();

  RescoreView(Terminal terminal) {
    this.terminal = terminal;
  }

  void writing(ReplayProgress progress, long answered) {
    show(
        "%s%s, %d answered"
            .formatted(
                progress.counts(),
                progress.waitingFor() == null ? "" : " [waits: " + progress.waitingFor() + "]",
                answered),
        progress.share());
  }

  void answering(ReplayProgress progress, long answered) {
    show(
        "%d of %d Trials answered".formatted(answered, progress.trialsWritten()),
        (double) answered / progress.trialsWritten());
  }

  void end() {
    terminal.live(List.of());
  }

  private void show(String text, double share) {
    if (terminal.interactive()) {
      int full = (int) Math.round(Math.min(1, share) * WIDTH);
      terminal.live(
          List.of(
              String.format(
                  Locale.ROOT,
                  "  [%s%s] %3.0f %%  %s",
                  "#".repeat(full),
                  "-".repeat(WIDTH - full),
                  share * 100,
                  text)));
      return;
    }
    long now = System.nanoTime();
    if (now - shownAt >= BETWEEN_LINES.toNanos()) {
      shownAt = now;
      terminal.line("  " + text);
    }
  }
}
