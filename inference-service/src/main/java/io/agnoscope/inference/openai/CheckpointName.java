package io.agnoscope.inference.openai;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names what a server runs, as far as it can be known from outside: by the model's name. */
final class CheckpointName {

  private static final String PREFIX = "openai:";
  private static final int MOST = 48;
  private static final int HASH = 8;

  private CheckpointName() {}

  /**
   * A checkpoint's name of letters, digits, dots, underscores and hyphens, different for different
   * models.
   */
  static String of(String model) {
    String plain = model.replaceAll("[^A-Za-z0-9._-]+", "-");
    if (plain.length() <= MOST) {
      return PREFIX + plain;
    }
    return PREFIX + plain.substring(0, MOST - HASH - 1) + "-" + hash(model);
  }

  private static String hash(String model) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(model.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
