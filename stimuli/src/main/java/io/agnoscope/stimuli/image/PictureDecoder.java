package io.agnoscope.stimuli.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes PNG, JPEG and BMP pictures to the values that are stored in them: no colour profile is
 * applied, so that no colour management of a JVM takes part.
 */
public final class PictureDecoder {

  /** Pictures with more pixels are not decoded: 4 Mi, about 2048×2048. */
  public static final long MOST_PIXELS = 1L << 22;

  private static final Set<String> FORMATS = Set.of("png", "jpeg", "bmp");

  private PictureDecoder() {}

  /** The pixels of an encoded picture, or why there are none to be had. Never throws. */
  public static Decoding decode(byte[] encoded) {
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        return unusable(Decoding.Cause.UNSUPPORTED);
      }
      ImageReader reader = readers.next();
      try {
        return read(reader, stream, encoded);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException broken) {
      // The JDK's decoders answer hostile bytes with whatever breaks first: index, negative size.
      return unusable(Decoding.Cause.UNREADABLE);
    }
  }

  private static Decoding read(ImageReader reader, ImageInputStream stream, byte[] encoded)
      throws IOException {
    String format = reader.getFormatName().toLowerCase(Locale.ROOT);
    if (!FORMATS.contains(format)
        || (format.equals("bmp") && BitmapHeader.holdsAnotherFormat(encoded))
        || ExifOrientation.of(encoded) != ExifOrientation.UPRIGHT) {
      return unusable(Decoding.Cause.UNSUPPORTED);
    }
    reader.setInput(stream, true, true);
    if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
      return unusable(Decoding.Cause.TOO_MANY_PIXELS);
    }
    boolean[] cut = new boolean[1];
    // The JPEG decoder fills what is missing with grey and only warns.
    reader.addIIOReadWarningListener(
        (source, warning) -> cut[0] |= warning.toLowerCase(Locale.ROOT).contains("premature"));
    BufferedImage image = reader.read(0);
    return cut[0] ? unusable(Decoding.Cause.UNREADABLE) : pixels(image);
  }

  private static Decoding pixels(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] rgb = new int[width * height];
    Raster raster = image.getRaster();
    ColorModel colors = image.getColorModel();
    int bands = raster.getNumBands();
    int[] samples = new int[bands * width];
    for (int y = 0; y < height; y++) {
      raster.getPixels(0, y, width, 1, samples);
      for (int x = 0; x < width; x++) {
        int argb =
            colors instanceof IndexColorModel palette
                ? palette.getRGB(samples[x])
                : argb(colors, samples, x * bands, bands);
        if (argb >>> 24 != 0xff) {
          return unusable(Decoding.Cause.UNSUPPORTED);
        }
        rgb[y * width + x] = argb & 0xffffff;
      }
    }
    return new Decoding.Pixels(new Bitmap(width, height, rgb));
  }

  /** One to four bands: grey, grey and alpha, RGB, RGB and alpha. */
  private static int argb(ColorModel colors, int[] samples, int at, int bands) {
    int red = level(colors, samples, at, 0);
    int green = bands < 3 ? red : level(colors, samples, at, 1);
    int blue = bands < 3 ? red : level(colors, samples, at, 2);
    int alpha = bands % 2 == 0 ? level(colors, samples, at, bands - 1) : 0xff;
    return alpha << 24 | red << 16 | green << 8 | blue;
  }

  /** A sample of any depth as 0 to 255. */
  private static int level(ColorModel colors, int[] samples, int at, int band) {
    int most = (1 << colors.getComponentSize(band)) - 1;
    return (int) ((samples[at + band] * 255L + most / 2) / most);
  }

  private static Decoding unusable(Decoding.Cause cause) {
    return new Decoding.Unusable(cause);
  }
}
