package io.agnoscope.inference.chat;

import io.agnoscope.inference.answering.Picture;
import io.agnoscope.schemas.identity.Sha256;
import io.agnoscope.stimuli.image.BitmapHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads pictures that stand in a request as data URLs. Nothing is fetched. */
public final class DataUrlPictures {

  /** Width times height, looked at before anything is decoded. */
  static final long MAX_PIXELS = 16_000_000;

  private static final String PARAM = "messages";

  private static final Map<String, String> MEDIA_TYPES =
      Map.of("png", "image/png", "jpeg", "image/jpeg", "gif", "image/gif", "bmp", "image/bmp");

  private DataUrlPictures() {}

  /**
   * The picture of a URL, with its pixels not yet decoded.
   *
   * @throws ChatRefusedException when it is no data URL, no picture, or one of too many pixels
   */
  public static Picture read(String url) throws ChatRefusedException {
    byte[] encoded = bytes(url);
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
      return new Picture(Sha256.hex(encoded), mediaType(stream, encoded), encoded);
    } catch (IOException e) {
      throw unreadable();
    }
  }

  private static byte[] bytes(String url) throws ChatRefusedException {
    if (!url.regionMatches(true, 0, "data:", 0, 5)) {
      throw ChatRefusedException.invalid(
          "image-not-inline",
          "an image is sent as a data URL (data:image/png;base64,...): addresses are not fetched",
          PARAM);
    }
    int comma = url.indexOf(',');
    if (comma < 0 || !url.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64")) {
      throw unreadable();
    }
    try {
      return Base64.getDecoder().decode(url.substring(comma + 1));
    } catch (IllegalArgumentException e) {
      throw unreadable();
    }
  }

  private static String mediaType(ImageInputStream stream, byte[] encoded)
      throws ChatRefusedException, IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
    if (!readers.hasNext()) {
      throw unreadable();
    }
    ImageReader reader = readers.next();
    try {
      String format = reader.getFormatName().toLowerCase(Locale.ROOT);
      String mediaType = MEDIA_TYPES.get(format);
      if (mediaType == null || (format.equals("bmp") && BitmapHeader.holdsAnotherFormat(encoded))) {
        throw ChatRefusedException.invalid(
            "unsupported-image", "an image is a PNG, JPEG, GIF or BMP", PARAM);
      }
      reader.setInput(stream, true, true);
      if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
        throw ChatRefusedException.invalid(
            "too-many-pixels", "an image has at most " + MAX_PIXELS + " pixels", PARAM);
      }
      return mediaType;
    } catch (RuntimeException e) {
      // The JDK's readers answer hostile headers with whatever breaks first.
      throw unreadable();
    } finally {
      reader.dispose();
    }
  }

  private static ChatRefusedException unreadable() {
    return ChatRefusedException.invalid(
        "unreadable-image", "an image is a data URL of base64: data:image/png;base64,...", PARAM);
  }
}
