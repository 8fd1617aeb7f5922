package io.agnoscope.stimuli.emma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.Aspect;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordedTest {

  private static final List<Value> COLORS =
      List.of(Value.of("red"), Value.of("blue"), Value.of("green"), Value.of("pink"));
  private static final Subject STAR = Subject.one("the star");

  @ParameterizedTest
  @EnumSource(Aspect.class)
  void everyTypeOfEveryAspectHasThreeWordings(Aspect aspect) {
    Wordings wordings = Wordings.of(aspect);

    for (List<String> of :
        List.of(
            wordings.what(),
            wordings.judged(),
            wordings.statements(),
            Wordings.BLANK,
            Wordings.CORRECTION)) {
      assertThat(of).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
    }
  }

  @Test
  void aClaimIsJudgedWhetherItIsTrueOrNot() {
    EmmaQuestion yes = worded(QuestionType.YES_NO, COLORS.subList(0, 2), 0, null);
    EmmaQuestion no = worded(QuestionType.YES_NO, COLORS.subList(0, 2), 1, null);

    assertThat(yes.text()).contains("red").doesNotContain("blue").endsWith("?");
    assertThat(yes.options().get(yes.gold())).isEqualTo("yes");
    assertThat(no.text()).contains("red").doesNotContain("blue");
    assertThat(no.options().get(no.gold())).isEqualTo("no");
    assertThat(no.options()).containsExactlyInAnyOrder("yes", "no");
  }

  @Test
  void questionsAndBlanksDoNotNameTheValue() {
    EmmaQuestion what = worded(QuestionType.WHAT, COLORS, 2, null);
    EmmaQuestion blank = worded(QuestionType.FILL_IN_THE_BLANK, COLORS, 2, null);

    assertThat(what.text()).doesNotContain("green").contains("the star");
    assertThat(blank.text()).doesNotContain("green").contains("____");
    assertThat(what.options()).containsExactly("red", "blue", "green", "pink");
    assertThat(blank.options().get(blank.gold())).isEqualTo("green");
    assertThat(what.answer()).isEqualTo("C");
  }

  @Test
  void theFalseStatementIsNoneOfTheOptionsAndWordedLikeThem() {
    EmmaQuestion question = worded(QuestionType.CORRECTION, COLORS, 1, Value.of("gray"));

    assertThat(question.options()).hasSize(4).allMatch(option -> option.endsWith("."));
    assertThat(question.options().get(1)).contains("blue");
    assertThat(question.text()).contains(question.options().get(1).replace("blue", "gray"));
    assertThatThrownBy(() -> worded(QuestionType.CORRECTION, COLORS, 1, COLORS.getFirst()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> worded(QuestionType.CORRECTION, COLORS, 1, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void articlesFollowTheSound() {
    assertThat(List.of("orange star", "star", "umbrella", "unicycle", "hourglass"))
        .extracting(Grammar::withArticle)
        .containsExactly("an orange star", "a star", "an umbrella", "a unicycle", "an hourglass");
  }

  @Test
  void noSlotStaysOpen() {
    DrawnProbes probes = new DrawnProbes("slots", 1);
    Set<String> starts = new HashSet<>();
    for (int i = 0; i < 100 * Cell.ROUND; i++) {
      EmmaQuestion question = probes.at(i).question();
      assertThat(question.text()).doesNotContain("{", "}", "  ").matches("[\"A-Z].*[.?]");
      assertThat(question.options()).noneMatch(option -> option.contains("{"));
      assertThat(question.options()).doesNotHaveDuplicates();
      starts.add(question.text().split(" ", -1)[0]);
    }
    assertThat(starts).hasSizeGreaterThan(10);
  }

  private static EmmaQuestion worded(
      QuestionType type, List<Value> offered, int gold, @Nullable Value refuted) {
    Claim claim = new Claim(Aspect.COLOR, STAR, offered, gold, refuted);
    return Worded.of(claim, new Cell(Aspect.COLOR, type, Difficulty.EASY), Randomness.of("worded"));
  }
}
