package io.agnoscope.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not part of an overlay builds too. The overlays are built for the other tests. */
final class KustomizeTest {

  static Stream<String> folders() {
    return Stream.of(
        "monitoring",
        "components/mirror-gateway-api",
        "components/mirror-istio",
        "components/envoy-body-limit");
  }

  @ParameterizedTest
  @MethodSource("folders")
  void builds(String folder) {
    assumeTrue(
        Kustomize.present(),
        "kubectl is not on the path: the files are checked, what Kustomize makes of them is not");

    assertThat(Kustomize.build(folder)).isNotEmpty().allMatch(Manifest::isObject);
  }
}
