package io.agnoscope.benchmarks.encoding;

import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.Raster;
import io.agnoscope.vlm.TinyVlm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Answers a Trial's eight text Views, with their one picture encoded once or for each of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EncodeOnceBenchmark {

  /** How the Views of a Trial are asked. */
  public enum Way {

    /** As a worker does: all in one batch. */
    ONCE,

    /** In one batch, each with a picture of its own, so that no picture can be shared. */
    PICTURE_EACH,

    /** One after another, as if nothing were known of the others. */
    ALONE
  }

  private static final int TRIALS = 32;

  @Param("ONCE")
  private Way way = Way.ONCE;

  private TinyVlm model = TinyVlm.load(Checkpoint.first());
  private List<List<Prompt>> trials = List.of();
  private int next;

  /** Draws the Trials. */
  @Setup
  public void draw() {
    trials = TextViews.trials(TRIALS);
    if (way == Way.PICTURE_EACH) {
      trials = trials.stream().map(EncodeOnceBenchmark::pictureEach).toList();
    }
  }

  /** Frees the model's memory. */
  @TearDown
  public void free() {
    model.close();
  }

  /** The Views of one Trial. */
  @Benchmark
  public void trial(Blackhole answers) {
    List<Prompt> views = trials.get(next++ % trials.size());
    if (way == Way.ALONE) {
      views.forEach(view -> answers.consume(model.probabilities(List.of(view))));
    } else {
      answers.consume(model.probabilities(views));
    }
  }

  private static List<Prompt> pictureEach(List<Prompt> views) {
    List<Prompt> apart = new ArrayList<>();
    for (Prompt view : views) {
      int shade = 16 * apart.size();
      apart.add(new Prompt(Raster.filled(shade, shade, shade), view.text(), view.options()));
    }
    return apart;
  }
}
