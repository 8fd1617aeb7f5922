package io.agnoscope.trainer;

import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.Kind;
import io.agnoscope.stimuli.sample.View.Modality;
import io.agnoscope.stimuli.sample.View.ShownOption;
import io.agnoscope.stimuli.sample.View.Split;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.Provenance;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Small Trials for tests: the right option is A, misleading Views push B. */
public final class Trials {

  public static final String RIGHT = "A";
  public static final String WRONG = "B";

  private Trials() {}

  public static PreparedTrial plain(String id) {
    return of(id, "probe", "color", TaskClass.IMAGE_HEAVY, 10, List.of());
  }

  public static PreparedTrial from(String source, String id, int imageBytes) {
    return of(id, source, "color", TaskClass.IMAGE_HEAVY, imageBytes, List.of());
  }

  public static PreparedTrial of(String source, @Nullable String tenant, String id) {
    PreparedTrial trial = from(source, id, 10);
    return new PreparedTrial(
        trial.sampleId(),
        new Provenance(source, Optional.ofNullable(tenant)),
        trial.family(),
        trial.taskClass(),
        trial.answer(),
        trial.clean(),
        trial.perturbed(),
        trial.images(),
        null);
  }

  /** The same with an answer that nobody knows. */
  public static PreparedTrial unlabelled(PreparedTrial trial) {
    return new PreparedTrial(
        trial.sampleId(),
        trial.provenance(),
        trial.family(),
        trial.taskClass(),
        Optional.empty(),
        trial.clean(),
        trial.perturbed(),
        trial.images(),
        null);
  }

  /** With a misleading View of each split and a truthful hint. */
  public static PreparedTrial perturbed(String id, String family, TaskClass taskClass) {
    return of(
        id,
        "probe",
        family,
        taskClass,
        10,
        List.of(
            view("misleading-caption", Kind.PERTURBATION, Split.TRAIN, WRONG),
            view("misleading-description", Kind.PERTURBATION, Split.WATCH, WRONG),
            view("repeat", Kind.CONTROL, Split.WATCH, null),
            view("truthful-hint", Kind.CONTROL, Split.TRAIN, null)));
  }

  public static View view(String name, Kind kind, Split split, @Nullable String distractor) {
    return new View(
        name,
        name,
        kind,
        kind == Kind.CLEAN ? Modality.NOTHING : Modality.TEXT,
        split,
        List.of(new Part.Text(name)),
        List.of(
            new ShownOption("A", "red", "A"),
            new ShownOption("B", "blue", "B"),
            new ShownOption("C", "green", "C")),
        distractor);
  }

  private static PreparedTrial of(
      String id,
      String source,
      String family,
      TaskClass taskClass,
      int imageBytes,
      List<View> perturbed) {
    View clean = view(View.CLEAN, Kind.CLEAN, Split.TRAIN, null);
    View withPicture =
        new View(
            clean.id(),
            clean.perturbation(),
            clean.kind(),
            clean.touches(),
            clean.split(),
            List.of(new Part.Picture(id), new Part.Text("Which color is it?")),
            clean.options(),
            null);
    return new PreparedTrial(
        id,
        Provenance.of(source),
        family,
        taskClass,
        Optional.of(RIGHT),
        withPicture,
        perturbed,
        Map.of(id, Arrays.copyOf(id.getBytes(StandardCharsets.UTF_8), imageBytes)),
        null);
  }
}
