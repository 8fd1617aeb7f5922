package io.agnoscope.embedded.state;

import io.agnoscope.embedded.UserFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder that holds everything one installation keeps between runs. */
public record StateFolder(Path root) {
  private static final String MARKER = "agnoscope-state";

  /** Everything that is ever put there; nothing else is deleted. */
  private static final Set<String> OURS =
      Set.of(
          MARKER,
          "lock",
          "run.json",
          "run.json.new",
          "controller-port",
          "app",
          "broker",
          "cds",
          "checkpoints",
          "images",
          "keys",
          "keys.new",
          "logs",
          "streams");

  public StateFolder {
    root = root.toAbsolutePath().normalize();
  }

  public Path logs() {
    return root.resolve("logs");
  }

  public Path broker() {
    return root.resolve("broker");
  }

  public Path checkpoints() {
    return root.resolve("checkpoints");
  }

  /** With what checkpoints made here are signed. */
  public Path keys() {
    return root.resolve("keys");
  }

  /** The same before it is whole. */
  public Path newKeys() {
    return root.resolve("keys.new");
  }

  public Path streams(String service) {
    return root.resolve("streams").resolve(service);
  }

  public Path images() {
    return root.resolve("images");
  }

  /**
   * The artifacts of the running processes, apart from those that a build may replace meanwhile.
   */
  public Path app() {
    return root.resolve("app");
  }

  public Path sharedArchives() {
    return root.resolve("cds");
  }

  public Path runFile() {
    return root.resolve("run.json");
  }

  public Path lockFile() {
    return root.resolve("lock");
  }

  public Path controllerPortFile() {
    return root.resolve("controller-port");
  }

  public boolean isOurs() {
    return Files.isRegularFile(root.resolve(MARKER));
  }

  /**
   * Makes the folder and marks it as a state folder.
   *
   * @throws UserFailure when it cannot be written, or holds something else
   */
  public void prepare() throws IOException {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new UserFailure(root + " is not a folder; name one with --state");
    }
    if (!isOurs()) {
      refuseForeign();
    }
    try {
      for (Path folder : List.of(root, logs(), checkpoints(), images(), sharedArchives())) {
        Files.createDirectories(folder);
      }
      Files.writeString(
          root.resolve(MARKER),
          "The state of Agnoscope. ./agnoscope down --wipe deletes what Agnoscope put here.\n");
    } catch (IOException unwritable) {
      if (DiskRoom.isFull(unwritable)) {
        throw unwritable;
      }
      throw new UserFailure(
          "the state folder " + root + " cannot be written to; name another with --state");
    }
  }

  private void refuseForeign() throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> entries = Files.list(root)) {
      if (entries.anyMatch(entry -> !OURS.contains(entry.getFileName().toString()))) {
        throw new UserFailure(
            root
                + " holds something else than Agnoscope's state; name an empty folder with --state");
      }
    }
  }

  /** Deletes what Agnoscope put there, and the folder itself when nothing else is in it. */
  public void wipe() throws IOException {
    for (String entry : OURS) {
      if (!entry.equals(MARKER)) {
        FileTrees.delete(root.resolve(entry));
      }
    }
    Files.deleteIfExists(root.resolve(MARKER));
    try (Stream<Path> rest = Files.list(root)) {
      if (rest.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(root);
  }
}
