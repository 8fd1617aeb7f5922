package io.agnoscope.inference.chat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;

/** Owns the names and labels of the chat endpoint's metrics. */
@Singleton
public class ChatMetrics {

  private final MeterRegistry registry;

  public ChatMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Starts the time of a request. */
  Timer.Sample begin() {
    return Timer.start(registry);
  }

  /**
   * A request is answered.
   *
   * @param outcome {@code answered}, or the error's code
   */
  void end(Timer.Sample began, String outcome) {
    began.stop(
        Timer.builder("agnoscope.inference.chat.requests")
            .description("Requests of the chat endpoint, by outcome")
            .tag("outcome", outcome)
            .register(registry));
  }
}
