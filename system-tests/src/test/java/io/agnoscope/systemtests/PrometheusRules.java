package io.agnoscope.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;

/** Makes the Prometheus operator's objects of plain rule files. */
final class PrometheusRules {

  private static final String NOTE =
      "# Made of rules/*.yaml; a test (MonitoringRulesTest) compares, and writes it with"
          + " -Dagnoscope.writeRules=true.\n";

  private PrometheusRules() {}

  /** One object for each file, named after it, with the file's text as its spec. */
  static String of(List<Path> files) throws IOException {
    StringJoiner objects = new StringJoiner("---\n", NOTE, "");
    for (Path file : files) {
      String name = file.getFileName().toString().replace(".yaml", "");
      objects.add(
          """
          apiVersion: monitoring.coreos.com/v1
          kind: PrometheusRule
          metadata:
            name: agnoscope-%s
            labels:
              app.kubernetes.io/part-of: agnoscope
          spec:
          """
                  .formatted(name)
              + Files.readString(file).replaceAll("(?m)^(?=.)", "  "));
    }
    return objects.toString();
  }
}
