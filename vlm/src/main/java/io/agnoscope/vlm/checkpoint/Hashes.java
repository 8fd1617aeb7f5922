package io.agnoscope.vlm.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 as lower-case hex. */
public final class Hashes {

  private Hashes() {}

  /** Of bytes. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Of lines joined by line feeds, in UTF-8. */
  public static String sha256(List<String> lines) {
    return sha256(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }
}
