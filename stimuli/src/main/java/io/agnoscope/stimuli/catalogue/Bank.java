package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.scene.Look;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneComposer;
import io.agnoscope.stimuli.scene.SceneRenderer;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The images that Perturbations insert: few and fixed, so that a worker holds them all and no fresh
 * noise travels. RGB, named by their hash; 64×64, but for screenshots.
 *
 * <p>Of the {@value #UNRELATED} drawn scenes the first {@value #UNRELATED_TRAIN} are of the split
 * TRAIN; the others are kept for WATCH.
 */
final class Bank {

  static final int NOISE = 16;
  static final int UNRELATED = 48;
  static final int UNRELATED_TRAIN = 32;
  static final int SCREENSHOTS = 8;

  /** A seed of the bank's own: its scenes are no probe's. */
  private static final Randomness SEED = Randomness.of("agnoscope catalogue bank");

  private final EncodedImage black;
  private final EncodedImage white;
  private final List<EncodedImage> noise;
  private final List<EncodedImage> unrelated;
  private final List<EncodedImage> screenshots;
  private final Map<String, EncodedImage> byHash;

  private Bank() {
    black = image(pixel -> 0x000000);
    white = image(pixel -> 0xffffff);
    noise = IntStream.range(0, NOISE).mapToObj(Bank::noiseImage).toList();
    unrelated = IntStream.range(0, UNRELATED).mapToObj(Bank::scene).toList();
    List<String> lines = LinePool.load("forms", View.Split.WATCH).lines();
    screenshots =
        IntStream.range(0, SCREENSHOTS)
            .mapToObj(index -> Screenshots.draw(lines, SEED.split("screenshot/" + index)))
            .map(EncodedImage::of)
            .toList();
    byHash = new LinkedHashMap<>();
    Stream.of(List.of(black, white), noise, unrelated, screenshots)
        .flatMap(List::stream)
        .forEach(image -> byHash.put(image.sha256(), image));
  }

  /** The one bank of this catalogue edition, drawn when first asked for. */
  static Bank standard() {
    return Standard.INSTANCE;
  }

  EncodedImage black() {
    return black;
  }

  EncodedImage white() {
    return white;
  }

  /** Images whose bytes are uniform in 0..255. */
  List<EncodedImage> noise() {
    return noise;
  }

  /** Drawn scenes that the split may use. */
  List<EncodedImage> unrelated(View.Split split) {
    return switch (split) {
      case TRAIN -> unrelated.subList(0, UNRELATED_TRAIN);
      case WATCH -> unrelated.subList(UNRELATED_TRAIN, UNRELATED);
    };
  }

  /** What looks like a screen with windows, {@value Screenshots#WIDTH} pixels across; WATCH. */
  List<EncodedImage> screenshots() {
    return screenshots;
  }

  /** All of them: black, white, noise, scenes, screenshots. */
  List<EncodedImage> images() {
    return List.copyOf(byHash.values());
  }

  Optional<EncodedImage> image(String sha256) {
    return Optional.ofNullable(byHash.get(sha256));
  }

  private static EncodedImage noiseImage(int index) {
    Randomness randomness = SEED.split("noise/" + index);
    return image(pixel -> randomness.nextInt(1 << 24));
  }

  private static EncodedImage scene(int index) {
    Randomness randomness = SEED.split("unrelated/" + index);
    int objects = randomness.nextInt(1, SceneComposer.MOST_OBJECTS + 1);
    List<Look> looks = Stream.generate(() -> Look.any(randomness)).limit(objects).toList();
    return EncodedImage.of(SceneRenderer.render(SceneComposer.compose(looks, randomness)));
  }

  private static EncodedImage image(IntUnaryOperator colorOfPixel) {
    BufferedImage image = new BufferedImage(Scene.SIDE, Scene.SIDE, BufferedImage.TYPE_INT_RGB);
    int[] colors = IntStream.range(0, Scene.SIDE * Scene.SIDE).map(colorOfPixel).toArray();
    image.setRGB(0, 0, Scene.SIDE, Scene.SIDE, colors, 0, Scene.SIDE);
    return EncodedImage.of(image);
  }

  /** Made when first asked for. */
  private static final class Standard {
    private static final Bank INSTANCE = new Bank();
  }
}
