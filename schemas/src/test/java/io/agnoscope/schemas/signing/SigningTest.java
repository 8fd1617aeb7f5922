package io.agnoscope.schemas.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.identity.Sha256;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key files, and what is signed with them. */
@SuppressWarnings("NullAway.Init") // Set before each.
final class SigningTest {

  private Path folder;
  private Path ours;
  private Path others;

  @BeforeEach
  void makeKeys(@TempDir Path temporary) throws IOException {
    folder = temporary;
    ours = Files.createDirectory(folder.resolve("ours"));
    others = Files.createDirectory(folder.resolve("others"));
    KeyPairFiles.make(ours);
    KeyPairFiles.make(others);
  }

  @Test
  void whatIsSignedIsTrustedAlsoAfterItTravelled() throws Exception {
    TrustedKeys trusted = trusted(ours);
    CheckpointEvent signed = key(ours, trusted).sign(Announcements.promoted(), 7);

    assertThat(trusted.judge(signed)).isEqualTo(Verdict.TRUSTED);
    assertThat(signed.getSignature().getSequence()).isEqualTo(7);
    try (RecordCodec codec = RecordCodec.local()) {
      CheckpointEvent read = codec.decode(codec.encode(signed), CheckpointEvent.class);
      assertThat(trusted.judge(read)).isEqualTo(Verdict.TRUSTED);
    }
  }

  @Test
  void whatIsNotSignedOrByAnotherIsNot() {
    CheckpointEvent event = Announcements.promoted();
    CheckpointEvent forged = key(others, trusted(others)).sign(event, 7);

    assertThat(trusted(ours).judge(event)).isEqualTo(Verdict.UNSIGNED);
    assertThat(trusted(ours).judge(forged)).isEqualTo(Verdict.UNKNOWN_KEY);
    // Another's signature under the name of a trusted key.
    forged.getSignature().setKeyId(trusted(ours).ids().getFirst());
    assertThat(trusted(ours).judge(forged)).isEqualTo(Verdict.WRONG_SIGNATURE);
  }

  @Test
  void aKeyThatWasTakenOutOfTheListIsNotTrustedAnyMore() {
    TrustedKeys both = trusted(ours, others);
    CheckpointEvent signed = key(others, both).sign(Announcements.promoted(), 7);

    assertThat(both.judge(signed)).isEqualTo(Verdict.TRUSTED);
    assertThat(trusted(ours).judge(signed)).isEqualTo(Verdict.UNKNOWN_KEY);
  }

  @Test
  void whatWasRolledBackCannotBeAnnouncedAsPromotedWithItsSignature() {
    TrustedKeys trusted = trusted(ours);
    CheckpointEvent rolledBack =
        CheckpointEvent.newBuilder(Announcements.promoted())
            .setState(CheckpointState.ROLLED_BACK)
            .build();
    CheckpointEvent signed = key(ours, trusted).sign(rolledBack, 9);
    signed.setState(CheckpointState.PROMOTED);

    assertThat(trusted.judge(signed)).isEqualTo(Verdict.WRONG_SIGNATURE);
  }

  /** What an older release signed, a newer one must trust. */
  @Test
  void theSignedBytesAreTheSameForEver() {
    assertThat(Sha256.hex(AnnouncementBytes.of(Announcements.promoted(), 258)))
        .isEqualTo("54b077a1a5d3c7ae464d24ba9a0f12cc7db9db2d2090b08cb4977091aa39b122");
  }

  @Test
  void oneFileMayHaveSeveralKeysWithTextBetween() throws IOException {
    Path bundle = folder.resolve("bundle.pem");
    Files.writeString(
        bundle,
        "the old one\n%s\nthe new one\n%s"
            .formatted(
                Files.readString(ours.resolve(KeyPairFiles.PUBLIC)),
                Files.readString(others.resolve(KeyPairFiles.PUBLIC))));

    assertThat(TrustedKeys.read(List.of(bundle)).ids()).isEqualTo(trusted(ours, others).ids());
  }

  @Test
  void thePrivateKeyIsItsOwnersAloneAndNothingIsReplaced() throws IOException {
    Path secret = ours.resolve(KeyPairFiles.PRIVATE);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> KeyPairFiles.make(ours))
        .isInstanceOf(FileAlreadyExistsException.class);
    Files.delete(secret);
    assertThatThrownBy(() -> KeyPairFiles.make(ours))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(secret).doesNotExist();
  }

  @Test
  void aFileThatIsNoKeyIsNamedWithTheReasonAndWithoutWhatIsInIt() throws IOException {
    TrustedKeys trusted = trusted(ours);
    Path secret = ours.resolve(KeyPairFiles.PRIVATE);
    Path open = ours.resolve(KeyPairFiles.PUBLIC);
    Path missing = folder.resolve("missing.pem");
    Path none = Files.writeString(folder.resolve("none.pem"), "hunter2");
    Path garbled =
        Files.writeString(
            folder.resolve("garbled.pem"), Files.readString(secret).replace("MC4C", "MC4D"));

    assertRefused(() -> TrustedKeys.read(List.of()), "no file is named");
    assertRefused(() -> TrustedKeys.read(List.of(missing)), missing + " cannot be read");
    assertRefused(() -> TrustedKeys.read(List.of(open, none)), none + " has no public key");
    assertRefused(() -> TrustedKeys.read(List.of(secret)), secret + " has no public key");
    assertRefused(() -> SigningKey.read(missing, trusted), missing + " cannot be read");
    assertRefused(() -> SigningKey.read(open, trusted), "one private key in PEM form, and has 0");
    assertRefused(() -> SigningKey.read(garbled, trusted), "is not of Ed25519");
    assertRefused(
        () -> SigningKey.read(others.resolve(KeyPairFiles.PRIVATE), trusted),
        "is not among the trusted ones");
    assertThat(key(ours, trusted).toString()).isEqualTo("SigningKey " + trusted.ids().getFirst());
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable reading, String why) {
    assertThatThrownBy(reading)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("hunter2");
  }

  private static TrustedKeys trusted(Path... folders) {
    return TrustedKeys.read(
        List.of(folders).stream().map(one -> one.resolve(KeyPairFiles.PUBLIC)).toList());
  }

  private static SigningKey key(Path folder, TrustedKeys trusted) {
    return SigningKey.read(folder.resolve(KeyPairFiles.PRIVATE), trusted);
  }
}
