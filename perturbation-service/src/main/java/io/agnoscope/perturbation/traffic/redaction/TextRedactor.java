package io.agnoscope.perturbation.traffic.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes things out of a text. All are looked for in the text as it came, so that no finder sees
 * what another left.
 */
final class TextRedactor {

  /** Stands where something was. */
  static final String MARK = "[redacted]";

  private final List<Finder> finders;
  private final RedactionCounts counts;

  TextRedactor(List<Finder> finders, RedactionCounts counts) {
    this.finders = List.copyOf(finders);
    this.counts = counts;
  }

  /** The text without what was found; the same object when that is nothing. */
  String redact(String text) {
    List<Span> spans = new ArrayList<>();
    for (Finder finder : finders) {
      List<Span> found = finder.find(text);
      if (!found.isEmpty()) {
        counts.redacted(finder.label(), found.size());
        spans.addAll(found);
      }
    }
    return spans.isEmpty() ? text : without(text, spans);
  }

  private static String without(String text, List<Span> spans) {
    spans.sort(Comparator.comparingInt(Span::start));
    StringBuilder kept = new StringBuilder(text.length());
    int at = 0;
    for (Span span : spans) {
      if (span.start() >= at) {
        kept.append(text, at, span.start()).append(MARK);
      }
      at = Math.max(at, span.end());
    }
    return kept.append(text, at, text.length()).toString();
  }
}
