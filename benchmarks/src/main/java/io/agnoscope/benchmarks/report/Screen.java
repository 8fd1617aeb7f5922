package io.agnoscope.benchmarks.report;

import java.io.PrintStream;

/** Where a benchmark shows what it does: the last line is rewritten on a terminal. */
public final class Screen {

  private final PrintStream out;
  private final boolean interactive;
  private boolean rewritable;

  public Screen(PrintStream out, boolean interactive) {
    this.out = out;
    this.interactive = interactive;
  }

  /** A line that stays. */
  public void line(String text) {
    erase();
    out.println(text);
    out.flush();
  }

  /** A line about how far it is, which the next one replaces; only on a terminal. */
  public void progress(String text) {
    if (interactive) {
      erase();
      out.print(text);
      out.flush();
      rewritable = true;
    }
  }

  private void erase() {
    if (rewritable) {
      out.print("\r\033[K");
      rewritable = false;
    }
  }
}
