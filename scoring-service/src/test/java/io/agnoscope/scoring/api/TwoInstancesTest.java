package io.agnoscope.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.kafkatesting.TestBroker;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.scoring.query.NotReadyException;
import io.agnoscope.scoring.query.TestInstance;
import io.agnoscope.scoring.topology.CountKey;
import io.agnoscope.scoring.topology.ScoringSettings;
import io.agnoscope.scoring.topology.ScoringTopology;
import io.agnoscope.scoring.topology.Stores;
import io.agnoscope.scoring.topology.TestTrial;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances with one group on a real broker, each a standby of the other: either tells the
 * whole, or that it cannot, and takes over what it has kept already.
 */
final class TwoInstancesTest {
  private static final int SAMPLES = 60;

  /** What questions are answered from. */
  private static final List<String> STORES = List.of(Stores.COUNTS, Stores.TOTALS, Stores.WINDOWS);

  private static TestBroker broker;
  private static RecordCodec codec;

  @BeforeAll
  static void startBroker() {
    broker = TestBroker.start();
    Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(config)) {
      Provisioner.provision(admin);
    }
    codec = RecordCodec.connected(config);
  }

  @AfterAll
  static void stopBroker() {
    codec.close();
    broker.close();
  }

  @Test
  void eitherTellsTheWholeAndWhenOneGoesTheOtherKeepsIt(@TempDir Path folder) throws IOException {
    try (TestInstance here = start(folder.resolve("here"));
        TestInstance there = start(folder.resolve("there"))) {
      eventually(() -> assertThat(here.worksOnAPart() && there.worksOnAPart()).isTrue());
      produce();
      eventually(() -> assertThat(scored(here)).isEqualTo(SAMPLES));
      eventually(() -> assertThat(views(here)).isEqualTo(4L * SAMPLES));
      Instant now = Instant.now();

      List<Object> whole = answers(here, now);
      assertThat(whole).doesNotContain(List.of());
      eventually(() -> assertThat(answers(there, now)).isEqualTo(whole));
      eachPartitionIsCountedOnce(here, there);

      there.hide();
      eventually(() ->
          assertThatThrownBy(() -> answers(here, now))
              .isInstanceOf(NotReadyException.class)
              .hasMessageContaining("are missing")
              .hasMessageContaining(there.address() + " cannot be reached"));
      assertThat(answers(there, now)).isEqualTo(whole);

      eventually(() -> assertThat(STORES).allMatch(here::keepsAll));
      long restored = here.restored();
      there.close();
      eventually(() -> assertThat(wholeOrNothing(here, now, whole)).isEqualTo(whole));
      assertThat(here.restored()).as("records that were read anew").isEqualTo(restored);
    }
  }

  private static TestInstance start(Path folder) throws IOException {
    ScoringSettings settings =
        new ScoringSettings(
            Duration.ofHours(49),
            Duration.ofMinutes(30),
            Duration.ofHours(24),
            Duration.ofSeconds(5),
            Duration.ofMillis(100));
    return TestInstance.start(
        ScoringTopology.build(codec, settings, Stores.Kind.PERSISTENT),
        codec,
        broker.bootstrapServers(),
        "two-instances",
        1,
        folder);
  }

  /** Of two sources, answered by two checkpoints and in a replay as well; one in five is fooled. */
  private static void produce() {
    try (Sending sending = Sending.open(codec, broker.bootstrapServers())) {
      for (int i = 0; i < SAMPLES; i++) {
        String id = "two-" + i;
        TestTrial trial =
            TestTrial.of(id)
                .createdAt(Instant.now())
                .source(i % 3 == 0 ? "mirror" : "probe")
                .checkpoint(i % 2 == 0 ? "v1" : "v2")
                .clean("A")
                .repeat("A")
                .caption(i % 5 == 0 ? "B" : "A");
        sending.send(Topics.SAMPLES, id, trial.sample());
        sending.send(Topics.ANSWERS, id, trial.answers());
        sending.send(Topics.ANSWERS, id, trial.run("replay-1").answers());
      }
    }
  }

  /** The answers to every question that is asked of the stores. */
  private static List<Object> answers(TestInstance instance, Instant now) {
    FiguresResource figures =
        new FiguresResource(
            new SeriesReader(instance.figures(), InstantSource.fixed(now)), instance.config());
    List<Object> answers = new ArrayList<>();
    for (String run : new String[] {null, "replay-1"}) {
      for (String window : List.of("total", "PT15M")) {
        answers.add(body(figures.interference(window, null, null, null, run, null, null)));
        answers.add(body(figures.agnosia(window, null, null, null, run, null, null)));
      }
      answers.add(
          body(
              figures.timeline(
                  "misleading-caption", null, null, null, null, null, run, null, null)));
    }
    answers.add(body(figures.interference(null, "tinyvlm", "v2", null, null, "1", "1")));
    answers.add(new PipelineResource(instance.figures()).pipeline());
    answers.add(new RunsResource(instance.figures()).runs(null, null));
    return answers;
  }

  private static List<Object> wholeOrNothing(
      TestInstance instance, Instant now, List<Object> whole) {
    try {
      List<Object> answers = answers(instance, now);
      if (!answers.equals(whole)) {
        throw new IllegalStateException("not whole: " + answers + " but was " + whole);
      }
      return answers;
    } catch (NotReadyException e) {
      return List.of();
    }
  }

  private static List<Object> body(RestResponse<? extends List<?>> response) {
    assertThat(response.getHeaderString(Slice.TOTAL)).isNotEqualTo("0");
    return List.copyOf(response.getEntity());
  }

  private static long scored(TestInstance instance) {
    return new PipelineResource(instance.figures()).pipeline().all().counts().scored();
  }

  private static long views(TestInstance instance) {
    return new RunsResource(instance.figures())
        .runs(null, null).items().stream().mapToLong(RunItem::views).sum();
  }

  /** While work is handed over there is no answer, which is not the end. */
  private static void eventually(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(100))
        .ignoreException(NotReadyException.class)
        .untilAsserted(assertion);
  }

  private static void eachPartitionIsCountedOnce(TestInstance here, TestInstance there) {
    Map<Integer, Map<CountKey, Long>> mine = here.own().countsByPartition();
    Map<Integer, Map<CountKey, Long>> others = there.own().countsByPartition();
    assertThat(mine.keySet()).doesNotContainAnyElementsOf(others.keySet());
    Set<Integer> all = new HashSet<>(mine.keySet());
    all.addAll(others.keySet());
    assertThat(all).hasSize(Topics.ANSWERS.partitions());
  }
}
