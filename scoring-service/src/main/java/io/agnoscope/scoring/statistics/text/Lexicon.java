package io.agnoscope.scoring.statistics.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which words name which facts: the word list {@code facts.txt} beside this class. */
final class Lexicon {
  /** The built-in one. */
  static final Lexicon STANDARD = read("facts.txt");

  private static final String NO_FACT = "";

  /** One phrase and the fact that it names. */
  private record Phrase(List<String> words, String fact) {}

  private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
  private final String fingerprint;

  private Lexicon(String list) {
    this.fingerprint = fingerprint(list);
    list.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::add);
    byFirstWord
        .values()
        .forEach(phrases ->
            phrases.sort(
                Comparator.comparingInt((Phrase phrase) -> phrase.words().size()).reversed()));
  }

  /** Eight hex digits that change when the list does. */
  String fingerprint() {
    return fingerprint;
  }

  /** The facts that words name, numerals included. */
  Set<String> facts(List<String> words) {
    Set<String> facts = new TreeSet<>();
    int at = 0;
    while (at < words.size()) {
      String word = words.get(at);
      if (word.startsWith("#")) {
        facts.add(word);
      }
      at += named(words, at, facts);
    }
    return facts;
  }

  /** Adds what is named there and says how many words name it, at least one. */
  private int named(List<String> words, int at, Set<String> facts) {
    for (Phrase phrase : byFirstWord.getOrDefault(words.get(at), List.of())) {
      int end = at + phrase.words().size();
      if (end <= words.size() && words.subList(at, end).equals(phrase.words())) {
        if (!phrase.fact().equals(NO_FACT)) {
          facts.add(phrase.fact());
        }
        return phrase.words().size();
      }
    }
    return 1;
  }

  private void add(String line) {
    String[] sides = line.split(" = ", 2);
    String[] named = sides[0].split(" ", 2);
    if (named.length < 2) {
      throw new IllegalArgumentException("A line of the word list names nothing: " + line);
    }
    if (named[0].equals("-")) {
      phrases(line.substring(2), NO_FACT);
      return;
    }
    String fact = named[0] + ":" + named[1];
    phrases(named[1], fact);
    if (sides.length == 2) {
      phrases(sides[1], fact);
    }
  }

  private void phrases(String texts, String fact) {
    for (String text : texts.split(",", -1)) {
      Phrase phrase = new Phrase(Words.of(text), fact);
      List<Phrase> same =
          byFirstWord.computeIfAbsent(phrase.words().getFirst(), first -> new ArrayList<>());
      if (same.stream().anyMatch(other -> other.words().equals(phrase.words()))) {
        throw new IllegalArgumentException("The word list has a phrase twice: " + text.strip());
      }
      same.add(phrase);
    }
  }

  private static Lexicon read(String name) {
    try (InputStream list = Lexicon.class.getResourceAsStream(name)) {
      if (list == null) {
        throw new IllegalStateException("This build lacks the word list " + name);
      }
      return new Lexicon(new String(list.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String fingerprint(String list) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(list.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
