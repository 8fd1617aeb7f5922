package io.agnoscope.vlm;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Pictures;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probe;
import io.agnoscope.stimuli.probe.Probes;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.ShownOption;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.vlm.training.Prompts;
import java.util.List;
import java.util.stream.IntStream;

/** Items to fine-tune on: probes of all aspects, each with a misleading caption. */
final class Items {

  private static final List<Aspect> ASPECTS = List.of(Aspect.values());

  private final Catalogue catalogue = Catalogue.standard();
  private final Prompts prompts = new Prompts(catalogue);
  private final Probes probes = new Probes(Phrasing.TRAINING);

  /** The same items for the same arguments. */
  List<TrainingItem> batch(long from, int size) {
    return IntStream.range(0, size)
        .mapToObj(
            i -> probes.image(ASPECTS.get(i % ASPECTS.size()), "fine-tuner-test", 1, from + i))
        .map(this::item)
        .toList();
  }

  private TrainingItem item(Probe probe) {
    View view =
        catalogue.make(1, probe.sample(), Pictures.none()).views().stream()
            .filter(each -> each.perturbation().equals("misleading-caption"))
            .findFirst()
            .orElseThrow();
    List<String> letters = view.options().stream().map(ShownOption::canonicalLetter).toList();
    Scene scene = probe.scene();
    return new TrainingItem(
        Prompts.clean(probe),
        Prompts.answer(probe),
        List.of(prompts.of(probe, view)),
        new int[] {letters.indexOf(probe.sample().answer())},
        scene == null ? null : new Grounding(scene, probe.family()),
        TaskClass.IMAGE_HEAVY);
  }
}
