package io.agnoscope.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows fixed tokens again, in a time that says nothing of them. Immutable. */
final class FixedTokens {
  @SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
  private record Known(byte[] digest, Role role) {}

  private final List<Known> known;

  /**
   * The tokens of both roles.
   *
   * @throws IllegalStateException if one has both
   */
  FixedTokens(Tokens ingest, Tokens service) {
    if (ingest.all().stream().anyMatch(service.all()::contains)) {
      throw new IllegalStateException(
          "A token of agnoscope.access.ingest-tokens is one of agnoscope.access.service-tokens too");
    }
    this.known =
        Stream.concat(
                ingest.all().stream().map(token -> new Known(digest(token), Role.INGEST)),
                service.all().stream().map(token -> new Known(digest(token), Role.SERVICE)))
            .toList();
  }

  /** The role that a token gives. Every known token is compared, whichever it is. */
  Optional<Role> roleOf(String token) {
    byte[] digest = digest(token);
    Optional<Role> found = Optional.empty();
    for (Known one : known) {
      if (MessageDigest.isEqual(one.digest(), digest)) {
        found = Optional.of(one.role());
      }
    }
    return found;
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
