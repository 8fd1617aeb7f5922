package io.agnoscope.trainer.service;

import io.agnoscope.trainer.domain.batch.HardExamples;
import io.agnoscope.trainer.domain.intake.CollectedExample;
import io.agnoscope.trainer.domain.revocation.Revoked;
import io.agnoscope.trainer.domain.run.RunPlan;
import io.agnoscope.trainer.store.RunFolder;
import io.agnoscope.trainer.store.SavedState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A run that has begun and not ended, in this life or an earlier one.
 *
 * @param examples hard examples that it may draw, always the same ones
 * @param state how far an earlier life came with it; empty when it is to begin at its first step
 */
record OpenRun(
    RunPlan plan, RunFolder folder, List<CollectedExample> examples, Optional<SavedState> state) {

  OpenRun {
    examples = List.copyOf(examples);
  }

  /** Where its batches draw from. */
  HardExamples hardExamples() {
    return HardExamples.of(examples.stream().map(CollectedExample::trial).toList());
  }

  /** Whether it may draw what is revoked. */
  boolean mayDraw(Revoked who) {
    return examples.stream().anyMatch(example -> who.covers(example.trial().provenance()));
  }

  /** How many of the examples are of each tenant, of those whose tenant is known. */
  Map<String, Long> examplesByTenant() {
    return examples.stream()
        .flatMap(example -> example.trial().provenance().tenant().stream())
        .collect(Collectors.groupingBy(tenant -> tenant, TreeMap::new, Collectors.counting()));
  }
}
