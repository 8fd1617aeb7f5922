package io.agnoscope.inference.worker;

import io.agnoscope.schemas.TrialAnswers;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is to become of one record of the Trials topic. */
sealed interface Verdict {

  /** The record. */
  ConsumerRecord<byte[], byte[]> entry();

  /** Append the answers, then accept. */
  record Answered(ConsumerRecord<byte[], byte[]> entry, TrialAnswers answers) implements Verdict {}

  /** Append a dead letter, then accept. */
  record GiveUp(ConsumerRecord<byte[], byte[]> entry, String cause, String detail)
      implements Verdict {}

  /** Hand it back to the group. */
  record Release(ConsumerRecord<byte[], byte[]> entry) implements Verdict {}

  /** Keep its lock, and ask it again after a while: something that it needs is away. */
  record Wait(ConsumerRecord<byte[], byte[]> entry) implements Verdict {}

  /** Another target's: accept. */
  record PassOver(ConsumerRecord<byte[], byte[]> entry) implements Verdict {}
}
