package io.agnoscope.embedded.terminal;

import java.io.PrintStream;
import java.util.List;

/**
 * Lines for the user. On a real terminal a block of live lines below them is rewritten in place;
 * elsewhere live lines are not shown and every step is a plain line.
 */
public final class Terminal {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean interactive;
  private List<String> live = List.of();

  public Terminal(PrintStream out, PrintStream err, boolean interactive) {
    this.out = out;
    this.err = err;
    this.interactive = interactive;
  }

  public boolean interactive() {
    return interactive;
  }

  public synchronized void line(String text) {
    erase();
    out.println(text);
    draw();
  }

  /** A line about something that went wrong. */
  public synchronized void error(String text) {
    erase();
    err.println("agnoscope: " + text);
    err.flush();
    draw();
  }

  /** Replaces the live block. Does nothing where it could not be rewritten. */
  public synchronized void live(List<String> lines) {
    if (interactive && !lines.equals(live)) {
      erase();
      live = List.copyOf(lines);
      draw();
    }
  }

  /** Leaves the live block where it is and starts below it. */
  public synchronized void settle() {
    live = List.of();
    out.flush();
  }

  private void erase() {
    if (!live.isEmpty()) {
      out.print("\033[" + live.size() + "A\033[J");
      out.flush();
    }
  }

  private void draw() {
    for (String text : live) {
      out.println(text);
    }
    out.flush();
  }
}
