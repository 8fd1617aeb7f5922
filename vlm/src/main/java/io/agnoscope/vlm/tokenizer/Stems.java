package io.agnoscope.vlm.tokenizer;

/** Tells which words differ only in degree of comparison: tall, taller, tallest. */
final class Stems {

  private static final int SHORTEST = 3;

  private Stems() {}

  /** The word without {@code -er} or {@code -est}; short words stay whole. */
  static String of(String word) {
    for (String ending : new String[] {"est", "er"}) {
      if (word.endsWith(ending) && word.length() >= SHORTEST + ending.length()) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }

  /** A number for the stem, the same on every JVM and never 0 (FNV-1a, 64 bits). */
  static long key(String word) {
    long hash = 0xcbf29ce484222325L;
    String stem = of(word);
    for (int i = 0; i < stem.length(); i++) {
      hash = (hash ^ stem.charAt(i)) * 0x100000001b3L;
    }
    return hash == 0 ? 1 : hash;
  }
}
