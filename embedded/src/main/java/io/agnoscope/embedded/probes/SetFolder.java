package io.agnoscope.embedded.probes;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.state.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The folder that a set is to be in. The set is made in a folder beside it and moved when it is
 * whole, so that an interrupted run never leaves half a set under the wanted name.
 */
final class SetFolder implements AutoCloseable {

  private static final int ATTEMPTS = 100;

  private final Path target;
  private final Path draft;
  private final Thread cleaner;
  private boolean stopping;

  private SetFolder(Path target, Path draft) {
    this.target = target;
    this.draft = draft;
    this.cleaner =
        new Thread(
            () -> {
              stop();
              discard();
            },
            "agnoscope-probes-cleaner");
  }

  /**
   * Checks that the folder may be filled, and begins a draft beside it.
   *
   * @param force whether a set that is there is replaced; anything else there never is
   * @throws UserFailure when something is there that must stay
   */
  static SetFolder begin(Path folder, boolean force) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    Path parent = target.getParent();
    Path name = target.getFileName();
    if (parent == null || name == null) {
      throw new UserFailure(target + " cannot hold a set: name a folder that can be made", 2);
    }
    requireFree(target, force);
    try {
      Files.createDirectories(parent);
      Path draft = parent.resolve("." + name + ".draft-" + ProcessHandle.current().pid());
      FileTrees.delete(draft);
      Files.createDirectory(draft);
      SetFolder begun = new SetFolder(target, draft);
      Runtime.getRuntime().addShutdownHook(begun.cleaner);
      return begun;
    } catch (IOException unwritable) {
      throw new UserFailure(parent + " cannot be written to");
    }
  }

  private static void requireFree(Path target, boolean force) throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(target)) {
      throw new UserFailure(target + " is there and is no folder");
    }
    if (isEmpty(target)) {
      return;
    }
    if (!force) {
      throw new UserFailure(
          target + " is not empty; name another folder, or replace a set with --force");
    }
    if (!isSet(target)) {
      throw new UserFailure(target + " holds something else than a set: nothing was replaced");
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  /** Whether there is a manifest of ours, and nothing that we do not write. */
  private static boolean isSet(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      boolean foreign =
          inside.anyMatch(file -> !ProbeSet.FILES.contains(String.valueOf(file.getFileName())));
      Path manifest = folder.resolve(ProbeSet.MANIFEST);
      return !foreign
          && Files.isRegularFile(manifest)
          && new JsonMapper()
              .readTree(manifest.toFile())
              .path("format")
              .asText()
              .equals(ProbeSet.FORMAT);
    } catch (JacksonException notOurs) {
      return false;
    }
  }

  private synchronized void stop() {
    stopping = true;
  }

  /** Whether the process was told to stop, and the draft is going. */
  synchronized boolean isStopping() {
    return stopping;
  }

  /** Where the set is made. */
  Path draft() {
    return draft;
  }

  /**
   * Puts the finished set in its place.
   *
   * @throws IOException also when the process was told to stop: then parts of the draft are gone
   */
  synchronized void finish() throws IOException {
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

  /** Tried again while the set is still being written: without its folders that soon ends. */
  private void discard() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        FileTrees.delete(draft);
        return;
      } catch (IOException stillWritten) {
        Thread.onSpinWait();
      }
    }
    // What stays says by its name what it is, and without a manifest it is no set.
  }
}
