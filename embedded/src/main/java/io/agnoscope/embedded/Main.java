package io.agnoscope.embedded;

import io.agnoscope.embedded.cli.DeadLettersCommand;
import io.agnoscope.embedded.cli.DownCommand;
import io.agnoscope.embedded.cli.ExportCommand;
import io.agnoscope.embedded.cli.IngestCommand;
import io.agnoscope.embedded.cli.KeysCommand;
import io.agnoscope.embedded.cli.ProbesCommand;
import io.agnoscope.embedded.cli.RescoreCommand;
import io.agnoscope.embedded.cli.StatusCommand;
import io.agnoscope.embedded.cli.UpCommand;
import io.agnoscope.embedded.state.DiskRoom;
import io.agnoscope.embedded.terminal.Terminal;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** What the agnoscope script runs once it has found a JDK and built what changed. */
@Command(name = "agnoscope", description = "Runs Agnoscope on one machine.")
public final class Main {
  private static final int MISUSED = 2;

  private Main() {}

  public static void main(String[] arguments) {
    System.setProperty("log4j2.configurationFile", "agnoscope-launcher-log4j2.xml");
    System.exit(run(System.out, System.err, Boolean.getBoolean("agnoscope.terminal"), arguments));
  }

  /** Runs one command and returns its exit code. Every failure is a sentence on {@code err}. */
  static int run(PrintStream out, PrintStream err, boolean interactive, String... arguments) {
    Terminal terminal = new Terminal(out, err, interactive);
    return commands(terminal).execute(arguments);
  }

  static CommandLine commands(Terminal terminal) {
    CommandLine commands =
        new CommandLine(new Main())
            .addSubcommand("up", new UpCommand(terminal))
            .addSubcommand("down", new DownCommand(terminal))
            .addSubcommand("status", new StatusCommand(terminal))
            .addSubcommand("ingest", new IngestCommand(terminal))
            .addSubcommand("rescore", new RescoreCommand(terminal))
            .addSubcommand("dead-letters", new DeadLettersCommand(terminal))
            .addSubcommand("probes", new ProbesCommand(terminal))
            .addSubcommand("export", new ExportCommand(terminal))
            .addSubcommand("keys", new KeysCommand(terminal));
    commands.setParameterExceptionHandler((failure, given) -> misused(terminal, failure));
    commands.setExecutionExceptionHandler(
        (failure, commandLine, parsed) -> failed(terminal, failure));
    return commands;
  }

  private static int misused(Terminal terminal, ParameterException failure) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName(" ");
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    terminal.error(message + "; see ./" + command + " --help");
    return MISUSED;
  }

  private static int failed(Terminal terminal, Exception failure) {
    if (failure instanceof UserFailure expected) {
      terminal.error(expected.sentence());
      return expected.exitCode();
    }
    if (DiskRoom.isFull(failure)) {
      terminal.error(
          "No room left on the disk; free some, or name a state folder elsewhere with --state");
      return 1;
    }
    terminal.error("this should not have happened: " + failure + "; AGNOSCOPE_DEBUG=1 shows where");
    if (System.getenv("AGNOSCOPE_DEBUG") != null) {
      failure.printStackTrace();
    }
    return 1;
  }
}
