package io.agnoscope.inference.openai;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a server knows us by. Its text form tells nothing. */
public final class ApiKey {

  private final Source source;

  private ApiKey(Source source) {
    this.source = source;
  }

  /** For servers that ask for none. */
  public static ApiKey none() {
    return new ApiKey(Optional::empty);
  }

  /** A key as it is. */
  public static ApiKey of(String key) {
    return new ApiKey(() -> Optional.of(key));
  }

  /** The key in a file, without the white space around it. */
  public static ApiKey inFile(Path file) {
    return new ApiKey(() -> Optional.of(Files.readString(file).strip()));
  }

  /**
   * The key, if there is one.
   *
   * @throws IOException when its file cannot be read
   */
  Optional<String> read() throws IOException {
    return source.read();
  }

  @Override
  public String toString() {
    return "ApiKey";
  }

  private interface Source {
    Optional<String> read() throws IOException;
  }
}
