package io.agnoscope.trainer.domain.gate;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ProbeFamily;
import io.agnoscope.trainer.domain.trial.ProbeTrials;
import io.agnoscope.trainer.domain.trial.Trainable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Probes of the gate: even indexes from a frozen set that every Candidate meets, odd ones drawn
 * afresh for this Candidate, all in phrasings that are held out from training.
 */
public final class ProbeQuestions implements GateQuestions {

  /** What the id of every gate question begins with; nothing with it is ever trained on. */
  public static final String ID_PREFIX = "gate-";

  private final Map<String, ProbeFamily> families =
      ProbeFamily.all().stream()
          .collect(Collectors.toMap(ProbeQuestions::name, Function.identity()));
  private final ProbeTrials frozen;
  private final ProbeTrials fresh;

  /** The questions for one version of a target. */
  public ProbeQuestions(Catalogue catalogue, String target, int version) {
    this.frozen = new ProbeTrials(Phrasing.HELD_OUT, catalogue, ID_PREFIX + "frozen");
    this.fresh = new ProbeTrials(Phrasing.HELD_OUT, catalogue, ID_PREFIX + target + "-" + version);
  }

  @Override
  public List<String> families() {
    return ProbeFamily.all().stream().map(ProbeQuestions::name).toList();
  }

  @Override
  public PreparedTrial withViews(String family, int index) {
    PreparedTrial trial = stream(index).withViews(family(family), index / 2);
    return trial.withPerturbed(trial.perturbed().stream().filter(ProbeQuestions::asked).toList());
  }

  @Override
  public PreparedTrial withHint(String family, int index) {
    return stream(index).withHint(family(family), index / 2);
  }

  @Override
  public PreparedTrial clean(String family, int index) {
    return stream(index).clean(family(family), index / 2);
  }

  private static boolean asked(View view) {
    return view.kind() == View.Kind.PERTURBATION
        || view.perturbation().equals(Trainable.TRUTHFUL_HINT);
  }

  private ProbeTrials stream(int index) {
    return index % 2 == 0 ? frozen : fresh;
  }

  private ProbeFamily family(String name) {
    ProbeFamily family = families.get(name);
    if (family == null) {
      throw new IllegalArgumentException("no family " + name);
    }
    return family;
  }

  private static String name(ProbeFamily family) {
    return switch (family) {
      case ProbeFamily.Visual(var aspect) -> aspect.name().toLowerCase(Locale.ROOT);
      case ProbeFamily.Textual(var text) -> text.name().toLowerCase(Locale.ROOT);
    };
  }
}
