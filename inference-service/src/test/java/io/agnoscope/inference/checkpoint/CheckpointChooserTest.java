package io.agnoscope.inference.checkpoint;

import static io.agnoscope.inference.Fixtures.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.inference.FakeModel;
import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointChooserTest {

  private final Set<Integer> unusable = new HashSet<>();
  private final Set<Integer> away = new HashSet<>();
  private final List<String> loaded = new ArrayList<>();
  private final List<FakeModel> models = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  /** Behind every promotion but those of the tests that say so. */
  private Instant now = Fixtures.NOW.plus(Duration.ofHours(1));

  private final ModelSlot slot = new ModelSlot("t", 1, Duration.ofSeconds(10));
  private final CheckpointChooser chooser =
      new CheckpointChooser(
          new Announcements("t", Optional.empty()),
          new Source(),
          slot,
          Duration.ofMinutes(10),
          () -> now,
          refusals::add);

  @Test
  void servesTheFirstWhenNothingIsPromoted() {
    chooser.apply(event("t", 1, CheckpointState.CANDIDATE));
    chooser.apply(event("t", 2, CheckpointState.REJECTED));
    chooser.apply(event("another", 3, CheckpointState.PROMOTED));

    assertThat(chosen()).isEqualTo("first");
  }

  @Test
  void servesTheNewestPromoted() {
    chooser.apply(event("t", 2, CheckpointState.PROMOTED));
    chooser.apply(event("t", 1, CheckpointState.PROMOTED));
    chooser.apply(event("t", 3, CheckpointState.CANDIDATE));

    assertThat(chosen()).isEqualTo("checkpoint-2");
    assertThat(loaded).containsExactly("checkpoint-2");
  }

  @Test
  void goesBackAfterARollback() {
    chooser.apply(event("t", 1, CheckpointState.PROMOTED));
    chooser.apply(event("t", 2, CheckpointState.PROMOTED));
    assertThat(chosen()).isEqualTo("checkpoint-2");

    chooser.apply(event("t", 2, CheckpointState.ROLLED_BACK));
    assertThat(chosen()).isEqualTo("checkpoint-1");

    chooser.apply(event("t", 1, CheckpointState.ROLLED_BACK));
    assertThat(chosen()).isEqualTo("first");
  }

  @Test
  void theOldOneServesOnWhenANewOneIsRefused() {
    unusable.add(2);
    chooser.apply(event("t", 1, CheckpointState.PROMOTED));
    assertThat(chosen()).isEqualTo("checkpoint-1");

    chooser.apply(event("t", 2, CheckpointState.PROMOTED));
    assertThat(chosen()).isEqualTo("checkpoint-1");
    assertThat(chosen()).isEqualTo("checkpoint-1");

    assertThat(refusals).containsExactly("unusable");
    assertThat(loaded).containsExactly("checkpoint-1");
  }

  @Test
  void oneWhoseStoreIsAwayIsTriedAgainAfterAWhile() {
    away.add(2);
    chooser.apply(event("t", 1, CheckpointState.PROMOTED));
    chooser.apply(event("t", 2, CheckpointState.PROMOTED));
    assertThat(chosen()).isEqualTo("checkpoint-1");
    assertThat(chooser.due()).isFalse();

    now = now.plus(CheckpointChooser.RETRY);
    assertThat(chooser.due()).isTrue();
    assertThat(chosen()).isEqualTo("checkpoint-1");
    assertThat(chooser.due()).isFalse();

    away.clear();
    now = now.plus(CheckpointChooser.RETRY);
    assertThat(chosen()).isEqualTo("checkpoint-2");
    assertThat(chooser.due()).isFalse();
    assertThat(refusals).containsExactly("away", "away");
  }

  @Test
  void loadsNothingTwice() {
    chooser.apply(event("t", 1, CheckpointState.PROMOTED));

    chosen();
    chooser.apply(event("t", 1, CheckpointState.PROMOTED));
    chosen();

    assertThat(loaded).containsExactly("checkpoint-1");
  }

  @Test
  void rollsBackWithoutLoading() {
    chooser.apply(event("t", 1, CheckpointState.PROMOTED));
    assertThat(chosen()).isEqualTo("checkpoint-1");
    chooser.apply(event("t", 2, CheckpointState.PROMOTED));
    assertThat(chosen()).isEqualTo("checkpoint-2");
    assertThat(loaded).containsExactly("checkpoint-1", "checkpoint-2");

    unusable.add(1);
    chooser.apply(event("t", 2, CheckpointState.ROLLED_BACK));

    assertThat(chosen()).isEqualTo("checkpoint-1");
    assertThat(loaded).containsExactly("checkpoint-1", "checkpoint-2");
    assertThat(closed()).containsExactly("checkpoint-2");
  }

  @Test
  void theNewestCandidateInShadowIsBesideWhatServes() {
    chooser.apply(event("t", 1, CheckpointState.SHADOW));
    chooser.apply(event("t", 2, CheckpointState.SHADOW));
    chooser.apply(event("another", 3, CheckpointState.SHADOW));

    assertThat(chosen()).isEqualTo("first");

    assertThat(slot.candidate()).contains(new Serving("checkpoint-2", 2));
    assertThat(loaded).containsExactly("first", "checkpoint-2");
  }

  @Test
  void whatWasInShadowServesWithoutLoading() {
    chooser.apply(event("t", 1, CheckpointState.SHADOW));
    chosen();

    chooser.apply(event("t", 1, CheckpointState.PROMOTED));

    assertThat(chosen()).isEqualTo("checkpoint-1");
    assertThat(slot.candidate()).isEmpty();
    assertThat(loaded).containsExactly("first", "checkpoint-1");
  }

  @ParameterizedTest
  @EnumSource(names = {"REJECTED", "ROLLED_BACK"})
  void dropsWhatIsNoLongerInShadow(CheckpointState state) {
    chooser.apply(event("t", 1, CheckpointState.SHADOW));
    chosen();

    chooser.apply(event("t", 1, state));

    assertThat(chosen()).isEqualTo("first");
    assertThat(slot.candidate()).isEmpty();
    assertThat(closed()).containsExactly("checkpoint-1");
  }

  @Test
  void aCandidateThatIsRefusedChangesNothing() {
    unusable.add(2);
    chooser.apply(event("t", 1, CheckpointState.SHADOW));
    chosen();

    chooser.apply(event("t", 2, CheckpointState.SHADOW));

    assertThat(chosen()).isEqualTo("first");
    assertThat(chosen()).isEqualTo("first");
    assertThat(slot.candidate()).contains(new Serving("checkpoint-1", 1));
    assertThat(refusals).containsExactly("unusable");
  }

  @Test
  void thePromotedOneIsComparedForAWhileWithTheOneBefore() {
    now = Fixtures.NOW.plusSeconds(1);
    chooser.apply(event("t", 1, CheckpointState.PROMOTED));
    chosen();
    assertThat(slot.candidate()).isEmpty();
    chooser.apply(event("t", 2, CheckpointState.PROMOTED));

    assertThat(chosen()).isEqualTo("checkpoint-2");
    assertThat(slot.candidate()).contains(new Serving("checkpoint-1", 1));
    assertThat(chooser.due()).isFalse();

    now = Fixtures.NOW.plus(Duration.ofMinutes(10));
    assertThat(chooser.due()).isTrue();
    assertThat(chosen()).isEqualTo("checkpoint-2");
    assertThat(slot.candidate()).isEmpty();
    assertThat(chooser.due()).isFalse();
    assertThat(loaded).containsExactly("checkpoint-1", "checkpoint-2");
    assertThat(closed()).isEmpty();
  }

  @Test
  void aRollbackDuringTheComparisonLoadsNothing() {
    now = Fixtures.NOW.plusSeconds(1);
    chooser.apply(event("t", 1, CheckpointState.PROMOTED));
    chosen();
    chooser.apply(event("t", 2, CheckpointState.PROMOTED));
    chosen();

    chooser.apply(event("t", 2, CheckpointState.ROLLED_BACK));

    assertThat(chosen()).isEqualTo("checkpoint-1");
    assertThat(slot.candidate()).isEmpty();
    assertThat(loaded).containsExactly("checkpoint-1", "checkpoint-2");
    assertThat(closed()).containsExactly("checkpoint-2");
  }

  @Test
  void aCandidateTakesTheShadowFromTheOneBefore() {
    now = Fixtures.NOW.plusSeconds(1);
    chooser.apply(event("t", 1, CheckpointState.PROMOTED));
    chooser.apply(event("t", 2, CheckpointState.PROMOTED));
    chosen();

    chooser.apply(event("t", 3, CheckpointState.SHADOW));

    assertThat(chosen()).isEqualTo("checkpoint-2");
    assertThat(slot.candidate()).contains(new Serving("checkpoint-3", 3));
    assertThat(chooser.due()).isFalse();
  }

  private List<String> closed() {
    return models.stream().filter(model -> model.closed).map(FakeModel::checkpoint).toList();
  }

  private String chosen() {
    chooser.choose();
    return slot.current().orElseThrow().checkpoint();
  }

  private final class Source implements ModelSource {
    @Override
    public AnswerModel first() {
      return model("first");
    }

    @Override
    public AnswerModel load(CheckpointEvent event) throws CheckpointRefusedException {
      if (unusable.contains(event.getVersion())) {
        throw new CheckpointRefusedException("unusable", "for the test", null);
      }
      if (away.contains(event.getVersion())) {
        throw CheckpointRefusedException.forNow("away", "for the test", new IOException());
      }
      return model(event.getCheckpoint());
    }

    private AnswerModel model(String checkpoint) {
      loaded.add(checkpoint);
      FakeModel model = new FakeModel(checkpoint);
      models.add(model);
      return model;
    }
  }
}
