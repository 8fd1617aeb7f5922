package io.agnoscope.inference;

import io.agnoscope.schemas.signing.KeyPairFiles;
import io.agnoscope.schemas.signing.SigningKey;
import io.agnoscope.schemas.signing.TrustedKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A pair of keys for tests.
 *
 * @param key signs
 * @param trusted believes that key alone
 */
public record Keys(SigningKey key, TrustedKeys trusted) {

  /** A new pair, in files of a new folder below. */
  public static Keys in(Path folder) {
    try {
      Path pair = Files.createTempDirectory(folder, "keys");
      KeyPairFiles.make(pair);
      TrustedKeys trusted = TrustedKeys.read(List.of(pair.resolve(KeyPairFiles.PUBLIC)));
      return new Keys(SigningKey.read(pair.resolve(KeyPairFiles.PRIVATE), trusted), trusted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
