package io.agnoscope.scoring.notification;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A secret, as it stands in the configuration or in a file. A file is read each time, so that a new
 * secret is taken up without a restart. Its text form says nothing.
 */
final class Secret {
  private static final int LONGEST = 8_192;

  private final @Nullable String value;
  private final @Nullable Path file;

  private Secret(@Nullable String value, @Nullable Path file) {
    this.value = value;
    this.file = file;
  }

  /**
   * The secret, if one is configured.
   *
   * @param key of the configuration, to be named
   * @throws IllegalStateException if both are given, or the file cannot be read
   */
  static Optional<Secret> of(String key, Optional<String> value, Optional<Path> file) {
    if (value.isPresent() && file.isPresent()) {
      throw new IllegalStateException(key + " and " + key + "-file cannot both be set");
    }
    if (value.isEmpty() && file.isEmpty()) {
      return Optional.empty();
    }
    Secret secret = new Secret(value.orElse(null), file.orElse(null));
    try {
      if (secret.read().isEmpty()) {
        throw new IllegalStateException(key + (file.isPresent() ? "-file" : "") + " is empty");
      }
    } catch (IOException e) {
      throw new IllegalStateException(key + "-file cannot be read: " + file.get(), e);
    }
    return Optional.of(secret);
  }

  /** The secret, without the white space around it. */
  String read() throws IOException {
    if (file == null) {
      return String.valueOf(value).strip();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
    }
  }

  @Override
  public String toString() {
    return "Secret";
  }
}
