package io.agnoscope.perturbation.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A body as gateways log it: JSON as it is, a text, a text of base64, or Envoy's tap form with
 * {@code as_string} or {@code as_bytes}.
 */
final class LoggedBody {

  private LoggedBody() {}

  /** The body's bytes; nothing when there are none, or when the gateway cut them. */
  static Optional<byte[]> of(JsonNode logged) {
    if (logged.isTextual()) {
      return ofText(logged.textValue());
    }
    if (!logged.isObject()) {
      return Optional.empty();
    }
    if (logged.path("truncated").asBoolean(false)) {
      return Optional.empty();
    }
    if (logged.path("as_string").isTextual()) {
      return ofText(logged.path("as_string").textValue());
    }
    return logged.path("as_bytes").isTextual()
        ? decoded(logged.path("as_bytes").textValue())
        : Optional.of(logged.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<byte[]> ofText(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    return Optional.of(decoded(text).filter(LoggedBody::beginsAsBodiesDo).orElse(plain));
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A short plain word can be sound base64 too, but of nothing that begins like this. */
  private static boolean beginsAsBodiesDo(byte[] body) {
    String start = new String(body, 0, Math.min(body.length, 16), StandardCharsets.ISO_8859_1);
    return start.stripLeading().startsWith("{") || EventStream.begins(start);
  }
}
