package io.agnoscope.tracing;

import io.opentelemetry.api.common.AttributeKey;

/**
 * What spans say. Names of OpenTelemetry's semantic conventions where there are any. Nothing here
 * is of a request's content, nor an id that a client chose.
 */
public final class SpanAttributes {

  /** Why work failed, as a label. */
  public static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  /** The request's method. */
  public static final AttributeKey<String> HTTP_METHOD =
      AttributeKey.stringKey("http.request.method");

  /** The path's pattern, without what is in its places. */
  public static final AttributeKey<String> HTTP_ROUTE = AttributeKey.stringKey("http.route");

  /** The answer's status. */
  public static final AttributeKey<Long> HTTP_STATUS =
      AttributeKey.longKey("http.response.status_code");

  /** The host of a server that is asked. */
  public static final AttributeKey<String> SERVER = AttributeKey.stringKey("server.address");

  /** Always {@code kafka}. */
  public static final AttributeKey<String> MESSAGING_SYSTEM =
      AttributeKey.stringKey("messaging.system");

  /** The topic. */
  public static final AttributeKey<String> TOPIC =
      AttributeKey.stringKey("messaging.destination.name");

  /** {@code send} or {@code process}. */
  public static final AttributeKey<String> MESSAGING_OPERATION =
      AttributeKey.stringKey("messaging.operation.type");

  /** The topic's partition. */
  public static final AttributeKey<String> PARTITION =
      AttributeKey.stringKey("messaging.destination.partition.id");

  /** Where in the partition. */
  public static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");

  /** A Trial's id, which is a hash. */
  public static final AttributeKey<String> TRIAL = AttributeKey.stringKey("agnoscope.trial.id");

  /** The run: {@code LIVE}, or a replay. */
  public static final AttributeKey<String> RUN = AttributeKey.stringKey("agnoscope.run");

  /** Who is asked. */
  public static final AttributeKey<String> TARGET = AttributeKey.stringKey("agnoscope.target");

  /** Whose weights answer. */
  public static final AttributeKey<String> CHECKPOINT =
      AttributeKey.stringKey("agnoscope.checkpoint");

  /** The Sample's task class. */
  public static final AttributeKey<String> TASK_CLASS =
      AttributeKey.stringKey("agnoscope.task_class");

  /** Where the Sample came from. */
  public static final AttributeKey<String> SOURCE = AttributeKey.stringKey("agnoscope.source");

  /** How many Views. */
  public static final AttributeKey<Long> VIEWS = AttributeKey.longKey("agnoscope.views");

  /** How often the Trial was delivered, this time included. */
  public static final AttributeKey<Long> DELIVERY = AttributeKey.longKey("agnoscope.delivery");

  /** Asks that the device computes together, of all Trials. */
  public static final AttributeKey<Long> BATCH_SIZE = AttributeKey.longKey("agnoscope.batch.size");

  /** Trials whose asks are in the batch. */
  public static final AttributeKey<Long> BATCH_TRIALS =
      AttributeKey.longKey("agnoscope.batch.trials");

  /** What became of the work. */
  public static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("agnoscope.outcome");

  /** Observations that a Trial gave the Monitors. */
  public static final AttributeKey<Long> OBSERVATIONS =
      AttributeKey.longKey("agnoscope.observations");

  private SpanAttributes() {}
}
