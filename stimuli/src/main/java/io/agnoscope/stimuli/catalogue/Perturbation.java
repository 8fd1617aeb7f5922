package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.List;
import java.util.Set;

/**
 * A named, versioned, deterministic intervention on the last user turn that should not change the
 * answer, or a control that makes the figures of the others honest.
 *
 * <p>Others can add one: a public class with a public constructor without arguments, named in
 * {@code META-INF/services/io.agnoscope.stimuli.catalogue.Perturbation}. {@link Views} builds
 * Views; {@link ViewRules} says what must hold of them.
 */
public interface Perturbation {

  /** What the catalogue says of it; always the same. */
  Declaration declaration();

  /**
   * The Sample's Views under this intervention: a pure function of its arguments. Called by many
   * threads at once.
   *
   * @param sample of a task class that this is sound for
   * @param pictures the Sample's own, fetched and decoded only when asked for
   * @param randomness a stream of this Perturbation's own for this Sample
   * @return {@link Made#nothing} when the Sample lacks what the intervention is about, for example
   *     a known answer
   */
  Made make(Sample sample, Pictures pictures, Randomness randomness);

  /** The fixed texts that it draws from, which the catalogue's version is to tell apart. */
  default List<String> pool() {
    return List.of();
  }

  /** The catalogue's name of it. */
  default String name() {
    return declaration().name();
  }

  /** Raised with every change of what it makes. */
  default int version() {
    return declaration().version();
  }

  /** What its Views are for. */
  default View.Kind kind() {
    return declaration().kind();
  }

  /** The modality that it acts on. */
  default View.Modality touches() {
    return declaration().touches();
  }

  /** Whether its Views may be trained on. */
  default View.Split split() {
    return declaration().split();
  }

  /** The task classes whose right answer it leaves as it is. */
  default Set<TaskClass> soundFor() {
    return declaration().soundFor();
  }

  /** One sentence for the reader of a report. */
  default String description() {
    return declaration().description();
  }
}
