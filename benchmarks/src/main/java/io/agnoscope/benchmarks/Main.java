package io.agnoscope.benchmarks;

import io.agnoscope.benchmarks.console.ConsoleCommand;
import io.agnoscope.benchmarks.detector.DetectorCommand;
import io.agnoscope.benchmarks.encoding.EncodeOnceCommand;
import io.agnoscope.benchmarks.mirror.MirrorCommand;
import io.agnoscope.benchmarks.nginx.NginxCommand;
import io.agnoscope.benchmarks.perturbation.PerturbationsCommand;
import io.agnoscope.benchmarks.process.BenchmarkException;
import io.agnoscope.benchmarks.report.Screen;
import io.agnoscope.benchmarks.scoring.ScoringCommand;
import io.agnoscope.benchmarks.study.AblationCommand;
import io.agnoscope.benchmarks.study.RobustnessCommand;
import io.agnoscope.benchmarks.training.TrainingCommand;
import io.agnoscope.benchmarks.worker.WorkerCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code ./agnoscope bench} runs. */
@Command(
    name = "./agnoscope bench",
    description = "Measures the packaged product on this machine, and writes what it found.")
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Screen screen = new Screen(System.out, Boolean.getBoolean("agnoscope.terminal"));
    System.exit(commands(screen).execute(arguments));
  }

  static CommandLine commands(Screen screen) {
    CommandLine commands =
        new CommandLine(new Main())
            .addSubcommand("perturbations", new PerturbationsCommand(screen))
            .addSubcommand("encode-once", new EncodeOnceCommand(screen))
            .addSubcommand("mirror", new MirrorCommand(screen))
            .addSubcommand("nginx", new NginxCommand(screen))
            .addSubcommand("scoring", new ScoringCommand(screen))
            .addSubcommand("console", new ConsoleCommand(screen))
            .addSubcommand("worker", new WorkerCommand(screen))
            .addSubcommand("training", new TrainingCommand(screen))
            .addSubcommand("detector", new DetectorCommand(screen))
            .addSubcommand("robustness", new RobustnessCommand(screen))
            .addSubcommand("ablation", new AblationCommand(screen));
    addHelp(commands);
    commands.getSubcommands().values().forEach(Main::addHelp);
    commands.setExecutionExceptionHandler((failure, commandLine, parsed) -> {
      if (failure instanceof BenchmarkException expected) {
        System.err.println("agnoscope: " + expected.getMessage());
        return 1;
      }
      throw failure;
    });
    return commands;
  }

  private static void addHelp(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("say how it is called")
                .build());
  }
}
