package io.agnoscope.schemas.signing;

import io.agnoscope.schemas.identity.Sha256;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** The Java platform's Ed25519 (RFC 8032), without its checked exceptions. */
final class Ed25519 {

  private static final String NAME = "Ed25519";

  private Ed25519() {}

  static KeyPair newPair() {
    try {
      return KeyPairGenerator.getInstance(NAME).generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw missing(e);
    }
  }

  /** From PKCS#8. */
  static PrivateKey privateKey(byte[] encoded) throws InvalidKeySpecException {
    try {
      return KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (NoSuchAlgorithmException e) {
      throw missing(e);
    }
  }

  /** From X.509's SubjectPublicKeyInfo. */
  static PublicKey publicKey(byte[] encoded) throws InvalidKeySpecException {
    try {
      return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (NoSuchAlgorithmException e) {
      throw missing(e);
    }
  }

  /** What a public key is named by. */
  static String id(PublicKey key) {
    return Sha256.hex(key.getEncoded());
  }

  static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** Whether a signature, which may be any bytes, is that of the message. */
  static boolean verifies(PublicKey key, byte[] message, byte[] given) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(given);
    } catch (SignatureException notEvenOne) {
      return false;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw missing(e);
    }
  }

  private static IllegalStateException missing(GeneralSecurityException cause) {
    return new IllegalStateException("this Java platform cannot use Ed25519", cause);
  }
}
