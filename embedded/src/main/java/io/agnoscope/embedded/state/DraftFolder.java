package io.agnoscope.embedded.state;

import io.agnoscope.embedded.UserFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A folder that is filled under another name beside its own and moved when it is whole, so that an
 * interrupted run never leaves half of it under the wanted name.
 */
public final class DraftFolder implements AutoCloseable {

  private static final int ATTEMPTS = 100;

  private final Path target;
  private final Path draft;
  private final Thread cleaner;
  private boolean stopping;

  private DraftFolder(Path target, Path draft) {
    this.target = target;
    this.draft = draft;
    this.cleaner =
        new Thread(
            () -> {
              stop();
              discard();
            },
            "agnoscope-draft-cleaner");
  }

  /**
   * Begins a draft. What is in the wanted place is replaced in the end.
   *
   * @throws UserFailure when no folder can be made there
   */
  public static DraftFolder begin(Path folder) {
    Path target = folder.toAbsolutePath().normalize();
    Path parent = target.getParent();
    Path name = target.getFileName();
    if (parent == null || name == null) {
      throw new UserFailure(target + " cannot be filled: name a folder that can be made", 2);
    }
    try {
      Files.createDirectories(parent);
      Path draft = parent.resolve("." + name + ".draft-" + ProcessHandle.current().pid());
      FileTrees.delete(draft);
      Files.createDirectory(draft);
      DraftFolder begun = new DraftFolder(target, draft);
      Runtime.getRuntime().addShutdownHook(begun.cleaner);
      return begun;
    } catch (IOException unwritable) {
      throw new UserFailure(parent + " cannot be written to");
    }
  }

  /** Whether nothing is in a folder. */
  public static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  private synchronized void stop() {
    stopping = true;
  }

  /** Whether the process was told to stop, and the draft is going. */
  public synchronized boolean isStopping() {
    return stopping;
  }

  /** Where the folder is made. */
  public Path draft() {
    return draft;
  }

  /**
   * Puts the finished folder in its place.
   *
   * @throws IOException also when the process was told to stop: then parts of the draft are gone
   */
  public synchronized void finish() throws IOException {
    if (stopping) {
      throw new IOException("stopped");
    }
    FileTrees.delete(target);
    Files.move(draft, target);
  }

  /** Deletes what was not finished. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
      discard();
    } catch (IllegalStateException stopping) {
      // The hook is running: it does what is left to do.
    }
  }

  /**
   * Deletes the draft under another name, so that who still writes to it cannot go on; tried again
   * while somebody is in the midst of it.
   */
  private void discard() {
    Path discarded = draft.resolveSibling(draft.getFileName() + "-discarded");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        if (Files.exists(draft)) {
          FileTrees.delete(discarded);
          Files.move(draft, discarded);
        }
        FileTrees.delete(discarded);
        return;
      } catch (IOException stillWritten) {
        Thread.onSpinWait();
      }
    }
    // What stays says by its name what it is.
  }
}
