package io.agnoscope.stimuli.emma;

import java.util.List;
import java.util.Locale;

/** The little English that questions need. */
public final class Grammar {

  private static final List<String> SOUND_LIKE_CONSONANTS = List.of("uni", "use", "one", "eu");
  private static final List<String> SOUND_LIKE_VOWELS = List.of("hour", "heir", "honest");

  private Grammar() {}

  /** The words with the indefinite article before them. */
  public static String withArticle(String words) {
    boolean vowel = "aeiou".indexOf(words.charAt(0)) >= 0;
    boolean an =
        vowel
            ? SOUND_LIKE_CONSONANTS.stream().noneMatch(words::startsWith)
            : SOUND_LIKE_VOWELS.stream().anyMatch(words::startsWith);
    return (an ? "an " : "a ") + words;
  }

  /** The words with a capital first. */
  public static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
