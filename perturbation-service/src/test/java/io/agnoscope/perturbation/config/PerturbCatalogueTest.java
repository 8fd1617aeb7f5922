package io.agnoscope.perturbation.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.agnoscope.perturbation.trial.Switches;
import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Declaration;
import io.agnoscope.stimuli.catalogue.Made;
import io.agnoscope.stimuli.catalogue.Perturbation;
import io.agnoscope.stimuli.catalogue.Pictures;
import io.agnoscope.stimuli.catalogue.Views;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerturbCatalogueTest {

  @Test
  void withoutSettingsItIsTheStandardCatalogueWithAllOn() {
    PerturbCatalogue catalogue = catalogue(Map.of());

    assertThat(catalogue.catalogue()).isSameAs(Catalogue.standard());
    assertThat(catalogue.switches()).isEqualTo(Switches.allOn());
  }

  @Test
  void namesAreSwitchedOffEverywhereAndByRoute() {
    Switches switches =
        catalogue(
                Map.of(
                    "agnoscope.perturb.off", "ocr-noise,repeat",
                    "agnoscope.perturb.routes.\"/v1/chat.kiosk\".off", "paraphrase"))
            .switches();

    assertThat(switches)
        .isEqualTo(
            new Switches(
                Set.of("ocr-noise", "repeat"), Map.of("/v1/chat.kiosk", Set.of("paraphrase"))));
  }

  @Test
  void anUnknownNameStopsTheStartAndIsNamedWithItsKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalogue(Map.of("agnoscope.perturb.off", "mislead")))
        .withMessageContaining("agnoscope.perturb.off names \"mislead\"")
        .withMessageContaining("misleading-caption");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalogue(Map.of("agnoscope.perturb.routes.kiosk.off", "clean")))
        .withMessageContaining("agnoscope.perturb.routes.\"kiosk\".off names \"clean\"");
  }

  @Test
  void jarsOfAFolderAddTheirPerturbations(@TempDir Path folder) throws IOException {
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(folder.resolve("extra.jar")))) {
      jar.putNextEntry(new JarEntry("META-INF/services/" + Perturbation.class.getName()));
      jar.write(Extra.class.getName().getBytes(StandardCharsets.UTF_8));
      jar.closeEntry();
    }

    Map<String, String> settings = Map.of("agnoscope.perturb.plugins", folder.toString());

    assertThat(catalogue(settings).catalogue().perturbations())
        .extracting(Perturbation::name)
        .contains("extra", "repeat");
    assertThat(catalogue(settings).catalogue().version())
        .isNotEqualTo(Catalogue.standard().version());
  }

  @Test
  void aFolderThatIsNotThereStopsTheStart(@TempDir Path folder) {
    Path missing = folder.resolve("missing");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalogue(Map.of("agnoscope.perturb.plugins", missing.toString())))
        .withMessageContaining("agnoscope.perturb.plugins");
  }

  private static PerturbCatalogue catalogue(Map<String, String> settings) {
    return new PerturbCatalogue(
        new SmallRyeConfigBuilder()
            .withDefaultValues(settings)
            .withMapping(CatalogueConfig.class)
            .build()
            .getConfigMapping(CatalogueConfig.class));
  }

  /** As somebody else would add it. */
  public static final class Extra implements Perturbation {
    @Override
    public Declaration declaration() {
      return new Declaration(
          "extra",
          1,
          View.Kind.PERTURBATION,
          View.Modality.TEXT,
          View.Split.WATCH,
          Set.of(TaskClass.TEXT_HEAVY),
          "A word stands before the question.");
    }

    @Override
    public Made make(Sample sample, Pictures pictures, Randomness randomness) {
      return Made.of(Views.of(declaration(), sample, Views.withText(sample, "Well."), null));
    }
  }
}
