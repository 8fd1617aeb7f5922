package io.agnoscope.stimuli.image;

import java.awt.image.BufferedImage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PNG image and its name. Two are equal when their hashes are.
 *
 * @param sha256 lower-case hex of the SHA-256 of the encoded bytes
 * @param png the encoded bytes; shared, not to be written to
 * @param width in pixels
 * @param height in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by hash, and copies would double the cost
public record EncodedImage(String sha256, byte[] png, int width, int height) {

  /** The image encoded by {@link PngEncoder} and named by its hash. */
  public static EncodedImage of(BufferedImage image) {
    return of(Bitmap.of(image));
  }

  /** The picture encoded by {@link PngEncoder} and named by its hash. */
  public static EncodedImage of(Bitmap bitmap) {
    return named(bitmap, PngEncoder.encode(bitmap));
  }

  /** The same, when it has at most so many bytes. */
  public static Optional<EncodedImage> of(Bitmap bitmap, int maxBytes) {
    return PngEncoder.encode(bitmap, maxBytes).map(png -> named(bitmap, png));
  }

  private static EncodedImage named(Bitmap bitmap, byte[] png) {
    return new EncodedImage(sha256(png), png, bitmap.width(), bitmap.height());
  }

  /** What the bytes hash to; its name, unless somebody named it wrongly. */
  public String hash() {
    return sha256(png);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EncodedImage that && sha256.equals(that.sha256);
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }

  @Override
  public String toString() {
    return "EncodedImage[" + sha256 + ", " + width + "x" + height + ", " + png.length + " bytes]";
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
