package io.agnoscope.perturbation.traffic.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds what a regular expression describes, by an automaton: no text makes it backtrack. */
final class PatternFinder extends Finder {

  /**
   * A search for the next place may read on to the end of the text, so that many places would cost
   * the square of its length: after so many the whole rest is taken.
   */
  private static final int MAX_PLACES = 256;

  private final Pattern pattern;
  private final Set<String> hints;

  /**
   * A finder.
   *
   * @param hints in lower case; a text that has none of them in any case is not searched. Empty to
   *     search every text
   */
  PatternFinder(String label, Pattern pattern, Set<String> hints) {
    super(label);
    this.pattern = pattern;
    this.hints = Set.copyOf(hints);
  }

  @Override
  List<Span> find(String text) {
    if (!hinted(text)) {
      return List.of();
    }
    List<Span> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (found.size() == MAX_PLACES) {
        found.add(new Span(matcher.start(), text.length()));
        break;
      }
      if (matcher.end() > matcher.start()) {
        found.add(new Span(matcher.start(), matcher.end()));
      }
    }
    return found;
  }

  private boolean hinted(String text) {
    if (hints.isEmpty()) {
      return true;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return hints.stream().anyMatch(lower::contains);
  }
}
