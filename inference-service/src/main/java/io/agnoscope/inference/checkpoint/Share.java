package io.agnoscope.inference.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A share of all Trials, by hash of their ids: every worker and every delivery decides alike.
 *
 * @param of between 0, for none, and 1, for all
 */
record Share(double of) {

  /** Keeps this choice apart from others that hash the same ids. */
  private static final String SALT = "shadow/";

  private static final int SIGNIFICANT_BITS = 53;

  Share {
    if (!(of >= 0 && of <= 1)) {
      throw new IllegalArgumentException("a share is between 0 and 1, not " + of);
    }
  }

  boolean has(String trialId) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((SALT + trialId).getBytes(StandardCharsets.UTF_8));
      long place = ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - SIGNIFICANT_BITS);
      return Math.scalb((double) place, -SIGNIFICANT_BITS) < of;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
