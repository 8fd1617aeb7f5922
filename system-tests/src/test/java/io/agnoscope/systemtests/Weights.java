package io.agnoscope.systemtests;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/**
 * A checkpoint's weights as a safetensors file has them: a header, then single-precision numbers.
 */
final class Weights {

  /** Several times what most weights of the first checkpoint are. */
  private static final double NOISE = 0.3;

  private Weights() {}

  /** The same weights with noise on each. */
  static byte[] disturbed(byte[] file, long seed) {
    Random random = new Random(seed);
    ByteBuffer weights = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
    int first = Math.toIntExact(Long.BYTES + weights.getLong(0));
    for (int at = first; at < file.length; at += Float.BYTES) {
      weights.putFloat(at, (float) (weights.getFloat(at) + NOISE * random.nextGaussian()));
    }
    return weights.array();
  }

  /** The same weights but for the last bits of one of them: other bytes, the same answers. */
  static byte[] barelyChanged(byte[] file) {
    byte[] changed = file.clone();
    int lowestByteOfTheLastWeight = changed.length - Float.BYTES;
    changed[lowestByteOfTheLastWeight] ^= 1;
    return changed;
  }

  static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
