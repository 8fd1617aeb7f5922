package io.agnoscope.perturbation.broker;

import io.agnoscope.perturbation.trial.TrialMaker;
import io.agnoscope.perturbation.trial.UnusableSampleException;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import java.util.Locale;
import org.apache.kafka.common.KafkaException;

/** From a Sample's record to its Trial's, for live Samples and replayed ones alike. Thread-safe. */
final class TrialRecords {

  /** Room for the record's key and the batch around it. */
  private static final int RECORD_OVERHEAD_BYTES = 1_024;

  private final RecordCodec codec;
  private final TrialMaker maker;

  TrialRecords(RecordCodec codec, TrialMaker maker) {
    this.codec = codec;
    this.maker = maker;
  }

  /**
   * Reads a Sample.
   *
   * @throws UnusableSampleException when the record holds none
   */
  static Sample sample(RecordCodec codec, byte[] value) throws UnusableSampleException {
    try {
      return codec.decode(value, Sample.class);
    } catch (UndecodableRecordException e) {
      throw new UnusableSampleException(
          "undecodable-" + e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          String.valueOf(e.getMessage()));
    }
  }

  /** Reads a Sample, as {@link #sample(RecordCodec, byte[])} does. */
  Sample sample(byte[] value) throws UnusableSampleException {
    return sample(codec, value);
  }

  /**
   * The Sample's Trial, for its own run and target.
   *
   * @throws UnusableSampleException when no Trial can be made of it
   */
  Trial trial(Sample sample) throws UnusableSampleException {
    try {
      return maker.trial(sample);
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnusableSampleException("cannot-perturb", e.toString());
    }
  }

  /**
   * A Trial's record.
   *
   * @throws UnusableSampleException when it cannot be one, or is too large
   * @throws KafkaException when the broker is in trouble, and the record is not
   */
  byte[] bytes(Trial trial) throws UnusableSampleException {
    byte[] bytes;
    try {
      bytes = codec.encode(trial);
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnusableSampleException("cannot-perturb", e.toString());
    }
    if (bytes.length > Topics.TRIALS.maxMessageBytes() - RECORD_OVERHEAD_BYTES) {
      throw new UnusableSampleException(
          "trial-too-large", "the Trial has " + bytes.length + " bytes");
    }
    return bytes;
  }
}
