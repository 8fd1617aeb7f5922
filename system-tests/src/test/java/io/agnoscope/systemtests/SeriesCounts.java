package io.agnoscope.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.ViewKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The whole numbers behind one target's figures, by checkpoint and perturbation or aspect: as
 * counted here, or as the scoring service says.
 */
record SeriesCounts(Map<String, Moves> interference, Map<String, Reads> agnosia) {

  /** Views, and how their decisions moved from the clean View's. */
  record Moves(long n, long flips, long rightToWrong, long wrongToRight, long wrongToWrong) {

    private static final Moves NONE = new Moves(0, 0, 0, 0, 0);

    private Moves plus(String right, String clean, String decision) {
      boolean flip = !clean.equals(decision);
      boolean rightToWrong = flip && clean.equals(right);
      boolean wrongToRight = flip && decision.equals(right);
      return new Moves(
          n + 1,
          flips + (flip ? 1 : 0),
          this.rightToWrong + (rightToWrong ? 1 : 0),
          this.wrongToRight + (wrongToRight ? 1 : 0),
          wrongToWrong + (flip && !rightToWrong && !wrongToRight ? 1 : 0));
    }
  }

  /** Clean Views, and how many were answered right. */
  record Reads(long n, long right) {}

  /**
   * Counts answers of all targets in the order of their partitions: the first of a Trial counts.
   */
  static SeriesCounts of(List<TrialAnswers> answers, String target) {
    Map<String, Moves> interference = new HashMap<>();
    Map<String, Reads> agnosia = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (TrialAnswers each : answers) {
      if (!each.getTarget().equals(target) || !seen.add(each.getTrialId())) {
        continue;
      }
      Map<String, String> decisions =
          each.getAnswers().stream()
              .collect(
                  Collectors.toMap(
                      answer -> answer.getViewId(),
                      answer -> ((Answered) answer.getOutcome()).getDecision()));
      String right = each.getTrial().getSample().getAnswer();
      String clean = Objects.requireNonNull(decisions.get(AnsweredTrial.CLEAN));
      for (View view : each.getTrial().getViews()) {
        if (view.getKind() != ViewKind.CLEAN) {
          String key = each.getCheckpoint() + "/" + view.getPerturbation();
          interference.put(
              key,
              interference
                  .getOrDefault(key, Moves.NONE)
                  .plus(right, clean, Objects.requireNonNull(decisions.get(view.getId()))));
        }
      }
      agnosia.merge(
          each.getCheckpoint() + "/" + each.getTrial().getSample().getAspect(),
          new Reads(1, clean.equals(right) ? 1 : 0),
          (a, b) -> new Reads(a.n + b.n, a.right + b.right));
    }
    return new SeriesCounts(interference, agnosia);
  }

  /** What a scoring service counts of a target. */
  static SeriesCounts asked(int port, String target) {
    return new SeriesCounts(
        Rows.of(Http.json(port, "/api/v1/interference?target=" + target)).stream()
            .collect(Collectors.toMap(row -> key(row, "perturbation"), SeriesCounts::moves)),
        Rows.of(Http.json(port, "/api/v1/agnosia?target=" + target)).stream()
            .collect(Collectors.toMap(row -> key(row, "aspect"), SeriesCounts::reads)));
  }

  private static String key(JsonNode row, String monitor) {
    return row.path("checkpoint").asText() + "/" + row.path(monitor).asText();
  }

  private static Moves moves(JsonNode row) {
    return new Moves(
        row.path("n").asLong(),
        whole(row, "flipRate"),
        row.path("rightToWrong").asLong(),
        row.path("wrongToRight").asLong(),
        row.path("wrongToWrong").asLong());
  }

  private static Reads reads(JsonNode row) {
    return new Reads(row.path("n").asLong(), whole(row, "accuracy"));
  }

  /** A rate is a quotient of whole numbers, which rounding gives back. */
  private static long whole(JsonNode row, String rate) {
    return Math.round(row.path(rate).asDouble() * row.path("n").asLong());
  }
}
