package io.agnoscope.perturbation.taskclass;

import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.TaskClassBasis;
import java.util.List;
import java.util.Optional;

/**
 * Finds the task class of a request: as declared, else by the operator's first rule that holds,
 * else by structure (no picture: {@code TEXT_HEAVY}), else {@code MULTIMODAL}. The watched model is
 * never asked.
 */
public final class TaskClassDecision {

  /** Knows no rules. */
  public static final TaskClassDecision WITHOUT_RULES = new TaskClassDecision(List.of());

  private final List<TaskClassRule> rules;
  private final boolean byPrompt;

  /** A decision by these rules, of which the first that holds wins. */
  public TaskClassDecision(List<TaskClassRule> rules) {
    this.rules = List.copyOf(rules);
    this.byPrompt = rules.stream().anyMatch(rule -> rule.systemPromptSha256() != null);
  }

  /** What the task class is, and how that was found. */
  public record Decided(TaskClass taskClass, TaskClassBasis basis) {}

  /**
   * The request's task class; empty when it declares that the picture decides and shows none, which
   * is a mistake of the sender's.
   */
  public Optional<Decided> of(Asked asked) {
    TaskClass declared = asked.declared();
    if (declared == TaskClass.IMAGE_HEAVY && !asked.withImage()) {
      return Optional.empty();
    }
    return Optional.of(
        declared == null ? undeclared(asked) : new Decided(declared, TaskClassBasis.DECLARED));
  }

  private Decided undeclared(Asked asked) {
    Optional<String> prompt = byPrompt ? SystemPrompts.sha256(asked.messages()) : Optional.empty();
    return rules.stream()
        .filter(rule -> rule.holdsOf(asked, prompt))
        .findFirst()
        .map(rule -> new Decided(rule.taskClass(), TaskClassBasis.RULE))
        .orElseGet(() ->
            asked.withImage()
                ? new Decided(TaskClass.MULTIMODAL, TaskClassBasis.DEFAULT)
                : new Decided(TaskClass.TEXT_HEAVY, TaskClassBasis.STRUCTURE));
  }
}
