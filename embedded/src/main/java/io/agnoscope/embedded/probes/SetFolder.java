package io.agnoscope.embedded.probes;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.state.DraftFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder that a set is to be in. */
final class SetFolder {

  private SetFolder() {}

  /**
   * Checks that the folder may be filled, and begins a draft beside it.
   *
   * @param force whether a set that is there is replaced; anything else there never is
   * @throws UserFailure when something is there that must stay
   */
  static DraftFolder begin(Path folder, boolean force) throws IOException {
    requireFree(folder.toAbsolutePath().normalize(), force);
    return DraftFolder.begin(folder);
  }

  private static void requireFree(Path target, boolean force) throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(target)) {
      throw new UserFailure(target + " is there and is no folder");
    }
    if (DraftFolder.isEmpty(target)) {
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
}
