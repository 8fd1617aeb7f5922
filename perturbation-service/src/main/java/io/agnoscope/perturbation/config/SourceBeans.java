package io.agnoscope.perturbation.config;

import io.agnoscope.perturbation.openai.ChatCompletionsReader;
import io.agnoscope.perturbation.openai.ResponsesReader;
import io.agnoscope.perturbation.source.AccessLogIntake;
import io.agnoscope.perturbation.source.AccessLogLines;
import io.agnoscope.perturbation.source.AccessLogReader;
import io.agnoscope.perturbation.source.EventIntake;
import io.agnoscope.perturbation.source.ExchangeBuffer;
import io.agnoscope.perturbation.source.InferenceEventReader;
import io.agnoscope.perturbation.source.PushedEvents;
import io.agnoscope.perturbation.source.ServedAnswerReader;
import io.agnoscope.perturbation.source.SourceIntake;
import io.agnoscope.perturbation.traffic.Admission;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the sources together. */
@Singleton
public class SourceBeans {

  private static final String KSERVE = "kserve";

  private final SourcesConfig config;
  private final PerturbationConfig service;
  private final SourceMetrics metrics;
  private final Clock clock = Clock.systemUTC();

  public SourceBeans(SourcesConfig config, PerturbationConfig service, SourceMetrics metrics) {
    this.config = config;
    this.service = service;
    this.metrics = metrics;
  }

  @Produces
  @Singleton
  ServedAnswerReader answers() {
    return new ServedAnswerReader(config.answer().maxResponseBytes(), config.answer().maxChars());
  }

  @Produces
  @Singleton
  SourceIntake intake(ChatCompletionsReader chats, ResponsesReader responses, Admission admission) {
    return new SourceIntake(chats, responses, admission, metrics);
  }

  @Produces
  @Singleton
  AccessLogIntake accessLog(ServedAnswerReader answers, SourceIntake intake) {
    return new AccessLogIntake(
        new AccessLogReader(config.accessLog().maxLineBytes()), answers, intake, metrics);
  }

  @Produces
  @Singleton
  AccessLogLines accessLogLines(AccessLogIntake intake, PerturbationMetrics counts) {
    return new AccessLogLines(intake, counts);
  }

  @Produces
  @Singleton
  PushedEvents kserve(ServedAnswerReader answers, SourceIntake intake) {
    ExchangeBuffer<Object> buffer =
        new ExchangeBuffer<>(
            config.exchange().maxBytes(),
            config.exchange().maxWait(),
            clock,
            ending -> metrics.exchange(KSERVE, ending),
            handle -> 0);
    metrics.waiting(KSERVE, buffer::bytes);
    InferenceEventReader events =
        new InferenceEventReader(KSERVE, answers, (int) service.ingest().maxBodyBytes());
    return new PushedEvents(new EventIntake<>(KSERVE, events, buffer, intake, metrics, clock));
  }
}
