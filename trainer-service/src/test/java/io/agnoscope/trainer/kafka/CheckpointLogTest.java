package io.agnoscope.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.signing.KeyPairFiles;
import io.agnoscope.schemas.signing.SigningKey;
import io.agnoscope.schemas.signing.TrustedKeys;
import io.agnoscope.trainer.KafkaResource;
import io.agnoscope.trainer.TrainerServiceTest;
import io.agnoscope.trainer.config.TrainerMetrics;
import io.agnoscope.trainer.domain.lifecycle.CheckpointIdentity;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that is signed from some point on, on the broker of the whole service's test. */
@QuarkusTest
@TestProfile(TrainerServiceTest.Quick.class)
@WithTestResource(KafkaResource.class)
@SuppressWarnings("NullAway.Init") // Quarkus sets them.
class CheckpointLogTest {

  private static final String TARGET = "signed-later";

  @Inject Brokers brokers;
  @Inject RecordCodec codec;
  @Inject Outbox outbox;
  @Inject DeadLetterLog deadLetters;
  @Inject TrainerMetrics metrics;
  @Inject InstantSource clock;

  @Test
  void signsOnceWhatWasAnnouncedBeforeAndThenBelievesNothingElse(@TempDir Path folder)
      throws IOException {
    Path first = pair(folder.resolve("first"));
    Path second = pair(folder.resolve("second"));
    CheckpointLog plain = log(Optional.empty());
    Promoted one = promoted(1);
    Promoted two = promoted(2);
    CheckpointLifecycle noMore = two.rollBack("worse", Instant.EPOCH);
    plain.append(one);
    plain.append(two);

    // Turned on: it does not begin anew, and signs when it is told to.
    assertThatThrownBy(() -> log(keys(false, first)).takeUp(TARGET))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("of the 2 checkpoints that are announced, none has one");
    CheckpointLog signed = log(keys(true, first));
    assertThat(signed.takeUp(TARGET).all()).containsExactly(one, two);
    assertThat(signed.refused()).isEmpty();

    // From then on what nobody signed is passed over, and put right.
    signed.append(noMore);
    plain.append(two);
    CheckpointLog restarted = log(keys(false, first));
    assertThat(restarted.takeUp(TARGET).all()).containsExactly(one, noMore);
    assertThat(restarted.refused()).extracting(RefusedStep::reason).containsExactly("unsigned");
    assertThat(log(keys(false, first)).read(TARGET).all()).containsExactly(one, noMore);

    // Another key takes over while both are trusted, and then the first one is not needed.
    assertThat(log(keys(false, second, first)).takeUp(TARGET).all()).containsExactly(one, noMore);
    CheckpointLog changed = log(keys(false, second));
    assertThat(changed.takeUp(TARGET).all()).containsExactly(one, noMore);
    assertThat(changed.refused()).isEmpty();
  }

  private CheckpointLog log(Optional<Signatures.Keys> keys) {
    return new CheckpointLog(
        brokers, codec, outbox, deadLetters, new Signatures(keys), metrics, clock);
  }

  /** Signs with the first pair, and trusts all. */
  private static Optional<Signatures.Keys> keys(boolean adoptsUnsigned, Path... pairs) {
    List<Path> files = new ArrayList<>();
    for (Path pair : pairs) {
      files.add(pair.resolve(KeyPairFiles.PUBLIC));
    }
    TrustedKeys trusted = TrustedKeys.read(files);
    SigningKey own = SigningKey.read(pairs[0].resolve(KeyPairFiles.PRIVATE), trusted);
    return Optional.of(new Signatures.Keys(own, trusted, adoptsUnsigned));
  }

  private static Path pair(Path folder) throws IOException {
    Files.createDirectory(folder);
    KeyPairFiles.make(folder);
    return folder;
  }

  private static Promoted promoted(int version) {
    return new Promoted(
        new CheckpointIdentity(
            TARGET, version, TARGET + "-" + version, "file:///nowhere/", "ab", null),
        "{}",
        "better",
        Instant.EPOCH);
  }
}
