package io.agnoscope.embedded.cli;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.state.DiskRoom;
import io.agnoscope.embedded.terminal.Terminal;
import io.agnoscope.schemas.signing.KeyPairFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a pair of keys to sign checkpoints with. */
@Command(name = "keys", description = "Makes a pair of keys to sign checkpoints with.")
public final class KeysCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "their folder")
  private Path folder = Path.of("");

  public KeysCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    String id = made();
    terminal.line("Made a key " + id);
    terminal.line("  " + folder.resolve(KeyPairFiles.PRIVATE) + "  for the trainer alone");
    terminal.line("  " + folder.resolve(KeyPairFiles.PUBLIC) + "  for the trainer and the workers");
    terminal.line("k8s/README.md says how a cluster gets them.");
    return 0;
  }

  private String made() throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UserFailure(folder + " is not a folder");
    }
    try {
      Files.createDirectories(folder);
      return KeyPairFiles.make(folder);
    } catch (FileAlreadyExistsException there) {
      throw new UserFailure(there.getMessage() + " is there already: nothing was written");
    } catch (IOException unwritable) {
      if (DiskRoom.isFull(unwritable)) {
        throw unwritable;
      }
      throw new UserFailure(folder + " cannot be written to");
    }
  }
}
