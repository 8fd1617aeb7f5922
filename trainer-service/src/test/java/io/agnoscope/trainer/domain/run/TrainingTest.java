package io.agnoscope.trainer.domain.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.trainer.Trials;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TrainingTest {

  private static final List<PreparedTrial> BATCH = List.of(Trials.plain("a"), Trials.plain("b"));
  private static final Losses FINE = new Losses(1, 0.5, 2);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final InstantSource clock = now::get;
  private final List<Progress> seen = new ArrayList<>();

  @Test
  void endsWhenItsTimeIsUsedUp() {
    Training training = training(new TrainingBudget(Duration.ofSeconds(10), 1000), false);

    Training.Outcome outcome = training.train((batch, share) -> oneSecond(FINE), () -> BATCH);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Training.Outcome.Trained.class,
            trained -> {
              assertThat(trained.progress().steps()).isEqualTo(10);
              assertThat(trained.progress().trialsPerSecond()).isEqualTo(2);
              assertThat(trained.progress().losses()).isEqualTo(FINE);
            });
    assertThat(seen).extracting(Progress::share).isSorted();
    assertThat(seen.get(4).secondsLeft()).isEqualTo(5);
  }

  @Test
  void endsAfterItsSteps() {
    Training training = training(new TrainingBudget(Duration.ofHours(1), 3), false);

    training.train((batch, share) -> oneSecond(FINE), () -> BATCH);

    assertThat(seen).hasSize(3);
  }

  @Test
  void givesUpAtALossThatIsNoNumber() {
    Training training = training(new TrainingBudget(Duration.ofHours(1), 100), false);

    Training.Outcome outcome =
        training.train(
            (batch, share) -> seen.size() < 4 ? FINE : new Losses(Double.NaN, 0, Double.NaN),
            () -> BATCH);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Training.Outcome.Diverged.class, diverged -> assertThat(diverged.step()).isEqualTo(5));
  }

  @Test
  void stopsWhenToldTo() {
    Training training = training(new TrainingBudget(Duration.ofHours(1), 100), true);

    assertThat(training.train((batch, share) -> FINE, () -> BATCH))
        .isInstanceOf(Training.Outcome.Stopped.class);
  }

  private Training training(TrainingBudget budget, boolean stopped) {
    return new Training(budget, clock, () -> stopped, seen::add);
  }

  private Losses oneSecond(Losses losses) {
    now.updateAndGet(at -> at.plusSeconds(1));
    return losses;
  }
}
