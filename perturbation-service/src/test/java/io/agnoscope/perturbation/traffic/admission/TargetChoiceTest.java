package io.agnoscope.perturbation.traffic.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.perturbation.traffic.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetChoiceTest {

  private static final List<String> WATCHED = List.of("first", "second", "third");

  private final TargetChoice choice =
      new TargetChoice(
          WATCHED,
          List.of(
              TargetRule.of("/chat", "m", "second", WATCHED),
              TargetRule.of("/chat", null, "third", WATCHED)));

  @Test
  void takesTheFirstRuleOfWhichEveryConditionHolds() {
    assertThat(choice.of(origin("/chat", null), "m")).contains("second");
    assertThat(choice.of(origin("/chat", null), "other")).contains("third");
    assertThat(choice.of(origin("/chat", null), null)).contains("third");
  }

  @Test
  void takesTheFirstTargetWhenNoRuleHolds() {
    assertThat(choice.of(origin("/other", null), "m")).contains("first");
    assertThat(choice.of(origin(null, null), null)).contains("first");
  }

  @Test
  void takesWhatIsNamedBeforeAnyRuleAndNothingThatIsNotWatched() {
    assertThat(choice.of(origin("/chat", "first"), "m")).contains("first");
    assertThat(choice.of(origin("/chat", "unknown"), "m")).isEmpty();
  }

  @Test
  void knowsTheTargetOfAnOriginOnlyWhereNothingElseCanChangeIt() {
    assertThat(choice.of(origin("/chat", null))).isEmpty();
    assertThat(choice.of(origin("/chat", "second"))).contains("second");
    assertThat(new TargetChoice(List.of("first"), List.of()).of(origin(null, null)))
        .contains("first");
  }

  @Test
  void hasNoRuleForEverythingAndNoneForWhatIsNotWatched() {
    assertThatThrownBy(() -> new TargetRule(null, null, "first"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TargetRule.of("/chat", null, "unknown", WATCHED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Origin origin(@Nullable String route, @Nullable String target) {
    return new Origin("mirror", "id", false, Instant.EPOCH, null, route, null, target);
  }
}
