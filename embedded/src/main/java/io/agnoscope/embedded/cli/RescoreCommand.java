package io.agnoscope.embedded.cli;

import io.agnoscope.embedded.launch.Ports;
import io.agnoscope.embedded.rescore.Rescore;
import io.agnoscope.embedded.rescore.RescoreOrder;
import io.agnoscope.embedded.state.RunRecord;
import io.agnoscope.embedded.terminal.Terminal;
import java.net.URI;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has a past period of Samples asked again. */
@Command(name = "rescore", description = "Asks the Samples of a past period again.")
public final class RescoreCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--from", paramLabel = "T", required = true, description = "where it begins")
  private String from = "";

  @Option(names = "--to", paramLabel = "T", required = true, description = "where it ends")
  private String to = "";

  @Option(names = "--source", paramLabel = "S", description = "only Samples of this source")
  private @Nullable String source;

  @Option(names = "--target", paramLabel = "NAME", description = "only Samples of this target")
  private @Nullable String target;

  @Option(names = "--run", paramLabel = "NAME", description = "what the run is called")
  private @Nullable String run;

  @Option(names = "--limit", paramLabel = "N", description = "at most so many Samples")
  private @Nullable Integer limit;

  @Option(names = "--detach", description = "come back at once")
  private boolean detach;

  @Option(names = "--port-base", paramLabel = "N", description = "as given to up")
  private @Nullable Integer portBase;

  @Mixin private StateOption stateOption = new StateOption();

  @Mixin private TokenOption tokenOption = new TokenOption();

  public RescoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    int base =
        portBase == null
            ? stateOption.running().map(RunRecord::portBase).orElse(Ports.DEFAULT_BASE)
            : portBase;
    URI perturbation = service(Ports.perturbation(base));
    URI scoring = service(base);
    ZoneId here = ZoneId.systemDefault();
    RescoreOrder order =
        new RescoreOrder(
            RescoreOrder.moment(from, here),
            RescoreOrder.moment(to, here),
            run,
            source,
            target,
            limit);
    Rescore rescore =
        new Rescore(
            terminal,
            tokenOption.credential(),
            pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()));
    if (detach) {
      rescore.start(order, perturbation, scoring);
      return 0;
    }
    AtomicBoolean over = new AtomicBoolean();
    try {
      rescore.follow(order, perturbation, scoring, cancel -> cancelOnExit(cancel, over));
    } finally {
      over.set(true);
    }
    return 0;
  }

  /** Ctrl-C ends the process, and must not leave the run behind. */
  private static void cancelOnExit(Runnable cancel, AtomicBoolean over) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  if (!over.get()) {
                    cancel.run();
                  }
                }));
  }

  private static URI service(int port) {
    return URI.create("http://" + Ports.LOOPBACK + ":" + port);
  }
}
