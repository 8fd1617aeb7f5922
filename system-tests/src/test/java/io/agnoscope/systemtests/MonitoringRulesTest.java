package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules by themselves: sound, tested, and each alert with its runbook page. */
class MonitoringRulesTest {

  private static final Path RUNBOOKS = Repository.root().resolve("docs/runbooks");
  private static final Path OBJECTS = MonitoringFiles.FOLDER.resolve("prometheus-rules.yaml");

  private static final List<String> SERVICES =
      List.of("perturbation-service", "inference-service", "scoring-service", "trainer-service");

  private static final Pattern METER = Pattern.compile("\"(agnoscope[._][a-z._]+)\"");

  /** What Micrometer and Prometheus' text format append to a meter's name. */
  private static final Pattern APPENDED =
      Pattern.compile("(_seconds)?(_total|_sum|_count|_bucket|_max)?$");

  private static final Pattern FIRING_CASE = Pattern.compile("ALERTS\\{alertname=\"(\\w+)\".*");

  @Test
  void promtoolFindsThemSound() throws Exception {
    Path promtool = promtool();
    List<String> call = new ArrayList<>(List.of(promtool.toString(), "check", "rules"));
    MonitoringFiles.files("rules", ".yaml").forEach(file -> call.add(file.toString()));
    assertThat(Tool.output(call)).doesNotContain("FAILED").contains("SUCCESS");
  }

  @Test
  void promtoolsCasesHold() throws Exception {
    Path promtool = promtool();
    List<String> call = new ArrayList<>(List.of(promtool.toString(), "test", "rules"));
    MonitoringFiles.files("tests", ".yaml").forEach(file -> call.add(file.toString()));
    assertThat(Tool.output(call)).doesNotContain("FAILED").contains("SUCCESS");
  }

  @Test
  void eachAlertHasACaseThatFiresAndOneThatDoesNot() {
    Set<String> firing = new TreeSet<>();
    Set<String> silent = new TreeSet<>();
    for (Path file : MonitoringFiles.files("tests", ".yaml")) {
      for (JsonNode test : MonitoringFiles.yaml(file).path("tests")) {
        for (JsonNode expectation : test.path("promql_expr_test")) {
          Matcher alert = FIRING_CASE.matcher(expectation.path("expr").asText());
          if (alert.find()) {
            (expectation.path("exp_samples").isEmpty() ? silent : firing).add(alert.group(1));
          }
        }
      }
    }
    Set<String> alerts =
        MonitoringFiles.alerts().stream()
            .map(alert -> alert.path("alert").asText())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(firing).isEqualTo(alerts);
    assertThat(silent).isEqualTo(alerts);
  }

  @Test
  void eachAlertSaysHowBadWhatAndWhereItsPageIs() {
    assertThat(MonitoringFiles.alerts())
        .isNotEmpty()
        .allSatisfy(alert -> {
          assertThat(alert.path("labels").path("severity").asText()).isIn("critical", "warning");
          JsonNode annotations = alert.path("annotations");
          assertThat(annotations.path("summary").asText()).isNotBlank();
          assertThat(annotations.path("description").asText()).isNotBlank();
          assertThat(annotations.path("runbook_url").asText())
              .isEqualTo(
                  "https://agnoscope.example/docs/runbooks/" + page(alert.path("alert").asText()));
        });
  }

  @Test
  void eachAlertHasAPageAndEachPageAnAlert() throws IOException {
    Set<String> pages = new TreeSet<>(Set.of("README.md"));
    MonitoringFiles.alerts().forEach(alert -> pages.add(page(alert.path("alert").asText())));
    try (Stream<Path> files = Files.list(RUNBOOKS)) {
      assertThat(files.map(file -> file.getFileName().toString())).hasSameElementsAs(pages);
    }
    String index = Files.readString(RUNBOOKS.resolve("README.md"));
    for (JsonNode alert : MonitoringFiles.alerts()) {
      String name = alert.path("alert").asText();
      assertThat(Files.readString(RUNBOOKS.resolve(page(name)))).startsWith("# " + name + "\n");
      assertThat(index).contains("[" + name + "](" + page(name) + ")");
    }
  }

  @Test
  void theObjectsForTheOperatorAreTheFiles() throws IOException {
    if (Boolean.getBoolean("agnoscope.writeRules")) {
      Files.writeString(OBJECTS, PrometheusRules.of(MonitoringFiles.files("rules", ".yaml")));
    }
    assertThat(Files.readString(OBJECTS))
        .as("%s; -Dagnoscope.writeRules=true writes it", OBJECTS)
        .isEqualTo(PrometheusRules.of(MonitoringFiles.files("rules", ".yaml")));
    assertThat(MonitoringFiles.yamls(OBJECTS).stream().map(object -> object.path("spec")).toList())
        .isEqualTo(
            MonitoringFiles.files("rules", ".yaml").stream().map(MonitoringFiles::yaml).toList());
  }

  @Test
  void theMetricsAreOnesThatTheServicesHave() throws IOException {
    Predicate<String> known = this.recordedOrMeters();
    assertThat(MonitoringFiles.expressions())
        .allSatisfy(expression ->
            assertThat(PromQl.metrics(expression).keySet())
                .filteredOn(name -> name.startsWith("agnoscope"))
                .allMatch(known));
  }

  private Predicate<String> recordedOrMeters() throws IOException {
    Set<String> names = new HashSet<>(MonitoringFiles.recorded());
    for (String service : SERVICES) {
      try (Stream<Path> sources =
          Files.walk(Repository.root().resolve(service).resolve("src/main/java"))) {
        for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
          METER
              .matcher(Files.readString(source))
              .results()
              .forEach(meter -> names.add(meter.group(1).replace('.', '_')));
        }
      }
    }
    return name ->
        names.contains(name)
            || names.contains(APPENDED.matcher(name).replaceFirst(""))
            || names.contains(name.replaceFirst("(_total|_sum|_count|_bucket|_max)$", ""));
  }

  @Test
  void namesAreReadOutOfExpressions() {
    assertThat(
            PromQl.metrics(
                "sum by (a, b) (rate(x_total{c=\"y{z\",d!~\"e\"}[5m] offset 1h)) / on (f) group_left () "
                    + "(level:z:ratio1h > 0.5e3) or vector(0) unless absent(up)"))
        .isEqualTo(
            Map.of("x_total", Set.of("c", "d"), "level:z:ratio1h", Set.of(), "up", Set.of()));
  }

  private static String page(String alert) {
    return alert
            .substring("Agnoscope".length())
            .replaceAll("(?<!^)([A-Z])", "-$1")
            .toLowerCase(Locale.ROOT)
        + ".md";
  }

  private static Path promtool() {
    var found = Tool.find("promtool");
    assumeTrue(found.isPresent(), "promtool is not installed: apt-get install prometheus");
    return found.orElseThrow();
  }
}
