package io.agnoscope.embedded.cli;

import io.agnoscope.embedded.probes.ProbeSetMaker;
import io.agnoscope.embedded.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a set of EMMA-style questions. */
@Command(name = "probes", description = "Writes a set of EMMA-style questions.")
public final class ProbesCommand implements Callable<Integer> {
  private static final long DEFAULT_SIZE = 9_000;

  private final Terminal terminal;

  @Option(names = "--n", paramLabel = "N", description = "how many questions")
  private long size = DEFAULT_SIZE;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "the set's folder")
  private Path folder = Path.of("");

  @Option(names = "--seed", paramLabel = "S", description = "what all choices derive from")
  private long seed = 1;

  @Option(
      names = "--scene-graph",
      paramLabel = "DIR",
      description = "scene graphs with their pictures, instead of drawn scenes")
  private @Nullable Path graphs;

  @Option(names = "--force", description = "replace a set that is there")
  private boolean force;

  public ProbesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    ProbeSetMaker maker = new ProbeSetMaker(terminal);
    if (graphs == null) {
      maker.drawn(size, seed, folder, force);
    } else {
      maker.graphs(size, seed, graphs, folder, force);
    }
    return 0;
  }
}
