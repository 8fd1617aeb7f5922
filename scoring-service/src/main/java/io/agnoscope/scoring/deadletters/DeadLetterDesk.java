package io.agnoscope.scoring.deadletters;

import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.deadletter.DeadLetterLog;
import io.agnoscope.schemas.deadletter.KeptLetter;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.scoring.Broker;
import io.agnoscope.scoring.view.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Follows the topic of dead letters, and sends them back. Thread-safe. */
@Singleton
@Startup
public final class DeadLetterDesk {
  private static final Logger LOG = Logger.getLogger(DeadLetterDesk.class);

  private final RecordCodec codec;
  private final DeadLetterLog log;
  private final LetterIndex index;
  private final TopicFollower follower;

  @Inject
  DeadLetterDesk(Broker broker, RecordCodec codec, DeadLettersConfig config) {
    this.codec = codec;
    this.log = new DeadLetterLog(broker.config(), config.patience());
    this.index = new LetterIndex(config.keep());
    this.follower =
        new TopicFollower(
            broker.config(), Topics.DEAD_LETTERS.name(), config.readBack(), this::take);
  }

  /** Whether all that was there at the start is known. */
  public boolean ready() {
    return follower.caughtUp();
  }

  /** The kept ones, newest first. */
  public List<LetterItem> newest() {
    return index.newest();
  }

  /**
   * One in full, read from its topic.
   *
   * @return empty when it is not kept, or no longer
   * @throws io.agnoscope.schemas.deadletter.DeadLetterException when the broker does not hand it
   *     over
   */
  public Optional<LetterDetail> detail(String id) {
    return find(id).map(LetterDetail::of);
  }

  /**
   * Sends the original record back to the topic it came from, and waits for the broker.
   *
   * @param by who asks for it
   * @return where it was sent; empty when there is no such letter, or no longer
   * @throws io.agnoscope.schemas.deadletter.DeadLetterException when it carries no bytes, or the
   *     broker does not take them
   */
  public Optional<LetterItem> replay(String id, String by) throws InterruptedException {
    Optional<KeptLetter> kept = find(id);
    if (kept.isPresent()) {
      DeadLetter letter = kept.get().letter();
      log.replay(letter);
      LOG.infof(
          "A dead letter was sent back id=%s topic=%s by=%s",
          letter.getId(), letter.getTopic(), by);
    }
    return kept.map(sent -> LetterItem.of(sent.letter()));
  }

  private Optional<KeptLetter> find(String id) {
    return index
        .place(id)
        .flatMap(place -> log.at(place.partition(), place.offset(), codec))
        .filter(kept -> kept.letter().getId().equals(id));
  }

  void stop(@Observes ShutdownEvent event) {
    follower.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      if (record.key() != null) {
        index.remove(new String(record.key(), StandardCharsets.UTF_8));
      }
      return;
    }
    try {
      index.add(
          LetterItem.of(codec.decode(record.value(), DeadLetter.class)),
          new LetterIndex.Place(record.partition(), record.offset()));
    } catch (UndecodableRecordException e) {
      LOG.warnf(
          "A record among the dead letters is none place=%s/%d/%d reason=%s",
          record.topic(), record.partition(), record.offset(), e.getMessage());
    }
  }
}
