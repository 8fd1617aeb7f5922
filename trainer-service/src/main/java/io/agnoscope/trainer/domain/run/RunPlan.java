package io.agnoscope.trainer.domain.run;

import java.time.Instant;
import java.util.Map;

/**
 * What a run is going to do, fixed at its start. Its weights follow from parent, seed, steps,
 * settings and hard examples; the rest is said for people.
 *
 * @param target that is trained
 * @param version that the run makes
 * @param parent id of the checkpoint that it starts from
 * @param parentSha256 of that one's weights
 * @param seed of all that is random, with target and version
 * @param totalSteps of the optimiser
 * @param settings everything else that the weights follow from, by name
 * @param cause what started it
 * @param started when
 * @param hardExamples how many it may draw
 * @param hardExamplesSha256 of the file that holds them
 * @param offsets how far the topic of hard examples was read, by partition: the next offset
 */
public record RunPlan(
    String target,
    int version,
    String parent,
    String parentSha256,
    long seed,
    int totalSteps,
    Map<String, String> settings,
    RunCause cause,
    Instant started,
    int hardExamples,
    String hardExamplesSha256,
    Map<Integer, Long> offsets) {

  public RunPlan {
    settings = Map.copyOf(settings);
    offsets = Map.copyOf(offsets);
  }

  /** What a manifest says of it. */
  public Map<String, Object> facts() {
    return Map.of(
        "started", started.toString(),
        "cause", cause.kind() + ": " + cause.detail(),
        "parentSha256", parentSha256,
        "steps", totalSteps,
        "settings", settings,
        "hardExamples", hardExamples,
        "hardExamplesSha256", hardExamplesSha256,
        "hardExampleOffsets", offsets);
  }

  /** The same with the hard examples that it may draw. */
  public RunPlan with(int examples, String sha256) {
    return new RunPlan(
        target,
        version,
        parent,
        parentSha256,
        seed,
        totalSteps,
        settings,
        cause,
        started,
        examples,
        sha256,
        offsets);
  }
}
