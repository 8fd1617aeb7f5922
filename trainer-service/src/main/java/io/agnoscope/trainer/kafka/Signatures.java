package io.agnoscope.trainer.kafka;

import io.agnoscope.schemas.signing.SigningKey;
import io.agnoscope.schemas.signing.TrustedKeys;
import io.agnoscope.trainer.config.TrainerConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The keys that checkpoints are announced and believed with, if there are any. */
@Singleton
public class Signatures {

  private static final Logger LOG = Logger.getLogger(Signatures.class);
  private static final String PREFIX = "agnoscope.checkpoints.signing.";

  private final Optional<Keys> keys;

  /**
   * The keys.
   *
   * @param own signs what is announced here
   * @param trusted believed in what the topic tells; its own among them
   * @param adoptsUnsigned whether what was announced before anything was signed is believed
   */
  record Keys(SigningKey own, TrustedKeys trusted, boolean adoptsUnsigned) {}

  /** Keys as they are. */
  Signatures(Optional<Keys> keys) {
    this.keys = keys;
  }

  /**
   * Reads the configured files.
   *
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  @Inject
  public Signatures(TrainerConfig config) {
    TrainerConfig.Signing signing = config.checkpoints().signing();
    if (signing.privateKeyFile().isEmpty() && signing.trustedKeys().isEmpty()) {
      LOG.warn(
          "Checkpoints are announced without a signature, and are not verified:"
              + " agnoscope.checkpoints.signing.private-key-file names no key.");
      this.keys = Optional.empty();
      return;
    }
    Keys read = read(signing);
    LOG.infof(
        "Checkpoints are signed and verified. key=%s trusted=%s",
        read.own().id(), read.trusted().ids());
    this.keys = Optional.of(read);
  }

  private static Keys read(TrainerConfig.Signing signing) {
    if (signing.trustedKeys().isEmpty()) {
      throw new IllegalArgumentException(
          PREFIX + "trusted-keys: is to name the public key of the private one too");
    }
    if (signing.privateKeyFile().isEmpty()) {
      throw new IllegalArgumentException(
          PREFIX + "private-key-file: is to name a key, or nobody believes what is announced");
    }
    String name = "trusted-keys";
    try {
      TrustedKeys trusted = TrustedKeys.read(signing.trustedKeys().get());
      name = "private-key-file";
      SigningKey own = SigningKey.read(signing.privateKeyFile().get(), trusted);
      return new Keys(own, trusted, signing.adoptUnsigned());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(PREFIX + name + ": " + e.getMessage(), e);
    }
  }

  /** The keys; empty where nothing is signed. */
  Optional<Keys> keys() {
    return keys;
  }

  /** Fingerprint of the key that signs; empty where nothing is signed. */
  public Optional<String> keyId() {
    return keys.map(present -> present.own().id());
  }
}
