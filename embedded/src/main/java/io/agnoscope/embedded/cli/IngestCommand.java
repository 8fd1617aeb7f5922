package io.agnoscope.embedded.cli;

import io.agnoscope.embedded.ingest.Ingestion;
import io.agnoscope.embedded.launch.Ports;
import io.agnoscope.embedded.state.RunRecord;
import io.agnoscope.embedded.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends Samples from files. */
@Command(name = "ingest", description = "Sends Samples from NDJSON files.")
public final class IngestCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--port-base", paramLabel = "N", description = "as given to up")
  private @Nullable Integer portBase;

  @Mixin private StateOption stateOption = new StateOption();

  @Mixin private TokenOption tokenOption = new TokenOption();

  @Parameters(arity = "1..*", paramLabel = "FILE.ndjson", description = "Samples, one a line")
  private List<Path> files = List.of();

  public IngestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    int base =
        portBase == null
            ? stateOption.running().map(RunRecord::portBase).orElse(Ports.DEFAULT_BASE)
            : portBase;
    URI service = URI.create("http://" + Ports.LOOPBACK + ":" + Ports.perturbation(base));
    return new Ingestion(terminal, tokenOption.credential()).send(service, files) ? 0 : 1;
  }
}
