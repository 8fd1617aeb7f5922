package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.scoring.topology.Emission.Destination;
import io.agnoscope.tracing.Traces;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The whole topology. Samples, answers and notes of dead letters meet in one task per partition of
 * {@code agnoscope.answers}, because dedupe, outcomes and sums are one transaction; what it sums
 * goes on to the task that merges each Series over the partitions.
 */
public final class ScoringTopology {
  /** All inputs of the scoring task are cut alike. */
  private static final int PARTITIONS = Topics.ANSWERS.partitions();

  /** What those need that only say how a Sample began or ended. */
  private static final String[] LEDGER = {
    Stores.SAMPLES, Stores.SAMPLES_DUE, Stores.COUNTS, Stores.FLOWS
  };

  private final RecordCodec codec;
  private final ScoringSettings settings;
  private final DetectorSettings detection;
  private final Stores stores;
  private final StreamsBuilder builder;
  private final Traces traces;

  private ScoringTopology(
      RecordCodec codec,
      ScoringSettings settings,
      DetectorSettings detection,
      Stores.Kind kind,
      Traces traces) {
    this.traces = traces;
    this.codec = codec;
    this.settings = settings;
    this.detection = detection;
    this.stores = new Stores(codec, kind, settings.windowRetention());
    this.builder = new StreamsBuilder(named());
  }

  /** Builds it with the detector's recommended settings. */
  public static Topology build(RecordCodec codec, ScoringSettings settings, Stores.Kind kind) {
    return build(codec, settings, DetectorSettings.standard(), kind);
  }

  /** Builds it, without spans. */
  public static Topology build(
      RecordCodec codec, ScoringSettings settings, DetectorSettings detection, Stores.Kind kind) {
    return build(codec, settings, detection, kind, Traces.OFF);
  }

  /**
   * Builds it.
   *
   * @param traces of the Samples, which end with their scores or go on with hard examples
   */
  public static Topology build(
      RecordCodec codec,
      ScoringSettings settings,
      DetectorSettings detection,
      Stores.Kind kind,
      Traces traces) {
    return new ScoringTopology(codec, settings, detection, kind, traces).build();
  }

  private Topology build() {
    stores.scoring().forEach(builder::addStateStore);
    stores.merging().forEach(builder::addStateStore);
    stores.detecting().forEach(builder::addStateStore);
    String[] scoring = names(stores.scoring());

    KStream<String, Emission> refused =
        read(Topics.SAMPLES.name(), "samples")
            .process(
                traced(() -> new SampleIntake(codec, settings)),
                Named.as("accept-samples"),
                LEDGER);
    KStream<String, Emission> scored =
        read(Topics.ANSWERS.name(), "answers")
            .process(
                traced(() -> new AnswerScorer(codec, settings)),
                Named.as("score-answers"),
                scoring);
    noteDeadLetters()
        .process(
            (ProcessorSupplier<String, String, Void, Void>) () -> new DeadLetterIntake(settings),
            Named.as("settle-dead-letters"),
            LEDGER);

    write(
        bytes(refused, Destination.DEAD_LETTERS, "refused-samples"),
        Topics.DEAD_LETTERS.name(),
        "dead-samples");
    write(
        bytes(scored, Destination.DEAD_LETTERS, "refused-answers"),
        Topics.DEAD_LETTERS.name(),
        "dead-answers");
    write(
        bytes(scored, Destination.HARD_EXAMPLES, "hard-examples"),
        Topics.HARD_EXAMPLES.name(),
        "publish-hard-examples");
    merge(bytes(scored, Destination.PARTS, "parts"));
    detect(bytes(scored, Destination.TALLIES, "tallies"));
    return builder.build();
  }

  private KStream<String, String> noteDeadLetters() {
    return read(Topics.DEAD_LETTERS.name(), "dead-letters")
        .process(traced(() -> new DeadLetterReader(codec)), Named.as("read-dead-letters"))
        .repartition(
            Repartitioned.with(Serdes.String(), Serdes.String())
                .withName("dead-letters-by-sample")
                .withNumberOfPartitions(PARTITIONS));
  }

  private void merge(KStream<String, byte[]> parts) {
    KStream<String, byte[]> windows =
        parts
            .repartition(
                Repartitioned.with(Serdes.String(), Serdes.ByteArray())
                    .withName("parts-by-window")
                    .withNumberOfPartitions(PARTITIONS))
            .process(
                () -> new SeriesMerger(codec, settings, PARTITIONS),
                Named.as("merge-series"),
                names(stores.merging()));
    write(windows, Topics.METRICS.name(), "publish-windows");
  }

  /**
   * Everything that the detector reads has one partition, so that one task sees all Monitors, which
   * share one alarm level.
   */
  private void detect(KStream<String, byte[]> tallies) {
    String[] detecting = names(stores.detecting());
    KStream<String, Emission> judged =
        tallies
            .repartition(
                Repartitioned.with(Serdes.String(), Serdes.ByteArray())
                    .withName("tallies")
                    .withNumberOfPartitions(1))
            .process(
                () -> new Detector(codec, detection, traces),
                Named.as("detect-regressions"),
                detecting);
    KStream<String, Emission> noted =
        read(Topics.CHECKPOINTS.name(), "checkpoints")
            .process(
                traced(() -> new CheckpointIntake(codec)),
                Named.as("note-checkpoints"),
                Stores.PROMOTED,
                Stores.CHECKPOINT_VERSIONS);
    KStream<String, Emission> performed =
        read(Topics.OPERATOR_ACTIONS.name(), "operator-actions")
            .process(
                traced(() -> new OperatorActions(codec, detection)),
                Named.as("perform-actions"),
                detecting);
    KStream<String, Emission> all =
        judged
            .merge(noted, Named.as("detector-and-checkpoints"))
            .merge(performed, Named.as("detector-and-actions"));
    write(bytes(all, Destination.MONITORS, "monitors"), Topics.MONITORS.name(), "publish-monitors");
    write(
        bytes(all, Destination.COMPARISONS, "comparisons"),
        Topics.COMPARISONS.name(),
        "publish-comparisons");
    write(bytes(all, Destination.ALERTS, "alerts"), Topics.ALERTS.name(), "publish-alerts");
    write(
        bytes(all, Destination.DEAD_LETTERS, "refused-actions"),
        Topics.DEAD_LETTERS.name(),
        "dead-actions");
  }

  private <K, V> ProcessorSupplier<byte[], byte[], K, V> traced(
      ProcessorSupplier<byte[], byte[], K, V> work) {
    return TracedProcessor.around(work, traces);
  }

  private KStream<byte[], byte[]> read(String topic, String name) {
    return builder.stream(
        topic, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(name));
  }

  private static KStream<String, byte[]> bytes(
      KStream<String, Emission> emissions, Destination destination, String name) {
    return emissions
        .filter((key, emission) -> emission.destination() == destination, Named.as(name))
        .mapValues(Emission::value, Named.as(name + "-bytes"));
  }

  private static void write(KStream<String, byte[]> values, String topic, String name) {
    values.to(topic, Produced.with(Serdes.String(), Serdes.ByteArray()).withName(name));
  }

  private static String[] names(List<StoreBuilder<?>> builders) {
    return builders.stream().map(StoreBuilder::name).toArray(String[]::new);
  }

  /**
   * Refuses stores and repartition topics without a name, which a later version would number
   * otherwise.
   */
  private static TopologyConfig named() {
    return new TopologyConfig(
        new StreamsConfig(
            Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "agnoscope-scoring",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "not-used-while-building:0",
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true)));
  }
}
