package io.agnoscope.scoring.flow;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The services, and the topics between them. What is null is not known at present.
 *
 * @param at when it was looked at
 * @param services in the order of the flow
 * @param topics in the order of the flow
 * @param groups who reads what, and how far behind
 * @param notKnown what could not be looked at, each with the reason in words
 */
public record FlowState(
    Instant at,
    List<ServiceState> services,
    List<TopicState> topics,
    List<GroupState> groups,
    List<String> notKnown) {

  /** How a service stands. */
  public enum Standing {
    /** Its readiness says yes. */
    READY,
    /** It answers, and its readiness says no. */
    NOT_READY,
    /** It does not answer. */
    AWAY,
    /** Nobody said where it is. */
    NOT_KNOWN
  }

  /**
   * One service.
   *
   * @param reason why it is not ready, in words
   * @param doing what it says of its work: a state such as SERVING, in its own terms
   * @param checkpoint that serves there
   */
  public record ServiceState(
      String name,
      Standing standing,
      @Nullable String reason,
      @Nullable String doing,
      @Nullable String checkpoint) {}

  /**
   * One topic.
   *
   * @param records offsets between its beginning and its end: records at most, since ends of
   *     transactions and what compaction took count too
   * @param perSecond records appended a second over the last minute at most
   * @param atMost whether {@code perSecond} counts ends of transactions as records
   */
  public record TopicState(
      String name,
      @Nullable Long records,
      @Schema(description = "Null until it was looked at twice") @Nullable Double perSecond,
      boolean atMost) {}

  /**
   * A group of readers of a topic.
   *
   * @param service whose it is
   * @param lag records that wait, about: ends of transactions count where they are in the topic
   * @param perSecond records read a second; null for a share group
   * @param oldestSeconds how long the oldest one has waited; null where nobody measures it
   */
  public record GroupState(
      String group,
      String service,
      String topic,
      boolean share,
      @Nullable Long lag,
      @Nullable Double perSecond,
      @Nullable Double oldestSeconds) {}
}
