package io.agnoscope.stimuli.instruction;

import io.agnoscope.stimuli.image.Bitmap;
import io.agnoscope.stimuli.image.Canvas;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneObject;
import java.util.Locale;

/**
 * The part of a picture that shows one object, in whole pixels.
 *
 * @param right first column beyond it
 * @param bottom first row beyond it
 */
record Region(int left, int top, int right, int bottom) {

  /** A crop or a frame is shown so many times as large, so that it can be made out. */
  static final int SCALE = 4;

  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xffffff;
  private static final int STROKE = 2;

  /** The square around an object with its marks, cut to the picture. */
  static Region around(SceneObject object) {
    double reach = object.size() / 2;
    return new Region(
        Math.max(0, (int) Math.floor(object.x() - reach)),
        Math.max(0, (int) Math.floor(object.y() - reach)),
        Math.min(Scene.SIDE, (int) Math.ceil(object.x() + reach)),
        Math.min(Scene.SIDE, (int) Math.ceil(object.y() + reach)));
  }

  /** As {@code [0.12, 0.30, 0.45, 0.61]}: shares of the picture's width and height. */
  String text() {
    double side = Scene.SIDE;
    return String.format(
        Locale.ROOT,
        "[%.2f, %.2f, %.2f, %.2f]",
        left / side,
        top / side,
        right / side,
        bottom / side);
  }

  /** The region alone, enlarged. */
  Bitmap cut(Bitmap picture) {
    Canvas canvas = new Canvas((right - left) * SCALE, (bottom - top) * SCALE, BLACK);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        canvas.fill((x - left) * SCALE, (y - top) * SCALE, SCALE, SCALE, picture.rgb(x, y));
      }
    }
    return canvas.bitmap();
  }

  /** The whole picture, enlarged, with a frame around the region: black outside, white inside. */
  Bitmap framed(Bitmap picture) {
    Bitmap enlarged = new Region(0, 0, picture.width(), picture.height()).cut(picture);
    Canvas canvas = new Canvas(enlarged.width(), enlarged.height(), BLACK).draw(enlarged, 0, 0);
    frame(canvas, 0, BLACK);
    frame(canvas, STROKE, WHITE);
    return canvas.bitmap();
  }

  private void frame(Canvas canvas, int inset, int color) {
    int x = left * SCALE + inset;
    int y = top * SCALE + inset;
    int across = (right - left) * SCALE - 2 * inset;
    int down = (bottom - top) * SCALE - 2 * inset;
    canvas
        .fill(x, y, across, STROKE, color)
        .fill(x, y + down - STROKE, across, STROKE, color)
        .fill(x, y, STROKE, down, color)
        .fill(x + across - STROKE, y, STROKE, down, color);
  }
}
