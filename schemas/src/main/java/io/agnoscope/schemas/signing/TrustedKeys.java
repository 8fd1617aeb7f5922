package io.agnoscope.schemas.signing;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointSignature;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The public keys whose holders may announce checkpoints. Immutable. */
public final class TrustedKeys {

  private final Map<String, PublicKey> byId;

  TrustedKeys(Collection<PublicKey> keys) {
    Map<String, PublicKey> ids = new LinkedHashMap<>();
    keys.forEach(key -> ids.put(Ed25519.id(key), key));
    this.byId = Collections.unmodifiableMap(ids);
  }

  /**
   * All Ed25519 public keys of the files, each of which may have several.
   *
   * @param files PEM, the keys in X.509 form; at least one
   * @throws IllegalArgumentException naming the file that cannot be read or has none
   */
  public static TrustedKeys read(List<Path> files) {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no file is named");
    }
    return new TrustedKeys(files.stream().flatMap(file -> keys(file).stream()).toList());
  }

  private static List<PublicKey> keys(Path file) {
    List<byte[]> found = Pem.read(Pem.PUBLIC, file);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(file + " has no public key in PEM form");
    }
    return found.stream().map(encoded -> key(file, encoded)).toList();
  }

  private static PublicKey key(Path file, byte[] encoded) {
    try {
      return Ed25519.publicKey(encoded);
    } catch (InvalidKeySpecException e) {
      throw new IllegalArgumentException(file + " has a public key that is not of Ed25519", e);
    }
  }

  /** Fingerprints of the keys: SHA-256 of their X.509 form, in lower-case hexadecimal digits. */
  public List<String> ids() {
    return List.copyOf(byId.keySet());
  }

  /** Judges an announcement by its signature alone. */
  public Verdict judge(CheckpointEvent event) {
    CheckpointSignature signature = event.getSignature();
    if (signature == null) {
      return Verdict.UNSIGNED;
    }
    PublicKey key = byId.get(signature.getKeyId());
    if (key == null) {
      return Verdict.UNKNOWN_KEY;
    }
    byte[] message = AnnouncementBytes.of(event, signature.getSequence());
    return Ed25519.verifies(key, message, bytes(signature.getSignature()))
        ? Verdict.TRUSTED
        : Verdict.WRONG_SIGNATURE;
  }

  /** The fingerprint of the key that a message was signed for, if it is one of these. */
  Optional<String> signer(byte[] message, byte[] signature) {
    return byId.entrySet().stream()
        .filter(entry -> Ed25519.verifies(entry.getValue(), message, signature))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
