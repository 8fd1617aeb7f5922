package io.agnoscope.schemas.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Keys as text (RFC 7468), as OpenSSL and cert-manager write them too. */
final class Pem {

  static final String PRIVATE = "PRIVATE KEY";
  static final String PUBLIC = "PUBLIC KEY";

  private static final int LINE = 64;
  private static final byte[] NEWLINE = {'\n'};

  /** A file of keys is short; anything else was named by mistake. */
  private static final long MAX_BYTES = 1 << 20;

  private Pem() {}

  static String text(String label, byte[] encoded) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getMimeEncoder(LINE, NEWLINE).encodeToString(encoded), label);
  }

  /**
   * What a file has under a label, in order. Text around it is passed over.
   *
   * @throws IllegalArgumentException when the file cannot be read, or what it has is not base64
   */
  static List<byte[]> read(String label, Path file) {
    Pattern block =
        Pattern.compile("-----BEGIN " + label + "-----([^-]*)-----END " + label + "-----");
    try {
      return block
          .matcher(text(file))
          .results()
          .map(found -> Base64.getMimeDecoder().decode(found.group(1)))
          .toList();
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + " has a " + label + " that is not base64", e);
    }
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("larger than any file of keys");
    }
    // Every byte is a letter in it: whatever is around the keys does no harm.
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
