package io.agnoscope.systemtests;

import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes accepted Samples and answers, as the services do. */
final class SampleWriter implements AutoCloseable {

  private final RecordCodec codec = RecordCodec.local();
  private final KafkaProducer<byte[], byte[]> producer;

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

  /** Waits until the broker has all that was written. */
  void flush() {
    producer.flush();
  }

  private void write(String topic, String sampleId, SpecificRecord value) {
    byte[] key = sampleId.getBytes(StandardCharsets.UTF_8);
    var unused =
        producer.send(
            new ProducerRecord<>(topic, key, codec.encode(value)),
            (metadata, problem) -> {
              if (problem != null) {
                throw new IllegalStateException(problem);
              }
            });
  }

  @Override
  public void close() {
    producer.close();
    codec.close();
  }
}
