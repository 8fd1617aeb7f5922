package io.agnoscope.perturbation.replay;

import java.util.Optional;

/** Says when a target is to be left alone. */
@FunctionalInterface
public interface ReplayGate {

  /** Why no Trial may be written for the target now, in a word; empty when one may. */
  Optional<String> obstacle(String target);
}
