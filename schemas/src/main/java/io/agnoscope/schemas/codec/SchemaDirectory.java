package io.agnoscope.schemas.codec;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Where writers' schemas are found by fingerprint, and made findable. */
interface SchemaDirectory extends AutoCloseable {

  /** Returns the schema, or null if it did not turn up while it was waited for. */
  @Nullable Schema find(long fingerprint);

  /** Returns once others can find the schema. */
  void announce(Schema schema);

  @Override
  void close();
}
