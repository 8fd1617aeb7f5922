package io.agnoscope.perturbation.ingest;

import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.identity.Sha256;
import io.agnoscope.stimuli.image.BitmapHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Makes an {@link Image} of a data URL or of encoded bytes, or says why it is none. */
final class PictureReader {

  private static final Map<String, String> MEDIA_TYPES =
      Map.of("png", "image/png", "jpeg", "image/jpeg", "gif", "image/gif", "bmp", "image/bmp");

  /** The decoded raster is thinned to about this many columns: it is looked at by nobody. */
  private static final int DECODED_COLUMNS = 256;

  private final Limits limits;
  private final LiftedPictures lifted;

  PictureReader(Limits limits) {
    this(limits, LiftedPictures.none());
  }

  PictureReader(Limits limits, LiftedPictures lifted) {
    this.limits = limits;
    this.lifted = lifted;
  }

  /**
   * Reads the bytes, and decodes them once so that a broken image is refused here and not later.
   *
   * @throws RefusedException when it is no data URL, too large, too many pixels, or no image that
   *     can be decoded whole
   */
  Image read(String url) throws RefusedException {
    return read(bytesOf(url));
  }

  /**
   * Decodes the bytes once so that a broken image is refused here and not later.
   *
   * @throws RefusedException when it is too large, too many pixels, or no image that can be decoded
   *     whole
   */
  Image read(byte[] encoded) throws RefusedException {
    if (encoded.length > limits.imageBytes()) {
      throw new RefusedException(
          RefusalCause.IMAGE_TOO_LARGE,
          "the image has "
              + encoded.length
              + " bytes; at most "
              + limits.imageBytes()
              + " are taken");
    }
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
      return decode(stream, encoded);
    } catch (IOException e) {
      throw unreadable();
    }
  }

  private byte[] bytesOf(String url) throws RefusedException {
    Optional<LiftedPictures.DataUrl> whole = lifted.find(url);
    if (whole.isPresent()) {
      return bytesOf(whole.get());
    }
    int comma = url.indexOf(',');
    if (!url.regionMatches(true, 0, "data:", 0, 5)) {
      throw new RefusedException(
          RefusalCause.IMAGE_NOT_INLINE,
          "an image is sent as a data URL (data:image/png;base64,...): paths and addresses are not"
              + " fetched by the service; `agnoscope ingest` puts the files of an NDJSON file"
              + " inline");
    }
    // A byte to each character: what is none of Latin-1 is no base64 either.
    byte[] text = url.getBytes(StandardCharsets.ISO_8859_1);
    String header = comma < 0 ? "" : url.substring(0, comma);
    return bytesOf(new LiftedPictures.DataUrl(header, text, comma + 1, text.length - comma - 1));
  }

  private byte[] bytesOf(LiftedPictures.DataUrl url) throws RefusedException {
    if (!url.base64()) {
      throw new RefusedException(
          RefusalCause.UNREADABLE_IMAGE,
          "the image's data URL is not base64: data:image/png;base64,...");
    }
    // Four characters hold three bytes: what is far too long is not decoded at all.
    if (url.length() / 4 * 3L > limits.imageBytes() + 3L) {
      throw new RefusedException(
          RefusalCause.IMAGE_TOO_LARGE,
          "the image has more than " + limits.imageBytes() + " bytes");
    }
    try {
      return url.decode();
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          RefusalCause.UNREADABLE_IMAGE, "the image's data URL is not valid base64");
    }
  }

  private Image decode(ImageInputStream stream, byte[] encoded)
      throws RefusedException, IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
    if (!readers.hasNext()) {
      throw new RefusedException(
          RefusalCause.UNREADABLE_IMAGE, "the image's bytes are no PNG, JPEG, GIF or BMP");
    }
    ImageReader reader = readers.next();
    try {
      String format = reader.getFormatName().toLowerCase(Locale.ROOT);
      String mediaType = MEDIA_TYPES.get(format);
      if (mediaType == null) {
        throw new RefusedException(
            RefusalCause.UNSUPPORTED_IMAGE,
            "PNG, JPEG, GIF and BMP are taken, and this image is " + format);
      }
      if (format.equals("bmp") && BitmapHeader.holdsAnotherFormat(encoded)) {
        throw new RefusedException(
            RefusalCause.UNSUPPORTED_IMAGE, "the image is a BMP that holds a JPEG or PNG");
      }
      reader.setInput(stream, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      checkPixels(width, height);
      boolean[] cut = new boolean[1];
      // The JPEG decoder fills what is missing with grey and only warns.
      reader.addIIOReadWarningListener(
          (source, warning) -> cut[0] |= warning.toLowerCase(Locale.ROOT).contains("premature"));
      ImageReadParam thinned = reader.getDefaultReadParam();
      int step = Math.max(1, width / DECODED_COLUMNS);
      thinned.setSourceSubsampling(step, Math.max(1, Math.min(step, height)), 0, 0);
      reader.read(0, thinned);
      if (cut[0]) {
        throw unreadable();
      }
      return new Image(
          Sha256.hex(encoded), mediaType, width, height, ByteBuffer.wrap(encoded), null);
    } catch (RuntimeException e) {
      // The JDK's decoders answer hostile bytes with whatever breaks first: index, negative size,
      // null.
      throw unreadable();
    } finally {
      reader.dispose();
    }
  }

  private void checkPixels(int width, int height) throws RefusedException {
    if (width < 1 || height < 1) {
      throw unreadable();
    }
    if ((long) width * height > limits.imagePixels()) {
      throw new RefusedException(
          RefusalCause.TOO_MANY_PIXELS,
          "the image is "
              + width
              + "x"
              + height
              + "; at most "
              + limits.imagePixels()
              + " pixels are taken");
    }
  }

  private static RefusedException unreadable() {
    return new RefusedException(
        RefusalCause.UNREADABLE_IMAGE, "the image cannot be decoded: it is damaged or cut short");
  }
}
