package io.agnoscope.scoring.flow;

import io.agnoscope.schemas.topic.Topics;
import java.util.List;

/** Whose the groups are, and what they read of the flow. */
final class FlowGroups {
  /** Streams applications name their groups; the services never change these. */
  static final String PERTURBATION = "agnoscope-perturbation";

  static final String SCORING = "agnoscope-scoring";

  private static final String INFERENCE = "agnoscope.inference";

  private FlowGroups() {}

  /** The topics of the flow that a group reads; none of a group that is not of the flow. */
  static List<String> topicsOf(String group) {
    if (group.equals(PERTURBATION)) {
      return List.of(Topics.SAMPLES.name());
    }
    if (group.equals(SCORING)) {
      return List.of(Topics.ANSWERS.name());
    }
    return inference(group) ? List.of(Topics.TRIALS.name()) : List.of();
  }

  /** The service whose group it is. */
  static String service(String group) {
    if (inference(group)) {
      return "inference-service";
    }
    return group.equals(PERTURBATION) ? "perturbation-service" : "scoring-service";
  }

  static boolean inference(String group) {
    return group.startsWith(INFERENCE);
  }
}
