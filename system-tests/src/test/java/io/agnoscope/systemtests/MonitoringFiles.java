package io.agnoscope.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Prometheus rules and Grafana dashboards of {@code k8s/monitoring}. */
final class MonitoringFiles {

  static final Path FOLDER = Repository.root().resolve("k8s/monitoring");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private MonitoringFiles() {}

  /** The files of a folder below {@code k8s/monitoring} that end so, in order. */
  static List<Path> files(String folder, String ending) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Every rule, recording and alerting, in the order of the files. */
  static List<JsonNode> rules() {
    List<JsonNode> rules = new ArrayList<>();
    for (Path file : files("rules", ".yaml")) {
      yaml(file).path("groups").forEach(group -> group.path("rules").forEach(rules::add));
    }
    return rules;
  }

  /** The alerting rules only. */
  static List<JsonNode> alerts() {
    return rules().stream().filter(rule -> rule.has("alert")).toList();
  }

  /** The names that recording rules make. */
  static List<String> recorded() {
    return rules().stream()
        .filter(rule -> rule.has("record"))
        .map(rule -> rule.path("record").asText())
        .toList();
  }

  /** Every expression of the dashboards, their annotations included, with variables filled in. */
  static List<String> dashboardExpressions() {
    return files("dashboards", ".json").stream()
        .flatMap(file -> json(file).findValuesAsText("expr").stream())
        .map(expression ->
            expression.replace("$__rate_interval", "1m").replaceAll("\\$(namespace|target)", ".*"))
        .toList();
  }

  /** Every expression of rules and dashboards. */
  static List<String> expressions() {
    return Stream.concat(
            rules().stream().map(rule -> rule.path("expr").asText()),
            dashboardExpressions().stream())
        .toList();
  }

  /** The only document of a YAML file. */
  static JsonNode yaml(Path file) {
    return read(YAML, file);
  }

  /** The documents of a YAML file. */
  static List<JsonNode> yamls(Path file) {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
      return documents.readAll();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  static JsonNode json(Path file) {
    return read(Http.JSON, file);
  }

  private static JsonNode read(ObjectMapper mapper, Path file) {
    try {
      return mapper.readTree(file.toFile());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
