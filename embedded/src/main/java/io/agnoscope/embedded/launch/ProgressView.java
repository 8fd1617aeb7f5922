package io.agnoscope.embedded.launch;

import io.agnoscope.embedded.process.ChildState;
import io.agnoscope.embedded.process.SupervisedChild;
import io.agnoscope.embedded.terminal.Durations;
import io.agnoscope.embedded.terminal.Terminal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Shows the children coming up and going down: a live line each, where lines can be rewritten. */
final class ProgressView {
  private final Terminal terminal;
  private final InstantSource clock;
  private final List<SupervisedChild> children;
  private volatile boolean live;

  ProgressView(Terminal terminal, InstantSource clock, List<SupervisedChild> children) {
    this.terminal = terminal;
    this.clock = clock;
    this.children = children;
  }

  void begin() {
    live = true;
    refresh();
  }

  void end() {
    refresh();
    live = false;
    terminal.settle();
  }

  void refresh() {
    if (live) {
      terminal.live(children.stream().map(this::text).toList());
    }
  }

  /** A step, said in a line of its own where the live lines do not show it. */
  void step(String text) {
    if (!terminal.interactive()) {
      terminal.line("  " + text);
    }
    refresh();
  }

  private String text(SupervisedChild child) {
    SupervisedChild.Status status = child.status();
    String state = status.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    boolean counts = status.state() == ChildState.STARTING || status.state() == ChildState.STOPPING;
    String seconds =
        counts ? Durations.text(Duration.between(status.since(), clock.instant())) : "";
    return String.format(
        Locale.ROOT,
        "  %-22s %-12s %-8s %s",
        child.spec().name(),
        state,
        seconds,
        Ports.LOOPBACK + ":" + child.spec().port());
  }
}
