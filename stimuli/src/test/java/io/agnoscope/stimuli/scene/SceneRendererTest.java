package io.agnoscope.stimuli.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.image.EncodedImage;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SceneRendererTest {

  private static final Background WALL = new Background(0xd8d8d8, 0, 0);
  private static final Look LOOK =
      new Look(Kind.CIRCLE, Color.RED, Material.PLASTIC, Action.STANDING);

  @Test
  void picturesAreTheSameOnEveryJvm() {
    assertThat(Stream.of(1, 4, 6).map(SceneRendererTest::golden))
        .containsExactly(
            "f6a738bdcaef81f2ebd2342b86024085a000497c4070f711af9cde631eeb0f8a",
            "8568732c47d57a5dce013df5cde92264b844ed2017418b977a7b82c8b7e80c7c",
            "ed07a55e8674a0e5f3b1b27b58a1e690f6380835dec01f0d39a876cff697545d");
  }

  @Test
  void everyTraitShowsAtTheSmallestSizeAndAnyRotation() {
    List<Trait> traits = new ArrayList<>();
    traits.addAll(List.of(Kind.values()));
    traits.addAll(List.of(Color.values()));
    traits.addAll(List.of(Material.values()));
    traits.addAll(List.of(Action.values()));
    for (Trait first : traits) {
      for (Trait second : traits) {
        if (first.getClass() == second.getClass() && first != second) {
          for (double rotation = 0; rotation < 6.3; rotation += 0.7) {
            int different =
                differentPixels(
                    alone(LOOK.with(first), rotation), alone(LOOK.with(second), rotation));
            assertThat(different).as("%s and %s at %s", first, second, rotation).isGreaterThan(10);
          }
        }
      }
    }
  }

  @Test
  void clutterIsFainterThanAnyObject() {
    Randomness random = Randomness.of("clutter");
    for (int i = 0; i < 50; i++) {
      Scene empty = SceneComposer.compose(List.of(), random);
      BufferedImage image = SceneRenderer.render(empty);
      BufferedImage bare =
          SceneRenderer.render(new Scene(empty.background(), List.of(), List.of()));
      for (int at = 0; at < Scene.SIDE * Scene.SIDE; at++) {
        int x = at % Scene.SIDE;
        int y = at / Scene.SIDE;
        // A few specks may cross; even then they stay far from the black of marks.
        assertThat(contrast(image.getRGB(x, y), bare.getRGB(x, y))).isLessThan(95);
      }
    }
  }

  private static String golden(int objects) {
    Randomness random = Randomness.of("golden scene", Integer.toString(objects));
    List<Look> looks = Stream.generate(() -> Look.any(random)).limit(objects).toList();
    return EncodedImage.of(SceneRenderer.render(SceneComposer.compose(looks, random))).sha256();
  }

  private static BufferedImage alone(Look look, double rotation) {
    SceneObject object = SceneObject.of(look, 32, 32, 14, rotation);
    return SceneRenderer.render(new Scene(WALL, List.of(), List.of(object)));
  }

  private static int differentPixels(BufferedImage first, BufferedImage second) {
    int different = 0;
    for (int at = 0; at < Scene.SIDE * Scene.SIDE; at++) {
      int x = at % Scene.SIDE;
      int y = at / Scene.SIDE;
      if (contrast(first.getRGB(x, y), second.getRGB(x, y)) > 40) {
        different++;
      }
    }
    return different;
  }

  private static int contrast(int first, int second) {
    return Stream.of(0, 8, 16)
        .mapToInt(shift -> Math.abs((first >> shift & 255) - (second >> shift & 255)))
        .max()
        .orElseThrow();
  }
}
