package io.agnoscope.scoring.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs posts as Standard Webhooks 1.0 has it (standardwebhooks.com), with HMAC-SHA256. */
final class Signature {
  static final String ID = "webhook-id";
  static final String TIMESTAMP = "webhook-timestamp";
  static final String SIGNATURE = "webhook-signature";

  private static final String ALGORITHM = "HmacSHA256";
  private static final String ENCODED = "whsec_";

  private Signature() {}

  /**
   * The value of {@link #SIGNATURE}: {@code v1,} and the base64 of the digest over id, time in
   * seconds and body with dots between.
   *
   * @param secret {@code whsec_} and base64, or any other text as its UTF-8 bytes
   * @throws IllegalArgumentException if what follows {@code whsec_} is no base64
   */
  static String of(String secret, String id, Instant at, byte[] body) {
    byte[] key =
        secret.startsWith(ENCODED)
            ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
            : secret.getBytes(StandardCharsets.UTF_8);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
