package io.agnoscope.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the schemas fully and transitively compatible: every version reads what every other wrote.
 *
 * <p>After a change of {@code agnoscope.avdl} the present schema must be added to the history:
 *
 * <pre>./mvnw install -pl schemas -Dtest=SchemaCompatibilityTest -Dagnoscope.recordSchemas=new
 * </pre>
 *
 * <p>As long as no release has written records with the newest version, {@code =overwrite} puts the
 * present schema in its place instead.
 */
final class SchemaCompatibilityTest {

  private static final String RECORD = "agnoscope.recordSchemas";

  static List<Class<? extends SpecificRecord>> types() {
    List<Class<? extends SpecificRecord>> types = new ArrayList<>();
    for (TopicDeclaration<?> topic : Topics.all()) {
      types.add(topic.valueType());
    }
    return types;
  }

  @ParameterizedTest
  @MethodSource("types")
  void keepsThePresentSchemaAsTheNewestOfItsHistory(Class<?> type) throws IOException {
    record(type, System.getProperty(RECORD, ""));

    List<Schema> history = history(type);

    assertThat(history)
        .as("%s changed: see the comment of %s", type.getSimpleName(), getClass().getSimpleName())
        .isNotEmpty()
        .last()
        .isEqualTo(present(type));
  }

  @ParameterizedTest
  @MethodSource("types")
  void readsEveryVersionWithEveryOther(Class<?> type) {
    List<Schema> versions = new ArrayList<>(SchemaHistory.of(type));
    versions.add(present(type));

    for (Schema reader : versions) {
      for (Schema writer : versions) {
        var verdict = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(verdict.getType())
            .as("%s", verdict.getResult().getIncompatibilities())
            .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void decodesWhatEveryOldWriterWrote(Class<? extends SpecificRecord> type) throws Exception {
    for (Schema writer : SchemaHistory.of(type)) {
      GenericRecord written = random(writer);

      SpecificRecord read = RecordCodec.local().decode(GenericBytes.of(written), type);

      assertThat(read.getSchema()).isEqualTo(present(type));
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void decodesWhatANewerWriterWrites(Class<? extends SpecificRecord> type) throws Exception {
    Schema newer = withOneMoreField(present(type));
    GenericRecord written = random(newer);
    KnownSchemas known = new KnownSchemas();
    known.add(newer);
    RecordCodec reader = new RecordCodec(known);

    SpecificRecord read = reader.decode(GenericBytes.of(written), type);

    GenericRecord withoutTheField = new GenericData.Record(present(type));
    for (Schema.Field field : present(type).getFields()) {
      withoutTheField.put(field.name(), written.get(field.name()));
    }
    assertThat(reader.encode(read)).isEqualTo(GenericBytes.of(withoutTheField));
  }

  private static GenericRecord random(Schema schema) {
    return (GenericRecord) new RandomData(schema, 1, 7L).iterator().next();
  }

  private static Schema withOneMoreField(Schema schema) {
    List<Schema.Field> fields = new ArrayList<>();
    fields.add(
        new Schema.Field("addedLater", Schema.create(Schema.Type.STRING), "Not known yet.", ""));
    schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }

  private static Schema present(Class<?> type) {
    return SpecificData.get().getSchema(type);
  }

  private static Path folder(Class<?> type) {
    return Path.of("src/main/resources/schema-history", type.getSimpleName());
  }

  /** Reads the sources rather than the class path, so that what was just recorded counts. */
  private static List<Schema> history(Class<?> type) throws IOException {
    List<Schema> versions = new ArrayList<>();
    for (Path file = file(type, 1); Files.exists(file); file = file(type, versions.size() + 1)) {
      versions.add(new Schema.Parser().parse(Files.readString(file)));
    }
    try (Stream<Path> files = Files.list(folder(type))) {
      assertThat(files).as("versions without a gap").hasSameSizeAs(versions);
    }
    return versions;
  }

  private static Path file(Class<?> type, int version) {
    return folder(type).resolve(version + ".avsc");
  }

  private static void record(Class<?> type, String how) throws IOException {
    if (how.isEmpty()) {
      return;
    }
    Files.createDirectories(folder(type));
    List<Schema> history = history(type);
    if (!history.isEmpty() && history.getLast().equals(present(type)) && how.equals("new")) {
      return;
    }
    int version = how.equals("overwrite") ? Math.max(1, history.size()) : history.size() + 1;
    Files.writeString(file(type, version), present(type).toString(true) + "\n");
  }
}
