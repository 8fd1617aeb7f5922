package io.agnoscope.images;

import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a picture is within a store: {@code <first 2 digits of s>/<s>/<SHA-256 of the picture>},
 * with s the SHA-256 of the Sample's id. A Sample's pictures so share a prefix, which tells nothing
 * of the id, and no folder holds more than a 256th of all Samples.
 *
 * @param sample SHA-256 of the Sample's id, lower-case hex
 * @param sha256 of the picture, lower-case hex
 */
record PictureKey(String sample, String sha256) {

  private static final String DIGEST = "[0-9a-f]{64}";
  private static final Pattern KEY =
      Pattern.compile("([0-9a-f]{2})/(" + DIGEST + ")/(" + DIGEST + ")");
  private static final Pattern SHA256 = Pattern.compile(DIGEST);

  PictureKey {
    if (!SHA256.matcher(sample).matches() || !SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("a SHA-256 has 64 lower-case hexadecimal digits");
    }
  }

  static PictureKey of(String sampleId, String sha256) {
    return new PictureKey(sha256(sampleId.getBytes(StandardCharsets.UTF_8)), sha256);
  }

  /**
   * Reads the path of a key. Only what {@link #path} writes is taken, so that no other file or
   * object can be meant.
   */
  static PictureKey parse(String path) throws FileNotFoundException {
    Matcher matcher = KEY.matcher(path);
    if (!matcher.matches() || !matcher.group(2).startsWith(matcher.group(1))) {
      throw new FileNotFoundException("the address is none of a picture");
    }
    return new PictureKey(matcher.group(2), matcher.group(3));
  }

  /** The path that all pictures of a Sample have in common, ending in a slash. */
  static String prefix(String sampleId) {
    String sample = sha256(sampleId.getBytes(StandardCharsets.UTF_8));
    return sample.substring(0, 2) + "/" + sample + "/";
  }

  String path() {
    return sample.substring(0, 2) + "/" + sample + "/" + sha256;
  }

  /**
   * Returns the bytes if they are this picture.
   *
   * @throws DamagedPictureException when they are not
   */
  byte[] checked(byte[] encoded) throws DamagedPictureException {
    if (!sha256(encoded).equals(sha256)) {
      throw new DamagedPictureException("the bytes at a picture's address have another hash");
    }
    return encoded;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
