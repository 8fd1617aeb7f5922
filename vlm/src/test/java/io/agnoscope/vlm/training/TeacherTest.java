package io.agnoscope.vlm.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.scene.Action;
import io.agnoscope.stimuli.scene.Background;
import io.agnoscope.stimuli.scene.Color;
import io.agnoscope.stimuli.scene.Kind;
import io.agnoscope.stimuli.scene.Look;
import io.agnoscope.stimuli.scene.Material;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneObject;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.Raster;
import io.agnoscope.vlm.blocks.Architecture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeacherTest {

  /** A red star in the top left patch, a blue moon in the bottom right one. */
  private static final Scene SCENE =
      new Scene(
          new Background(0xd0d0d0, 0, 0),
          List.of(),
          List.of(object(Kind.STAR, Color.RED, 4, 4), object(Kind.MOON, Color.BLUE, 60, 60)));

  private static final int LAST = Architecture.PATCHES - 1;

  @Test
  void groundsWordsWhereTheirObjectsAre() {
    Supervision truth = teach("Is the star red?", List.of("moon", "circle"), 0, "entity");

    assertThat(groundedPatches(truth, Architecture.CONTEXT + 2)).containsExactly(0);
    assertThat(groundedPatches(truth, Architecture.CONTEXT + 3)).containsExactly(0);
    assertThat(groundedPatches(truth, Architecture.TEXT)).containsExactly(LAST);
    assertThat(groundedPatches(truth, Architecture.TEXT + 1)).isEmpty();
    assertThat(truth.groundingWeight()[Architecture.TEXT + 1]).isEqualTo(1);
    assertThat(truth.groundingWeight()[Architecture.CONTEXT + 1]).isLessThan(0.1f);
  }

  @Test
  void aQuestionRefersToWhatFitsAllItsWords() {
    Supervision truth =
        teach("What is the blue object doing?", List.of("flying", "falling"), 0, "action");

    assertThat(truth.fittingWeight()[0]).isEqualTo(1);
    assertThat(places(truth.fitting())).containsExactly(LAST);
  }

  @Test
  void aCountMustBearOutWhatIsCounted() {
    assertThat(teach("How many red stars?", List.of("1", "2"), 0, "number").fittingWeight()[0])
        .isEqualTo(1);
    assertThat(teach("How many red stars?", List.of("1", "2"), 1, "number").fittingWeight()[0])
        .isZero();
  }

  @Test
  void theRightRelationSaysWhichIsSeenFromWhich() {
    Scene side =
        new Scene(
            new Background(0, 0, 0),
            List.of(),
            List.of(object(Kind.STAR, Color.RED, 4, 30), object(Kind.MOON, Color.BLUE, 60, 30)));
    Supervision truth =
        Teacher.of(
            List.of(
                Example.of(
                    new Prompt(
                        Raster.filled(0, 0, 0),
                        "Relative to the moon, where is the star?",
                        List.of("above", "left of")),
                    1,
                    side,
                    "spatial")));

    assertThat(places(truth.pointers())).containsExactly(7, Architecture.QUESTION + 3);
  }

  @Test
  void signsComeFromTheAnswerAlone() {
    Supervision truth =
        Teacher.of(
            List.of(
                Example.of(
                    new Prompt(null, "Ann has 9 coins. She loses 4. How many?", List.of("13", "5")),
                    1,
                    null,
                    "arithmetic")));

    assertThat(truth.signs()[2]).isEqualTo(1);
    assertThat(truth.signs()[6]).isEqualTo(-1);
    assertThat(places(truth.signWeight())).containsExactly(2, 6);
  }

  @Test
  void ambiguousSignsTeachNothing() {
    assertThat(Signs.solve(List.of(5.0, 3.0, 3.0), 5)).isEmpty();
    assertThat(Signs.solve(List.of(5.0, 3.0), 7)).isEmpty();
    assertThat(Signs.solve(List.of(5.0, 3.0), 2)).hasValue(new int[] {1, -1});
    assertThat(Signs.solve(List.of(), 0)).isEmpty();
  }

  @Test
  void nothingIsTaughtOfWhatNobodyKnows() {
    Supervision truth =
        Teacher.of(
            List.of(Example.of(new Prompt(null, "Who?", List.of("a", "b")), -1, null, "unknown")));

    assertThat(truth.answers()).containsOnly(0);
    assertThat(truth.groundingWeight()).containsOnly(0);
    assertThat(truth.patches()).containsOnly(0);
  }

  private static Supervision teach(String text, List<String> options, int answer, String family) {
    Prompt prompt = new Prompt(Raster.filled(0, 0, 0), text, options);
    return Teacher.of(List.of(Example.of(prompt, answer, SCENE, family)));
  }

  private static SceneObject object(Kind kind, Color color, double x, double y) {
    return SceneObject.of(new Look(kind, color, Material.PLASTIC, Action.STANDING), x, y, 16, 0);
  }

  private static List<Integer> groundedPatches(Supervision truth, int token) {
    float[] patches = new float[Architecture.PATCHES];
    System.arraycopy(
        truth.grounding(), token * Architecture.PATCHES, patches, 0, Architecture.PATCHES);
    return places(patches);
  }

  private static List<Integer> places(float[] values) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] > 0) {
        places.add(i);
      }
    }
    return places;
  }
}
