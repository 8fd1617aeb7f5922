package io.agnoscope.benchmarks.training;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Made;
import io.agnoscope.stimuli.catalogue.Perturbation;
import io.agnoscope.stimuli.catalogue.Pictures;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probe;
import io.agnoscope.stimuli.probe.Probes;
import io.agnoscope.stimuli.probe.TextFamily;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.ShownOption;
import io.agnoscope.vlm.Grounding;
import io.agnoscope.vlm.TrainingItem;
import io.agnoscope.vlm.training.Prompts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Batches of probes as large as the trainer's are by default: 8 about a picture and 8 about text
 * with two perturbed Views each, and 16 ordinary ones. Nothing is drawn twice.
 */
final class Batches {

  private static final int IMAGE_HEAVY = 8;
  private static final int TEXT_HEAVY = 8;
  private static final int ORDINARY = 16;
  private static final int VIEWS = 2;
  private static final long SEED = 1;
  private static final String PREFIX = "bench-training";

  private final Probes probes = new Probes(Phrasing.TRAINING);
  private final Catalogue catalogue = Catalogue.standard();
  private final Prompts prompts = new Prompts(catalogue);
  private final Set<String> trained =
      catalogue.perturbations().stream()
          .filter(each -> each.split() == View.Split.TRAIN)
          .map(Perturbation::name)
          .collect(Collectors.toUnmodifiableSet());

  /** So many batches, always the same ones. */
  static List<List<TrainingItem>> make(int count) {
    Batches batches = new Batches();
    return IntStream.range(0, count).mapToObj(batches::batch).toList();
  }

  private List<TrainingItem> batch(int number) {
    Aspect[] aspects = Aspect.values();
    TextFamily[] families = TextFamily.values();
    List<TrainingItem> batch = new ArrayList<>();
    for (int i = number * IMAGE_HEAVY; i < (number + 1) * IMAGE_HEAVY; i++) {
      batch.add(perturbed(probes.image(aspects[i % aspects.length], PREFIX, SEED, i), i));
    }
    for (int i = number * TEXT_HEAVY; i < (number + 1) * TEXT_HEAVY; i++) {
      batch.add(perturbed(probes.text(families[i % families.length], PREFIX, SEED, i), i));
    }
    for (int i = number * ORDINARY; i < (number + 1) * ORDINARY; i++) {
      batch.add(item(probes.mixed(PREFIX + "-mixed", SEED, i), List.of(), List.of()));
    }
    return List.copyOf(batch);
  }

  /** Which Views goes round with the number of the probe, so that batches have all of them. */
  private TrainingItem perturbed(Probe probe, int number) {
    EncodedImage own = probe.image();
    Pictures pictures = own == null ? Pictures.none() : Pictures.of(own);
    Made made = catalogue.make(SEED, probe.sample(), pictures, trained::contains);
    List<View> views =
        made.views().stream()
            .filter(view -> view.kind() == View.Kind.PERTURBATION)
            .filter(view -> view.split() == View.Split.TRAIN)
            .toList();
    List<View> some =
        IntStream.range(0, Math.min(VIEWS, views.size()))
            .mapToObj(i -> views.get((VIEWS * number + i) % views.size()))
            .toList();
    return item(probe, some, made.pictures());
  }

  private TrainingItem item(Probe probe, List<View> views, List<EncodedImage> made) {
    String gold = Objects.requireNonNull(probe.sample().answer());
    return new TrainingItem(
        Prompts.clean(probe),
        Prompts.answer(probe),
        views.stream().map(view -> prompts.of(probe, view, made)).toList(),
        views.stream().mapToInt(view -> place(view, gold)).toArray(),
        probe.scene() == null ? null : new Grounding(probe.scene(), probe.family()),
        probe.sample().taskClass());
  }

  private static int place(View view, String letter) {
    return view.options().stream().map(ShownOption::canonicalLetter).toList().indexOf(letter);
  }
}
