package io.agnoscope.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.deadletter.DeadLetters;
import io.agnoscope.schemas.topic.Topics;
import java.time.Instant;
import java.util.List;
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
  void waitsForABrokerThatIsAway() {
    AwayAtFirst producer = new AwayAtFirst(2);

    assertThat(append(producer)).isTrue();

    assertThat(producer.history()).hasSize(1);
    assertThat(producer.tries.get()).isEqualTo(3);
  }

  @Test
  void endsUndoneWhenTheServiceIsToStop() {
    AwayAtFirst producer = new AwayAtFirst(Integer.MAX_VALUE);
    stopping.countDown();

    assertThat(append(producer)).isFalse();
  }

  private boolean append(AwayAtFirst producer) {
    try (AnswerLog log = new AnswerLog(producer, RecordCodec.local(), new Backoff(stopping))) {
      return log.append(
          List.of(
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
                      Instant.EPOCH))));
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
