package io.agnoscope.perturbation.openai;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.agnoscope.fuzztesting.Bounds;
import java.time.Duration;

/** Any body sent to the responses API is read, unsupported or refused, at a bounded cost. */
class ResponsesReaderFuzzTest {

  private static final Bounds BOUNDS = Bounds.of(Duration.ofSeconds(10), 256);

  private final OpenAiReader reader =
      new ResponsesReader(ServedRequests.LIMITS, ServedRequests.NO_REMOTE);

  @FuzzTest(maxDuration = "10m")
  void anyBodyIsJudged(byte[] body) throws Exception {
    ServedRequests.check(BOUNDS.hold(() -> reader.read(body.clone(), ServedRequests.ORIGIN)));
  }
}
