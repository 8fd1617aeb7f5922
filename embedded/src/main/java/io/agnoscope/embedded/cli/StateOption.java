package io.agnoscope.embedded.cli;

import io.agnoscope.embedded.launch.Installation;
import io.agnoscope.embedded.state.RunFile;
import io.agnoscope.embedded.state.RunRecord;
import io.agnoscope.embedded.state.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --state}, the same for every command. */
public final class StateOption {
  @Option(names = "--state", paramLabel = "DIR", description = "where data and logs are kept")
  private @Nullable Path folder;

  StateFolder state() {
    return folder == null
        ? new StateFolder(Installation.current().root().resolve(".agnoscope"))
        : new StateFolder(folder);
  }

  /** What runs with it, if its launcher lives. */
  Optional<RunRecord> running() throws IOException {
    return new RunFile(state()).read().filter(record -> record.launcher().find().isPresent());
  }
}
