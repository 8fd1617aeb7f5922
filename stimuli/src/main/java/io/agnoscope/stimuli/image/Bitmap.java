package io.agnoscope.stimuli.image;

import java.awt.image.BufferedImage;
import java.util.function.IntUnaryOperator;

/** An opaque picture as pixels. Immutable; painted on a {@link Canvas} or decoded. */
public final class Bitmap {

  private final int width;
  private final int height;
  private final int[] rgb;

  /** Takes the array over; pixels are 0xRRGGBB, rows from the top. */
  Bitmap(int width, int height, int[] rgb) {
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /** The colours of an image, without its alpha. */
  public static Bitmap of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
    return new Bitmap(width, height, rgb).map(color -> color & 0xffffff);
  }

  /** Pixels across. */
  public int width() {
    return width;
  }

  /** Pixels down. */
  public int height() {
    return height;
  }

  /** The colour of a pixel, 0xRRGGBB, counted from the top left. */
  public int rgb(int x, int y) {
    return rgb[y * width + x];
  }

  /** The picture with every colour (0xRRGGBB) replaced. */
  public Bitmap map(IntUnaryOperator colorOfColor) {
    int[] mapped = new int[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      mapped[i] = colorOfColor.applyAsInt(rgb[i]);
    }
    return new Bitmap(width, height, mapped);
  }

  /** Copies a row of colours to an array of at least that width. */
  void copyRow(int y, int[] row) {
    System.arraycopy(rgb, y * width, row, 0, width);
  }
}
