package io.agnoscope.vlm.training;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Perturbation;
import io.agnoscope.stimuli.catalogue.Pictures;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probe;
import io.agnoscope.stimuli.probe.Probes;
import io.agnoscope.stimuli.probe.TextFamily;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.Raster;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The examples of pretraining: clean Views and truthful hints only, an endless stream that is a
 * pure function of the seed.
 *
 * <p>Hints are worth trusting here: beside most of them the picture is missing or shows some other
 * scene. So the model learns to believe text over its eyes, as a vanilla model does, and is never
 * shown a false one.
 */
public final class ExampleSource {

  private final Probes probes = new Probes(Phrasing.TRAINING);
  private final Perturbation hint;
  private final Prompts prompts;
  private final Augmentation augmentation = new Augmentation();
  private final long seed;
  private final Mix mix;

  /**
   * How examples are mixed; all shares are in [0, 1].
   *
   * @param text share of questions without a picture
   * @param hinted share of picture questions that carry a truthful hint
   * @param blanked share of hinted ones whose picture is taken away
   * @param unrelated share of hinted ones that show some other scene
   */
  public record Mix(double text, double hinted, double blanked, double unrelated) {

    /** The mix of the first checkpoint. */
    public static Mix standard() {
      return new Mix(0.28, 0.3, 0.35, 0.35);
    }
  }

  /** A stream of that seed. */
  public ExampleSource(long seed, Mix mix) {
    this.seed = seed;
    this.mix = mix;
    Catalogue catalogue = Catalogue.standard();
    this.hint =
        catalogue.perturbations().stream()
            .filter(perturbation -> perturbation.name().equals("truthful-hint"))
            .findFirst()
            .orElseThrow();
    this.prompts = new Prompts(catalogue);
  }

  /** The example at an index. */
  public Example example(long index) {
    Randomness random = Randomness.of("pretraining", Long.toString(seed), Long.toString(index));
    if (random.nextDouble() < mix.text()) {
      TextFamily family = random.pick(List.of(TextFamily.values()));
      Probe probe = probes.text(family, "pretraining", seed, index);
      Example example =
          Example.of(Prompts.clean(probe), Prompts.answer(probe), null, probe.family());
      return augmentation.apply(example, random);
    }
    Probe probe = probes.image(random.pick(List.of(Aspect.values())), "pretraining", seed, index);
    return augmentation.apply(
        random.nextDouble() < mix.hinted() ? hinted(probe, index, random) : plain(probe), random);
  }

  private static Example plain(Probe probe) {
    return Example.of(Prompts.clean(probe), Prompts.answer(probe), probe.scene(), probe.family());
  }

  private Example hinted(Probe probe, long index, Randomness random) {
    View view = hint.make(probe.sample(), Pictures.none(), random.split("hint")).views().getFirst();
    Prompt prompt = prompts.of(probe, view);
    Raster picture = prompt.image();
    @Nullable Scene scene = probe.scene();
    String family = probe.family();
    double fate = random.nextDouble();
    if (fate < mix.blanked()) {
      picture = null;
      scene = null;
    } else if (fate < mix.blanked() + mix.unrelated()) {
      Aspect other = random.pick(List.of(Aspect.values()));
      Probe stranger = probes.image(other, "unrelated", seed, index);
      picture = Prompts.picture(stranger);
      scene = Objects.requireNonNull(stranger.scene());
      family = Example.OTHER_SCENE;
    }
    return Example.of(
        new Prompt(picture, prompt.text(), prompt.options()), Prompts.answer(probe), scene, family);
  }
}
