package io.agnoscope.perturbation.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.agnoscope.kafkatesting.KafkaExtension;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.perturbation.source.Exchanges;
import io.agnoscope.tracingtesting.RecordedSpans;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccessLogTopicTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private SourceTopic topic;

  @BeforeEach
  void open() {
    topic = new SourceTopic(KAFKA.bootstrapServers(), "access-log");
  }

  @AfterEach
  void close() {
    topic.close();
  }

  @Test
  void takesLinesWithWhatProductionAnswered() {
    topic.send(Exchanges.line("a"));
    topic.send(Exchanges.line("b"));
    topic.awaitCommit(2);

    assertThat(topic.admission.admitted).extracting("servedAnswer").containsOnly("a cat");
    assertThat(topic.admission.admitted).extracting("origin.id").containsExactly("a", "b");
    assertThat(topic.deadLetters()).isEmpty();
  }

  @Test
  void goesOnPastWhatCannotBeRead() {
    topic.send("nonsense");
    topic.send(new ProducerRecord<>(topic.name, new byte[] {1}, null));
    topic.send("x".repeat(100_001));
    topic.send("{\"id\": \"r\", \"request\": {\"messages\": 7}}");
    topic.send(Exchanges.line("a"));
    topic.awaitCommit(5);

    assertThat(topic.admission.admitted).extracting("origin.id").containsExactly("a");
    assertThat(topic.deadLetters())
        .extracting("offset", "cause", "sampleId")
        .containsExactlyInAnyOrder(
            tuple(0L, "malformed-json", null),
            tuple(1L, "empty-body", null),
            tuple(2L, "line-too-long", null),
            tuple(3L, "malformed-field", "r"));
    assertThat(topic.deadLetters())
        .allSatisfy(letter -> {
          assertThat(letter.getStage()).isEqualTo("ingest");
          assertThat(letter.getTopic()).isEqualTo(topic.name);
        });
    assertThat(topic.deadLetters())
        .filteredOn(letter -> letter.getOffset() == 0)
        .singleElement()
        .satisfies(letter ->
            assertThat(letter.getValue().array())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("nonsense"));
  }

  @Test
  void losesNothingWhenTheBrokerIsAway() {
    topic.admission.failures.set(3);
    topic.send(Exchanges.line("a"));
    topic.send(Exchanges.line("b"));
    topic.awaitCommit(2);

    assertThat(topic.admission.admitted).extracting("origin.id").contains("a", "b");
    assertThat(topic.deadLetters()).isEmpty();
  }

  @Test
  void isDoneWithWhatTheBudgetLeavesOut() {
    topic.admission.sampledOutId = "a";
    topic.send(Exchanges.line("a"));
    topic.awaitCommit(1);

    assertThat(topic.admission.admitted).isEmpty();
    assertThat(topic.deadLetters()).isEmpty();
  }

  @Test
  void givesUpWhatWillNeverBeKept() {
    topic.admission.failure = new RefusedException(RefusalCause.SAMPLE_TOO_LARGE, "large");
    topic.admission.failures.set(1);
    topic.send(Exchanges.line("a"));
    topic.awaitCommit(1);
    topic.admission.failure = new RecordTooLargeException("large");
    topic.admission.failures.set(1);
    topic.send(Exchanges.line("b"));
    topic.awaitCommit(2);

    assertThat(topic.deadLetters())
        .extracting("cause", "sampleId")
        .containsExactlyInAnyOrder(tuple("sample-too-large", "a"), tuple("sample-too-large", "b"));
  }

  @Test
  void aRecordsTraceGoesOnWithWhatItHolds() {
    ProducerRecord<byte[], byte[]> traced =
        new ProducerRecord<>(topic.name, Exchanges.line("a").getBytes(StandardCharsets.UTF_8));
    traced.headers().add("traceparent", RecordedSpans.TRACEPARENT.getBytes(StandardCharsets.UTF_8));
    topic.send(traced);
    topic.send(Exchanges.line("b"));
    topic.awaitCommit(2);

    List<SpanData> spans = topic.spans.all();
    assertThat(spans)
        .hasSize(2)
        .extracting(SpanData::getName)
        .containsOnly("process " + topic.name);
    assertThat(spans.getFirst().getTraceId()).isEqualTo(RecordedSpans.TRACE);
    assertThat(spans.getFirst().getParentSpanId()).isEqualTo(RecordedSpans.PARENT);
    assertThat(spans.getLast().getParentSpanContext().isValid()).isFalse();
    assertThat(topic.admission.broughtBy)
        .extracting(SpanContext::getSpanId)
        .containsExactly(spans.getFirst().getSpanId(), spans.getLast().getSpanId());
  }

  @Test
  void goesOnWhereItStopped() {
    topic.send(Exchanges.line("a"));
    topic.awaitCommit(1);
    topic.restart();
    topic.send(Exchanges.line("b"));
    topic.awaitCommit(2);

    assertThat(topic.admission.admitted).extracting("origin.id").containsExactly("a", "b");
  }
}
