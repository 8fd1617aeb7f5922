package io.agnoscope.scoring.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.TaskClassBasis;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.Unanswered;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.schemas.identity.Sha256;
import io.agnoscope.scoring.topology.TestAnswers;
import io.agnoscope.scoring.topology.TestTrial;
import io.agnoscope.scoring.view.TrialItem.AnsweredView;
import io.agnoscope.scoring.view.TrialItem.Choice;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TrialItemsTest {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:01Z");
  private static final String SHA = Sha256.hex(new byte[] {1});

  @Test
  void saysWhatCameInAndUnderWhichName() {
    TrialAnswers answers =
        TestTrial.of("s1")
            .source("mirror")
            .basis(TaskClassBasis.RULE)
            .image(SHA, new byte[] {1})
            .clean("A")
            .answers();
    answers.getTrial().getSample().setTenant("shop");
    answers.getTrial().getSample().setRoute("/chat");
    answers.getTrial().getSample().setModel("gpt-x");
    answers.getTrial().getSample().setServedAnswer("A.");

    TrialItem item = TrialItems.of(answers, AT);

    assertThat(item)
        .returns("s1", TrialItem::sampleId)
        .returns(AT, TrialItem::at)
        .returns("mirror", TrialItem::source)
        .returns("tinyvlm", TrialItem::target)
        .returns("v1", TrialItem::checkpoint)
        .returns("IMAGE_HEAVY", TrialItem::taskClass)
        .returns("RULE", TrialItem::taskClassBasis)
        .returns("shop", TrialItem::tenant)
        .returns("/chat", TrialItem::route)
        .returns("gpt-x", TrialItem::model)
        .returns("COLOR", TrialItem::aspect)
        .returns("A", TrialItem::answer)
        .returns("A.", TrialItem::servedAnswer);
    assertThat(item.question())
        .containsExactly(
            new ShownPart(null, SHA, "/api/v1/images/" + SHA, false),
            new ShownPart("What is shown?", null, null, false));
    assertThat(item.options()).first().isEqualTo(new Choice("A", "option A"));
  }

  @Test
  void everyViewSaysWhatItShowedAndWhetherTheAnswerMoved() {
    TrialItem item =
        TrialItems.of(TestTrial.of("s1").clean("A").repeat("A").caption("B").answers(), AT);

    assertThat(item.views())
        .extracting(AnsweredView::id, AnsweredView::decision, AnsweredView::flipped)
        .containsExactly(
            tuple("clean", "A", null),
            tuple("repeat", "A", false),
            tuple("misleading-caption", "B", true));
    assertThat(item.views().get(2).parts())
        .extracting(ShownPart::inserted)
        .containsExactly(true, false);
    assertThat(item.views().get(2).distractor()).isEqualTo("B");
  }

  @Test
  void anUnparsableAnswerIsADecisionOfItsOwn() {
    TrialItem item = TrialItems.of(TestTrial.of("s1").clean("A").caption(null).answers(), AT);

    assertThat(item.views().get(1))
        .returns(true, AnsweredView::flipped)
        .returns(null, AnsweredView::decision)
        .returns(null, AnsweredView::unanswered);
  }

  @Test
  void freeTextIsShownInItsWordsAndIsNoFlip() {
    TrialItem item =
        TrialItems.of(
            TestTrial.of("s1")
                .freeText()
                .view("clean", "clean", ViewKind.CLEAN, null, TestAnswers.parsed(null, "A star."))
                .view("x", "x", ViewKind.PERTURBATION, null, TestAnswers.parsed(null, "A moon."))
                .answers(),
            AT);

    assertThat(item.options()).isEmpty();
    assertThat(item.views())
        .extracting(AnsweredView::text, AnsweredView::flipped, AnsweredView::unanswered)
        .containsExactly(tuple("A star.", null, null), tuple("A moon.", null, null));
  }

  @Test
  void whatWasNotAnsweredSaysWhyAndIsNoFlip() {
    TrialAnswers answers =
        TestTrial.of("s1")
            .clean("A")
            .view("late", "late", ViewKind.PERTURBATION, null, new Unanswered("deadline", ""))
            .caption("B")
            .answers();
    answers.setAnswers(answers.getAnswers().subList(0, 2));

    TrialItem item = TrialItems.of(answers, AT);

    assertThat(item.views())
        .extracting(AnsweredView::unanswered)
        .containsExactly(null, "deadline", "not-asked");
    assertThat(item.views()).extracting(AnsweredView::flipped).containsOnlyNulls();
  }

  @Test
  void withoutACleanAnswerNothingIsAFlip() {
    TrialItem item =
        TrialItems.of(TestTrial.of("s1").cleanFailed("deadline").caption("B").answers(), AT);

    assertThat(item.views().get(1).flipped()).isNull();
  }

  @Test
  void theTurnsAroundTheQuestionAreShownApart() {
    TrialAnswers answers = TestTrial.of("s1").clean("A").answers();
    answers
        .getTrial()
        .getSample()
        .setMessages(
            List.of(
                turn(Role.SYSTEM, "Be brief."),
                turn(Role.USER, "Hello"),
                turn(Role.ASSISTANT, "Hello!"),
                turn(Role.USER, "What is shown?")));

    assertThat(TrialItems.of(answers, AT).earlier())
        .extracting(TrialItem.Turn::role)
        .containsExactly("SYSTEM", "USER", "ASSISTANT");
  }

  private static Message turn(Role role, String text) {
    return new Message(role, List.of(new TextPart(text, false)));
  }
}
