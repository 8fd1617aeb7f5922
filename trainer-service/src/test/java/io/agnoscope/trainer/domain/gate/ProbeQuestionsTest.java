package io.agnoscope.trainer.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ProbeFamily;
import io.agnoscope.trainer.domain.trial.ProbeTrials;
import io.agnoscope.trainer.domain.trial.ViewContent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbeQuestionsTest {

  private static final int SOME = 40;

  private final Catalogue catalogue = Catalogue.standard();

  @Test
  void sharesNoSampleAndNoPictureWithTraining() {
    ProbeTrials training = new ProbeTrials(Phrasing.TRAINING, catalogue, "training-tinyvlm-2-1");
    Set<String> ids = new HashSet<>();
    Set<String> pictures = new HashSet<>();
    for (ProbeFamily family : ProbeFamily.all()) {
      IntStream.range(0, SOME)
          .mapToObj(index -> training.clean(family, index))
          .forEach(trial -> note(trial, ids, pictures));
    }
    IntStream.range(0, SOME)
        .mapToObj(training::cleanOfAnyFamily)
        .forEach(trial -> note(trial, ids, pictures));

    List<PreparedTrial> questions = allOf(new ProbeQuestions(catalogue, "tinyvlm", 2));

    assertThat(questions).noneMatch(question -> ids.contains(question.sampleId()));
    assertThat(questions)
        .noneMatch(question -> ViewContent.pictures(question.clean()).anyMatch(pictures::contains));
    assertThat(questions)
        .allMatch(question -> question.sampleId().startsWith(ProbeQuestions.ID_PREFIX));
  }

  @Test
  void everyCandidateMeetsTheFrozenHalfAndAFreshOne() {
    List<String> second = ids(allOf(new ProbeQuestions(catalogue, "tinyvlm", 2)));
    List<String> third = ids(allOf(new ProbeQuestions(catalogue, "tinyvlm", 3)));

    Set<String> common = new HashSet<>(second);
    common.retainAll(third);

    assertThat(second).doesNotHaveDuplicates();
    assertThat(common).hasSize(second.size() / 2);
  }

  @Test
  void asksUnderWatchedPerturbationsToo() {
    PreparedTrial question = new ProbeQuestions(catalogue, "tinyvlm", 2).withViews("color", 0);

    assertThat(question.perturbed())
        .extracting(View::perturbation)
        .contains("misleading-caption", "misleading-description", "truthful-hint")
        .doesNotContain("repeat", "rotated-options");
  }

  private static List<PreparedTrial> allOf(ProbeQuestions questions) {
    return questions.families().stream()
        .flatMap(
            family -> IntStream.range(0, SOME).mapToObj(index -> questions.clean(family, index)))
        .toList();
  }

  private static List<String> ids(List<PreparedTrial> trials) {
    return trials.stream().map(PreparedTrial::sampleId).toList();
  }

  private static void note(PreparedTrial trial, Set<String> ids, Set<String> pictures) {
    ids.add(trial.sampleId());
    ViewContent.pictures(trial.clean()).forEach(pictures::add);
  }
}
