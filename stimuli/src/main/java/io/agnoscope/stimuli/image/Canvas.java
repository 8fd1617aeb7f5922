package io.agnoscope.stimuli.image;

import java.util.Arrays;

/** A picture that is being painted, by integers alone. Not thread-safe. Colours are 0xRRGGBB. */
public final class Canvas {

  private final int width;
  private final int height;
  private final int[] rgb;

  /** A canvas of one colour; sizes in pixels. */
  public Canvas(int width, int height, int color) {
    this.width = width;
    this.height = height;
    this.rgb = new int[Math.multiplyExact(width, height)];
    Arrays.fill(rgb, color);
  }

  /** Paints a rectangle; what lies outside of the canvas is left out. */
  public Canvas fill(int left, int top, int across, int down, int color) {
    for (int y = Math.max(0, top); y < Math.min(height, top + down); y++) {
      for (int x = Math.max(0, left); x < Math.min(width, left + across); x++) {
        rgb[y * width + x] = color;
      }
    }
    return this;
  }

  /** Paints a picture with its top left corner at that place. */
  public Canvas draw(Bitmap picture, int left, int top) {
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        fill(left + x, top + y, 1, 1, picture.rgb(x, y));
      }
    }
    return this;
  }

  /**
   * Writes a line.
   *
   * @param scale pixels to a dot of the font
   * @throws IllegalArgumentException when the font lacks a character
   */
  public Canvas text(String line, int left, int top, int scale, int color) {
    int x = left;
    for (int i = 0; i < line.length(); i++) {
      String[] rows = BitmapFont.glyph(line.charAt(i));
      for (int row = 0; row < rows.length; row++) {
        for (int column = 0; column < rows[row].length(); column++) {
          if (rows[row].charAt(column) == '#') {
            fill(x + column * scale, top + row * scale, scale, scale, color);
          }
        }
      }
      x += (rows[0].length() + 1) * scale;
    }
    return this;
  }

  /** What is painted so far. */
  public Bitmap bitmap() {
    return new Bitmap(width, height, rgb.clone());
  }
}
