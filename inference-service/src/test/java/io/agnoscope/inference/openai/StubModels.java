package io.agnoscope.inference.openai;

import io.agnoscope.inference.answering.AnswerModel;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Models behind stubs, for tests of other packages. */
public final class StubModels {

  private StubModels() {}

  /** A model that looks again soon after an outage. */
  public static AnswerModel of(StubServer stub) {
    return Setup.model(
        stub,
        new Limits(
            4,
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            1,
            Duration.ZERO,
            3,
            Duration.ofMillis(300),
            OptionalInt.empty(),
            OptionalLong.empty()),
        new Setup.Seen());
  }
}
