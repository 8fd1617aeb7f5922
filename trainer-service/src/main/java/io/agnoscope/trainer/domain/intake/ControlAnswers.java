package io.agnoscope.trainer.domain.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the model said where nothing was put beside a Sample: of its clean View, of the identical
 * repeats, and under every rotation of the options.
 *
 * @param clean empty when that View has no answer of known probability
 * @param repeats likewise, one for each repeat that was to be asked
 * @param rotations likewise, one for each rotation that was to be asked
 */
public record ControlAnswers(
    Optional<Said> clean, List<Optional<Said>> repeats, List<Optional<Said>> rotations) {

  public ControlAnswers {
    repeats = List.copyOf(repeats);
    rotations = List.copyOf(rotations);
  }

  /**
   * A decision whose probability is known exactly.
   *
   * @param decision canonical letter
   * @param probability that the model gave it, in [0, 1]
   */
  public record Said(String decision, double probability) {}

  /**
   * Whether all of them are one decision, each with at least that probability: then the model's
   * clean answer is neither noise nor a liking for a place. A control that was not asked, or has no
   * exact answer, speaks against it.
   *
   * @param confidence in (0.5, 1]
   */
  public boolean agree(double confidence) {
    if (clean.isEmpty() || repeats.isEmpty() || rotations.isEmpty()) {
      return false;
    }
    String decision = clean.get().decision();
    return Stream.of(Stream.of(clean), repeats.stream(), rotations.stream())
        .flatMap(all -> all)
        .allMatch(answer ->
            answer
                .filter(said -> said.decision().equals(decision))
                .filter(said -> said.probability() >= confidence)
                .isPresent());
  }
}
