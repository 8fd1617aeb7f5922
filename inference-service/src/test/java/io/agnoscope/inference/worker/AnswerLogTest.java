package io.agnoscope.inference.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.deadletter.DeadLetters;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.tracing.TraceHeaders;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class AnswerLogTest {

  private final CountDownLatch stopping = new CountDownLatch(1);

  @Test
  void waitsForABrokerThatIsAway() throws InterruptedException {
    AwayAtFirst producer = new AwayAtFirst(2);

    assertThat(append(producer)).isTrue();

    assertThat(producer.history()).hasSize(1);
    assertThat(producer.tries.get()).isEqualTo(3);
  }

  @Test
  void endsUndoneWhenTheServiceIsToStop() throws InterruptedException {
    AwayAtFirst producer = new AwayAtFirst(Integer.MAX_VALUE);
    stopping.countDown();

    assertThat(append(producer)).isFalse();
  }

  @Test
  void goesOnWithTheTraceOfTheTrial() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    try (AnswerLog log = log(new AwayAtFirst(0))) {
      AnswerLog.Encoded encoded = log.encode(Deliveries.answers("a"), TraceHeaders.of(trace));

      assertThat(((AnswerLog.Entry) encoded).entry().headers())
          .singleElement()
          .satisfies(header -> {
            assertThat(header.key()).isEqualTo("traceparent");
            assertThat(header.value()).isEqualTo(trace.getBytes(UTF_8));
          });
    }
  }

  private AnswerLog log(AwayAtFirst producer) {
    return new AnswerLog(producer, RecordCodec.local(), () -> new Backoff(stopping));
  }

  private boolean append(AwayAtFirst producer) throws InterruptedException {
    try (AnswerLog log = log(producer)) {
      return log.append(
          log.encode(
              DeadLetters.of(
                  "infer",
                  "c",
                  "d",
                  Topics.TRIALS.name(),
                  0,
                  0,
                  null,
                  new byte[] {1},
                  Instant.EPOCH),
              Context.root()));
    }
  }

  private static final class AwayAtFirst extends MockProducer<byte[], byte[]> {

    private final int failures;
    private final AtomicInteger tries = new AtomicInteger();

    private AwayAtFirst(int failures) {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
      this.failures = failures;
    }

    @Override
    public synchronized java.util.concurrent.Future<RecordMetadata> send(
        ProducerRecord<byte[], byte[]> entry, Callback callback) {
      if (tries.incrementAndGet() <= failures) {
        throw new TimeoutException("away");
      }
      return super.send(entry, callback);
    }
  }
}
