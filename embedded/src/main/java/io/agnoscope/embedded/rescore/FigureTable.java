package io.agnoscope.embedded.rescore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** A run's flip rates beside the live ones of the same checkpoint, as lines of text. */
final class FigureTable {

  private static final String OTHER_VERSION = " *";

  private FigureTable() {}

  static List<String> lines(List<FigureRow> run, List<FigureRow> live) {
    SequencedMap<String, List<FigureRow>> byAnswerer = new TreeMap<>();
    run.stream()
        .sorted(Comparator.comparing(FigureRow::taskClass).thenComparing(FigureRow::perturbation))
        .forEach(row ->
            byAnswerer
                .computeIfAbsent(
                    "%s, checkpoint %s".formatted(row.target(), row.checkpoint()),
                    answerer -> new ArrayList<>())
                .add(row));
    List<String> lines = new ArrayList<>();
    boolean marked = false;
    for (String answerer : byAnswerer.keySet()) {
      lines.add(answerer);
      lines.add(line("perturbation", "task class", "flip rate (95 %), this run", "live, all time"));
      for (FigureRow row : byAnswerer.getOrDefault(answerer, List.of())) {
        Optional<FigureRow> beside = beside(row, live);
        boolean other =
            beside.isPresent()
                && !beside.get().measurementVersion().equals(row.measurementVersion());
        marked |= other;
        lines.add(
            line(
                row.perturbation(),
                row.taskClass().toLowerCase(Locale.ROOT).replace('_', '-'),
                row.text(),
                beside.map(FigureRow::text).orElse("-") + (other ? OTHER_VERSION : "")));
      }
    }
    if (marked) {
      lines.add(OTHER_VERSION.strip() + " asked in another way (another measurement version)");
    }
    return lines;
  }

  /** The live figures asked in the same way, else those of the most Views. */
  private static Optional<FigureRow> beside(FigureRow row, List<FigureRow> live) {
    return live.stream()
        .filter(row::comparable)
        .max(
            Comparator.<FigureRow, Boolean>comparing(
                    other -> other.measurementVersion().equals(row.measurementVersion()))
                .thenComparing(FigureRow::n));
  }

  private static String line(String perturbation, String taskClass, String run, String live) {
    return String.format(Locale.ROOT, "  %-24s %-12s %-30s %s", perturbation, taskClass, run, live)
        .stripTrailing();
  }
}
