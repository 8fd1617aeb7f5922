package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.scoring.topology.Emission.Destination;
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
  private static final String[] LEDGER = {Stores.SAMPLES, Stores.SAMPLES_DUE, Stores.COUNTS};

  private final RecordCodec codec;
  private final ScoringSettings settings;
  private final Stores stores;
  private final StreamsBuilder builder;

  private ScoringTopology(RecordCodec codec, ScoringSettings settings, Stores.Kind kind) {
    this.codec = codec;
    this.settings = settings;
    this.stores = new Stores(codec, kind, settings.windowRetention());
    this.builder = new StreamsBuilder(named());
  }

  /** Builds it. */
  public static Topology build(RecordCodec codec, ScoringSettings settings, Stores.Kind kind) {
    return new ScoringTopology(codec, settings, kind).build();
  }

  private Topology build() {
    stores.scoring().forEach(builder::addStateStore);
    stores.merging().forEach(builder::addStateStore);
    String[] scoring = names(stores.scoring());

    KStream<String, Emission> refused =
        read(Topics.SAMPLES.name(), "samples")
            .process(() -> new SampleIntake(codec, settings), Named.as("accept-samples"), LEDGER);
    KStream<String, Emission> scored =
        read(Topics.ANSWERS.name(), "answers")
            .process(() -> new AnswerScorer(codec, settings), Named.as("score-answers"), scoring);
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
    return builder.build();
  }

  private KStream<String, String> noteDeadLetters() {
    return read(Topics.DEAD_LETTERS.name(), "dead-letters")
        .process(() -> new DeadLetterReader(codec), Named.as("read-dead-letters"))
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
