package io.agnoscope.stimuli.emma;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.scene.Action;
import io.agnoscope.stimuli.scene.Color;
import io.agnoscope.stimuli.scene.Kind;
import io.agnoscope.stimuli.scene.Material;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneObject;
import io.agnoscope.stimuli.scene.Trait;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Works out every claim again, from its words and the objects of the scene. */
class DrawnTruthTest {

  private static final List<DrawnProbe> PROBES =
      LongStream.range(0, 200L * Cell.ROUND).mapToObj(new DrawnProbes("truth", 2)::at).toList();

  private static final List<Trait> TRAITS =
      Stream.<Trait[]>of(Kind.values(), Color.values(), Material.values(), Action.values())
          .flatMap(Arrays::stream)
          .toList();

  @Test
  void theTruthIsTrueAndNothingElseOfferedIs() {
    for (DrawnProbe probe : PROBES) {
      Claim claim = probe.claim();
      for (Value value : claim.offered()) {
        assertThat(isTrue(probe, value))
            .as("%s %s in %s", claim, value, probe.scene())
            .isEqualTo(value.equals(claim.truth()));
      }
      if (claim.refuted() != null) {
        assertThat(isTrue(probe, claim.refuted())).as("%s", claim).isFalse();
      }
    }
  }

  @Test
  void easyWrongValuesAreAbsentAndHardOnesAreTrueOfOthers() {
    for (DrawnProbe probe : PROBES) {
      Claim claim = probe.claim();
      boolean hard = probe.question().cell().difficulty() == Difficulty.HARD;
      for (Value value : claim.offered()) {
        if (value.equals(claim.truth())) {
          continue;
        }
        if (claim.aspect() == Aspect.NUMBER) {
          int off = Math.abs(number(value) - number(claim.truth()));
          assertThat(off).isBetween(1, hard ? 3 : 6);
        } else {
          assertThat(isNamedInPicture(probe.scene(), value)).as("%s", claim).isEqualTo(hard);
        }
      }
    }
  }

  @Test
  void theWrongSideOfAHardClaimIsTheInverseFirst() {
    assertThat(
            PROBES.stream()
                .filter(probe -> probe.question().cell().aspect() == Aspect.SPATIAL)
                .filter(probe -> probe.question().cell().difficulty() == Difficulty.HARD)
                .map(DrawnProbe::claim))
        .allSatisfy(claim -> {
          String inverse =
              switch (claim.truth().word().split(" ", -1)[0]) {
                case "left" -> "right of";
                case "right" -> "left of";
                case "above" -> "below";
                default -> "above";
              };
          assertThat(claim.offered()).anyMatch(value -> value.word().startsWith(inverse));
        });
  }

  private static boolean isTrue(DrawnProbe probe, Value value) {
    Scene scene = probe.scene();
    List<SceneObject> referents = named(scene, probe.claim().subject().definite());
    if (probe.claim().aspect() == Aspect.NUMBER) {
      return referents.size() == number(value);
    }
    assertThat(referents).as("%s in %s", probe.claim(), scene).hasSize(1);
    if (probe.claim().aspect() == Aspect.SPATIAL) {
      String anchor = value.word().substring(value.word().indexOf("the "));
      List<SceneObject> anchors = named(scene, anchor);
      assertThat(anchors).hasSizeLessThanOrEqualTo(1);
      return !anchors.isEmpty()
          && liesTo(value.word().split(" ", -1)[0], referents.getFirst(), anchors.getFirst());
    }
    return trait(value.word()).isSeenIn(referents.getFirst().look());
  }

  private static boolean isNamedInPicture(Scene scene, Value value) {
    int anchor = value.word().indexOf("the ");
    return !named(scene, anchor < 0 ? value.word() : value.word().substring(anchor)).isEmpty();
  }

  /** The objects that have every trait that is named. */
  private static List<SceneObject> named(Scene scene, String words) {
    List<Trait> traits =
        Arrays.stream(words.split(" ", -1))
            .filter(word -> !List.of("the", "object", "objects").contains(word))
            .map(DrawnTruthTest::trait)
            .toList();
    return scene.objects().stream()
        .filter(object -> traits.stream().allMatch(trait -> trait.isSeenIn(object.look())))
        .toList();
  }

  private static Trait trait(String word) {
    return TRAITS.stream()
        .filter(trait ->
            trait.word().equals(word)
                || trait.adjective().equals(word)
                || (trait instanceof Kind kind && kind.plural().equals(word)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no trait is called " + word));
  }

  private static int number(Value value) {
    return Integer.parseInt(value.word());
  }

  /** By angle: within 45° of the direction. */
  private static boolean liesTo(String side, SceneObject object, SceneObject other) {
    double degrees = Math.toDegrees(Math.atan2(other.y() - object.y(), object.x() - other.x()));
    double wanted =
        switch (side) {
          case "right" -> 0;
          case "above" -> 90;
          case "left" -> 180;
          default -> -90;
        };
    double off = Math.abs(degrees - wanted) % 360;
    return Math.min(off, 360 - off) < 45;
  }
}
