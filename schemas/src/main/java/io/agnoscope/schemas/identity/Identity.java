package io.agnoscope.schemas.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Digests of several parts, each written behind its length so that no two lists of parts meet. */
public final class Identity {

  private Identity() {}

  /**
   * Returns SHA-256 in hex over the parts, each as its UTF-8 bytes behind their count (4 bytes,
   * big-endian). Without the counts ("ab", "c") and ("a", "bc") would be the same identity.
   */
  public static String of(String... parts) {
    MessageDigest digest = Sha256.digest();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
