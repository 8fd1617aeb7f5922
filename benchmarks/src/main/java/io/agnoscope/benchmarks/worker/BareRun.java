package io.agnoscope.benchmarks.worker;

import io.agnoscope.benchmarks.process.BenchmarkException;
import io.agnoscope.benchmarks.process.InferenceService;
import io.agnoscope.benchmarks.process.JavaRun;
import io.agnoscope.benchmarks.process.LineProcess;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@link BareForward} with the memory and environment of the inference-service. */
final class BareRun implements AutoCloseable {

  private final LineProcess process;

  private BareRun(LineProcess process) {
    this.process = process;
  }

  /** Puts Trials down for {@link #start}, in a file of the folder. */
  static Path put(Path folder, List<RecordedTrial> recorded) throws IOException {
    Path trials = folder.resolve("trials");
    try (DataOutputStream output =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(trials)))) {
      output.writeInt(recorded.size());
      for (RecordedTrial each : recorded) {
        output.writeInt(each.value().length);
        output.write(each.value());
      }
    }
    return trials;
  }

  /**
   * Starts it.
   *
   * @param folder where its error output is kept
   * @param trials that were put down
   */
  static BareRun start(Path folder, Path trials, int batchSize) {
    return new BareRun(
        LineProcess.start(
            "model",
            folder,
            InferenceService.ENVIRONMENT,
            JavaRun.command(
                BareForward.class,
                InferenceService.JVM_OPTIONS,
                List.of(trials.toString(), Integer.toString(batchSize)))));
  }

  /** Views per second, for so long from now on. */
  double viewsPerSecond(Duration duration) throws IOException {
    process.tell(Long.toString(duration.toMillis()));
    String said = process.line();
    try {
      return Double.parseDouble(said);
    } catch (NumberFormatException e) {
      throw new BenchmarkException("the model alone failed: " + said);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
