package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.TallyIncrement;
import io.agnoscope.scoring.regression.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What came of one Monitor since the last step. */
final class StepWindow {
  static final int MOST_EXAMPLES = 5;

  private final Map<String, Map<String, Tally>> byCheckpoint = new HashMap<>();
  private List<String> examples = List.of();
  private String checkpoint = "";
  private long most;

  void add(TallyKey.Observed key, TallyIncrement increment) {
    Tally tally = new Tally(increment.getObservations(), increment.getSum());
    Map<String, Tally> strata =
        byCheckpoint.computeIfAbsent(key.checkpoint(), name -> new HashMap<>());
    strata.merge(key.stratum(), tally, Tally::plus);
    examples = Tallies.newest(examples, increment.getExamples(), MOST_EXAMPLES);
    long observed = StratumTallies.total(strata).observations();
    if (observed > most) {
      most = observed;
      checkpoint = key.checkpoint();
    }
  }

  /** By stratum, whoever answered. */
  Map<String, Tally> all() {
    Map<String, Tally> all = new HashMap<>();
    byCheckpoint
        .values()
        .forEach(strata -> strata.forEach((name, tally) -> all.merge(name, tally, Tally::plus)));
    return all;
  }

  /** By stratum, of the answers of one checkpoint. */
  Map<String, Tally> of(String answering) {
    return byCheckpoint.getOrDefault(answering, Map.of());
  }

  /** The checkpoint with the most answers. */
  String checkpoint() {
    return checkpoint;
  }

  /** The older examples and these, as many as are kept. */
  List<String> examplesAfter(List<String> older) {
    return Tallies.newest(older, examples, MOST_EXAMPLES);
  }
}
