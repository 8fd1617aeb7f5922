package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.CheckpointComparison;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.schemas.OperatorAction;
import io.agnoscope.schemas.SeriesSums;
import io.agnoscope.schemas.SeriesWindow;
import io.agnoscope.schemas.WatchedMonitor;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.scoring.regression.RegressionSettings;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.tracing.Traces;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology with stores in memory, its topics and a clock that stands still. */
final class TopologyRig implements AutoCloseable {
  static final ScoringSettings SETTINGS =
      new ScoringSettings(
          Duration.ofHours(49),
          Duration.ofMinutes(30),
          Duration.ofHours(24),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1));

  static final DetectorSettings DETECTION =
      new DetectorSettings(
          Duration.ofMinutes(1),
          new RegressionSettings(0.05, 0.01, 1_000, 200, 40, RegressionSettings.standard().bets()),
          Duration.ofMinutes(10),
          30,
          50,
          Duration.ofDays(7),
          new FlowSettings(
              Duration.ofMinutes(5),
              Duration.ofMinutes(15),
              Duration.ofMinutes(30),
              Duration.ofMinutes(15),
              QuietHours.NONE));

  private Supplier<Headers> headers = RecordHeaders::new;
  private final RecordCodec codec = RecordCodec.local();
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> samples;
  private final TestInputTopic<byte[], byte[]> answers;
  private final TestInputTopic<byte[], byte[]> deadLetters;
  private final TestInputTopic<byte[], byte[]> checkpoints;
  private final TestInputTopic<byte[], byte[]> actions;

  TopologyRig() {
    this(SETTINGS);
  }

  TopologyRig(ScoringSettings settings) {
    this(TestTrial.MADE, settings);
  }

  TopologyRig(Traces traces) {
    this(TestTrial.MADE, SETTINGS, traces);
  }

  private TopologyRig(Instant start, ScoringSettings settings) {
    this(start, settings, Traces.OFF);
  }

  private TopologyRig(Instant start, ScoringSettings settings, Traces traces) {
    Properties config = new Properties();
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    Topology topology =
        ScoringTopology.build(codec, settings, DETECTION, Stores.Kind.IN_MEMORY, traces);
    driver = new TopologyTestDriver(topology, config, start);
    samples = input(Topics.SAMPLES);
    answers = input(Topics.ANSWERS);
    deadLetters = input(Topics.DEAD_LETTERS);
    checkpoints = input(Topics.CHECKPOINTS);
    actions = input(Topics.OPERATOR_ACTIONS);
  }

  /** Has answers come with these headers from now on. */
  TopologyRig headers(Supplier<Headers> next) {
    headers = next;
    return this;
  }

  /** The records of a topic since the last look. */
  List<TestRecord<byte[], byte[]>> records(TopicDeclaration<?> topic) {
    return driver
        .createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  TopologyRig accept(TestTrial trial) {
    return accept(trial, TestTrial.MADE);
  }

  TopologyRig accept(TestTrial trial, Instant at) {
    samples.pipeInput(key(trial.sample().getId()), codec.encode(trial.sample()), at);
    return this;
  }

  TopologyRig answer(TestTrial trial) {
    return answer(trial, TestTrial.MADE);
  }

  TopologyRig answer(TestTrial trial, Instant appendedAt) {
    answers.pipeInput(
        new TestRecord<>(
            key(trial.answers().getSampleId()),
            codec.encode(trial.answers()),
            headers.get(),
            appendedAt));
    return this;
  }

  TopologyRig answerBytes(String key, byte[] value) {
    answers.pipeInput(key(key), value, TestTrial.MADE);
    return this;
  }

  TopologyRig sampleBytes(String key, byte[] value) {
    samples.pipeInput(key(key), value, TestTrial.MADE);
    return this;
  }

  TopologyRig deadLetter(DeadLetter letter) {
    deadLetters.pipeInput(key(letter.getId()), codec.encode(letter), TestTrial.MADE);
    return this;
  }

  TopologyRig checkpoint(CheckpointEvent event) {
    checkpoints.pipeInput(
        key(event.getTarget() + "/" + event.getVersion()), codec.encode(event), event.getAt());
    return this;
  }

  TopologyRig act(OperatorAction action) {
    return actionBytes(action.getSubject(), codec.encode(action));
  }

  TopologyRig actionBytes(String key, byte[] value) {
    actions.pipeInput(key(key), value, TestTrial.MADE);
    return this;
  }

  TopologyRig eraseSample(String id) {
    samples.pipeInput(key(id), null, TestTrial.MADE);
    return this;
  }

  TopologyRig eraseAnswers(String sampleId) {
    answers.pipeInput(key(sampleId), null, TestTrial.MADE);
    return this;
  }

  TopologyRig eraseDeadLetter(String id) {
    deadLetters.pipeInput(key(id), null, TestTrial.MADE);
    return this;
  }

  TopologyRig eraseWithoutKey() {
    samples.pipeInput(null, null, TestTrial.MADE);
    answers.pipeInput(null, null, TestTrial.MADE);
    deadLetters.pipeInput(null, null, TestTrial.MADE);
    return this;
  }

  TopologyRig deadLetterBytes(byte[] value) {
    deadLetters.pipeInput(key("id"), value, TestTrial.MADE);
    return this;
  }

  /**
   * Lets time pass; a first tick of its own, since the driver fires a punctuation once however far
   * the clock jumps.
   */
  TopologyRig pass(Duration time) {
    Duration tick = Duration.ofSeconds(1);
    if (time.compareTo(tick) > 0) {
      driver.advanceWallClockTime(tick);
      driver.advanceWallClockTime(time.minus(tick));
    } else {
      driver.advanceWallClockTime(time);
    }
    return this;
  }

  /** Another topology with the stores of this one, as a task that takes over has them. */
  TopologyRig takeOver(Instant at) {
    TopologyRig next = new TopologyRig(at, SETTINGS);
    driver.getAllStateStores().keySet().stream()
        .filter(name -> !name.equals(Stores.WINDOWS) && !name.equals(Stores.PART_WINDOWS))
        .forEach(name -> copy(name, next));
    return next;
  }

  private void copy(String name, TopologyRig next) {
    KeyValueStore<String, Object> to = next.driver.getKeyValueStore(name);
    try (var all = driver.<String, Object>getKeyValueStore(name).all()) {
      all.forEachRemaining(entry -> to.put(entry.key, entry.value));
    }
  }

  /** Series to sums over all partitions, as the merging task has them. */
  Map<SeriesKey, Sums> totals() {
    Map<SeriesKey, Sums> totals = new HashMap<>();
    KeyValueStore<String, SeriesSums> store = driver.getKeyValueStore(Stores.TOTALS);
    try (var all = store.all()) {
      all.forEachRemaining(entry ->
          totals.merge(
              SeriesKey.parse(PartKey.parse(entry.key).series()),
              SumsMapping.fromRecord(entry.value),
              Sums::plus));
    }
    return totals;
  }

  Map<CountKey, Long> counts() {
    Map<CountKey, Long> counts = new HashMap<>();
    KeyValueStore<String, Long> store = driver.getKeyValueStore(Stores.COUNTS);
    try (var all = store.all()) {
      all.forEachRemaining(entry -> counts.put(CountKey.parse(entry.key), entry.value));
    }
    return counts;
  }

  long samples(String what) {
    return counts().getOrDefault(new CountKey.Samples("probe", what), 0L);
  }

  long trials(String what) {
    return trials("tinyvlm", what);
  }

  long trials(String target, String what) {
    return counts().getOrDefault(new CountKey.Trials(target, what), 0L);
  }

  long entries(String store) {
    long entries = 0;
    try (var all = driver.<String, Object>getKeyValueStore(store).all()) {
      while (all.hasNext()) {
        all.next();
        entries++;
      }
    }
    return entries;
  }

  WatchedMonitor watched(String key) {
    return driver.<String, WatchedMonitor>getKeyValueStore(Stores.MONITORS).get(key);
  }

  List<HardExample> hardExamples() {
    return output(Topics.HARD_EXAMPLES);
  }

  /** The same as records, erasures included. */
  List<KeyValue<String, byte[]>> hardExampleRecords() {
    return driver
        .createOutputTopic(
            Topics.HARD_EXAMPLES.name(), new StringDeserializer(), new ByteArrayDeserializer())
        .readKeyValuesToList();
  }

  List<DeadLetter> deadLetters() {
    return output(Topics.DEAD_LETTERS);
  }

  List<Alert> alerts() {
    return output(Topics.ALERTS);
  }

  List<CheckpointComparison> comparisons() {
    return output(Topics.COMPARISONS);
  }

  List<MonitorState> monitors() {
    return output(Topics.MONITORS);
  }

  List<SeriesWindow> windows() {
    return output(Topics.METRICS);
  }

  @Override
  public void close() {
    driver.close();
    codec.close();
  }

  private TestInputTopic<byte[], byte[]> input(TopicDeclaration<?> topic) {
    return driver.createInputTopic(
        topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private <T extends SpecificRecord> List<T> output(TopicDeclaration<T> topic) {
    TestOutputTopic<String, byte[]> output =
        driver.createOutputTopic(
            topic.name(), new StringDeserializer(), new ByteArrayDeserializer());
    List<T> values = new ArrayList<>();
    for (byte[] value : output.readValuesToList()) {
      if (value == null) {
        continue;
      }
      try {
        values.add(codec.decode(value, topic.valueType()));
      } catch (UndecodableRecordException e) {
        throw new AssertionError(e);
      }
    }
    return values;
  }

  private static byte[] key(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
