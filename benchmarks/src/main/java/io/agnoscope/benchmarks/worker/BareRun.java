package io.agnoscope.benchmarks.worker;

import io.agnoscope.benchmarks.process.BenchmarkException;
import io.agnoscope.benchmarks.process.InferenceService;
import io.agnoscope.benchmarks.process.JavaRun;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures {@link BareForward} with the memory and environment of the inference-service. */
final class BareRun {

  private final Path trials;
  private final int warmUp;
  private final int seconds;

  /**
   * Runs on these Trials.
   *
   * @param folder where they are put down
   */
  BareRun(Path folder, List<RecordedTrial> recorded, int warmUp, int seconds) throws IOException {
    this.trials = folder.resolve("trials");
    this.warmUp = warmUp;
    this.seconds = seconds;
    try (DataOutputStream output =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(trials)))) {
      output.writeInt(recorded.size());
      for (RecordedTrial each : recorded) {
        output.writeInt(each.value().length);
        output.write(each.value());
      }
    }
  }

  /** Views per second. */
  double viewsPerSecond(int batchSize) throws IOException, InterruptedException {
    String printed =
        JavaRun.output(
            BareForward.class,
            InferenceService.JVM_OPTIONS,
            InferenceService.ENVIRONMENT,
            List.of(
                trials.toString(),
                Integer.toString(batchSize),
                Integer.toString(warmUp),
                Integer.toString(seconds)));
    try {
      return Double.parseDouble(printed.strip());
    } catch (NumberFormatException e) {
      throw new BenchmarkException("the model alone failed: " + printed);
    }
  }
}
