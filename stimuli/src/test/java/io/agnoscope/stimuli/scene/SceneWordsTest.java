package io.agnoscope.stimuli.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.Randomness;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneWordsTest {

  private static final Scene SCENE =
      SceneComposer.compose(
          List.of(
              new Look(Kind.STAR, Color.RED, Material.WOOD, Action.FLYING),
              new Look(Kind.CROSS, Color.RED, Material.STONE, Action.STANDING),
              new Look(Kind.STAR, Color.BLUE, Material.GLASS, Action.FLYING)),
          Randomness.of("words"));

  @Test
  void aWordNamesWhatItDescribes() {
    assertNames("red", 0, 1);
    assertNames("star", 0, 2);
    assertNames("stars", 0, 2);
    assertNames("crosses", 1);
    assertNames("wood", 0);
    assertNames("wooden", 0);
    assertNames("striped", 0);
    assertNames("dotted", 1);
    assertNames("flying", 0, 2);
    assertNames("objects", 0, 1, 2);
    assertNames("all", 0, 1, 2);
  }

  @Test
  void otherWordsNameNothing() {
    assertNames("green");
    assertNames("the");
    assertNames("shape");
    assertNames("");
  }

  private static void assertNames(String word, Integer... indices) {
    assertThat(SceneWords.referents(SCENE, word))
        .as(word)
        .containsExactlyElementsOf(List.of(indices).stream().map(SCENE.objects()::get).toList());
  }
}
