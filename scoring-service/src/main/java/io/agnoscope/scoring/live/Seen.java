package io.agnoscope.scoring.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.scoring.topology.CountKey;
import io.agnoscope.scoring.view.Views;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was seen last of each kind, to tell what differs from it. Not thread-safe. */
final class Seen {
  private final Map<Change, Object> last = new EnumMap<>(Change.class);

  /**
   * What changed in the counts. Figures of Series change when a Trial is scored, which is counted:
   * the Series themselves need not be read for this.
   */
  Set<Change> counts(Map<CountKey, Long> counts) {
    Map<CountKey, Long> trials =
        counts.entrySet().stream()
            .filter(entry -> entry.getKey() instanceof CountKey.Trials)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return changed(Map.of(Change.PIPELINE, counts, Change.FIGURES, trials));
  }

  /** What was appended to the topics that are followed. */
  Set<Change> records(Views.Revisions revisions) {
    return changed(
        Map.of(
            Change.ALERTS, revisions.alerts(),
            Change.CHECKPOINTS, revisions.checkpoints(),
            Change.HARD_EXAMPLES, revisions.hardExamples(),
            Change.TRIALS, revisions.trials()));
  }

  /** Whether the trainer says something else, or nothing any more. */
  Set<Change> trainer(Optional<JsonNode> said) {
    return changed(Map.of(Change.TRAINER, said));
  }

  private Set<Change> changed(Map<Change, Object> now) {
    Set<Change> changed = EnumSet.noneOf(Change.class);
    now.forEach((change, value) -> {
      if (!Objects.equals(last.put(change, value), value)) {
        changed.add(change);
      }
    });
    return changed;
  }
}
