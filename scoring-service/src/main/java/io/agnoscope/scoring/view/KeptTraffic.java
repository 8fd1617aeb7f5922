package io.agnoscope.scoring.view;

import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.scoring.topology.SeriesKey;
import io.agnoscope.scoring.topology.Targets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The hard examples and the latest Trials that are kept to be looked at, with their pictures.
 * Thread-safe.
 */
final class KeptTraffic {
  /** How many erased ids are remembered, so that answers under way do not bring them back. */
  private static final int MOST_ERASED = 10_000;

  /** Hard examples are one group, whatever their source. */
  private static final String EXAMPLES = "hard-examples";

  private final KeptPictures pictures = new KeptPictures();
  private final KeptRecords<HardExampleItem> examples;
  private final KeptRecords<TrialItem> trials;
  private final Set<String> erased = new LinkedHashSet<>();

  KeptTraffic(KeptRecords.Bounds examples, KeptRecords.Bounds trials) {
    this.examples = new KeptRecords<>(examples, pictures);
    this.trials = new KeptRecords<>(trials, pictures);
  }

  /**
   * Keeps a hard example.
   *
   * @param size of its record in bytes
   */
  synchronized void add(HardExample example, Place place, int size) {
    TrialAnswers answers = example.getAnswers();
    if (!erased.contains(example.getSampleId())) {
      examples.add(
          new KeptRecords.Entry<>(
              answers.getTrialId(),
              EXAMPLES,
              example.getSampleId(),
              place,
              size,
              HardExampleItems.of(example)),
          images(answers.getTrial()));
    }
  }

  /**
   * Keeps a Trial of the run LIVE that its Sample's own target answered; the first answers of one
   * win.
   *
   * @param size of its record in bytes
   */
  synchronized void add(TrialAnswers answers, Place place, int size) {
    if (answers.getRun().equals(SeriesKey.LIVE)
        && Targets.own(answers)
        && !erased.contains(answers.getSampleId())) {
      trials.add(
          new KeptRecords.Entry<>(
              answers.getTrialId(),
              answers.getTrial().getSample().getSource(),
              answers.getSampleId(),
              place,
              size,
              TrialItems.of(answers, place.at())),
          images(answers.getTrial()));
    }
  }

  /** Drops all that is kept of the Sample, its pictures included, and takes no more of it. */
  synchronized void erase(String sampleId) {
    examples.erase(sampleId);
    trials.erase(sampleId);
    erased.add(sampleId);
    if (erased.size() > MOST_ERASED) {
      erased.remove(erased.iterator().next());
    }
  }

  /** The hard examples, newest first. */
  synchronized List<HardExampleItem> examples() {
    return examples.newestFirst();
  }

  /** The latest Trials of each source, newest first. */
  synchronized List<TrialItem> trials() {
    return trials.newestFirst();
  }

  /** The newest Trial of the Sample that is kept. */
  synchronized Optional<TrialItem> trial(String sampleId) {
    return trials.newestFirst().stream()
        .filter(item -> item.sampleId().equals(sampleId))
        .findFirst();
  }

  /** Every way to a picture that something kept shows. */
  synchronized List<KeptPicture> pictures(String sha256) {
    return pictures.find(sha256);
  }

  private static List<Image> images(Trial trial) {
    List<Image> images = new ArrayList<>(trial.getSample().getImages());
    images.addAll(trial.getImages());
    return images;
  }
}
