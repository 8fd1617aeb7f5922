package io.agnoscope.stimuli.scene;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Draws scenes as 64×64 RGB pictures, the same pixels on every JVM: outlines are distance
 * functions, edges are smoothed by the distance itself, and no rasteriser or font is involved.
 */
public final class SceneRenderer {

  private static final int MARK_RGB = 0x24262e;

  private SceneRenderer() {}

  /** The picture, {@code TYPE_INT_RGB}, 64×64. */
  public static BufferedImage render(Scene scene) {
    BufferedImage image = new BufferedImage(Scene.SIDE, Scene.SIDE, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    paint(scene.background(), pixels);
    scene.clutter().forEach(speck -> paint(speck, pixels));
    scene.objects().forEach(object -> paint(object, pixels));
    return image;
  }

  private static void paint(Background background, int[] pixels) {
    double middle = (Scene.SIDE - 1) / 2.0;
    for (int y = 0; y < Scene.SIDE; y++) {
      for (int x = 0; x < Scene.SIDE; x++) {
        double levels = background.slopeX() * (x - middle) + background.slopeY() * (y - middle);
        pixels[y * Scene.SIDE + x] = Rgb.brighter(background.rgb(), levels);
      }
    }
  }

  private static void paint(Speck speck, int[] pixels) {
    double reach = Math.max(Math.abs(speck.reachX()), Math.abs(speck.reachY())) + 1;
    Box box = Box.around(speck.x(), speck.y(), reach);
    for (int y = box.top; y < box.bottom; y++) {
      for (int x = box.left; x < box.right; x++) {
        double distance =
            Distances.toSegment(
                x + 0.5 - speck.x(),
                y + 0.5 - speck.y(),
                -speck.reachX(),
                -speck.reachY(),
                speck.reachX(),
                speck.reachY());
        int at = y * Scene.SIDE + x;
        pixels[at] = Rgb.brighter(pixels[at], speck.levels() * Math.clamp(1 - distance, 0.0, 1.0));
      }
    }
  }

  private static void paint(SceneObject object, int[] pixels) {
    double cos = StrictMath.cos(object.rotation());
    double sin = StrictMath.sin(object.rotation());
    double body = object.bodyRadius();
    double reach = object.size() / 2;
    Box box = Box.around(object.x(), object.y(), reach + 1);
    for (int y = box.top; y < box.bottom; y++) {
      for (int x = box.left; x < box.right; x++) {
        double dx = x + 0.5 - object.x();
        double dy = y + 0.5 - object.y();
        int at = y * Scene.SIDE + x;
        double marked = Marks.coverage(object.action(), dx, dy, body, reach);
        int below = marked == 0 ? pixels[at] : Rgb.mix(pixels[at], MARK_RGB, marked);
        double u = cos * dx + sin * dy;
        double v = cos * dy - sin * dx;
        double depth = -body * Distances.toOutline(object.kind(), u / body, v / body);
        double covered = Math.clamp(depth + 0.5, 0.0, 1.0);
        pixels[at] =
            covered == 0
                ? below
                : Rgb.mix(
                    below,
                    Texture.at(object.material(), object.color(), u, v, depth, below),
                    covered);
      }
    }
  }

  /** The pixels that a thing can touch, cut to the picture. */
  private record Box(int left, int top, int right, int bottom) {

    static Box around(double x, double y, double reach) {
      return new Box(
          (int) Math.max(0, x - reach),
          (int) Math.max(0, y - reach),
          (int) Math.min(Scene.SIDE, x + reach + 1),
          (int) Math.min(Scene.SIDE, y + reach + 1));
    }
  }
}
