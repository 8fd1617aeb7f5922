package io.agnoscope.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object has only fields that its kind has. */
final class StrictModelsTest {

  static Stream<Manifest> manifests() {
    return Stream.of("base", "components", "overlays", "monitoring")
        .filter(folder -> Folder.ROOT.resolve(folder).toFile().isDirectory())
        .flatMap(folder -> Folder.manifests(folder).stream())
        .filter(manifest -> !manifest.place().startsWith("monitoring") || manifest.isObject());
  }

  static Stream<Manifest> rendered() {
    return Installation.all()
        .filter(installation -> !installation.name().equals("base"))
        .flatMap(installation -> installation.manifests().stream());
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void hasNoUnknownField(Manifest manifest) {
    ObjectNode tree = manifest.tree().deepCopy();
    strip(tree);
    check(new Manifest(manifest.place(), tree));
    for (JsonNode patch : manifest.tree().path("patches")) {
      for (JsonNode inner : Yaml.documents(manifest.place(), patch.path("patch").asText())) {
        if (inner instanceof ObjectNode object && object.has("kind")) {
          strip(object);
          check(new Manifest(manifest.place() + " patch", object));
        }
      }
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("rendered")
  void hasNoUnknownFieldOnceBuilt(Manifest manifest) {
    check(manifest);
  }

  @Test
  void refusesAFieldThatThereIsNot() {
    JsonNode wrong =
        Yaml.documents(
                "here",
                "{apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: {hostnet: true}}}}")
            .getFirst();

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Models.read(new Manifest("here", wrong), Deployment.class))
        .withMessageContaining("hostnet");
  }

  @Test
  void refusesAFieldThatIsNotInTheList() {
    JsonNode wrong =
        Yaml.documents(
                "here",
                "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, spec: {minReplicas: 1}}")
            .getFirst();

    assertThat(ClosedFields.unknown(new Manifest("here", wrong)).orElseThrow())
        .containsExactly("spec.minReplicas");
  }

  private static void check(Manifest manifest) {
    if (Models.of(manifest).isPresent()) {
      assertThat(Models.read(manifest, Models.of(manifest).get())).isNotNull();
    } else {
      assertThat(ClosedFields.unknown(manifest))
          .as("unknown fields of %s", manifest)
          .isEqualTo(Optional.of(List.of()));
    }
  }

  /** What a patch says to Kustomize. */
  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("$patch");
      object.remove("$retainKeys");
    }
    node.forEach(StrictModelsTest::strip);
  }
}
