package io.agnoscope.schemas.signing;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointSignature;
import io.agnoscope.schemas.codec.TrustedTypes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.util.List;

/** The private key of who announces checkpoints. Its text form tells nothing of it. */
public final class SigningKey {

  /** No announcement begins so: what is signed with it says nothing. */
  private static final byte[] TRIAL = "agnoscope key pair".getBytes(StandardCharsets.UTF_8);

  private final PrivateKey key;
  private final String id;

  private SigningKey(PrivateKey key, String id) {
    this.key = key;
    this.id = id;
  }

  /**
   * The Ed25519 key of a file. Its public key must be among the trusted ones, so that what is
   * signed here is believed there.
   *
   * @param file PEM, one key in PKCS#8 form, without a password
   * @throws IllegalArgumentException saying what is wrong with the file; never what is in it
   */
  public static SigningKey read(Path file, TrustedKeys trusted) {
    List<byte[]> found = Pem.read(Pem.PRIVATE, file);
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          file + " is to have one private key in PEM form, and has " + found.size());
    }
    PrivateKey key = key(file, found.getFirst());
    String id =
        trusted
            .signer(TRIAL, Ed25519.sign(key, TRIAL))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "the public key of " + file + " is not among the trusted ones"));
    return new SigningKey(key, id);
  }

  private static PrivateKey key(Path file, byte[] encoded) {
    try {
      return Ed25519.privateKey(encoded);
    } catch (InvalidKeySpecException e) {
      // Without its cause, whose message is none of ours.
      throw new IllegalArgumentException(file + " has a private key that is not of Ed25519");
    }
  }

  /** Fingerprint of the public key, as verifiers name it. */
  public String id() {
    return id;
  }

  /**
   * The announcement with a signature in place of any that it has.
   *
   * @param sequence larger than that of every announcement of the target before
   */
  public CheckpointEvent sign(CheckpointEvent event, long sequence) {
    TrustedTypes.trust();
    byte[] signature = Ed25519.sign(key, AnnouncementBytes.of(event, sequence));
    return CheckpointEvent.newBuilder(event)
        .setSignature(new CheckpointSignature(id, sequence, ByteBuffer.wrap(signature)))
        .build();
  }

  @Override
  public String toString() {
    return "SigningKey " + id;
  }
}
