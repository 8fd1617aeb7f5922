package io.agnoscope.vlm.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.agnoscope.vlm.Consistency;
import io.agnoscope.vlm.Consistency.Divergence;
import io.agnoscope.vlm.Consistency.Reduction;
import io.agnoscope.vlm.blocks.Arithmetic;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Golden vectors are those of PAPERS §1.10. */
class DivergencesTest {

  private static final Offset<Float> SIX_DIGITS = Offset.offset(2e-6f);
  private static final float[] P = {2, 0, 0, -1};
  private static final float[] Q1 = {0, 2, 0, -1};
  private static final float[] Q2 = {1, 1, 0, -1};
  private static final float NO_OPTION = -1e4f;

  private final NDManager manager = NDManager.newBaseManager();
  private final Objective objective = new Objective(new Arithmetic(manager));

  @AfterEach
  void free() {
    manager.close();
  }

  @ParameterizedTest
  @CsvSource({
    "KULLBACK_LEIBLER, 1.309644",
    "REVERSE_KULLBACK_LEIBLER, 1.309644",
    "JENSEN_SHANNON, .281855",
    "REPOSITORY_JENSEN_SHANNON, .372967"
  })
  void isTheFirstGoldenVector(Divergence kind, float nats) {
    assertThat(value(kind, Reduction.MEAN, P, Q1)).isCloseTo(nats, SIX_DIGITS);
  }

  @ParameterizedTest
  @CsvSource({
    "KULLBACK_LEIBLER, .060991",
    "REVERSE_KULLBACK_LEIBLER, .057945",
    "JENSEN_SHANNON, .014772",
    "REPOSITORY_JENSEN_SHANNON, .014962"
  })
  void isTheSecondGoldenVector(Divergence kind, float nats) {
    assertThat(value(kind, Reduction.MEAN, new float[] {1, 0, -1}, new float[] {.5f, .25f, -1}))
        .isCloseTo(nats, SIX_DIGITS);
  }

  @ParameterizedTest
  @CsvSource({
    "KULLBACK_LEIBLER, REPOSITORY_SUM, 1.670047",
    "KULLBACK_LEIBLER, MEAN, .835023",
    "REPOSITORY_JENSEN_SHANNON, REPOSITORY_SUM, .348283"
  })
  void reducesTwoViewsAsTheThirdGoldenVectorSays(Divergence kind, Reduction how, float nats) {
    assertThat(value(kind, how, P, Q1, Q2)).isCloseTo(nats, SIX_DIGITS);
  }

  @Test
  void theSquaredErrorDoesNotSeeWhatAllOptionsGain() {
    assertThat(value(Divergence.SQUARED_ERROR, Reduction.MEAN, P, new float[] {5, 3, 3, 2}))
        .isCloseTo(0, SIX_DIGITS);
    assertThat(value(Divergence.SQUARED_ERROR, Reduction.MEAN, P, Q1)).isCloseTo(2, SIX_DIGITS);
  }

  @Test
  void jensenShannonOfOppositesIsLn2() {
    float[] one = {50, -50};
    float[] other = {-50, 50};
    assertThat(value(Divergence.JENSEN_SHANNON, Reduction.MEAN, one, other))
        .isCloseTo((float) Math.log(2), SIX_DIGITS);
  }

  @ParameterizedTest
  @EnumSource
  void isZeroOfTheSameAndPlacesWithoutAnOptionCountForNothing(Divergence kind) {
    float[] p = Arrays.copyOf(P, 6);
    float[] q = Arrays.copyOf(Q1, 6);
    Arrays.fill(p, 4, 6, NO_OPTION);
    Arrays.fill(q, 4, 6, NO_OPTION);

    assertThat(value(kind, Reduction.MEAN, P, P)).isCloseTo(0, SIX_DIGITS);
    assertThat(value(kind, Reduction.MEAN, p, q))
        .isCloseTo(value(kind, Reduction.MEAN, P, Q1), SIX_DIGITS);
  }

  @Test
  void theMeanIsOverItemsThatHavePairsTheSumOverAll() {
    List<Integer> items = List.of(0, 0, 2);
    Consistency mean = new Consistency(Divergence.KULLBACK_LEIBLER, Reduction.MEAN, 1);
    Consistency sum = new Consistency(Divergence.KULLBACK_LEIBLER, Reduction.REPOSITORY_SUM, 1);

    assertThat(Pairs.of(mean, items, 4).first()).containsExactly(.25f, .25f, .5f);
    assertThat(Pairs.of(sum, items, 4).first()).containsExactly(.25f, .25f, .25f);
    assertThat(Pairs.of(sum, items, 4).second()).containsExactly(.25f, .25f, .25f);
  }

  @ParameterizedTest
  @EnumSource
  void itsGradientIsThatOfDifferences(Divergence kind) {
    float[] gradient = gradientAt(kind, Q1);
    float step = 5e-3f;
    for (int i = 0; i < Q1.length; i++) {
      float[] up = Q1.clone();
      float[] down = Q1.clone();
      up[i] += step;
      down[i] -= step;
      float difference =
          (value(kind, Reduction.MEAN, P, up) - value(kind, Reduction.MEAN, P, down)) / (2 * step);
      assertThat(gradient[i]).isCloseTo(difference, Offset.offset(1e-3f));
    }
  }

  @ParameterizedTest
  @EnumSource
  void noGradientFlowsIntoTheReference(Divergence kind) {
    NDArray reference = manager.create(P, new Shape(1, P.length));
    NDArray logits = manager.create(Q1, new Shape(1, Q1.length));
    reference.setRequiresGradient(true);
    logits.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray loss = objective.divergence(kind, reference, logits, Pairs.even(1));
      collector.backward(loss.add(reference.sum()));
    }
    assertThat(reference.getGradient().toFloatArray()).containsOnly(1);
    assertThat(logits.getGradient().toFloatArray()[0]).isNotZero();
  }

  private float[] gradientAt(Divergence kind, float[] values) {
    NDArray reference = manager.create(P, new Shape(1, P.length));
    NDArray logits = manager.create(values, new Shape(1, values.length));
    logits.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(objective.divergence(kind, reference, logits, Pairs.even(1)));
    }
    return logits.getGradient().toFloatArray();
  }

  /** Of views of one item. */
  private float value(Divergence kind, Reduction how, float[] reference, float[]... views) {
    int options = reference.length;
    NDArray clean = manager.create(reference, new Shape(1, options)).repeat(0, views.length);
    float[] all = new float[views.length * options];
    for (int i = 0; i < views.length; i++) {
      System.arraycopy(views[i], 0, all, i * options, options);
    }
    NDArray logits = manager.create(all, new Shape(views.length, options));
    List<Integer> items = Collections.nCopies(views.length, 0);
    Pairs pairs = Pairs.of(new Consistency(kind, how, 1), items, 1);
    return objective.divergence(kind, clean, logits, pairs).getFloat();
  }
}
