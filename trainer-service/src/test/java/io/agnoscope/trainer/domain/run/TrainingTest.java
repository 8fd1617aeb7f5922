package io.agnoscope.trainer.domain.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.trainer.Trials;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TrainingTest {

  private static final List<PreparedTrial> BATCH = List.of(Trials.plain("a"), Trials.plain("b"));
  private static final Losses FINE = new Losses(1, 0, 0.5, 0, 2);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final InstantSource clock = now::get;
  private final List<Progress> seen = new ArrayList<>();

  @Test
  void doesItsStepsHoweverLongTheyTake() {
    List<Integer> asked = new ArrayList<>();
    List<Double> shares = new ArrayList<>();

    Training.Outcome outcome =
        training(10, false)
            .train(
                (batch, share) -> {
                  shares.add(share);
                  return oneSecond(FINE);
                },
                step -> {
                  asked.add(step);
                  return BATCH;
                });

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Training.Outcome.Trained.class,
            trained -> {
              assertThat(trained.progress().steps()).isEqualTo(10);
              assertThat(trained.progress().trialsPerSecond()).isEqualTo(2);
              assertThat(trained.progress().losses()).isEqualTo(FINE);
            });
    assertThat(asked).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(shares).startsWith(0.0, 0.1).endsWith(0.9);
    assertThat(seen.get(3).secondsLeft()).isEqualTo(6);
  }

  @Test
  void givesUpAtALossThatIsNoNumber() {
    Training training = training(100, false);

    Training.Outcome outcome =
        training.train(
            (batch, share) -> seen.size() < 4 ? FINE : new Losses(Double.NaN, 0, 0, 0, Double.NaN),
            step -> BATCH);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Training.Outcome.Diverged.class, diverged -> assertThat(diverged.step()).isEqualTo(5));
  }

  @Test
  void goesOnWithTheStepAfterTheLastOne() {
    List<Integer> asked = new ArrayList<>();

    new Training(8, 10, clock, () -> Order.GO_ON, seen::add)
        .train(
            (batch, share) -> oneSecond(FINE),
            step -> {
              asked.add(step);
              return BATCH;
            });

    assertThat(asked).containsExactly(8, 9);
    assertThat(seen).extracting(Progress::steps).containsExactly(9, 10);
    assertThat(seen.getFirst().secondsLeft()).isEqualTo(1);
  }

  @Test
  void stopsWhenToldTo() {
    Training training = training(100, true);

    assertThat(training.train((batch, share) -> FINE, step -> BATCH))
        .isInstanceOf(Training.Outcome.Stopped.class);
  }

  private Training training(int steps, boolean stopped) {
    return new Training(0, steps, clock, () -> stopped ? Order.GIVE_UP : Order.GO_ON, seen::add);
  }

  private Losses oneSecond(Losses losses) {
    now.updateAndGet(at -> at.plusSeconds(1));
    return losses;
  }
}
