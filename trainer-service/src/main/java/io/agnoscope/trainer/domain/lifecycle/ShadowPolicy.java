package io.agnoscope.trainer.domain.lifecycle;

import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Shadow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * What becomes of a checkpoint by its comparison with the one before it on the same Trials.
 *
 * @param trials that both answered, after which a checkpoint in shadow is promoted unless it did
 *     worse; 0 for no time in shadow
 * @param atMost how long it is in shadow: with fewer Trials by then it is rejected
 * @param rollsBack whether a promoted checkpoint that does worse is rolled back by itself
 */
public record ShadowPolicy(int trials, Duration atMost, boolean rollsBack) {

  /** No time in shadow, and only an operator rolls back. */
  public static final ShadowPolicy NONE = new ShadowPolicy(0, Duration.ZERO, false);

  public ShadowPolicy {
    if (trials < 0 || atMost.isNegative()) {
      throw new IllegalArgumentException("a time in shadow is not negative");
    }
  }

  /** A decision, with the figures that it is made by. */
  public sealed interface Decision {

    /** The one in shadow is to serve. */
    record Promote(Shadow shadow, Comparison by, String why) implements Decision {}

    /** The one in shadow is not to serve. */
    record Reject(Shadow shadow, Optional<Comparison> by, String why) implements Decision {}

    /** The one that serves is to be taken out of service. */
    record RollBack(Promoted serving, Comparison by, String why) implements Decision {}
  }

  /** Whether a Candidate that passed the gate is first asked in shadow. */
  public boolean shadows() {
    return trials > 0;
  }

  /** What is to be decided now, if anything. */
  public Optional<Decision> decide(
      Lineage lineage, Collection<Comparison> comparisons, Instant now) {
    Optional<Promoted> serving = lineage.serving();
    if (serving.isEmpty()) {
      return Optional.empty();
    }
    Optional<Decision> rollBack = rollBack(lineage, serving.get(), comparisons);
    return rollBack.isPresent()
        ? rollBack
        : lineage.shadow().flatMap(shadow -> inShadow(shadow, serving.get(), comparisons, now));
  }

  private Optional<Decision> rollBack(
      Lineage lineage, Promoted serving, Collection<Comparison> comparisons) {
    if (!rollsBack) {
      return Optional.empty();
    }
    return lineage
        .before(serving)
        .flatMap(before -> find(comparisons, serving.identity(), before.identity(), true))
        .filter(Comparison::saidWorse)
        .map(by ->
            new Decision.RollBack(
                serving, by, "rolled back by itself, it does worse: " + by.figures()));
  }

  private Optional<Decision> inShadow(
      Shadow shadow, Promoted serving, Collection<Comparison> comparisons, Instant now) {
    if (!serving.identity().checkpoint().equals(shadow.identity().parent())) {
      return Optional.of(
          new Decision.Reject(
              shadow,
              Optional.empty(),
              "its parent no longer serves, and it was compared with that one"));
    }
    Optional<Comparison> found = find(comparisons, shadow.identity(), serving.identity(), false);
    if (found.isPresent() && found.get().saidWorse()) {
      return Optional.of(
          new Decision.Reject(shadow, found, "does worse in shadow: " + found.get().figures()));
    }
    if (found.isPresent() && found.get().pairs() >= trials) {
      return Optional.of(
          new Decision.Promote(
              shadow, found.get(), "not worse in shadow: " + found.get().figures()));
    }
    if (!now.isBefore(shadow.at().plus(atMost))) {
      return Optional.of(
          new Decision.Reject(
              shadow,
              found,
              "only %d of %d Trials were answered in shadow within %s"
                  .formatted(found.map(Comparison::pairs).orElse(0L), trials, atMost)));
    }
    return Optional.empty();
  }

  private static Optional<Comparison> find(
      Collection<Comparison> comparisons,
      CheckpointIdentity newer,
      CheckpointIdentity older,
      boolean newerServes) {
    return comparisons.stream()
        .filter(comparison ->
            comparison.newer().equals(newer.checkpoint())
                && comparison.older().equals(older.checkpoint())
                && comparison.newerServes() == newerServes)
        .findFirst();
  }
}
