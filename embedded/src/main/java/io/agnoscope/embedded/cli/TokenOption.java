package io.agnoscope.embedded.cli;

import io.agnoscope.embedded.access.Credential;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --token-file}, the same for every command that calls services. */
public final class TokenOption {
  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "has the token for services that ask who calls, else AGNOSCOPE_TOKEN")
  private @Nullable Path file;

  Credential credential() {
    return Credential.of(file, System.getenv(Credential.VARIABLE));
  }
}
