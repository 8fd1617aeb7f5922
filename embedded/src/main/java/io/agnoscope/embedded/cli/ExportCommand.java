package io.agnoscope.embedded.cli;

import io.agnoscope.embedded.export.ExportOrder;
import io.agnoscope.embedded.export.Exporter;
import io.agnoscope.embedded.export.HardExampleLog;
import io.agnoscope.embedded.terminal.Terminal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what models that train elsewhere learn from. */
@Command(name = "export", description = "Writes a dataset for models that train elsewhere.")
public final class ExportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "the export's folder")
  private Path folder = Path.of("");

  @Option(names = "--since", paramLabel = "T", description = "hard examples from then on")
  private @Nullable String since;

  @Option(names = "--to", paramLabel = "T", description = "hard examples until then")
  private @Nullable String to;

  @Option(
      names = "--sources",
      paramLabel = "S",
      split = ",",
      description = "whose hard examples, by source")
  private Set<String> sources = Set.of("probe", "api", "file");

  @Option(
      names = "--without-tenants",
      paramLabel = "T",
      split = ",",
      description = "whose hard examples are left out")
  private Set<String> withoutTenants = Set.of();

  @Option(names = "--emma", paramLabel = "N", description = "how many EMMA-style conversations")
  private long conversations = 3_000;

  @Option(names = "--held-out", paramLabel = "SHARE", description = "share that is held out")
  private double heldOut = 0.1;

  @Option(names = "--seed", paramLabel = "S", description = "what the conversations derive from")
  private long seed = 1;

  @Mixin private BrokerOption broker = new BrokerOption();

  public ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    ZoneId here = ZoneId.systemDefault();
    ExportOrder order =
        new ExportOrder(
            ExportOrder.moment("--since", since, here),
            ExportOrder.moment("--to", to, here),
            sources,
            withoutTenants,
            conversations,
            heldOut,
            seed);
    HardExampleLog log = new HardExampleLog(broker.config());
    new Exporter(terminal).export(order, log, broker.state().images(), folder);
    return 0;
  }
}
