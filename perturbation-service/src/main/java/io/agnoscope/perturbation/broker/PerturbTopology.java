package io.agnoscope.perturbation.broker;

import io.agnoscope.perturbation.trial.TrialMaker;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.tracing.Traces;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/**
 * Samples in; Trials out, and dead letters of what could not become one. It works on bytes, so that
 * a record that nobody can read is met here and not in a deserializer.
 */
public final class PerturbTopology {

  static final String SOURCE = "samples";
  static final String PERTURB = "perturb";
  static final String TRIALS = "trials";
  static final String DEAD_LETTERS = "dead-letters";

  private PerturbTopology() {}

  /**
   * The topology.
   *
   * @param outcomes told of each Sample: a Trial was made, or a dead letter's cause
   * @param traces of the Samples, which go on with their Trials
   */
  public static Topology of(
      RecordCodec codec,
      TrialMaker maker,
      InstantSource clock,
      Consumer<PerturbOutcome> outcomes,
      Traces traces) {
    ByteArrayDeserializer in = new ByteArrayDeserializer();
    ByteArraySerializer out = new ByteArraySerializer();
    return new Topology()
        .addSource(SOURCE, in, in, Topics.SAMPLES.name())
        .addProcessor(
            PERTURB, () -> new PerturbProcessor(codec, maker, clock, outcomes, traces), SOURCE)
        .addSink(TRIALS, Topics.TRIALS.name(), out, out, PERTURB)
        .addSink(DEAD_LETTERS, Topics.DEAD_LETTERS.name(), out, out, PERTURB);
  }
}
