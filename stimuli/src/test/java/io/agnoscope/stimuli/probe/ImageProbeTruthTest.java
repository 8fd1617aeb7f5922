package io.agnoscope.stimuli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.scene.Color;
import io.agnoscope.stimuli.scene.Kind;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Works out every answer again, from the words of the question and the objects of the scene. */
class ImageProbeTruthTest {

  @ParameterizedTest
  @EnumSource(Phrasing.class)
  void theRightOptionIsWhatTheSceneShows(Phrasing phrasing) {
    for (Probe probe : ProbeReading.some(phrasing, 400)) {
      if (probe.image() == null) {
        continue;
      }
      List<String> words =
          List.of(ProbeReading.text(probe).toLowerCase(Locale.ROOT).split("[^a-z]+"));
      Scene scene = Objects.requireNonNull(probe.scene());
      switch (probe.family()) {
        case "number" ->
            assertThat(ProbeReading.right(probe))
                .isEqualTo(Integer.toString(described(scene, words).size()));
        case "spatial" -> checkSpatial(probe, scene, words);
        default -> {
          List<SceneObject> referents = described(scene, words);
          assertThat(referents).as(ProbeReading.text(probe)).hasSize(1);
          assertThat(ProbeReading.right(probe)).isEqualTo(trait(referents.get(0), probe.family()));
        }
      }
    }
  }

  private static void checkSpatial(Probe probe, Scene scene, List<String> words) {
    List<SceneObject> named = named(scene, words);
    List<String> sides =
        words.stream().filter(List.of("left", "right", "above", "below")::contains).toList();
    if (sides.isEmpty()) {
      // Which of the two comes first depends on the wording.
      boolean turned =
          ProbeReading.text(probe).startsWith("Relative")
              || ProbeReading.text(probe).startsWith("Seen")
              || ProbeReading.text(probe).startsWith("On which");
      assertThat(named).as(ProbeReading.text(probe)).hasSize(2);
      SceneObject first = named.get(turned ? 1 : 0);
      SceneObject second = named.get(turned ? 0 : 1);
      String right = ProbeReading.right(probe);
      assertThat(ProbeReading.choices(probe).stream().filter(side -> liesTo(side, first, second)))
          .as(ProbeReading.text(probe))
          .containsExactly(right);
    } else {
      assertThat(named).hasSize(1);
      List<String> there =
          scene.objects().stream()
              .filter(object -> !object.equals(named.get(0)))
              .filter(object -> liesTo(sides.get(0), object, named.get(0)))
              .map(object -> object.kind().word())
              .toList();
      assertThat(there).as(ProbeReading.text(probe)).containsExactly(ProbeReading.right(probe));
    }
  }

  /** By angle: within 45° of the direction. */
  private static boolean liesTo(String side, SceneObject object, SceneObject other) {
    double degrees = Math.toDegrees(Math.atan2(other.y() - object.y(), object.x() - other.x()));
    double wanted =
        switch (side.replace(" of", "")) {
          case "right" -> 0;
          case "above" -> 90;
          case "left" -> 180;
          default -> -90;
        };
    double off = Math.abs(degrees - wanted) % 360;
    return Math.min(off, 360 - off) < 45;
  }

  /** Objects that fit every describing word. */
  private static List<SceneObject> described(Scene scene, List<String> words) {
    return scene.objects().stream()
        .filter(object ->
            words.stream()
                .map(ImageProbeTruthTest::singular)
                .filter(ImageProbeTruthTest::describes)
                .allMatch(traits(object)::contains))
        .toList();
  }

  /** For each kind or colour that is named, in order, the one object that has it. */
  private static List<SceneObject> named(Scene scene, List<String> words) {
    List<SceneObject> named = new ArrayList<>();
    for (String word : words) {
      if (describes(word)) {
        List<SceneObject> all =
            scene.objects().stream().filter(object -> traits(object).contains(word)).toList();
        assertThat(all).as(word).hasSize(1);
        named.addAll(all);
      }
    }
    return named;
  }

  private static boolean describes(String word) {
    return Stream.of(Kind.values()).anyMatch(kind -> kind.word().equals(word))
        || Stream.of(Color.values()).anyMatch(color -> color.word().equals(word))
        || List.of("plastic", "wood", "stone", "glass", "metal").contains(word)
        || List.of("standing", "flying", "falling", "spinning", "sliding").contains(word);
  }

  private static String singular(String word) {
    return switch (word) {
      case "wooden" -> "wood";
      case "crosses" -> "cross";
      case "cross", "glass" -> word;
      default -> word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    };
  }

  private static List<String> traits(SceneObject object) {
    return Stream.of("entity", "color", "material", "action")
        .map(family -> trait(object, family))
        .toList();
  }

  private static String trait(SceneObject object, String family) {
    Enum<?> trait =
        switch (family) {
          case "entity" -> object.kind();
          case "color" -> object.color();
          case "material" -> object.material();
          default -> object.action();
        };
    return trait.name().toLowerCase(Locale.ROOT);
  }
}
