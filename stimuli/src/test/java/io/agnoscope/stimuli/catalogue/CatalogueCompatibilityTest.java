package io.agnoscope.stimuli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import io.agnoscope.stimuli.compatibility.Careless;
import io.agnoscope.stimuli.compatibility.PerturbationCompatibility;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Our own Perturbations are held to what those of others are. */
class CatalogueCompatibilityTest {

  @TestFactory
  Stream<DynamicContainer> everyPerturbationPassesTheKit() {
    return Catalogue.standard().perturbations().stream()
        .map(perturbation ->
            dynamicContainer(perturbation.name(), PerturbationCompatibility.tests(perturbation)));
  }

  @Test
  void theKitFindsWhatIsWrong() {
    List<String> failed =
        PerturbationCompatibility.tests(new Careless())
            .filter(test -> !passes(test))
            .map(DynamicTest::getDisplayName)
            .toList();

    assertThat(failed)
        .containsExactly(
            "makes the same every time",
            "makes the same in any thread",
            "looks at the last user turn only",
            "keeps the rules for Views");
  }

  private static boolean passes(DynamicTest test) {
    try {
      test.getExecutable().execute();
      return true;
    } catch (AssertionError expected) {
      return false;
    } catch (Throwable unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }
}
