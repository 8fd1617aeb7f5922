package io.agnoscope.inference.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.inference.FakeModel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ModelSlotTest {

  private static final Duration NO_PATIENCE = Duration.ofMillis(1);

  private final ModelSlot slot = new ModelSlot("t", 1, NO_PATIENCE);
  private final FakeModel first = new FakeModel("first");
  private final FakeModel second = new FakeModel("second");
  private final FakeModel third = new FakeModel("third");

  @Test
  void hasNoModelBeforeOneIsLoaded() {
    assertThat(slot.serving()).isEmpty();
    assertThat(slot.shadow("trial")).isEmpty();
    assertThat(slot.serve(key(1))).isFalse();
  }

  @Test
  void aTrialKeepsItsModelThroughASwap() {
    slot.serve(CheckpointKey.FIRST, first);
    try (Lease before = lease()) {
      slot.serve(key(1), second);

      assertThat(before.model()).isSameAs(first);
      assertThat(before.version()).isNull();
      try (Lease after = lease()) {
        assertThat(after.model()).isSameAs(second);
        assertThat(after.version()).isEqualTo(1);
        assertThat(after.target()).isEqualTo("t");
      }
    }
  }

  @Test
  void keepsTheOneBefore() {
    slot.serve(CheckpointKey.FIRST, first);
    slot.serve(key(1), second);

    assertThat(slot.serve(CheckpointKey.FIRST)).isTrue();

    assertThat(slot.current()).contains(new Serving("first", null));
    assertThat(first.closed).isFalse();
    assertThat(second.closed).isFalse();
  }

  @Test
  void closesWhatWasSupersededTwiceAfterItsLastLease() {
    slot.serve(CheckpointKey.FIRST, first);
    Lease one = lease();
    Lease other = lease();
    slot.serve(key(1), second);
    slot.serve(key(2), third);

    one.close();
    one.close();
    assertThat(first.closed).isFalse();
    other.close();

    assertThat(first.closed).isTrue();
    assertThat(second.closed).isFalse();
    assertThatThrownBy(other::model).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void dropsTheKeptOneThatMayNotServeAgain() {
    slot.serve(key(1), first);
    slot.serve(key(2), second);

    slot.keepIf(key(2)::equals);

    assertThat(first.closed).isTrue();
    assertThat(slot.serve(key(1))).isFalse();
  }

  @Test
  void aCandidateInShadowIsATargetOfItsOwn() {
    slot.serve(CheckpointKey.FIRST, first);
    slot.shadow(key(1), second);

    try (Lease lease = slot.shadow("trial").orElseThrow()) {
      assertThat(lease.target()).isEqualTo("t.shadow");
      assertThat(lease.version()).isEqualTo(1);
      assertThat(lease.model()).isSameAs(second);
      slot.endShadow();
      assertThat(second.closed).isFalse();
    }

    assertThat(second.closed).isTrue();
    assertThat(slot.current()).contains(new Serving("first", null));
  }

  @Test
  void takesTheOneInShadowForServing() {
    slot.serve(CheckpointKey.FIRST, first);
    slot.shadow(key(1), second);
    try (Lease shadowed = slot.shadow("trial").orElseThrow()) {
      assertThat(slot.serve(key(1))).isTrue();
      assertThat(shadowed.model()).isSameAs(second);
      assertThat(shadowed.target()).isEqualTo("t.shadow");
    }

    assertThat(slot.candidate()).isEmpty();
    assertThat(slot.shadow("trial")).isEmpty();
    assertThat(lease().model()).isSameAs(second);
  }

  @Test
  void waitsForLeasesAtTheEndButNotForever() {
    slot.serve(CheckpointKey.FIRST, first);
    slot.serve(key(1), second);
    slot.shadow(key(2), third);
    Lease held = lease();

    slot.close();

    assertThat(slot.serving()).isEmpty();
    assertThat(first.closed).isTrue();
    assertThat(third.closed).isTrue();
    assertThat(second.closed).isFalse();
    held.close();
    assertThat(second.closed).isTrue();
  }

  @Test
  void theEndWaitsForALeaseThatIsGivenBackInTime() throws InterruptedException {
    ModelSlot patient = new ModelSlot("t", 0, Duration.ofMinutes(1));
    patient.serve(CheckpointKey.FIRST, first);
    Lease held = patient.serving().orElseThrow();
    Thread end = Thread.ofVirtual().start(patient::close);
    while (patient.current().isPresent()) {
      Thread.onSpinWait();
    }
    assertThat(first.closed).isFalse();

    held.close();

    assertThat(end.join(Duration.ofSeconds(30))).isTrue();
    assertThat(first.closed).isTrue();
  }

  @Test
  void closesWhatComesAfterTheEnd() {
    slot.close();

    slot.serve(key(1), first);
    slot.shadow(key(2), second);

    assertThat(first.closed).isTrue();
    assertThat(second.closed).isTrue();
  }

  private Lease lease() {
    return slot.serving().orElseThrow();
  }

  private static CheckpointKey key(int version) {
    return new CheckpointKey(version, "hash-" + version);
  }
}
