package io.agnoscope.vlm.pretrain;

import io.agnoscope.vlm.Manifest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The report that pretraining writes beside its checkpoint, in Markdown. */
final class PretrainReport {

  private PretrainReport() {}

  static String of(Manifest manifest) {
    return """
    # Checkpoint %s

    %,d parameters, %,d samples, %.1f minutes, seed %d, catalogue %s.
    %s

    ## Accuracy on fresh probes, phrasings of training

    %s
    ## Accuracy on fresh probes, phrasings never trained on

    %s\
    """
        .formatted(
            manifest.id(),
            manifest.parameters(),
            manifest.samples(),
            manifest.minutes(),
            manifest.seed(),
            manifest.dataVersion(),
            manifest.openness(),
            table(manifest.accuracy()),
            table(manifest.heldOutAccuracy()));
  }

  /** Families as rows, Views as columns, percent. */
  static String table(Map<String, Map<String, Double>> accuracy) {
    Set<String> views = new TreeSet<>();
    accuracy.values().forEach(row -> views.addAll(row.keySet()));
    StringBuilder text = new StringBuilder("| family |");
    views.forEach(view -> text.append(' ').append(view).append(" |"));
    text.append("\n|---|").append("---|".repeat(views.size())).append('\n');
    accuracy.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> {
          text.append("| ").append(entry.getKey()).append(" |");
          for (String view : views) {
            Double value = entry.getValue().get(view);
            text.append(value == null ? " |" : String.format(Locale.ROOT, " %.1f |", 100 * value));
          }
          text.append('\n');
        });
    return text.toString();
  }
}
