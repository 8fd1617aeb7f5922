package io.agnoscope.scoring.view;

import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Brings what is appended to the answers and the hard examples to what is kept of them. */
final class TrafficFollower implements AutoCloseable {
  /** Keeps a decoded record. */
  private interface Keeper<T> {
    void keep(T value, Place place, int size);
  }

  private static final Logger LOG = Logger.getLogger(TrafficFollower.class);

  private final RecordCodec codec;
  private final KeptTraffic traffic;
  private final TopicFollower examples;
  private final TopicFollower answers;

  /**
   * Begins to follow.
   *
   * @param lastExamples how many hard examples from the end of each partition to start with
   * @param lastTrials the same of the answers
   */
  TrafficFollower(
      Map<String, Object> broker,
      RecordCodec codec,
      KeptTraffic traffic,
      int lastExamples,
      int lastTrials) {
    this.codec = codec;
    this.traffic = traffic;
    this.examples =
        new TopicFollower(
            broker,
            Topics.HARD_EXAMPLES.name(),
            lastExamples,
            record ->
                take(
                    record,
                    Topics.HARD_EXAMPLES,
                    HardExample::getSampleId,
                    (example, place, size) ->
                        traffic.add(
                            example,
                            new Place(example.getAt(), place.partition(), place.offset()),
                            size)));
    this.answers =
        new TopicFollower(
            broker,
            Topics.ANSWERS.name(),
            lastTrials,
            record -> take(record, Topics.ANSWERS, TrialAnswers::getSampleId, traffic::add));
  }

  /** Whether everything was read that was there when it started. */
  boolean caughtUp() {
    return examples.caughtUp() && answers.caughtUp();
  }

  /** Changes whenever the hard examples may have. */
  long examplesRevision() {
    return examples.taken();
  }

  /** Changes whenever the Trials may have. */
  long trialsRevision() {
    return answers.taken();
  }

  @Override
  public void close() {
    answers.close();
    examples.close();
  }

  private <T extends SpecificRecord> void take(
      ConsumerRecord<byte[], byte[]> record,
      TopicDeclaration<T> topic,
      Function<T, String> sampleId,
      Keeper<T> keeper) {
    if (record.key() == null) {
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      traffic.erase(key);
      return;
    }
    try {
      T value = codec.decode(record.value(), topic.valueType());
      // Under another's key its erasure would not be noticed.
      if (sampleId.apply(value).equals(key)) {
        Instant at = Instant.ofEpochMilli(record.timestamp());
        keeper.keep(
            value, new Place(at, record.partition(), record.offset()), record.value().length);
      }
    } catch (UndecodableRecordException e) {
      LOG.warnf(
          "A record cannot be decoded and is not shown place=%s/%d/%d reason=%s",
          record.topic(), record.partition(), record.offset(), e.getMessage());
    }
  }
}
