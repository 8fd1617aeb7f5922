package io.agnoscope.stimuli.graph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the word lists beside this class; each says in its first lines how it is written. */
final class LexiconFile {

  /**
   * A line: {@code name < parent = other, names ~ near names @ categories}, all but the name
   * optional, in this order.
   */
  record Entry(
      String name, String parent, List<String> others, List<String> near, List<String> categories) {
    static Entry of(String line) {
      String rest = line;
      String categories = after(rest, " @ ");
      rest = before(rest, " @ ");
      String near = after(rest, " ~ ");
      rest = before(rest, " ~ ");
      String others = after(rest, " = ");
      rest = before(rest, " = ");
      return new Entry(
          before(rest, " < ").strip(),
          after(rest, " < ").strip(),
          list(others, ","),
          list(near, " "),
          list(categories, " "));
    }

    private static String before(String text, String mark) {
      int at = text.indexOf(mark);
      return at < 0 ? text : text.substring(0, at);
    }

    private static String after(String text, String mark) {
      int at = text.indexOf(mark);
      return at < 0 ? "" : text.substring(at + mark.length());
    }

    private static List<String> list(String text, String separator) {
      return Arrays.stream(text.split(separator, -1))
          .map(String::strip)
          .filter(word -> !word.isEmpty())
          .toList();
    }
  }

  private LexiconFile() {}

  /** The lines of a list without comments. */
  static List<Entry> read(String name) {
    List<Entry> entries = new ArrayList<>();
    try (InputStream bytes = LexiconFile.class.getResourceAsStream(name)) {
      if (bytes == null) {
        throw new IllegalStateException("this build lacks the word list " + name);
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          entries.add(Entry.of(line));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return entries;
  }
}
