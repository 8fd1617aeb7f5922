package io.agnoscope.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows under headings, as a Markdown table whose columns line up: for a terminal and for a file.
 */
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    row(headings);
  }

  /** Adds a row with as many cells as there are headings. */
  public Table row(String... cells) {
    if (!rows.isEmpty() && cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          cells.length + " cells under " + rows.getFirst().size() + " headings");
    }
    rows.add(Arrays.asList(cells));
    return this;
  }

  /** The lines, headings first. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.add(line(row));
      if (lines.size() == 1) {
        lines.add(
            IntStream.range(0, row.size())
                .mapToObj(column -> "-".repeat(width(column)))
                .collect(Collectors.joining(" | ", "| ", " |")));
      }
    }
    return lines;
  }

  private String line(List<String> row) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> padded(row.get(column), width(column)))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String padded(String cell, int width) {
    return cell + " ".repeat(width - cell.length());
  }
}
