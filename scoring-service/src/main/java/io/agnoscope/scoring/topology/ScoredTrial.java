package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.HardExampleReason;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.scoring.statistics.AskedTrial;
import io.agnoscope.scoring.statistics.AskedView;
import io.agnoscope.scoring.statistics.Monitor;
import io.agnoscope.scoring.statistics.Observation;
import io.agnoscope.scoring.statistics.Pairing;
import io.agnoscope.scoring.statistics.text.Embeddings;
import io.agnoscope.scoring.statistics.text.Utterance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Trial's answers beside what the statistics make of them.
 *
 * @param answers as they came
 * @param trial as the statistics see them
 * @param observations what it adds to each Monitor
 */
record ScoredTrial(TrialAnswers answers, AskedTrial trial, List<Observation> observations) {
  static ScoredTrial of(TrialAnswers answers, AskedTrial trial, Embeddings embeddings) {
    return new ScoredTrial(answers, trial, Pairing.observations(trial, embeddings));
  }

  /** Whether these are the answers that decide what becomes of the Sample. */
  boolean decidesSample() {
    return Targets.decideSample(answers);
  }

  /** The part of the traffic that the Sample is of. */
  String stratum() {
    return Stratum.of(answers.getTrial().getSample());
  }

  SeriesKey series(Monitor monitor) {
    return new SeriesKey(
        answers.getRun(),
        answers.getTarget(),
        answers.getCheckpoint(),
        measurementVersion(),
        answers.getTrial().getSample().getTaskClass().name(),
        monitor);
  }

  /**
   * How it was asked and, of free text, how answers are compared: flips of letters and of facts do
   * not mix.
   */
  private String measurementVersion() {
    return trial.freeText()
        ? answers.getMeasurementVersion() + "/" + Utterance.VERSION
        : answers.getMeasurementVersion();
  }

  /** The hard example that this is, or null. */
  @Nullable HardExample hardExample(Instant at) {
    List<HardExampleReason> reasons = new ArrayList<>();
    if (Pairing.wrongOnClean(trial)) {
      reasons.add(HardExampleReason.WRONG);
    }
    List<AskedView> flipped = Pairing.flippedBeyondNoise(trial);
    if (!flipped.isEmpty()) {
      reasons.add(HardExampleReason.FLIPPED);
    }
    if (reasons.isEmpty()) {
      return null;
    }
    HardExample example = new HardExample();
    example.setSampleId(answers.getSampleId());
    example.setReasons(reasons);
    example.setFlippedViews(flipped.stream().map(AskedView::id).toList());
    example.setAt(at);
    example.setAnswers(answers);
    return example;
  }
}
