package io.agnoscope.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccessTableTest {
  private static final Set<String> READ = Set.of("GET", "HEAD");

  @ParameterizedTest
  @CsvSource({
    "scoring-service, GET, /api/v1/alerts, viewer operator",
    "scoring-service, POST, /api/v1/alerts/a%2Fb/silence, operator",
    "scoring-service, GET, /internal/v1/shares/series, service",
    "scoring-service, GET, /console/main.js, viewer operator",
    "perturbation-service, POST, /v1/samples, ingest operator",
    "perturbation-service, DELETE, /v1/samples/x, operator",
    "perturbation-service, POST, /v1/chat/completions, ingest operator",
    "perturbation-service, POST, /api/v1/views, operator service",
    "perturbation-service, POST, /api/v1/views/, operator",
    "perturbation-service, POST, /api/v1/replays, operator",
    "inference-service, POST, /v1/chat/completions, operator",
    "inference-service, POST, /api/v1/answers, operator service",
    "trainer-service, POST, /api/v1/trainer/promote, operator service",
    "trainer-service, GET, /q/health/ready, anybody",
    "trainer-service, GET, /q/metrics, anybody",
  })
  void aRowDecides(String service, String method, String path, String roles) {
    assertThat(AccessTable.rule(service, method, path))
        .hasValueSatisfying(rule ->
            assertThat(rule.roles().stream().map(Role::label))
                .containsExactlyInAnyOrder(roles.split(" ", -1)));
  }

  @ParameterizedTest
  @CsvSource({
    "scoring-service, DELETE, /api/v1/alerts",
    "scoring-service, GET, /apiary",
    "scoring-service, POST, /internal/v1/shares/series",
    "scoring-service, POST, /q/metrics",
    "scoring-service, GET, /q/dev-ui",
    "inference-service, POST, /api/v1/inference",
    "trainer-service, GET, /",
    "another-service, GET, /api/v1/alerts",
  })
  void whatNoRowCoversIsRefused(String service, String method, String path) {
    assertThat(AccessTable.rule(service, method, path)).isEmpty();
  }

  @Test
  void lookingChangesNothing() {
    assertThat(AccessTable.rules())
        .filteredOn(rule -> !READ.containsAll(rule.methods()))
        .isNotEmpty()
        .allSatisfy(rule -> {
          assertThat(rule.roles()).contains(Role.OPERATOR);
          assertThat(rule.roles()).doesNotContain(Role.ANYBODY, Role.VIEWER);
        });
  }

  /** Else a path that is written otherwise could come to a row that gives more. */
  @Test
  void aWideRowComesAfterTheExactOnesBelowItAndGivesNoMoreThanThey() {
    List<Rule> rules = AccessTable.rules();
    for (int i = 0; i < rules.size(); i++) {
      Rule wide = rules.get(i);
      if (!wide.wide()) {
        continue;
      }
      String root = wide.path().substring(0, wide.path().length() - 2);
      assertThat(rules.subList(i + 1, rules.size()))
          .as("rows below %s", wide)
          .noneMatch(later ->
              later.service().equals(wide.service())
                  && later.methods().stream().anyMatch(wide.methods()::contains)
                  && later.path().startsWith(root));
      assertThat(rules.subList(0, i))
          .filteredOn(exact ->
              exact.service().equals(wide.service())
                  && exact.methods().equals(wide.methods())
                  && exact.path().startsWith(root))
          .allSatisfy(exact -> assertThat(exact.roles()).containsAll(wide.roles()));
    }
  }

  @Test
  void theDocumentsHaveTheSameTable() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "security.md"));
    String section = page.split("\n### Who may call what\n", 2)[1].split("\n#", 2)[0];
    List<Rule> written = new ArrayList<>();
    section
        .lines()
        .filter(line -> line.startsWith("| "))
        .skip(1)
        .map(line ->
            Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(cell -> cell.strip().replace("`", ""))
                .toList())
        .forEach(cells ->
            written.add(
                new Rule(
                    cells.get(0).equals("each") ? "*" : cells.get(0) + "-service",
                    Set.of(cells.get(1).split(", ", -1)),
                    cells.get(2),
                    Stream.of(cells.get(3).split(", ", -1))
                        .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()))));

    assertThat(written).isEqualTo(AccessTable.rules());
  }
}
