package io.agnoscope.trainer.domain.trial;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Perturbation;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which Views leave the right answer of a Sample as it is, by the catalogue of this build. A
 * Perturbation that somebody else installed is not in it; whoever made its Views checked them
 * (DESIGN §3.9).
 */
public final class SoundViews {

  private final Map<String, Set<TaskClass>> soundFor;

  /** Sound by that catalogue. */
  public SoundViews(Catalogue catalogue) {
    this.soundFor =
        catalogue.perturbations().stream()
            .collect(Collectors.toUnmodifiableMap(Perturbation::name, Perturbation::soundFor));
  }

  /** Whether a View of a Sample of that class may stand beside its clean View. */
  public boolean sound(View view, TaskClass taskClass) {
    Set<TaskClass> classes = soundFor.get(view.perturbation());
    return view.kind() == View.Kind.CLEAN || classes == null || classes.contains(taskClass);
  }
}
