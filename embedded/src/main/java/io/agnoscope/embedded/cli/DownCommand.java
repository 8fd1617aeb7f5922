package io.agnoscope.embedded.cli;

import io.agnoscope.embedded.launch.Down;
import io.agnoscope.embedded.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops everything. */
@Command(name = "down", description = "Stops what runs with this state.")
public final class DownCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--wipe", description = "then delete the state")
  private boolean wipe;

  @Mixin private StateOption stateOption = new StateOption();

  public DownCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Down down = new Down(stateOption.state(), terminal);
    down.stop();
    if (wipe) {
      down.wipe();
    }
    return 0;
  }
}
