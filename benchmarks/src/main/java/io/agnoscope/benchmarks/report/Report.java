package io.agnoscope.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What one run of a benchmark found: Markdown with the date, the machine and the command. */
public final class Report {

  private final String name;
  private final LocalDate date;
  private final List<String> lines = new ArrayList<>();

  /**
   * Begins a report of today.
   *
   * @param name of the benchmark, which names the file too
   * @param title one line
   * @param command that runs the same again
   */
  public Report(String name, String title, String command) {
    this.name = name;
    this.date = LocalDate.now(ZoneOffset.UTC);
    lines.addAll(
        List.of(
            "# " + title,
            "",
            "- date: " + date,
            "- machine: " + Machine.describe(),
            "- command: `" + command + "`"));
  }

  /** Adds to the list of what was run and how. */
  public Report fact(String fact) {
    lines.add("- " + fact);
    return this;
  }

  /** Adds how loaded the machine is now, by this run and by others. */
  public Report factOfLoadNow() {
    return fact("load average after the run: " + Machine.loadAverage());
  }

  /** Adds a paragraph. */
  public Report paragraph(String text) {
    lines.add("");
    lines.add(text);
    return this;
  }

  /** Adds a table. */
  public Report table(Table table) {
    lines.add("");
    lines.addAll(table.lines());
    return this;
  }

  /** The whole of it. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Writes {@code <date>-<name>.md} into a folder, over an earlier one of the same day. */
  public Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.write(folder.resolve(date + "-" + name + ".md"), lines);
  }
}
