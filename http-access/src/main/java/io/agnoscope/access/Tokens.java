package io.agnoscope.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fixed tokens of one role, as they are configured. Their text form says nothing of them.
 *
 * @param all in their order
 */
record Tokens(List<String> all) {
  static final Tokens NONE = new Tokens(List.of());

  private static final int LEAST_CHARACTERS = 32;
  private static final int MOST_CHARACTERS = 1_000;
  private static final int MOST_TOKENS = 100;
  private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

  /**
   * The tokens that are configured.
   *
   * @param key of the configuration, to be named
   * @throws IllegalStateException if both are given, the file cannot be read, or a token is none
   */
  static Tokens of(String key, Optional<List<String>> given, Optional<Path> file) {
    if (given.isPresent() && file.isPresent()) {
      throw new IllegalStateException(key + " and " + key + "-file cannot both be set");
    }
    if (file.isPresent()) {
      try {
        return read(key + "-file", file.get());
      } catch (IOException e) {
        throw new IllegalStateException(key + "-file cannot be read: " + file.get(), e);
      }
    }
    return given.map(tokens -> checked(key, tokens)).orElse(NONE);
  }

  /**
   * The tokens of a file, one a line.
   *
   * @throws IllegalStateException if there is none, or one is none
   */
  static Tokens read(String key, Path file) throws IOException {
    List<String> lines =
        Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    if (lines.isEmpty()) {
      throw new IllegalStateException(key + " has no token in it");
    }
    return checked(key, lines);
  }

  private static Tokens checked(String key, List<String> tokens) {
    if (tokens.size() > MOST_TOKENS) {
      throw new IllegalStateException(key + " has more than " + MOST_TOKENS + " tokens");
    }
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (token.length() < LEAST_CHARACTERS
          || token.length() > MOST_CHARACTERS
          || !VISIBLE.matcher(token).matches()) {
        throw new IllegalStateException(
            "%s: token %d is not of %d to %d visible ASCII characters"
                .formatted(key, i + 1, LEAST_CHARACTERS, MOST_CHARACTERS));
      }
    }
    return new Tokens(List.copyOf(tokens));
  }

  /** The one to send, if there is any. */
  Optional<String> first() {
    return all.stream().findFirst();
  }

  @Override
  public String toString() {
    return all.size() + " tokens";
  }
}
