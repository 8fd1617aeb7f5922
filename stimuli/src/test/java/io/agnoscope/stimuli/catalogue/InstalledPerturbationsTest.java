package io.agnoscope.stimuli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.compatibility.Careless;
import io.agnoscope.stimuli.compatibility.Greeting;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others add, found by its name in META-INF/services. */
class InstalledPerturbationsTest {

  @Test
  void anInstalledPerturbationStandsBehindOurOwn(@TempDir Path folder) throws IOException {
    List<Perturbation> found = find(folder, Greeting.class.getName());
    Catalogue catalogue = Catalogue.with(found);

    assertThat(catalogue.perturbations())
        .extracting(Perturbation::name)
        .last()
        .isEqualTo("greeting");
    assertThat(catalogue.make(7, Fixtures.textHeavy(), Pictures.none()).views())
        .extracting(View::id)
        .endsWith("greeting");
    assertThat(catalogue.version()).startsWith("2-").isNotEqualTo(Catalogue.standard().version());
  }

  @Test
  void withoutAnyTheCatalogueIsTheStandardOne(@TempDir Path folder) throws IOException {
    assertThat(Catalogue.with(find(folder, ""))).isSameAs(Catalogue.standard());
  }

  @Test
  void whatBreaksARuleIsLeftOutAndTheRestIsMade() {
    Catalogue catalogue = Catalogue.with(List.of(new Careless(), new Throwing("throwing", 1)));

    Made made = catalogue.make(7, Fixtures.textHeavy(), Pictures.none());

    assertThat(made.views()).extracting(View::id).contains("paraphrase").doesNotContain("careless");
    assertThat(made.omissions())
        .contains(
            new Omission("careless", Omission.Cause.BROKEN),
            new Omission("throwing", Omission.Cause.BROKEN));
  }

  @Test
  void aNameThatIsTakenStopsTheStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.with(List.of(new Throwing("repeat", 1))))
        .withMessageContaining("\"repeat\"")
        .withMessageContaining(Repeat.class.getName())
        .withMessageContaining(Throwing.class.getName());
  }

  @Test
  void aWrongDeclarationStopsTheStart(@TempDir Path folder) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> find(folder, Nameless.class.getName()))
        .withMessageContaining(Nameless.class.getName())
        .withMessageContaining("kebab-case");
  }

  @Test
  void aClassThatIsNotThereStopsTheStart(@TempDir Path folder) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> find(folder, "com.example.Missing"))
        .withMessageContaining("com.example.Missing");
  }

  private static List<Perturbation> find(Path folder, String implementation) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(Perturbation.class.getName()), implementation + "\n");
    URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, InstalledPerturbationsTest.class.getClassLoader());
    try (loader) {
      return InstalledPerturbations.find(loader);
    }
  }

  /** Declared well, and useless. */
  private record Throwing(String named, int number) implements Perturbation {
    @Override
    public Declaration declaration() {
      return new Declaration(
          named,
          number,
          View.Kind.PERTURBATION,
          View.Modality.TEXT,
          View.Split.WATCH,
          Set.of(TaskClass.TEXT_HEAVY),
          "Throws.");
    }

    @Override
    public Made make(Sample sample, Pictures pictures, Randomness randomness) {
      throw new IllegalStateException("no Views today");
    }
  }

  /** Its name is none. */
  public static final class Nameless implements Perturbation {
    @Override
    public Declaration declaration() {
      return new Throwing("No Name", 1).declaration();
    }

    @Override
    public Made make(Sample sample, Pictures pictures, Randomness randomness) {
      return Made.nothing();
    }
  }
}
