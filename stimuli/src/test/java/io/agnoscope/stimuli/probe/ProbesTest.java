package io.agnoscope.stimuli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Message;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.TaskClass;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProbesTest {

  private static final Probes TRAINING = new Probes(Phrasing.TRAINING);

  @Property(tries = 100)
  void aProbeIsAPureFunctionOfItsName(
      @ForAll Phrasing phrasing, @ForAll long seed, @ForAll long index) {
    Probe first = new Probes(phrasing).mixed("pure", seed, index);

    assertThat(new Probes(phrasing).mixed("pure", seed, index)).isEqualTo(first);
  }

  @Test
  void aProbeIsTheSameOnEveryJvm() {
    Probe probe = TRAINING.image(Aspect.COLOR, "golden", 1, 2);

    assertThat(image(probe).sha256())
        .isEqualTo("6b1f1ff88d787a464970cd137682f8f7cedc97fa8c88a7d1d27ab3fd9ed52bda");
    assertThat(ProbeReading.text(probe)).isEqualTo("The color of the glass circle is what?");
  }

  @Test
  void anImageProbeShowsItsPictureAndThenAsks() {
    for (Aspect aspect : Aspect.values()) {
      Probe probe = TRAINING.image(aspect, "shape", 3, 4);

      String family = aspect.name().toLowerCase(Locale.ROOT);
      assertThat(probe.family()).isEqualTo(family);
      assertThat(probe.sample().id()).isEqualTo("shape-" + family + "-3-4");
      assertThat(probe.sample().taskClass()).isEqualTo(TaskClass.IMAGE_HEAVY);
      assertThat(probe.sample().aspect()).isEqualTo(aspect);
      assertThat(probe.scene()).isNotNull();
      assertThat(List.of(image(probe).width(), image(probe).height())).containsExactly(64, 64);
      assertThat(probe.sample().messages())
          .containsExactly(
              new Message(
                  Message.Role.USER,
                  List.of(
                      new Part.Picture(image(probe).sha256()),
                      new Part.Text(ProbeReading.text(probe)))));
    }
  }

  @Test
  void aTextProbeHasTextAlone() {
    for (TextFamily family : TextFamily.values()) {
      Probe probe = TRAINING.text(family, "shape", 3, 4);

      assertThat(probe.family()).isEqualTo(family.word());
      assertThat(probe.sample().taskClass()).isEqualTo(TaskClass.TEXT_HEAVY);
      assertThat(probe.sample().aspect()).isNull();
      assertThat(probe.image()).isNull();
      assertThat(probe.scene()).isNull();
      assertThat(probe.sample().lastUserTurn()).hasSize(1);
    }
  }

  @Test
  void optionsAreDifferentAndLettered() {
    for (Probe probe : ProbeReading.some(Phrasing.HELD_OUT, 200)) {
      List<Option> options = probe.sample().options();
      assertThat(options).hasSizeBetween(2, 6).doesNotHaveDuplicates();
      assertThat(options.stream().map(Option::text)).doesNotHaveDuplicates();
      assertThat(options.stream().map(Option::letter).collect(Collectors.joining()))
          .isEqualTo("ABCDEF".substring(0, options.size()));
    }
  }

  @Test
  void purposesShareNoDraw() {
    Set<String> training = pictures(TRAINING, "training", 7);

    assertThat(training).hasSize(200);
    assertThat(pictures(TRAINING, "gate", 7)).doesNotContainAnyElementsOf(training);
    assertThat(pictures(TRAINING, "training", 8)).doesNotContainAnyElementsOf(training);
    assertThat(pictures(new Probes(Phrasing.HELD_OUT), "training", 7))
        .doesNotContainAnyElementsOf(training);
  }

  @Test
  void twoOfThreeMixedProbesArePictures() {
    long pictures =
        LongStream.range(0, 1_500)
            .filter(index -> TRAINING.mixed("mix", 1, index).image() != null)
            .count();

    assertThat(pictures).isBetween(940L, 1_060L);
  }

  private static EncodedImage image(Probe probe) {
    return Objects.requireNonNull(probe.image());
  }

  private static Set<String> pictures(Probes probes, String prefix, long seed) {
    return LongStream.range(0, 200)
        .mapToObj(index -> probes.image(Aspect.ENTITY, prefix, seed, index).sample())
        .map(sample -> ((Part.Picture) sample.lastUserTurn().getFirst()).sha256())
        .collect(Collectors.toSet());
  }
}
