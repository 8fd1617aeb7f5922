package io.agnoscope.systemtests;

import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes accepted Samples and answers, as the services do; closing it waits for all of them. */
final class SampleWriter implements AutoCloseable {

  private final RecordCodec codec = RecordCodec.local();
  private final KafkaProducer<byte[], byte[]> producer;
  private final Queue<Exception> refused = new ConcurrentLinkedQueue<>();

  SampleWriter(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "5"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  void accept(Sample sample) {
    write(Topics.SAMPLES.name(), sample.getId(), sample);
  }

  void answer(TrialAnswers answers) {
    write(Topics.ANSWERS.name(), answers.getSampleId(), answers);
  }

  /**
   * Waits until the broker has all that was written.
   *
   * @throws AssertionError when it did not take a record: the test would look for it in vain
   */
  void flush() {
    producer.flush();
    if (!refused.isEmpty()) {
      throw new AssertionError(
          refused.size() + " records were not written, the first: " + refused.peek());
    }
  }

  private void write(String topic, String sampleId, SpecificRecord value) {
    byte[] key = sampleId.getBytes(StandardCharsets.UTF_8);
    var unused =
        producer.send(
            new ProducerRecord<>(topic, key, codec.encode(value)),
            (metadata, problem) -> {
              if (problem != null) {
                refused.add(problem);
              }
            });
  }

  @Override
  public void close() {
    try {
      flush();
    } finally {
      producer.close();
      codec.close();
    }
  }
}
