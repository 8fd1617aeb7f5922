package io.agnoscope.stimuli;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A stream of random numbers that depends on nothing but its name, the same on every JVM.
 *
 * <p>SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014,
 * figure 17) seeded with SHA-256 of the name. All derived draws are computed here, so that no
 * change in the Java library can move them. Not thread-safe.
 */
public final class Randomness {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final long seed;
  private long state;

  private Randomness(long seed) {
    this.seed = seed;
    this.state = seed;
  }

  /** The stream named by these parts, in order; ("ab", "c") and ("a", "bc") differ. */
  public static Randomness of(String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      update(digest, part);
    }
    return new Randomness(ByteBuffer.wrap(digest.digest()).getLong());
  }

  /** The stream of a numeric seed. */
  public static Randomness of(long seed) {
    return of(Long.toString(seed));
  }

  /**
   * A stream of its own, named by this stream's name and the label. It does not depend on how many
   * numbers were drawn here, and draws none.
   */
  public Randomness split(String label) {
    MessageDigest digest = sha256();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).flip());
    update(digest, label);
    return new Randomness(ByteBuffer.wrap(digest.digest()).getLong());
  }

  /** 64 random bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /**
   * Uniform in [0, bound), without modulo bias (Lemire: Fast Random Integer Generation in an
   * Interval, ACM TOMACS 2019, algorithm 5).
   *
   * @throws IllegalArgumentException when bound is not positive
   */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive: " + bound);
    }
    long product = (nextLong() >>> 32) * bound;
    long low = product & 0xffffffffL;
    if (low < bound) {
      long threshold = (1L << 32) % bound;
      while (low < threshold) {
        product = (nextLong() >>> 32) * bound;
        low = product & 0xffffffffL;
      }
    }
    return (int) (product >>> 32);
  }

  /** Uniform in [origin, bound). */
  public int nextInt(int origin, int bound) {
    return origin + nextInt(bound - origin);
  }

  /** Uniform in [0, 1), a multiple of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in [origin, bound). */
  public double nextDouble(double origin, double bound) {
    return origin + (bound - origin) * nextDouble();
  }

  /** A fair coin. */
  public boolean nextBoolean() {
    return nextLong() < 0;
  }

  /**
   * One of the items, each as likely.
   *
   * @throws IllegalArgumentException when there are none
   */
  public <T> T pick(List<T> items) {
    return items.get(nextInt(items.size()));
  }

  /** The items in a uniformly random order (Fisher-Yates), in a new list; the given one stays. */
  public <T> List<T> shuffle(List<T> items) {
    List<T> shuffled = new ArrayList<>(items);
    for (int last = shuffled.size() - 1; last > 0; last--) {
      Collections.swap(shuffled, last, nextInt(last + 1));
    }
    return shuffled;
  }

  private static void update(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
