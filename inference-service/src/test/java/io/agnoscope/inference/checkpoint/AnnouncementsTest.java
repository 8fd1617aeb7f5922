package io.agnoscope.inference.checkpoint;

import static io.agnoscope.inference.Fixtures.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.inference.Keys;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.schemas.codec.TrustedTypes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // Set before each.
class AnnouncementsTest {

  private final List<RefusedAnnouncement> told = new ArrayList<>();
  private Keys ours;
  private Keys others;
  private Announcements announcements;

  @BeforeEach
  void makeKeys(@TempDir Path folder) {
    TrustedTypes.trust();
    ours = Keys.in(folder);
    others = Keys.in(folder);
    announcements = new Announcements("t", Optional.of(ours.trusted()));
  }

  @Test
  void withoutKeysEverythingOfTheTargetIsLetIn() {
    Announcements open = new Announcements("t", Optional.empty());

    assertThat(open.verified()).isFalse();
    assertThat(open.admit(event("t", 1, CheckpointState.PROMOTED), told::add)).isTrue();
    assertThat(open.admit(event("another", 1, CheckpointState.PROMOTED), told::add)).isFalse();
    assertThat(open.refused()).isEmpty();
  }

  @Test
  void onlyWhatATrustedKeySignedIsLetIn() {
    CheckpointEvent plain = event("t", 1, CheckpointState.PROMOTED);
    CheckpointEvent altered = ours.key().sign(event("t", 3, CheckpointState.REJECTED), 1);
    altered.setState(CheckpointState.PROMOTED);

    assertThat(admitted(plain)).isFalse();
    assertThat(admitted(others.key().sign(event("t", 2, CheckpointState.PROMOTED), 1))).isFalse();
    assertThat(admitted(altered)).isFalse();
    assertThat(admitted(ours.key().sign(event("t", 4, CheckpointState.PROMOTED), 1))).isTrue();

    announcements.tell(told::add);
    announcements.tell(told::add);
    assertThat(told)
        .extracting(RefusedAnnouncement::version, RefusedAnnouncement::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "unsigned"),
            org.assertj.core.groups.Tuple.tuple(2, "unknown-key"),
            org.assertj.core.groups.Tuple.tuple(3, "wrong-signature"));
    assertThat(announcements.refused()).isEqualTo(told);
  }

  @Test
  void aStepThatWasSignedOnceIsNotTakenAgainAfterTheNext() {
    CheckpointEvent promoted = ours.key().sign(event("t", 1, CheckpointState.PROMOTED), 1);
    CheckpointEvent rolledBack = ours.key().sign(event("t", 1, CheckpointState.ROLLED_BACK), 2);

    assertThat(admitted(promoted)).isTrue();
    assertThat(admitted(rolledBack)).isTrue();
    assertThat(admitted(promoted)).isFalse();

    announcements.tell(told::add);
    assertThat(told).singleElement().extracting(RefusedAnnouncement::reason).isEqualTo("outdated");
  }

  /** As after a connection that was lost: all is read once more. */
  @Test
  void aLogThatIsReadAgainIsNoReasonToComplain() {
    List<CheckpointEvent> log =
        List.of(
            ours.key().sign(event("t", 1, CheckpointState.CANDIDATE), 1),
            ours.key().sign(event("t", 1, CheckpointState.PROMOTED), 2),
            ours.key().sign(event("t", 1, CheckpointState.ROLLED_BACK), 3));
    log.forEach(this::admitted);
    log.forEach(this::admitted);

    announcements.tell(told::add);
    assertThat(told).isEmpty();
    assertThat(announcements.refused()).isEmpty();
  }

  @Test
  void neitherIsOneThatWasSignedFromSomePointOn() {
    CheckpointEvent before = event("t", 1, CheckpointState.PROMOTED);

    assertThat(admitted(before)).isFalse();
    assertThat(admitted(ours.key().sign(before, 1))).isTrue();

    announcements.tell(told::add);
    assertThat(told).isEmpty();
  }

  @Test
  void whatIsRefusedOnceMoreIsToldOnce() {
    CheckpointEvent forged = event("t", 1, CheckpointState.PROMOTED);
    admitted(forged);
    announcements.tell(told::add);
    admitted(forged);
    announcements.tell(told::add);
    assertThat(told).hasSize(1);

    admitted(event("t", 1, CheckpointState.SHADOW));
    announcements.tell(told::add);
    assertThat(told).hasSize(2);
  }

  @Test
  void aFloodIsToldOneByOneAndKeptInPart() {
    int flood = Announcements.KEPT * 2;
    IntStream.rangeClosed(1, flood)
        .forEach(version -> admitted(event("t", version, CheckpointState.PROMOTED)));
    announcements.tell(told::add);

    assertThat(told).hasSize(flood);
    assertThat(announcements.refused())
        .hasSize(Announcements.KEPT)
        .last()
        .extracting(RefusedAnnouncement::version)
        .isEqualTo(flood);
  }

  private boolean admitted(CheckpointEvent event) {
    return announcements.admit(event, told::add);
  }
}
