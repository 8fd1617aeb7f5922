package io.agnoscope.stimuli.compatibility;

import io.agnoscope.stimuli.catalogue.Perturbation;

/** As the author of a Perturbation uses the kit. */
class GreetingCompatibilityTest extends PerturbationCompatibility {

  @Override
  protected Perturbation perturbation() {
    return new Greeting();
  }
}
