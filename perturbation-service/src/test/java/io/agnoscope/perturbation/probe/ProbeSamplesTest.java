package io.agnoscope.perturbation.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.trial.Stimuli;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.identity.Sha256;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProbeSamplesTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void aRestartRepeatsNoIdAndNoQuestion() {
    List<Sample> before = first(20, START);
    List<Sample> after = first(20, START.plusMillis(1));

    assertThat(Stream.concat(before.stream(), after.stream()).map(Sample::getId).distinct())
        .hasSize(40);
    assertThat(before.stream().map(Sample::getMessages).toList())
        .isNotEqualTo(after.stream().map(Sample::getMessages).toList());
  }

  @Test
  void everyProbeIsASampleWithKnownTruthAndItsImageInside() {
    List<Sample> probes = first(30, START);

    assertThat(probes)
        .allSatisfy(probe -> {
          assertThat(probe.getSource()).isEqualTo("probe");
          assertThat(probe.getTarget()).isEqualTo("tinyvlm");
          assertThat(probe.getAnswer()).isNotNull();
          assertThat(probe.getFamily()).isNotBlank();
          assertThat(Stimuli.sample(probe).rightOption()).isPresent();
          for (Image image : probe.getImages()) {
            byte[] bytes = new byte[image.getContent().remaining()];
            image.getContent().duplicate().get(bytes);
            assertThat(Sha256.hex(bytes)).isEqualTo(image.getSha256());
            assertThat(probe.getMessages().getLast().getParts())
                .contains(new ImagePart(image.getSha256(), false));
          }
        });
    assertThat(probes).anyMatch(probe -> probe.getImages().isEmpty());
    assertThat(probes).anyMatch(probe -> probe.getAspect() != null);
  }

  @Test
  void emmaStyleProbesSayTheirTypeAndDifficulty() {
    List<Sample> probes = first(60, START, ProbeStyle.EMMA);

    List<Sample> pictures = probes.stream().filter(probe -> !probe.getImages().isEmpty()).toList();
    assertThat(pictures).hasSizeBetween(25, 55);
    assertThat(pictures)
        .allSatisfy(probe -> {
          assertThat(probe.getQuestionType()).isNotNull();
          assertThat(probe.getDifficulty()).isIn("easy", "hard");
          assertThat(probe.getFamily())
              .isEqualTo(probe.getAspect().name().toLowerCase(Locale.ROOT));
          assertThat(Stimuli.sample(probe).rightOption()).isPresent();
        });
    assertThat(pictures.stream().map(Sample::getQuestionType).distinct()).hasSize(4);
    assertThat(probes.stream().map(Sample::getId).distinct()).hasSize(60);
    assertThat(first(30, START)).allMatch(probe -> probe.getQuestionType() == null);
  }

  private static List<Sample> first(int count, Instant startedAt) {
    return first(count, startedAt, ProbeStyle.WHAT);
  }

  private static List<Sample> first(int count, Instant startedAt, ProbeStyle style) {
    ProbeSamples probes =
        new ProbeSamples(
            new Probes(Phrasing.TRAINING), style, "tinyvlm", 1, startedAt, () -> Instant.EPOCH);
    return Stream.generate(probes::next).limit(count).toList();
  }
}
