package io.agnoscope.schemas.codec;

import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * Schemas by their 64-bit fingerprint, beginning with those that this build has types for and those
 * that earlier ones had.
 */
final class KnownSchemas implements SchemaDirectory {

  /** Far more than a history has; a bound all the same, since others write to the topic. */
  static final int MAX_SCHEMAS = 10_000;

  private final Map<Long, Schema> byFingerprint = new ConcurrentHashMap<>();

  KnownSchemas() {
    for (TopicDeclaration<?> topic : Topics.all()) {
      add(SpecificData.get().getSchema(topic.valueType()));
      SchemaHistory.of(topic.valueType()).forEach(this::add);
    }
  }

  static long fingerprint(Schema schema) {
    return SchemaNormalization.parsingFingerprint64(schema);
  }

  /** Returns whether the schema is known now; false if there are too many. */
  boolean add(Schema schema) {
    long fingerprint = fingerprint(schema);
    if (byFingerprint.size() >= MAX_SCHEMAS && !byFingerprint.containsKey(fingerprint)) {
      return false;
    }
    byFingerprint.putIfAbsent(fingerprint, schema);
    return true;
  }

  @Override
  public @Nullable Schema find(long fingerprint) {
    return byFingerprint.get(fingerprint);
  }

  @Override
  public void announce(Schema schema) {
    add(schema);
  }

  @Override
  public void close() {
    // Holds memory only.
  }
}
