package io.agnoscope.schemas.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The schemas that records were written with, oldest first, kept as {@code
 * schema-history/<record>/<version>.avsc}. The newest is the present one: a test holds them
 * together, and another holds every one compatible with every other.
 */
final class SchemaHistory {

  private SchemaHistory() {}

  /** Returns the versions of a record's schema; empty for a record that is no topic's value. */
  static List<Schema> of(Class<?> type) {
    List<Schema> versions = new ArrayList<>();
    Schema version = read(type, 1);
    while (version != null) {
      versions.add(version);
      version = read(type, versions.size() + 1);
    }
    return List.copyOf(versions);
  }

  private static @Nullable Schema read(Class<?> type, int version) {
    String path = "/schema-history/" + type.getSimpleName() + "/" + version + ".avsc";
    try (InputStream json = SchemaHistory.class.getResourceAsStream(path)) {
      return json == null ? null : new Schema.Parser().parse(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
