package io.agnoscope.embedded.launch;

import io.agnoscope.embedded.state.FileTrees;
import io.agnoscope.embedded.state.StateFolder;
import io.agnoscope.schemas.signing.KeyPairFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The pair of keys that checkpoints made with a state are signed and verified with. */
final class CheckpointKeys {

  private static final String TRUSTED_KEYS = "AGNOSCOPE_CHECKPOINTS_SIGNING_TRUSTED_KEYS";

  private final StateFolder state;

  CheckpointKeys(StateFolder state) {
    this.state = state;
  }

  /** Makes the pair unless it is there; a start that is cut short leaves a whole one or none. */
  void make() throws IOException {
    if (Files.isDirectory(state.keys())) {
      return;
    }
    Path part = state.newKeys();
    FileTrees.delete(part);
    Files.createDirectory(part);
    KeyPairFiles.make(part);
    Files.move(part, state.keys(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** For who loads checkpoints. */
  Map<String, String> ofVerifiers() {
    return Map.of(TRUSTED_KEYS, setting(KeyPairFiles.PUBLIC));
  }

  /**
   * For who announces them. What a state of an older release says unsigned is signed: whoever can
   * write to its broker can write to the keys too.
   */
  Map<String, String> ofTrainer() {
    return Map.of(
        TRUSTED_KEYS,
        setting(KeyPairFiles.PUBLIC),
        "AGNOSCOPE_CHECKPOINTS_SIGNING_PRIVATE_KEY_FILE",
        state.keys().resolve(KeyPairFiles.PRIVATE).toString(),
        "AGNOSCOPE_CHECKPOINTS_SIGNING_ADOPT_UNSIGNED",
        "true");
  }

  /** As one of a list, whose parts commas keep apart. */
  private String setting(String file) {
    return state.keys().resolve(file).toString().replace("\\", "\\\\").replace(",", "\\,");
  }
}
