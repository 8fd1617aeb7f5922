package io.agnoscope.stimuli.catalogue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a sequence of texts, each with its length before it. */
final class Fingerprint {

  private final MessageDigest digest;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  Fingerprint add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
    return this;
  }

  Fingerprint add(Declaration declaration) {
    add(declaration.name());
    add(Integer.toString(declaration.version()));
    add(declaration.kind().name());
    add(declaration.touches().name());
    add(declaration.split().name());
    // In the enum's order, see Declaration.
    add(declaration.soundFor().toString());
    add(String.valueOf(declaration.severity()));
    return this;
  }

  Fingerprint add(LinePool pool) {
    pool.sections()
        .forEach((heading, lines) -> {
          add("[" + heading + "]");
          lines.forEach(this::add);
        });
    return this;
  }

  /** 256 bits in lower-case hex. Ends this fingerprint. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
