package io.agnoscope.benchmarks.process;

import java.util.Map;
import java.util.TreeMap;

/**
 * A page of metrics in Prometheus' text form.
 *
 * @param page as it was served
 */
public record Metrics(String page) {

  static long heapBytes(String page) {
    return (long)
        new Metrics(page)
            .series("jvm_memory_used_bytes").entrySet().stream()
                .filter(series -> series.getKey().contains("area=\"heap\""))
                .mapToDouble(Map.Entry::getValue)
                .sum();
  }

  /** Each series whose name begins so, labels included, with its value. */
  public Map<String, Double> series(String prefix) {
    Map<String, Double> series = new TreeMap<>();
    page.lines()
        .filter(line -> line.startsWith(prefix))
        .forEach(line -> {
          int space = line.lastIndexOf(' ');
          series.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
        });
    return series;
  }
}
