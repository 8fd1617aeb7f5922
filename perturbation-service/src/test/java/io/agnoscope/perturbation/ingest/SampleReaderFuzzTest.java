package io.agnoscope.perturbation.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.agnoscope.fuzztesting.Bounds;
import io.agnoscope.perturbation.taskclass.TaskClassDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Any body of a request is judged: a sound Sample or a refusal with a reason. */
class SampleReaderFuzzTest {

  private static final Bounds BOUNDS = Bounds.of(Duration.ofSeconds(10), 256);
  private static final Intake INTAKE = new Intake("api", null, Instant.EPOCH);

  private final SampleReader reader =
      new SampleReader(
          SampleReaderTest.LIMITS,
          List.of("tinyvlm", "other"),
          TaskClassDecision.WITHOUT_RULES,
          () -> "new-id");

  @FuzzTest(maxDuration = "10m")
  void anyBodyIsJudged(byte[] body) throws Exception {
    switch (BOUNDS.hold(() -> reader.read(body.clone(), INTAKE))) {
      case Judgement.Accepted accepted -> Soundness.check(accepted.sample());
      case Judgement.Refused refused -> assertThat(refused.refusal().reason()).isNotBlank();
    }
  }
}
