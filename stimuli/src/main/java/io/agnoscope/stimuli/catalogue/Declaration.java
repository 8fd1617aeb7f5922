package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of a Perturbation.
 *
 * @param name kebab-case of at most 40 characters, unique in the catalogue, so that it can be a
 *     label
 * @param version from 1, raised by whoever changes what the Perturbation makes
 * @param kind {@code PERTURBATION} or {@code CONTROL}
 * @param touches the modality that the Perturbation acts on
 * @param split whether its Views may be trained on
 * @param soundFor the task classes whose right answer it leaves as it is
 * @param severity how far it goes of the farthest that it could, in (0, 1]: the share of what it
 *     acts on that it changes, in a unit that its page names; null where there is no such degree
 * @param description one sentence for the reader of a report
 */
public record Declaration(
    String name,
    int version,
    View.Kind kind,
    View.Modality touches,
    View.Split split,
    Set<TaskClass> soundFor,
    @Nullable Double severity,
    String description) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_NAME = 40;

  /**
   * Checks what reports, metrics and the trainer rely on.
   *
   * @throws IllegalArgumentException when a value is not as described above
   */
  public Declaration {
    require(
        NAME.matcher(name).matches() && name.length() <= LONGEST_NAME,
        name,
        "the name is not kebab-case of at most " + LONGEST_NAME + " characters");
    require(!name.equals(View.CLEAN), name, "this is the name of the View that is not perturbed");
    require(version >= 1, name, "versions count from 1");
    require(kind != View.Kind.CLEAN, name, "the kind is PERTURBATION or CONTROL");
    require(!soundFor.isEmpty(), name, "it is sound for no task class");
    require(
        severity == null || (severity > 0 && severity <= 1), name, "the severity is not in (0, 1]");
    require(!description.isBlank(), name, "the description is empty");
    // Unlike Set.copyOf, the same order on every JVM.
    soundFor = Collections.unmodifiableSet(EnumSet.copyOf(soundFor));
  }

  /** A declaration without a severity. */
  public Declaration(
      String name,
      int version,
      View.Kind kind,
      View.Modality touches,
      View.Split split,
      Set<TaskClass> soundFor,
      String description) {
    this(name, version, kind, touches, split, soundFor, null, description);
  }

  private static void require(boolean holds, String name, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("perturbation \"" + name + "\": " + otherwise);
    }
  }
}
