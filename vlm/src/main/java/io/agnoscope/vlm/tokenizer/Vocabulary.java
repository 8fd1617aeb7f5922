package io.agnoscope.vlm.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Word ids: 0 pads, then buckets for numerals, buckets for unknown words, and the known words in
 * alphabetical order.
 */
public final class Vocabulary {

  /** Id of an empty place. */
  public static final int PADDING = 0;

  private static final int NUMBER_BUCKETS = 128;
  private static final int UNKNOWN_BUCKETS = 256;
  private static final int FIRST_NUMBER = 1;
  private static final int FIRST_UNKNOWN = FIRST_NUMBER + NUMBER_BUCKETS;
  private static final int FIRST_WORD = FIRST_UNKNOWN + UNKNOWN_BUCKETS;

  private final List<String> words;
  private final Map<String, Integer> ids = new HashMap<>();

  /** A vocabulary of these words, as cut by {@link Words}; order and repeats do not matter. */
  public Vocabulary(Collection<String> words) {
    this.words = List.copyOf(new TreeSet<>(words));
    for (int i = 0; i < this.words.size(); i++) {
      ids.put(this.words.get(i), FIRST_WORD + i);
    }
  }

  /** The known words, in alphabetical order. */
  public List<String> words() {
    return words;
  }

  /** How many ids there are. */
  public int size() {
    return FIRST_WORD + words.size();
  }

  /**
   * The id of a word: its own, a bucket of its value when it is a numeral, else a hashed bucket.
   */
  public int id(String word) {
    var value = Numerals.valueOf(word);
    if (value.isPresent()) {
      return FIRST_NUMBER + bucketOf(value.getAsDouble());
    }
    Integer known = ids.get(word);
    return known != null ? known : unknown(Math.floorMod(hash(word), UNKNOWN_BUCKETS));
  }

  /**
   * The id of a bucket for unknown words.
   *
   * @param bucket taken modulo the number of buckets
   */
  public static int unknown(int bucket) {
    return FIRST_UNKNOWN + Math.floorMod(bucket, UNKNOWN_BUCKETS);
  }

  private static int bucketOf(double value) {
    long rounded = Math.round(value);
    return (int) Math.floorMod(rounded, (long) NUMBER_BUCKETS);
  }

  /** FNV-1a over UTF-8: the same on every JVM. */
  private static int hash(String word) {
    int hash = 0x811c9dc5;
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x01000193;
    }
    return hash ^ (hash >>> 15);
  }
}
