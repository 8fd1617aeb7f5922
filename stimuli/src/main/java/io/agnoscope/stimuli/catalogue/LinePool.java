package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.sample.View;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lines of a resource under their section headings. Which split may draw from a pool is recorded by
 * its file: {@code <name>-train.txt} or {@code <name>-watch.txt}.
 *
 * @param sections heading to lines, both in the file's order
 */
record LinePool(Map<String, List<String>> sections) {

  /**
   * Reads a pool. Empty lines and those that begin with {@code #} are left out.
   *
   * @throws IllegalStateException when the resource is missing or a line stands before any heading
   */
  static LinePool load(String name, View.Split split) {
    String resource = name + "-" + split.name().toLowerCase(Locale.ROOT) + ".txt";
    Map<String, List<String>> sections = new LinkedHashMap<>();
    try (BufferedReader reader = open(resource)) {
      String heading = "";
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (line.startsWith("[") && line.endsWith("]")) {
          heading = line.substring(1, line.length() - 1);
          sections.put(heading, new ArrayList<>());
          continue;
        }
        List<String> lines = sections.get(heading);
        if (lines == null) {
          throw new IllegalStateException(resource + " has a line before its first heading");
        }
        lines.add(line.strip());
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new LinePool(sections);
  }

  /** All lines, in the file's order. */
  List<String> lines() {
    return sections.values().stream().flatMap(List::stream).toList();
  }

  private static BufferedReader open(String resource) {
    InputStream stream = LinePool.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException(resource + " is missing from the jar");
    }
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }
}
