package io.agnoscope.stimuli.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.stimuli.Randomness;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SceneComposerTest {

  @Property(tries = 300)
  void objectsLieInsideAndApart(@ForAll long seed, @ForAll @IntRange(max = 6) int count) {
    Randomness random = Randomness.of(seed);
    List<Look> looks = Stream.generate(() -> Look.any(random)).limit(count).toList();

    List<SceneObject> objects = SceneComposer.compose(looks, random).objects();

    assertThat(objects.stream().map(SceneObject::look)).containsExactlyElementsOf(looks);
    for (SceneObject object : objects) {
      assertThat(object.size()).isBetween(14.0, 26.0);
      assertThat(object.x()).isBetween(object.size() / 2, Scene.SIDE - object.size() / 2);
      assertThat(object.y()).isBetween(object.size() / 2, Scene.SIDE - object.size() / 2);
      for (SceneObject other : objects) {
        if (!other.equals(object)) {
          assertThat(Math.hypot(object.x() - other.x(), object.y() - other.y()))
              .isGreaterThanOrEqualTo((object.size() + other.size()) / 2);
        }
      }
    }
  }

  @Test
  void thereIsNoRoomForSeven() {
    assertThatThrownBy(() -> SceneComposer.places(7, Randomness.of("seven")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
