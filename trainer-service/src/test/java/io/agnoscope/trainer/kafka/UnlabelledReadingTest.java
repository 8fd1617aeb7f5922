package io.agnoscope.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.Answer;
import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.ProbabilityKind;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.Unanswered;
import io.agnoscope.schemas.View;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.trainer.HardExampleRecords;
import io.agnoscope.trainer.domain.intake.CollectedExample;
import io.agnoscope.trainer.domain.intake.IntakePolicy;
import io.agnoscope.trainer.domain.intake.Refusal;
import io.agnoscope.trainer.domain.intake.UnlabelledPolicy;
import io.agnoscope.trainer.kafka.HardExampleReader.Reading;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What teaches without a label. */
class UnlabelledReadingTest {

  private final HardExampleReader reader =
      new HardExampleReader(
          new IntakePolicy(
              "tinyvlm", Set.of("file"), new UnlabelledPolicy(Set.of("probe"), 0.8), 6),
          HardExampleRecords::bank,
          (uri, sha256) -> {
            throw new FileNotFoundException("none is stored");
          },
          Optional::of);

  private final HardExample hard =
      HardExampleRecords.unlabelled(
          HardExampleRecords.text("live-lookup-1", 7), "A", ProbabilityKind.EXACT, 0.9);

  @Test
  void takesWhatTheModelIsSureOfWithoutAnAnswer() throws IOException {
    assertThat(reader.read(hard))
        .isInstanceOfSatisfying(
            Reading.Taken.class,
            taken -> {
              CollectedExample example = taken.example();
              assertThat(example.trial().labelled()).isFalse();
              assertThat(example.trial().perturbed()).isNotEmpty();
              assertThat(example.teaches("first")).isTrue();
              assertThat(example.teaches("another")).isFalse();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"clean", "repeat", "rotated-options/1"})
  void refusesOneWhoseControlSaysAnotherThing(String viewId) throws IOException {
    say(viewId, "B", ProbabilityKind.EXACT, 0.9);

    assertThat(reader.read(hard)).isEqualTo(new Reading.Refused(Refusal.UNSURE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"clean", "repeat", "rotated-options/1"})
  void refusesOneWhoseControlIsNotConfident(String viewId) throws IOException {
    say(viewId, "A", ProbabilityKind.EXACT, 0.79);

    assertThat(reader.read(hard)).isEqualTo(new Reading.Refused(Refusal.UNSURE));
  }

  @ParameterizedTest
  @EnumSource(
      value = ProbabilityKind.class,
      names = {"TOP_K", "NONE"})
  void refusesProbabilitiesThatAreNotExact(ProbabilityKind kind) throws IOException {
    say("repeat", "A", kind, 0.99);

    assertThat(reader.read(hard)).isEqualTo(new Reading.Refused(Refusal.UNSURE));
  }

  @Test
  void refusesOneWhoseControlHasNoAnswerOrWasNotMade() throws IOException {
    find("repeat").setOutcome(new Unanswered("deadline", ""));
    assertThat(reader.read(hard)).isEqualTo(new Reading.Refused(Refusal.UNSURE));

    hard.getAnswers().getTrial().setViews(without("repeat"));
    assertThat(reader.read(hard)).isEqualTo(new Reading.Refused(Refusal.UNSURE));
  }

  @Test
  void refusesOneWithoutAViewToLearnFrom() throws IOException {
    hard.getAnswers()
        .getTrial()
        .setViews(
            hard.getAnswers().getTrial().getViews().stream()
                .filter(view -> Set.of("clean", "repeat", "rotated-options").contains(name(view)))
                .toList());

    assertThat(reader.read(hard)).isEqualTo(new Reading.Refused(Refusal.NO_VIEWS));
  }

  @Test
  void refusesASourceThatIsListedForLabelledOnesOnly() throws IOException {
    hard.getAnswers().getTrial().getSample().setSource("file");

    assertThat(reader.read(hard)).isEqualTo(new Reading.Refused(Refusal.UNLABELLED));
  }

  @Test
  void leavesOutViewsThatAreNotSoundForTheTaskClass() throws IOException {
    HardExample image =
        HardExampleRecords.unlabelled(
            HardExampleRecords.image("live-color-1", 7), "A", ProbabilityKind.EXACT, 0.9);
    image.getAnswers().getTrial().getSample().setTaskClass(TaskClass.MULTIMODAL);

    assertThat(reader.read(image))
        .isInstanceOfSatisfying(
            Reading.Taken.class,
            taken ->
                assertThat(taken.example().trial().perturbed())
                    .extracting(it -> it.perturbation())
                    .contains("unrelated-facts")
                    .isSubsetOf(additive()));
  }

  private static Set<String> additive() {
    return Catalogue.standard().perturbations().stream()
        .filter(it -> it.soundFor().contains(io.agnoscope.stimuli.sample.TaskClass.MULTIMODAL))
        .map(it -> it.name())
        .collect(Collectors.toSet());
  }

  private static String name(View view) {
    return view.getPerturbation();
  }

  private List<View> without(String perturbation) {
    return hard.getAnswers().getTrial().getViews().stream()
        .filter(view -> !name(view).equals(perturbation))
        .toList();
  }

  private void say(String viewId, String decision, ProbabilityKind kind, double probability) {
    View view =
        hard.getAnswers().getTrial().getViews().stream()
            .filter(it -> it.getId().equals(viewId))
            .findFirst()
            .orElseThrow();
    find(viewId).setOutcome(HardExampleRecords.said(view, decision, kind, probability));
  }

  private Answer find(String viewId) {
    return hard.getAnswers().getAnswers().stream()
        .filter(answer -> answer.getViewId().equals(viewId))
        .findFirst()
        .orElseThrow();
  }
}
