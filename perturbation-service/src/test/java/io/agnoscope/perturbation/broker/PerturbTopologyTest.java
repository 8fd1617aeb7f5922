package io.agnoscope.perturbation.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.probe.ProbeSamples;
import io.agnoscope.perturbation.probe.ProbeStyle;
import io.agnoscope.perturbation.trial.TrialMaker;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.identity.TrialIds;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probes;
import io.agnoscope.tracing.Traces;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PerturbTopologyTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final RecordCodec codec = RecordCodec.local();
  private final List<PerturbOutcome> outcomes = new ArrayList<>();
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> samples;
  private TestOutputTopic<byte[], byte[]> trials;
  private TestOutputTopic<byte[], byte[]> deadLetters;

  @BeforeEach
  void start() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    driver =
        new TopologyTestDriver(
            PerturbTopology.of(
                codec,
                new TrialMaker(Catalogue.standard(), 5, () -> NOW),
                () -> NOW,
                outcomes::add,
                Traces.OFF),
            properties);
    ByteArraySerializer out = new ByteArraySerializer();
    ByteArrayDeserializer in = new ByteArrayDeserializer();
    samples = driver.createInputTopic(Topics.SAMPLES.name(), out, out);
    trials = driver.createOutputTopic(Topics.TRIALS.name(), in, in);
    deadLetters = driver.createOutputTopic(Topics.DEAD_LETTERS.name(), in, in);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void makesTheTrialOfASample() throws UndecodableRecordException {
    Sample sample = probes(1).getFirst();

    send(sample);

    TestRecord<byte[], byte[]> entry = trials.readRecord();
    Trial trial = codec.decode(entry.value(), Trial.class);
    String version = Catalogue.standard().version();
    assertThat(new String(entry.key(), StandardCharsets.UTF_8)).isEqualTo(sample.getId());
    assertThat(trial.getId()).isEqualTo(TrialIds.of("LIVE", sample.getId(), version, "tinyvlm"));
    assertThat(trial.getCatalogueVersion()).isEqualTo(version);
    assertThat(trial.getSeed()).isEqualTo(5);
    assertThat(trial.getCreatedAt()).isEqualTo(NOW);
    assertThat(trial.getSample()).isEqualTo(sample);
    assertThat(trial.getViews().getFirst().getPerturbation()).isEqualTo("clean");
    assertThat(trial.getViews()).extracting(View::getPerturbation).contains("repeat");
    assertThat(trial.getViews()).extracting(View::getId).doesNotHaveDuplicates();
    assertThat(outcomes).containsExactly(new PerturbOutcome.Made());
  }

  @Test
  void passesOverTheErasureOfASample() {
    samples.pipeInput("erased".getBytes(StandardCharsets.UTF_8), (byte[]) null);

    assertThat(trials.isEmpty()).isTrue();
    assertThat(deadLetters.isEmpty()).isTrue();
    assertThat(outcomes).isEmpty();
  }

  @Test
  void makesTheSameBytesOfTheSameSample() {
    Sample sample = probes(1).getFirst();

    send(sample);
    send(sample);

    assertThat(trials.readValue()).isEqualTo(trials.readValue());
  }

  @Test
  void aPoisonousRecordIsADeadLetterAndTheRestFlows() throws UndecodableRecordException {
    byte[] poison = "no Sample at all".getBytes(StandardCharsets.UTF_8);
    List<Sample> around = probes(2);

    send(around.getFirst());
    samples.pipeInput("k".getBytes(StandardCharsets.UTF_8), poison);
    send(around.getLast());

    assertThat(trials.readValuesToList()).hasSize(2);
    DeadLetter letter = onlyDeadLetter();
    byte[] kept = new byte[letter.getValue().remaining()];
    letter.getValue().get(kept);
    assertThat(kept).isEqualTo(poison);
    assertThat(letter.getStage()).isEqualTo("perturb");
    assertThat(letter.getCause()).isEqualTo("undecodable-not-single-object");
    assertThat(letter.getTopic()).isEqualTo(Topics.SAMPLES.name());
    assertThat(letter.getOffset()).isEqualTo(1);
    assertThat(letter.getSampleId()).isEqualTo("k");
    assertThat(letter.getAt()).isEqualTo(NOW);
  }

  @Test
  void aSampleThatNoPerturbationCanRelyOnIsADeadLetter() throws UndecodableRecordException {
    Sample sample =
        Sample.newBuilder()
            .setId("a")
            .setSource("api")
            .setAcceptedAt(NOW)
            .setTarget("tinyvlm")
            .setTaskClass(TaskClass.TEXT_HEAVY)
            .setMessages(
                List.of(new Message(Role.SYSTEM, List.of(new TextPart("no user turn", false)))))
            .build();

    send(sample);

    assertThat(trials.isEmpty()).isTrue();
    assertThat(onlyDeadLetter().getCause()).isEqualTo("cannot-perturb");
    assertThat(outcomes).containsExactly(new PerturbOutcome.GivenUp("cannot-perturb"));
  }

  private DeadLetter onlyDeadLetter() throws UndecodableRecordException {
    List<byte[]> letters = deadLetters.readValuesToList();
    assertThat(letters).hasSize(1);
    return codec.decode(letters.getFirst(), DeadLetter.class);
  }

  private void send(Sample sample) {
    samples.pipeInput(sample.getId().getBytes(StandardCharsets.UTF_8), codec.encode(sample));
  }

  private static List<Sample> probes(int count) {
    ProbeSamples probes =
        new ProbeSamples(
            new Probes(Phrasing.TRAINING), ProbeStyle.WHAT, "tinyvlm", 1, NOW, () -> NOW);
    return java.util.stream.Stream.generate(probes::next).limit(count).toList();
  }
}
