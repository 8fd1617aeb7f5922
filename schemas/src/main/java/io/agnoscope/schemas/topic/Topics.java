package io.agnoscope.schemas.topic;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.CheckpointComparison;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.schemas.OperatorAction;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.SchemaText;
import io.agnoscope.schemas.SeriesWindow;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Every topic, declared once.
 *
 * <p>The size limits rise along the flow, because each record holds the one before it: a Sample
 * that was admitted has room to become a Trial, its answers, a hard example, and at worst a dead
 * letter.
 *
 * <p>Samples, answers, hard examples and dead letters hold what somebody asked, for days. Each can
 * be erased by a record of its key without a value, which compaction carries out within a day or
 * so. Trials cannot, since their topic also takes records without a key, and compaction refuses
 * these: they are kept a day instead.
 */
public final class Topics {

  private static final int PARTITIONS = 4;
  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;

  /** Sample id to Sample; kept so that a period can be replayed with a newer catalogue. */
  public static final TopicDeclaration<Sample> SAMPLES =
      erasable("agnoscope.samples", Sample.class, Duration.ofDays(7), 12 * MIB, 512);

  /** Sample id to Trial. */
  public static final TopicDeclaration<Trial> TRIALS =
      deleted("agnoscope.trials", Trial.class, Duration.ofDays(1), 14 * MIB, 512);

  /**
   * Sample id to the answers of its Trial, stamped by the broker: windows go by the time of
   * appending. The partition count is frozen, for the scorer's state is cut along it.
   */
  public static final TopicDeclaration<TrialAnswers> ANSWERS =
      new TopicDeclaration<>(
          "agnoscope.answers",
          TrialAnswers.class,
          PARTITIONS,
          Duration.ofDays(2),
          Cleanup.COMPACT_AND_DELETE,
          15 * MIB,
          true,
          512L * MIB);

  /** Series key and window start to the Series' sums in that window. */
  public static final TopicDeclaration<SeriesWindow> METRICS =
      deleted("agnoscope.metrics", SeriesWindow.class, Duration.ofDays(30), MIB, 128);

  /** Alert key to its present state. */
  public static final TopicDeclaration<Alert> ALERTS =
      compacted("agnoscope.alerts", Alert.class, PARTITIONS, MIB);

  /** Monitor key to its baseline and how it stands; one partition, for one task watches all. */
  public static final TopicDeclaration<MonitorState> MONITORS =
      compacted("agnoscope.monitors", MonitorState.class, 1, MIB);

  /** Target and two of its checkpoints to how these compare on the same Trials. */
  public static final TopicDeclaration<CheckpointComparison> COMPARISONS =
      compacted("agnoscope.comparisons", CheckpointComparison.class, 1, MIB);

  /** Subject to what an operator asks of the detector; one partition orders them. */
  public static final TopicDeclaration<OperatorAction> OPERATOR_ACTIONS =
      new TopicDeclaration<>(
          "agnoscope.operator-actions",
          OperatorAction.class,
          1,
          Duration.ofDays(30),
          Cleanup.DELETE,
          MIB,
          false,
          64L * MIB);

  /** Sample id to a Trial worth training on. */
  public static final TopicDeclaration<HardExample> HARD_EXAMPLES =
      erasable("agnoscope.hard-examples", HardExample.class, Duration.ofDays(14), 16 * MIB, 256);

  /** Target and version to the last step in that checkpoint's life; one partition orders them. */
  public static final TopicDeclaration<CheckpointEvent> CHECKPOINTS =
      compacted("agnoscope.checkpoints", CheckpointEvent.class, 1, MIB);

  /** Dead-letter id to the dead letter, with room for the largest record of any other topic. */
  public static final TopicDeclaration<DeadLetter> DEAD_LETTERS =
      erasable("agnoscope.dead-letters", DeadLetter.class, Duration.ofDays(14), 20 * MIB, 256);

  /** Fingerprint (16 hexadecimal digits) to the schema that it stands for; one partition. */
  public static final TopicDeclaration<SchemaText> SCHEMAS =
      compacted("agnoscope.schemas", SchemaText.class, 1, 512 * KIB);

  private static final List<TopicDeclaration<?>> ALL =
      List.of(
          SAMPLES,
          TRIALS,
          ANSWERS,
          METRICS,
          ALERTS,
          MONITORS,
          COMPARISONS,
          OPERATOR_ACTIONS,
          HARD_EXAMPLES,
          CHECKPOINTS,
          DEAD_LETTERS,
          SCHEMAS);

  private Topics() {}

  /** Returns every topic, in the order of the flow. */
  public static List<TopicDeclaration<?>> all() {
    return ALL;
  }

  private static <T extends SpecificRecord> TopicDeclaration<T> deleted(
      String name, Class<T> type, Duration retention, int maxMessageBytes, int retainedMib) {
    return bounded(name, type, retention, Cleanup.DELETE, maxMessageBytes, retainedMib);
  }

  private static <T extends SpecificRecord> TopicDeclaration<T> erasable(
      String name, Class<T> type, Duration retention, int maxMessageBytes, int retainedMib) {
    return bounded(name, type, retention, Cleanup.COMPACT_AND_DELETE, maxMessageBytes, retainedMib);
  }

  private static <T extends SpecificRecord> TopicDeclaration<T> bounded(
      String name,
      Class<T> type,
      Duration retention,
      Cleanup cleanup,
      int maxMessageBytes,
      int retainedMib) {
    return new TopicDeclaration<>(
        name,
        type,
        PARTITIONS,
        retention,
        cleanup,
        maxMessageBytes,
        false,
        (long) retainedMib * MIB);
  }

  private static <T extends SpecificRecord> TopicDeclaration<T> compacted(
      String name, Class<T> type, int partitions, int maxMessageBytes) {
    return new TopicDeclaration<>(
        name,
        type,
        partitions,
        Duration.ZERO,
        Cleanup.COMPACT,
        maxMessageBytes,
        false,
        Long.MAX_VALUE);
  }
}
