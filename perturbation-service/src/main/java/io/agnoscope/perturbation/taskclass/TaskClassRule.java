package io.agnoscope.perturbation.taskclass;

import io.agnoscope.schemas.TaskClass;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an operator knows of some requests: where all conditions that are given hold, the task class
 * is this one. A rule for {@code IMAGE_HEAVY} holds of no request without a picture.
 *
 * @param route the gateway's route, or null for any
 * @param model the requested model's name, or null for any
 * @param tenant whose requests, or null for anybody's
 * @param systemPromptSha256 64 lower-case hexadecimal digits as {@link SystemPrompts#sha256} makes
 *     them, or null for any
 */
public record TaskClassRule(
    @Nullable String route,
    @Nullable String model,
    @Nullable String tenant,
    @Nullable String systemPromptSha256,
    TaskClass taskClass) {

  /** Throws IllegalArgumentException when no condition is given: that would be every request. */
  public TaskClassRule {
    if (Stream.of(route, model, tenant, systemPromptSha256).allMatch(TaskClassRule::absent)) {
      throw new IllegalArgumentException(
          "a rule has at least one of route, model, tenant and system-prompt-sha256");
    }
  }

  private static boolean absent(@Nullable String condition) {
    return condition == null;
  }

  boolean holdsOf(Asked asked, Optional<String> promptSha256) {
    return (taskClass != TaskClass.IMAGE_HEAVY || asked.withImage())
        && (route == null || route.equals(asked.route()))
        && (model == null || model.equals(asked.model()))
        && (tenant == null || tenant.equals(asked.tenant()))
        && (systemPromptSha256 == null
            || promptSha256.filter(systemPromptSha256::equals).isPresent());
  }
}
