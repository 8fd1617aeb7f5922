package io.agnoscope.embedded.rescore;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads the figures of runs from the scoring service. */
final class RunFigures {

  /** In every Trial once, so that its Views are as many as the Trials that were answered. */
  private static final String ONCE_A_TRIAL = "repeat";

  private static final String SHADOW = ".shadow";

  private final ServiceCalls scoring;

  RunFigures(ServiceCalls scoring) {
    this.scoring = scoring;
  }

  /** The rows of a run, a Series each. */
  List<FigureRow> rows(String run) throws IOException, InterruptedException {
    JsonNode rows = scoring.get("/api/v1/interference?limit=10000&run=" + run);
    return StreamSupport.stream(rows.spliterator(), false).map(FigureRow::of).toList();
  }

  /** The Trials of a run that its own target has answered. */
  static long answered(List<FigureRow> rows) {
    return rows.stream()
        .filter(row -> row.perturbation().equals(ONCE_A_TRIAL) && !row.target().endsWith(SHADOW))
        .mapToLong(FigureRow::n)
        .sum();
  }
}
