package io.agnoscope.scoring.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.agnoscope.scoring.topology.CountKey;
import io.agnoscope.scoring.view.Views;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Only what differs is a change. */
final class SeenTest {
  private static final CountKey SCORED = new CountKey.Trials("tinyvlm", "scored");
  private static final CountKey LETTERS = new CountKey.DeadLetters("score", "undecodable");

  private final Seen seen = new Seen();

  @Test
  void figuresChangeWithTheTrialsAndThePipelineWithAnyCount() {
    assertThat(seen.counts(Map.of(SCORED, 1L, LETTERS, 1L)))
        .containsExactly(Change.FIGURES, Change.PIPELINE);
    assertThat(seen.counts(Map.of(SCORED, 1L, LETTERS, 1L))).isEmpty();
    assertThat(seen.counts(Map.of(SCORED, 1L, LETTERS, 2L))).containsExactly(Change.PIPELINE);
    assertThat(seen.counts(Map.of(SCORED, 2L, LETTERS, 2L)))
        .containsExactly(Change.FIGURES, Change.PIPELINE);
  }

  @Test
  void eachTopicIsToldApart() {
    assertThat(seen.records(new Views.Revisions(0, 0, 0, 0))).hasSize(4);
    assertThat(seen.records(new Views.Revisions(1, 0, 0, 0))).containsExactly(Change.ALERTS);
    assertThat(seen.records(new Views.Revisions(1, 1, 0, 0))).containsExactly(Change.CHECKPOINTS);
    assertThat(seen.records(new Views.Revisions(1, 1, 1, 0))).containsExactly(Change.HARD_EXAMPLES);
    assertThat(seen.records(new Views.Revisions(1, 1, 1, 1))).containsExactly(Change.TRIALS);
    assertThat(seen.records(new Views.Revisions(1, 1, 1, 1))).isEmpty();
  }

  @Test
  void aTrainerThatNoLongerAnswersIsAChange() {
    assertThat(seen.trainer(Optional.of(JsonNodeFactory.instance.textNode("waiting"))))
        .containsExactly(Change.TRAINER);
    assertThat(seen.trainer(Optional.of(JsonNodeFactory.instance.textNode("waiting")))).isEmpty();
    assertThat(seen.trainer(Optional.empty())).containsExactly(Change.TRAINER);
  }
}
