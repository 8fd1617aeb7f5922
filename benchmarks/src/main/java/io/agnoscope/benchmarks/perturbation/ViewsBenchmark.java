package io.agnoscope.benchmarks.perturbation;

import io.agnoscope.benchmarks.perturbation.Subjects.Subject;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Made;
import io.agnoscope.stimuli.catalogue.Pictures;
import io.agnoscope.stimuli.sample.TaskClass;
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

/** Makes the Views of Samples, by one Perturbation or by all of the catalogue. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ViewsBenchmark {

  /** Stands for the whole catalogue. */
  static final String ALL = "(all)";

  private static final long SEED = 20_260_101;

  @Param(ALL)
  private String perturbation = ALL;

  @Param("TEXT_HEAVY")
  private TaskClass taskClass = TaskClass.TEXT_HEAVY;

  @Param("64")
  private int side = 64;

  private Catalogue catalogue = Catalogue.standard();
  private List<Subject> subjects = List.of();
  private int next;

  /** Draws the Samples. */
  @Setup
  public void draw() {
    catalogue = Catalogue.standard();
    subjects = Subjects.of(taskClass, side);
  }

  /** The Views of one Sample: its pictures are decoded anew, as for a Trial. */
  @Benchmark
  public Made views() {
    Subject subject = subjects.get(next++ % Subjects.COUNT);
    Pictures pictures =
        subject.picture() == null ? Pictures.none() : Pictures.of(subject.picture());
    return catalogue.make(
        SEED,
        subject.sample(),
        pictures,
        name -> perturbation.equals(ALL) || name.equals(perturbation));
  }
}
