package io.agnoscope.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.domain.batch.BatchComposer;
import io.agnoscope.trainer.domain.batch.BatchShape;
import io.agnoscope.trainer.domain.gate.GateExam;
import io.agnoscope.trainer.domain.gate.GatePlan;
import io.agnoscope.trainer.domain.gate.GateReport;
import io.agnoscope.trainer.domain.gate.ProbeQuestions;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ProbeTrials;
import io.agnoscope.trainer.service.Configurations;
import io.agnoscope.trainer.service.Model;
import io.agnoscope.vlm.Checkpoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The real network learns from flipped labels, and the gate examines what comes of it. */
class PoisonedCandidateTest {

  private static final Catalogue CATALOGUE = Catalogue.standard();
  private static final int STEPS = 12;

  private final Model model =
      new TinyVlmModel(
          Configurations.of(
              "agnoscope.trainer.tuning.learning-rate", "0.005",
              "agnoscope.trainer.tuning.anchor", "0",
              "agnoscope.trainer.tuning.warm-up-steps", "0",
              "agnoscope.trainer.tuning.adversarial.steps", "0"));

  @Test
  void isRejectedWithItsFigures() {
    Checkpoint parent = model.first();
    Checkpoint poisoned = poisoned(parent);

    GateReport report;
    try (Model.Answering before = model.answering(parent);
        Model.Answering after = model.answering(poisoned)) {
      report =
          new GateExam(
                  new GatePlan(0.03, 0.05, 40, 0, 10),
                  new ProbeQuestions(CATALOGUE, "tinyvlm", 2),
                  () -> false,
                  asked -> {})
              .examine(1, before, after)
              .orElseThrow();
    }

    assertThat(report.accepted()).isFalse();
    assertThat(report.families())
        .filteredOn(row -> row.candidateAccuracy() < row.parentAccuracy() - 0.2)
        .as("families whose accuracy fell")
        .isNotEmpty();
    assertThat(report.reasons()).isNotEmpty().allSatisfy(why -> assertThat(why).isNotBlank());
  }

  private Checkpoint poisoned(Checkpoint parent) {
    BatchComposer batches =
        new BatchComposer(
            new BatchShape(4, 4, 16, 0, 0, 1),
            (fits, randomness) -> Optional.empty(),
            new ProbeTrials(Phrasing.TRAINING, CATALOGUE, "poisoned"),
            Randomness.of("poisoned"));
    try (Model.Learning learning = model.learning(parent, 1)) {
      for (int step = 0; step < STEPS; step++) {
        List<PreparedTrial> batch =
            batches.batch(step).stream().map(PoisonedCandidateTest::flipped).toList();
        learning.step(batch, (double) step / STEPS);
      }
      return learning.snapshot(
          new Model.Lesson("tinyvlm-2", Instant.EPOCH, 1, 0.1, List.of("probe")));
    }
  }

  /** The same Trial with another option called right, which every View offers. */
  private static PreparedTrial flipped(PreparedTrial trial) {
    String wrong =
        trial.clean().options().stream()
            .map(View.ShownOption::canonicalLetter)
            .filter(letter -> !letter.equals(trial.answer().orElseThrow()))
            .findFirst()
            .orElseThrow();
    return new PreparedTrial(
        trial.sampleId(),
        trial.provenance(),
        trial.family(),
        trial.taskClass(),
        Optional.of(wrong),
        trial.clean(),
        trial.perturbed(),
        trial.images(),
        null);
  }
}
