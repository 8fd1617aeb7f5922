package io.agnoscope.access;

import static io.agnoscope.access.Role.ANYBODY;
import static io.agnoscope.access.Role.INGEST;
import static io.agnoscope.access.Role.OPERATOR;
import static io.agnoscope.access.Role.SERVICE;
import static io.agnoscope.access.Role.VIEWER;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may call what: the first row that covers a call decides, and what no row covers is refused.
 * Rows that give more than those below them name one path exactly, so that no way of writing a path
 * leads around a stricter row. {@code docs/security.md} has the same table, which a test holds
 * equal.
 */
public final class AccessTable {
  private static final Set<String> READ = Set.of("GET", "HEAD");
  private static final Set<String> POST = Set.of("POST");
  private static final Set<String> DELETE = Set.of("DELETE");
  private static final Set<String> MIRRORED = Set.of("GET", "HEAD", "POST", "PUT", "PATCH");

  private static final String EACH = "*";
  private static final String PERTURBATION = "perturbation-service";
  private static final String INFERENCE = "inference-service";
  private static final String SCORING = "scoring-service";
  private static final String TRAINER = "trainer-service";

  private static final List<Rule> RULES =
      List.of(
          new Rule(EACH, READ, "/q/health/**", Set.of(ANYBODY)),
          new Rule(EACH, READ, "/q/metrics/**", Set.of(ANYBODY)),
          new Rule(EACH, READ, "/q/openapi/**", Set.of(VIEWER, OPERATOR)),
          new Rule(SCORING, READ, "/", Set.of(VIEWER, OPERATOR)),
          new Rule(SCORING, READ, "/index.html", Set.of(VIEWER, OPERATOR)),
          new Rule(SCORING, READ, "/console/**", Set.of(VIEWER, OPERATOR)),
          new Rule(SCORING, READ, "/api/**", Set.of(VIEWER, OPERATOR)),
          new Rule(SCORING, POST, "/api/**", Set.of(OPERATOR)),
          new Rule(SCORING, READ, "/internal/**", Set.of(SERVICE)),
          new Rule(PERTURBATION, MIRRORED, "/v1/**", Set.of(INGEST, OPERATOR)),
          new Rule(PERTURBATION, DELETE, "/v1/**", Set.of(OPERATOR)),
          new Rule(PERTURBATION, POST, "/api/v1/views", Set.of(OPERATOR, SERVICE)),
          new Rule(PERTURBATION, READ, "/api/**", Set.of(VIEWER, OPERATOR, SERVICE)),
          new Rule(PERTURBATION, POST, "/api/**", Set.of(OPERATOR)),
          new Rule(PERTURBATION, DELETE, "/api/**", Set.of(OPERATOR)),
          new Rule(INFERENCE, POST, "/v1/chat/completions", Set.of(OPERATOR)),
          new Rule(INFERENCE, READ, "/v1/**", Set.of(VIEWER, OPERATOR)),
          new Rule(INFERENCE, POST, "/api/v1/answers", Set.of(OPERATOR, SERVICE)),
          new Rule(INFERENCE, READ, "/api/**", Set.of(VIEWER, OPERATOR, SERVICE)),
          new Rule(TRAINER, READ, "/api/**", Set.of(VIEWER, OPERATOR, SERVICE)),
          new Rule(TRAINER, POST, "/api/**", Set.of(OPERATOR, SERVICE)));

  private AccessTable() {}

  /** All rows, in the order in which they are asked. */
  public static List<Rule> rules() {
    return RULES;
  }

  /**
   * The row that decides about a call.
   *
   * @param service its {@code quarkus.application.name}
   * @param path normalised, without its query
   */
  public static Optional<Rule> rule(String service, String method, String path) {
    return RULES.stream().filter(rule -> rule.covers(service, method, path)).findFirst();
  }
}
