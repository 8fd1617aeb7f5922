package io.agnoscope.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.agnoscope.k8s.Installation.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The component that no overlay has: it goes on any of them. */
final class TracingTest {

  @Test
  void everyServiceSendsItsSpansAndIngestHasTheShare() throws IOException {
    assumeTrue(Kustomize.present(), "kubectl is not on the path");
    Path folder = Files.createDirectories(Folder.ROOT.resolve("target/traced"));
    Files.writeString(
        folder.resolve("kustomization.yaml"),
        """
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        resources: [../../overlays/local]
        components: [../../components/tracing]
        """);

    Installation traced =
        new Installation("traced", Installation.objects(Kustomize.build("target/traced")));

    assertThat(traced.workloads()).filteredOn(Workload::serves).hasSize(5);
    for (Workload workload : traced.workloads()) {
      Map<String, String> environment = traced.environment(workload);
      assertThat(environment)
          .as(workload.toString())
          .containsEntry("QUARKUS_OTEL_SDK_DISABLED", "false")
          .containsKey("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT");
      assertThat(environment.containsKey("QUARKUS_OTEL_TRACES_SAMPLER_ARG"))
          .isEqualTo(workload.name().equals("ingest"));
    }
  }
}
