package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.ViewKind;
import io.agnoscope.scoring.statistics.AspectMonitor;
import io.agnoscope.scoring.statistics.Monitor;
import io.agnoscope.scoring.statistics.Observation;
import io.agnoscope.scoring.statistics.Pairing;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.text.Embeddings;
import org.junit.jupiter.api.Test;

/** One Trial is one observation of a Monitor, however many Views it has. */
final class ObservedValueTest {
  private static final PerturbationMonitor ROTATED =
      new PerturbationMonitor("rotated-options", "CONTROL", "WATCH");

  @Test
  void viewsOfOnePerturbationAreAveraged() throws UnreadableException {
    TestTrial trial =
        TestTrial.of("s1")
            .clean("A")
            .view("r/1", "rotated-options", ViewKind.CONTROL, null, TestTrial.answered("A"))
            .view("r/2", "rotated-options", ViewKind.CONTROL, null, TestTrial.answered("B"))
            .view("r/3", "rotated-options", ViewKind.CONTROL, null, TestTrial.answered("A"))
            .view("r/4", "rotated-options", ViewKind.CONTROL, null, TestTrial.answered("A"));

    assertThat(value(trial, ROTATED)).isEqualTo(0.25);
  }

  @Test
  void ofAnAspectItIsWhetherTheCleanAnswerIsWrong() throws UnreadableException {
    assertThat(value(TestTrial.of("s1").clean("A"), new AspectMonitor("COLOR"))).isZero();
    assertThat(value(TestTrial.of("s1").clean("B"), new AspectMonitor("COLOR"))).isEqualTo(1);
    assertThat(value(TestTrial.of("s1").clean(null), new AspectMonitor("COLOR"))).isEqualTo(1);
  }

  private static double value(TestTrial trial, Monitor monitor) throws UnreadableException {
    for (Observation observation :
        Pairing.observations(TrialReading.read(trial.answers()), Embeddings.NONE)) {
      if (observation.monitor().equals(monitor)) {
        return ObservedValue.of(observation);
      }
    }
    throw new AssertionError("nothing observed of " + monitor);
  }
}
