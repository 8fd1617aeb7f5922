package io.agnoscope.schemas.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointSignature;
import io.agnoscope.schemas.CheckpointState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Nothing of a signed announcement can be changed. */
@SuppressWarnings("NullAway.Init") // Set before all.
final class SignaturePropertyTest {

  private static Path folder;
  private static TrustedKeys trusted;
  private static CheckpointEvent signed;

  @BeforeContainer
  static void sign() throws IOException {
    folder = Files.createTempDirectory("agnoscope-keys");
    KeyPairFiles.make(folder);
    trusted = TrustedKeys.read(List.of(folder.resolve(KeyPairFiles.PUBLIC)));
    signed =
        SigningKey.read(folder.resolve(KeyPairFiles.PRIVATE), trusted)
            .sign(Announcements.promoted(), 7);
  }

  @AfterContainer
  static void remove() throws IOException {
    Files.delete(folder.resolve(KeyPairFiles.PRIVATE));
    Files.delete(folder.resolve(KeyPairFiles.PUBLIC));
    Files.delete(folder);
  }

  @Property(tries = 60)
  void noTextCanBeChanged(@ForAll String other) {
    assertWrong(other, signed.getTarget(), copy -> copy.setTarget(other));
    assertWrong(other, signed.getCheckpoint(), copy -> copy.setCheckpoint(other));
    assertWrong(other, signed.getUri(), copy -> copy.setUri(other));
    assertWrong(other, signed.getSha256(), copy -> copy.setSha256(other));
    assertWrong(other, String.valueOf(signed.getParent()), copy -> copy.setParent(other));
    assertWrong(other, signed.getManifest(), copy -> copy.setManifest(other));
    assertWrong(other, signed.getReason(), copy -> copy.setReason(other));
  }

  @Property(tries = 60)
  void noNumberCanBeChanged(@ForAll int version, @ForAll long sequence, @ForAll int second) {
    Assume.that(version != signed.getVersion() && sequence != 7);
    assertWrong(copy -> copy.setVersion(version));
    assertWrong(copy -> copy.setAt(Instant.ofEpochSecond(second)));
    CheckpointEvent renumbered = CheckpointEvent.newBuilder(signed).build();
    renumbered.getSignature().setSequence(sequence);
    assertThat(trusted.judge(renumbered)).isEqualTo(Verdict.WRONG_SIGNATURE);
  }

  @Property
  void neitherCanTheState(@ForAll CheckpointState other) {
    assertWrong(other, signed.getState(), copy -> copy.setState(other));
    assertWrong(copy -> copy.setParent(null));
  }

  @Property(tries = 200)
  void noBitOfTheSignatureCanBeChanged(@ForAll @IntRange(max = 511) int bit) {
    byte[] bytes = signed.getSignature().getSignature().array().clone();
    bytes[bit / 8] ^= (byte) (1 << bit % 8);

    assertThat(trusted.judge(with(bytes))).isEqualTo(Verdict.WRONG_SIGNATURE);
  }

  @Property(tries = 100)
  void anyBytesAreNoSignatureAndHarmNobody(@ForAll byte[] bytes) {
    assertThat(trusted.judge(with(bytes))).isEqualTo(Verdict.WRONG_SIGNATURE);
  }

  /** Fields cannot give letters to their neighbours. */
  @Property(tries = 100)
  void textsKeepTheirLimits(@ForAll @IntRange(min = 1, max = 6) int cut) {
    String target = signed.getTarget();
    assertWrong(copy ->
        copy.setTarget(target.substring(0, cut))
            .setCheckpoint(target.substring(cut) + signed.getCheckpoint()));
  }

  private static CheckpointEvent with(byte[] signature) {
    return CheckpointEvent.newBuilder(signed)
        .setSignature(
            new CheckpointSignature(trusted.ids().getFirst(), 7L, ByteBuffer.wrap(signature)))
        .build();
  }

  /** Lone surrogates all become the same question mark, in Avro as well. */
  private static void assertWrong(
      Object other, Object before, UnaryOperator<CheckpointEvent.Builder> change) {
    boolean same =
        other instanceof String text
            ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .equals(before)
            : other.equals(before);
    if (!same) {
      assertWrong(change);
    }
  }

  private static void assertWrong(UnaryOperator<CheckpointEvent.Builder> change) {
    CheckpointEvent changed = change.apply(CheckpointEvent.newBuilder(signed)).build();
    assertThat(trusted.judge(changed)).isEqualTo(Verdict.WRONG_SIGNATURE);
  }
}
