package io.agnoscope.perturbation.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.probe.ProbeSamples;
import io.agnoscope.perturbation.probe.ProbeStyle;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.View;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Omission;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrialMakerTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final List<Omission> omissions = new ArrayList<>();

  @Test
  void picturesMadeOfTheSamplesOwnTravelWithTheTrial() {
    Sample sample = pictureProbe();

    Trial trial = maker(Switches.allOn(), PictureSource.inline()).trial(sample);

    assertThat(perturbations(trial)).contains("typographic-attack", "benign-reencoding");
    Set<String> known =
        Stream.concat(sample.getImages().stream(), trial.getImages().stream())
            .map(Image::getSha256)
            .collect(Collectors.toSet());
    assertThat(trial.getImages())
        .hasSize(2)
        .allSatisfy(image -> {
          assertThat(image.getMediaType()).isEqualTo("image/png");
          assertThat(image.getContent().remaining()).isPositive();
        });
    assertThat(trial.getViews())
        .flatExtracting(View::getParts)
        .filteredOn(ImagePart.class::isInstance)
        .allMatch(part -> known.contains(((ImagePart) part).getSha256()));
    assertThat(omissions).isEmpty();
  }

  @Test
  void aPictureThatIsNotToBeHadCostsOnlyTheViewsThatNeedIt() {
    PictureSource away =
        image -> {
          throw new IOException("the store is away");
        };

    Trial trial = maker(Switches.allOn(), away).trial(pictureProbe());

    assertThat(perturbations(trial))
        .contains("repeat", "misleading-caption")
        .doesNotContain("typographic-attack", "benign-reencoding");
    assertThat(trial.getImages()).isEmpty();
    assertThat(omissions)
        .containsExactlyInAnyOrder(
            new Omission("typographic-attack", Omission.Cause.PICTURE_MISSING),
            new Omission("benign-reencoding", Omission.Cause.PICTURE_MISSING));
  }

  @Test
  void aPictureInTheStoreIsReadFromThere() {
    Sample sample = pictureProbe();
    ByteBuffer content = sample.getImages().getFirst().getContent();
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    sample.getImages().getFirst().setContent(null);
    sample.getImages().getFirst().setUri("file:/somewhere");

    Trial trial = maker(Switches.allOn(), image -> bytes).trial(sample);

    assertThat(perturbations(trial)).contains("typographic-attack", "benign-reencoding");
  }

  @Test
  void whatIsSwitchedOffIsNotMade() {
    Switches switches =
        new Switches(Set.of("repeat"), Map.of("kiosk", Set.of("misleading-caption", "paraphrase")));
    Sample elsewhere = pictureProbe();
    Sample kiosk = pictureProbe();
    kiosk.setRoute("kiosk");
    TrialMaker maker = maker(switches, PictureSource.inline());

    assertThat(perturbations(maker.trial(elsewhere)))
        .doesNotContain("repeat")
        .contains("misleading-caption", "paraphrase");
    Trial there = maker.trial(kiosk);
    assertThat(perturbations(there))
        .doesNotContain("repeat", "misleading-caption", "paraphrase")
        .contains("clean", "misleading-description");
    assertThat(there.getId()).isEqualTo(maker.trial(elsewhere).getId());
  }

  @Test
  void whatIsLeftOnIsTheSameWhateverIsOff() {
    Sample sample = pictureProbe();
    Trial all = maker(Switches.allOn(), PictureSource.inline()).trial(sample);
    Trial some =
        maker(new Switches(Set.of("ocr-noise", "repeat"), Map.of()), PictureSource.inline())
            .trial(sample);

    assertThat(all.getViews()).containsAll(some.getViews());
  }

  private TrialMaker maker(Switches switches, PictureSource source) {
    return new TrialMaker(Catalogue.standard(), 5, switches, source, omissions::add, () -> NOW);
  }

  private static List<String> perturbations(Trial trial) {
    return trial.getViews().stream().map(View::getPerturbation).toList();
  }

  private static Sample pictureProbe() {
    ProbeSamples probes =
        new ProbeSamples(
            new Probes(Phrasing.TRAINING), ProbeStyle.WHAT, "tinyvlm", 1, NOW, () -> NOW);
    return Stream.generate(probes::next)
        .filter(sample -> sample.getTaskClass() == TaskClass.IMAGE_HEAVY)
        .findFirst()
        .orElseThrow();
  }
}
