package io.agnoscope.trainer.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.trainer.domain.intake.ControlAnswers.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

class ControlAnswersTest {

  private static final double CONFIDENCE = 0.8;

  @Property(tries = 500)
  void agreeOnlyWhereAllSayTheSameWithConfidence(
      @ForAll("answers") Optional<Said> clean,
      @ForAll @Size(max = 2) List<@From("answers") Optional<Said>> repeats,
      @ForAll @Size(max = 3) List<@From("answers") Optional<Said>> rotations) {
    List<Optional<Said>> all = new ArrayList<>(repeats);
    all.addAll(rotations);
    all.add(clean);
    boolean same = all.stream().map(it -> it.map(Said::decision)).distinct().count() == 1;
    boolean confident =
        all.stream().allMatch(it -> it.isPresent() && it.get().probability() >= CONFIDENCE);

    assertThat(new ControlAnswers(clean, repeats, rotations).agree(CONFIDENCE))
        .isEqualTo(same && confident && !repeats.isEmpty() && !rotations.isEmpty());
  }

  @Provide
  Arbitrary<Optional<Said>> answers() {
    // Mostly alike, or hardly any would agree.
    Arbitrary<String> decisions = Arbitraries.frequency(Tuple.of(9, "A"), Tuple.of(1, "B"));
    Arbitrary<Double> probabilities =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.doubles().between(CONFIDENCE, 1)),
            Tuple.of(1, Arbitraries.doubles().between(0, 1)));
    return Combinators.combine(decisions, probabilities).as(Said::new).optional(0.95);
  }
}
