package io.agnoscope.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TopicsTest {

  private static final int MIB = 1 << 20;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          agnoscope.samples,       Sample,          4, 'compact,delete'
          agnoscope.trials,        Trial,           4, delete
          agnoscope.answers,       TrialAnswers,    4, 'compact,delete'
          agnoscope.metrics,       SeriesWindow,    4, delete
          agnoscope.alerts,        Alert,           4, compact
          agnoscope.monitors,      MonitorState,    1, compact
          agnoscope.comparisons,   CheckpointComparison, 1, compact
          agnoscope.operator-actions, OperatorAction, 1, delete
          agnoscope.hard-examples, HardExample,     4, 'compact,delete'
          agnoscope.checkpoints,   CheckpointEvent, 1, compact
          agnoscope.dead-letters,  DeadLetter,      4, 'compact,delete'
          agnoscope.schemas,       SchemaText,      1, compact
          """)
  void areThoseOfTheContract(String name, String type, int partitions, String cleanup) {
    TopicDeclaration<?> topic = named(name);

    assertThat(topic.valueType().getSimpleName()).isEqualTo(type);
    assertThat(topic.partitions()).isEqualTo(partitions);
    assertThat(topic.configs()).containsEntry("cleanup.policy", cleanup);
  }

  @Test
  void areTwelveWithDistinctNames() {
    assertThat(Topics.all().stream().map(TopicDeclaration::name))
        .hasSize(12)
        .doesNotHaveDuplicates();
  }

  @Test
  void stampAnswersByTheBrokerAndNothingElse() {
    for (TopicDeclaration<?> topic : Topics.all()) {
      assertThat(topic.configs().get("message.timestamp.type"))
          .isEqualTo(topic.equals(Topics.ANSWERS) ? "LogAppendTime" : "CreateTime");
    }
  }

  @Test
  void leaveRoomForTheRecordBeforeAndItsEnvelope() {
    List<Integer> sizes =
        List.of(
            Topics.SAMPLES.maxMessageBytes(),
            Topics.TRIALS.maxMessageBytes(),
            Topics.ANSWERS.maxMessageBytes(),
            Topics.HARD_EXAMPLES.maxMessageBytes(),
            Topics.DEAD_LETTERS.maxMessageBytes());

    for (int i = 1; i < sizes.size(); i++) {
      assertThat(sizes.get(i)).isGreaterThanOrEqualTo(sizes.get(i - 1) + MIB);
    }
  }

  @Test
  void fitALaptopsDisk() {
    long segment = Long.parseLong(Topics.SAMPLES.configs().get("segment.bytes"));
    long bytes =
        Topics.all().stream()
            .filter(topic -> topic.cleanup() != Cleanup.COMPACT)
            .mapToLong(topic -> topic.partitions() * (topic.retainedBytes() + segment))
            .sum();

    assertThat(bytes).isLessThan(12L << 30);
  }

  @Test
  void bindTheDeletedOnesByTimeAndBytes() {
    for (TopicDeclaration<?> topic : Topics.all()) {
      boolean deleted = topic.cleanup() != Cleanup.COMPACT;
      assertThat(topic.configs().keySet().containsAll(Set.of("retention.ms", "retention.bytes")))
          .isEqualTo(deleted);
    }
  }

  @Test
  void canBeRidOfWhatSomebodyAsked() {
    for (TopicDeclaration<?> topic :
        List.of(Topics.SAMPLES, Topics.ANSWERS, Topics.HARD_EXAMPLES, Topics.DEAD_LETTERS)) {
      assertThat(topic.configs())
          .containsEntry("max.compaction.lag.ms", "86400000")
          .containsEntry("delete.retention.ms", "86400000");
      assertThat(Long.parseLong(topic.configs().get("min.compaction.lag.ms")))
          .isBetween(3_600_000L, 86_400_000L);
    }
    assertThat(Topics.TRIALS.configs())
        .containsEntry("retention.ms", "86400000")
        .containsEntry("segment.ms", "21600000")
        .doesNotContainKey("max.compaction.lag.ms");
  }

  @Test
  void letAGroupReadFromTheBeginningAndOnlyWhatWasCommitted() {
    GroupDeclaration group = Groups.inference("tinyvlm");

    assertThat(group.name()).isEqualTo("agnoscope.inference.tinyvlm");
    assertThat(group.configs())
        .containsEntry("share.auto.offset.reset", "earliest")
        .containsEntry("share.isolation.level", "read_committed")
        .containsEntry("share.record.lock.duration.ms", "30000");
    assertThatIllegalArgumentException().isThrownBy(() -> Groups.inference(" "));
  }

  private static TopicDeclaration<?> named(String name) {
    return Topics.all().stream().filter(topic -> topic.name().equals(name)).findAny().orElseThrow();
  }
}
