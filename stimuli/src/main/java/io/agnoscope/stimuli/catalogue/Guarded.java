package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.Sample;
import java.util.List;

/**
 * A Perturbation of a third party, held to the rules: what breaks one, or throws, is left out and
 * counted, so that no stranger's mistake costs a Sample its other Views.
 */
final class Guarded implements Perturbation {

  private final Perturbation stranger;
  private final Declaration declaration;
  private final Bank bank;

  Guarded(Perturbation stranger, Bank bank) {
    this.stranger = stranger;
    this.declaration = stranger.declaration();
    this.bank = bank;
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }

  @Override
  public List<String> pool() {
    return stranger.pool();
  }

  @Override
  public Made make(Sample sample, Pictures pictures, Randomness randomness) {
    try {
      Made made = stranger.make(sample, pictures, randomness);
      List<String> broken =
          ViewRules.broken(declaration, sample, made, sha256 -> bank.image(sha256).isPresent());
      return broken.isEmpty() ? made : Made.omitted(declaration, Omission.Cause.BROKEN);
    } catch (RuntimeException broken) {
      return Made.omitted(declaration, Omission.Cause.BROKEN);
    }
  }

  /** Whose it is. */
  String className() {
    return stranger.getClass().getName();
  }
}
