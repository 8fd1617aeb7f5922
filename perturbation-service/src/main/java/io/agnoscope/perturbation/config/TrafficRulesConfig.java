package io.agnoscope.perturbation.config;

import io.agnoscope.perturbation.taskclass.TaskClassRule;
import io.agnoscope.perturbation.traffic.admission.TargetRule;
import io.agnoscope.schemas.TaskClass;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;

/** What an operator knows of the traffic. Of each list the first rule that holds wins. */
@ConfigMapping(prefix = "agnoscope")
public interface TrafficRulesConfig {

  /** Task classes of requests that declare none. */
  List<Rule> rules();

  /** Targets of requests that name none; without one it is the first watched target. */
  List<ForTarget> targetRules();

  /** A task class, and which requests have it; at least one condition. */
  interface Rule {

    /** The gateway's route. */
    Optional<String> route();

    /** The model as requests name it. */
    Optional<String> model();

    /** Whose requests. */
    Optional<String> tenant();

    /** SHA-256 of the system prompt. */
    Optional<@Pattern(regexp = "[0-9a-f]{64}") String> systemPromptSha256();

    /** The class. */
    TaskClass taskClass();
  }

  /** A target, and which requests are for it; at least one condition. */
  interface ForTarget {

    /** The gateway's route. */
    Optional<String> route();

    /** The model as requests name it. */
    Optional<String> model();

    /** One of the watched targets. */
    String target();
  }

  /**
   * The rules for task classes.
   *
   * @throws IllegalArgumentException naming the key of a rule without conditions
   */
  default List<TaskClassRule> taskClassRules() {
    return Keyed.each(
        "agnoscope.rules",
        rules(),
        rule ->
            new TaskClassRule(
                rule.route().orElse(null),
                rule.model().orElse(null),
                rule.tenant().orElse(null),
                rule.systemPromptSha256().orElse(null),
                rule.taskClass()));
  }

  /**
   * The rules for targets.
   *
   * @param watched the targets that there are
   * @throws IllegalArgumentException naming the key of a rule without conditions or with a target
   *     that is not watched
   */
  default List<TargetRule> targetRules(List<String> watched) {
    return Keyed.each(
        "agnoscope.target-rules",
        targetRules(),
        rule ->
            TargetRule.of(
                rule.route().orElse(null), rule.model().orElse(null), rule.target(), watched));
  }
}
