package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the catalogue says of a Perturbation.
 *
 * @param name kebab-case, unique in the catalogue, bounded, so that it can be a label
 * @param version raised by whoever changes what the Perturbation makes
 * @param kind {@code PERTURBATION} or {@code CONTROL}
 * @param touches the modality that the Perturbation acts on
 * @param split whether its Views may be trained on
 * @param soundFor the task classes whose right answer it leaves as it is
 * @param description one sentence for the reader of a report
 */
public record Declaration(
    String name,
    int version,
    View.Kind kind,
    View.Modality touches,
    View.Split split,
    Set<TaskClass> soundFor,
    String description) {

  public Declaration {
    // Unlike Set.copyOf, the same order on every JVM.
    soundFor = Collections.unmodifiableSet(EnumSet.copyOf(soundFor));
  }
}
