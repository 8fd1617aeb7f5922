package io.agnoscope.benchmarks.scoring;

import io.agnoscope.benchmarks.process.BenchmarkException;
import io.agnoscope.benchmarks.process.JavaRun;
import io.agnoscope.benchmarks.process.ScoringService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the plain loop found.
 *
 * @param records measured
 * @param decodingNanos processor time of decoding them
 * @param scoringNanos processor time of scoring them
 * @param totals of each target
 */
record LoopFigures(long records, long decodingNanos, long scoringNanos, List<Totals> totals) {

  /** Runs it with the memory of the service. */
  static LoopFigures measure(String bootstrapServers, int records, int warmUp)
      throws IOException, InterruptedException {
    String printed =
        JavaRun.output(
            PlainLoop.class,
            ScoringService.JVM_OPTIONS,
            Map.of(),
            List.of(bootstrapServers, Integer.toString(records), Integer.toString(warmUp)));
    try {
      List<long[]> lines = new ArrayList<>();
      for (String line : printed.strip().lines().toList()) {
        lines.add(List.of(line.split(" ", -1)).stream().mapToLong(Long::parseLong).toArray());
      }
      long[] first = lines.getFirst();
      return new LoopFigures(
          first[0],
          first[1],
          first[2],
          lines.stream().skip(1).map(line -> new Totals(line[0], line[1])).toList());
    } catch (NumberFormatException e) {
      throw new BenchmarkException("the plain loop failed: " + printed);
    }
  }

  /** Records per second of one core, decoded beforehand. */
  double scoredPerSecond() {
    return records * 1e9 / scoringNanos;
  }

  /** Records per second of one core, decoding included. */
  double decodedAndScoredPerSecond() {
    return records * 1e9 / (decodingNanos + scoringNanos);
  }
}
