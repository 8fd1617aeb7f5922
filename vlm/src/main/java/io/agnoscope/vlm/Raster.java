package io.agnoscope.vlm;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture as TinyVLM sees it: 64×64 pixels of red, green and blue, one byte each, rows from the
 * top. Other sizes are area-averaged to fit and letterboxed in mid-grey, which the network reads as
 * zero.
 */
public final class Raster {

  /** Width and height in pixels. */
  public static final int SIDE = 64;

  private static final int COLORS = 3;

  /** Bytes of all pixels. */
  public static final int BYTES = COLORS * SIDE * SIDE;

  private static final long MOST_PIXELS = 16_000_000;

  /**
   * Pixels that are decoded at most: of larger images every second row and column. Each is averaged
   * over hundreds all the same, and eight bytes of memory for each pixel of several images at a
   * time would be too much.
   */
  private static final long MOST_DECODED_PIXELS = 4_000_000;

  private final byte[] pixels;

  /** Asked for each time that a batch looks which pictures are the same. */
  private final int hash;

  private Raster(byte[] pixels) {
    this.pixels = pixels;
    this.hash = Arrays.hashCode(pixels);
  }

  /**
   * Decodes a PNG or JPEG of at most 16 million pixels.
   *
   * @throws IllegalArgumentException when the bytes are no image that the JDK can read, or the
   *     image is larger; the size is looked at before anything is decoded
   */
  public static Raster ofPng(byte[] encoded) {
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new IllegalArgumentException("not a PNG or JPEG image");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
          throw new IllegalArgumentException("an image of more than 16 million pixels");
        }
        ImageReadParam param = reader.getDefaultReadParam();
        int step = pixels > MOST_DECODED_PIXELS ? 2 : 1;
        param.setSourceSubsampling(step, step, 0, 0);
        return of(reader.read(0, param));
      } finally {
        reader.dispose();
      }
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The JDK's decoders answer broken bytes with whatever breaks first.
      throw new IllegalArgumentException("not a readable image", e);
    }
  }

  /** Encodes it as a PNG of 64×64, which decodes to the same raster. */
  public byte[] toPng() {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SIDE * SIDE; i++) {
      int red = pixels[COLORS * i] & 0xff;
      int green = pixels[COLORS * i + 1] & 0xff;
      int blue = pixels[COLORS * i + 2] & 0xff;
      image.setRGB(i % SIDE, i / SIDE, (red << 16) | (green << 8) | blue);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", bytes)) {
        throw new IllegalStateException("every Java platform writes PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Converts an image of any size. */
  public static Raster of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
    byte[] pixels = new byte[BYTES];
    if (width == SIDE && height == SIDE) {
      for (int i = 0; i < SIDE * SIDE; i++) {
        put(pixels, i, rgb[i] >> 16 & 0xff, rgb[i] >> 8 & 0xff, rgb[i] & 0xff);
      }
      return new Raster(pixels);
    }
    Arrays.fill(pixels, (byte) 0x80);
    double scale = (double) Math.max(width, height) / SIDE;
    int left = (int) Math.floor((SIDE - width / scale) / 2);
    int top = (int) Math.floor((SIDE - height / scale) / 2);
    int columns = Math.clamp(Math.round(width / scale), 1, SIDE);
    int rows = Math.clamp(Math.round(height / scale), 1, SIDE);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        average(rgb, width, height, x, y, columns, rows, pixels, (top + y) * SIDE + left + x);
      }
    }
    return new Raster(pixels);
  }

  /** A plain picture of one color, components 0 to 255. */
  public static Raster filled(int red, int green, int blue) {
    byte[] pixels = new byte[BYTES];
    for (int i = 0; i < SIDE * SIDE; i++) {
      put(pixels, i, red, green, blue);
    }
    return new Raster(pixels);
  }

  /**
   * Writes the network's values, [SIDE, SIDE, 3], (byte − 128) / 127.5 roughly in [−1, 1], from an
   * offset on.
   */
  public void copyTo(float[] target, int offset) {
    for (int i = 0; i < BYTES; i++) {
      target[offset + i] = ((pixels[i] & 0xff) - 127.5f) / 127.5f;
    }
  }

  private static void average(
      int[] rgb,
      int width,
      int height,
      int x,
      int y,
      int columns,
      int rows,
      byte[] pixels,
      int place) {
    int x0 = x * width / columns;
    int x1 = Math.max(x0 + 1, (x + 1) * width / columns);
    int y0 = y * height / rows;
    int y1 = Math.max(y0 + 1, (y + 1) * height / rows);
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int j = y0; j < y1; j++) {
      for (int i = x0; i < x1; i++) {
        int pixel = rgb[j * width + i];
        red += pixel >> 16 & 0xff;
        green += pixel >> 8 & 0xff;
        blue += pixel & 0xff;
      }
    }
    int n = (x1 - x0) * (y1 - y0);
    put(pixels, place, (int) (red / n), (int) (green / n), (int) (blue / n));
  }

  private static void put(byte[] pixels, int place, int red, int green, int blue) {
    pixels[COLORS * place] = (byte) red;
    pixels[COLORS * place + 1] = (byte) green;
    pixels[COLORS * place + 2] = (byte) blue;
  }

  /** Whether all pixels are the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Raster that && Arrays.equals(pixels, that.pixels);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
