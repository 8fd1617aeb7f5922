package io.agnoscope.vlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResumeTest {

  private static final Checkpoint PARENT = Checkpoint.first();
  private static final FineTuning SETTINGS = FineTuning.standard();
  private static final double RUINS_THE_WEIGHTS = Double.NaN;

  private final Items items = new Items();

  @Test
  void theSameBatchesGiveTheSameWeightsBitForBit() {
    assertThat(unbroken(3)).isEqualTo(unbroken(3)).isNotEqualTo(unbroken(2));
  }

  @Test
  void goesOnAsIfItHadNeverStopped() {
    byte[] state;
    try (FineTuner tuner = new FineTuner(PARENT, SETTINGS)) {
      step(tuner);
      state = tuner.state();
    }
    try (FineTuner tuner = FineTuner.resume(PARENT, SETTINGS, state)) {
      assertThat(tuner.state()).isEqualTo(state);
      step(tuner);
      step(tuner);

      assertThat(weights(tuner)).isEqualTo(unbroken(3));
    }
  }

  @Test
  void goesOnAfterASetbackAsIfItHadNeverStopped() {
    byte[] state;
    byte[] unbroken;
    try (FineTuner tuner = new FineTuner(PARENT, SETTINGS)) {
      step(tuner);
      tuner.step(items.batch(tuner.steps(), 3), RUINS_THE_WEIGHTS);
      assertThat(step(tuner).applied()).isFalse();
      assertThat(weights(tuner)).isEqualTo(PARENT.weights());
      state = tuner.state();
      assertThat(step(tuner).applied()).isTrue();
      step(tuner);
      unbroken = weights(tuner);
    }
    try (FineTuner tuner = FineTuner.resume(PARENT, SETTINGS, state)) {
      assertThat(tuner.setbacks()).isEqualTo(1);
      step(tuner);
      step(tuner);

      assertThat(weights(tuner)).isEqualTo(unbroken);
    }
  }

  @Test
  void refusesAStateOfAnotherRunOrADamagedOne() {
    byte[] state;
    try (FineTuner tuner = new FineTuner(PARENT, SETTINGS)) {
      state = tuner.state();
    }
    FineTuning other = SETTINGS.with(Consistency.none());

    assertThatExceptionOfType(CheckpointException.class)
        .isThrownBy(() -> FineTuner.resume(PARENT, other, state))
        .withMessageContaining("settings");
    assertThatExceptionOfType(CheckpointException.class)
        .isThrownBy(
            () -> FineTuner.resume(PARENT, SETTINGS, Arrays.copyOf(state, state.length - 4)));
    assertThatExceptionOfType(CheckpointException.class)
        .isThrownBy(() -> FineTuner.resume(PARENT, SETTINGS, PARENT.weights()));
  }

  private byte[] unbroken(int steps) {
    try (FineTuner tuner = new FineTuner(PARENT, SETTINGS)) {
      for (int i = 0; i < steps; i++) {
        step(tuner);
      }
      return weights(tuner);
    }
  }

  private StepLosses step(FineTuner tuner) {
    return tuner.step(items.batch(tuner.steps(), 3));
  }

  private static byte[] weights(FineTuner tuner) {
    return tuner.snapshot("any", Instant.EPOCH, 1, 0, List.of()).weights();
  }
}
