package io.agnoscope.perturbation.taskclass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.perturbation.taskclass.TaskClassDecision.Decided;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.TaskClassBasis;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.identity.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskClassDecisionTest {

  private static final String PROMPT = "You read meters.";
  private static final List<Message> MESSAGES =
      List.of(turn(Role.SYSTEM, PROMPT), turn(Role.USER, "q"));

  @Test
  void takesWhatIsDeclaredBeforeAnyRule() {
    TaskClassDecision decision = decision(rule("r", null, null, null, TaskClass.TEXT_HEAVY));

    assertThat(decision.of(asked(TaskClass.IMAGE_HEAVY, true)))
        .contains(new Decided(TaskClass.IMAGE_HEAVY, TaskClassBasis.DECLARED));
  }

  @Test
  void refusesImageHeavyWithoutAnImage() {
    assertThat(TaskClassDecision.WITHOUT_RULES.of(asked(TaskClass.IMAGE_HEAVY, false))).isEmpty();
  }

  @Test
  void takesTheFirstRuleThatHolds() {
    TaskClassDecision decision =
        decision(
            rule("r", "other", null, null, TaskClass.TEXT_HEAVY),
            rule("r", null, "t", null, TaskClass.IMAGE_HEAVY),
            rule("r", "m", null, null, TaskClass.MULTIMODAL));

    assertThat(decision.of(asked(null, true)))
        .contains(new Decided(TaskClass.IMAGE_HEAVY, TaskClassBasis.RULE));
  }

  @Test
  void passesOverARuleForImagesWhenThereIsNone() {
    TaskClassDecision decision =
        decision(
            rule("r", null, null, null, TaskClass.IMAGE_HEAVY),
            rule(null, "m", null, null, TaskClass.MULTIMODAL));

    assertThat(decision.of(asked(null, false)))
        .contains(new Decided(TaskClass.MULTIMODAL, TaskClassBasis.RULE));
  }

  @Test
  void knowsASystemPromptByItsDigest() {
    String digest = Sha256.hex(PROMPT.getBytes(StandardCharsets.UTF_8));
    TaskClassDecision decision = decision(rule(null, null, null, digest, TaskClass.IMAGE_HEAVY));

    assertThat(decision.of(asked(null, true)))
        .contains(new Decided(TaskClass.IMAGE_HEAVY, TaskClassBasis.RULE));
    assertThat(
            decision.of(new Asked(null, null, null, null, List.of(turn(Role.USER, PROMPT)), true)))
        .contains(new Decided(TaskClass.MULTIMODAL, TaskClassBasis.DEFAULT));
  }

  @Test
  void joinsSeveralSystemPrompts() {
    List<Message> two = List.of(turn(Role.SYSTEM, "a"), turn(Role.DEVELOPER, "b"));

    assertThat(SystemPrompts.sha256(two))
        .contains(Sha256.hex("a\nb".getBytes(StandardCharsets.UTF_8)));
    assertThat(SystemPrompts.sha256(List.of(turn(Role.USER, "a")))).isEmpty();
  }

  @Test
  void fallsBackToStructureAndThenToMultimodal() {
    assertThat(TaskClassDecision.WITHOUT_RULES.of(asked(null, false)))
        .contains(new Decided(TaskClass.TEXT_HEAVY, TaskClassBasis.STRUCTURE));
    assertThat(TaskClassDecision.WITHOUT_RULES.of(asked(null, true)))
        .contains(new Decided(TaskClass.MULTIMODAL, TaskClassBasis.DEFAULT));
  }

  @Test
  void hasNoRuleForEverything() {
    assertThatThrownBy(() -> rule(null, null, null, null, TaskClass.TEXT_HEAVY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one");
  }

  private static TaskClassDecision decision(TaskClassRule... rules) {
    return new TaskClassDecision(List.of(rules));
  }

  private static TaskClassRule rule(
      @Nullable String route,
      @Nullable String model,
      @Nullable String tenant,
      @Nullable String prompt,
      TaskClass taskClass) {
    return new TaskClassRule(route, model, tenant, prompt, taskClass);
  }

  private static Asked asked(@Nullable TaskClass declared, boolean withImage) {
    return new Asked(declared, "r", "m", "t", MESSAGES, withImage);
  }

  private static Message turn(Role role, String text) {
    return new Message(role, List.of(new TextPart(text, false)));
  }
}
