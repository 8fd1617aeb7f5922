package io.agnoscope.embedded.cli;

import io.agnoscope.embedded.launch.DetachedUp;
import io.agnoscope.embedded.launch.Installation;
import io.agnoscope.embedded.launch.OpenAiServer;
import io.agnoscope.embedded.launch.Ports;
import io.agnoscope.embedded.launch.UpRun;
import io.agnoscope.embedded.launch.UpSettings;
import io.agnoscope.embedded.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts everything. */
@Command(name = "up", description = "Starts the broker and the four services.")
public final class UpCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--detach", description = "return once all is ready")
  private boolean detach;

  @Option(names = "--port-base", paramLabel = "N", description = "first of the services' ports")
  private int portBase = Ports.DEFAULT_BASE;

  @Option(names = "--kafka-port", paramLabel = "N", description = "the broker's port")
  private int kafkaPort = Ports.DEFAULT_KAFKA;

  @Option(names = "--probes-per-second", paramLabel = "R", description = "how many probes are made")
  private @Nullable Double probesPerSecond;

  @Option(names = "--no-train", description = "watch only")
  private boolean noTrain;

  @Option(names = "--check-only", hidden = true, description = "only the checks")
  private boolean checkOnly;

  @Mixin private ModelOption modelOption = new ModelOption();

  @Mixin private StateOption stateOption = new StateOption();

  public UpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    OptionalDouble rate =
        probesPerSecond == null ? OptionalDouble.empty() : OptionalDouble.of(probesPerSecond);
    UpSettings settings =
        new UpSettings(
            stateOption.state(),
            new Ports(portBase, kafkaPort),
            rate,
            !noTrain,
            modelOption.model(System.getenv(OpenAiServer.KEY_VARIABLE) != null));
    Installation installation = Installation.current();
    UpRun run = new UpRun(settings, installation, terminal);
    if (checkOnly) {
      run.check();
      return 0;
    }
    if (detach) {
      run.check();
      return new DetachedUp(settings.state(), installation, terminal).run(options(settings));
    }
    run.run();
    return 0;
  }

  private static List<String> options(UpSettings settings) {
    List<String> options = new ArrayList<>();
    options.add("--state=" + settings.state().root());
    options.add("--port-base=" + settings.ports().base());
    options.add("--kafka-port=" + settings.ports().kafka());
    options.addAll(ModelOption.of(settings.model()));
    settings.probesPerSecond().ifPresent(rate -> options.add("--probes-per-second=" + rate));
    if (!settings.train()) {
      options.add("--no-train");
    }
    return options;
  }
}
