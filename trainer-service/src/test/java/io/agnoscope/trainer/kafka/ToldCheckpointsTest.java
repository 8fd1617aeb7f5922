package io.agnoscope.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.signing.KeyPairFiles;
import io.agnoscope.schemas.signing.SigningKey;
import io.agnoscope.schemas.signing.TrustedKeys;
import io.agnoscope.trainer.domain.lifecycle.CheckpointIdentity;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // Set before each.
class ToldCheckpointsTest {

  private static final Promoted FIRST = promoted(1);
  private static final Promoted SECOND = promoted(2);
  private static final CheckpointLifecycle SECOND_NO_MORE = SECOND.rollBack("worse", Instant.EPOCH);

  private TrustedKeys both;
  private SigningKey own;
  private SigningKey former;
  private ToldCheckpoints told;

  @BeforeEach
  void makeKeys(@TempDir Path folder) throws IOException {
    Path one = pair(folder.resolve("own"));
    Path other = pair(folder.resolve("former"));
    both =
        TrustedKeys.read(
            List.of(one.resolve(KeyPairFiles.PUBLIC), other.resolve(KeyPairFiles.PUBLIC)));
    own = SigningKey.read(one.resolve(KeyPairFiles.PRIVATE), both);
    former = SigningKey.read(other.resolve(KeyPairFiles.PRIVATE), both);
    told = told(false);
  }

  @Test
  void withoutKeysTheLastStepOfEachVersionCounts() {
    told = new ToldCheckpoints(Optional.empty());
    takeUnsigned(FIRST);
    takeUnsigned(SECOND);
    takeUnsigned(SECOND_NO_MORE);

    assertThat(told.lineage().all()).containsExactly(FIRST, SECOND_NO_MORE);
    assertThat(told.toSignAnew()).isEmpty();
    assertThat(told.refused()).isEmpty();
  }

  @Test
  void nothingThereIsNothingToRefuse() {
    assertThat(told.lineage().isEmpty()).isTrue();
  }

  @Test
  void whatNobodyTrustedSignedIsPassedOverAndPutRight() {
    take(own, FIRST, 1);
    take(own, SECOND, 2);
    take(own, SECOND_NO_MORE, 3);
    takeUnsigned(SECOND);
    takeUnsigned(promoted(9));

    assertThat(told.lineage().all()).containsExactly(FIRST, SECOND_NO_MORE);
    assertThat(told.toSignAnew()).containsExactly(SECOND_NO_MORE);
    assertThat(told.refused()).extracting(RefusedStep::version).containsExactly(2, 9);
    assertThat(told.highestSequence()).isEqualTo(3);
  }

  @Test
  void aSignedStepThatIsToldAgainAfterTheNextIsPassedOver() {
    take(own, FIRST, 1);
    take(own, SECOND, 2);
    take(own, SECOND_NO_MORE, 3);
    take(own, SECOND, 2);

    assertThat(told.lineage().all()).containsExactly(FIRST, SECOND_NO_MORE);
    assertThat(told.toSignAnew()).containsExactly(SECOND_NO_MORE);
    assertThat(told.refused()).extracting(RefusedStep::reason).containsExactly("outdated");
  }

  @Test
  void whatAFormerKeySignedIsSignedAnewWhileThatIsTrusted() {
    take(former, FIRST, 1);
    take(own, SECOND, 2);

    assertThat(told.lineage().all()).containsExactly(FIRST, SECOND);
    assertThat(told.toSignAnew()).containsExactly(FIRST);
  }

  @Test
  void whereNothingIsSignedItDoesNotBeginAnew() {
    takeUnsigned(FIRST);
    takeUnsigned(SECOND);

    assertThatThrownBy(() -> told.lineage())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("of the 2 checkpoints that are announced, none has one")
        .hasMessageContaining("version 1: it is not signed")
        .hasMessageContaining("agnoscope.checkpoints.signing.adopt-unsigned=true");
  }

  @Test
  void adoptsWhatCameBeforeTheFirstSignatureAlsoAfterAStartThatWasCutShort() {
    told = told(true);
    takeUnsigned(FIRST);
    takeUnsigned(SECOND);
    take(own, FIRST, 1);
    takeUnsigned(promoted(3));

    assertThat(told.lineage().all()).containsExactly(FIRST, SECOND);
    assertThat(told.toSignAnew()).containsExactly(SECOND);
    assertThat(told.refused()).extracting(RefusedStep::version).containsExactly(3);
  }

  private ToldCheckpoints told(boolean adoptsUnsigned) {
    return new ToldCheckpoints(Optional.of(new Signatures.Keys(own, both, adoptsUnsigned)));
  }

  private void takeUnsigned(CheckpointLifecycle step) {
    told.take(CheckpointEvents.event(step), step);
  }

  private void take(SigningKey key, CheckpointLifecycle step, long sequence) {
    CheckpointEvent event = key.sign(CheckpointEvents.event(step), sequence);
    told.take(event, step);
  }

  private static Path pair(Path folder) throws IOException {
    Files.createDirectory(folder);
    KeyPairFiles.make(folder);
    return folder;
  }

  private static Promoted promoted(int version) {
    return new Promoted(
        new CheckpointIdentity("t", version, "t-" + version, "file:///t/", "ab", null),
        "{}",
        "better",
        Instant.EPOCH);
  }
}
