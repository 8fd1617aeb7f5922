package io.agnoscope.embedded.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.terminal.Terminal;
import io.agnoscope.kafkatesting.KafkaExtension;
import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.identity.Sha256;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ExporterTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Set<String> PROBE = Set.of("probe");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Exporter exporter =
      new Exporter(
          new Terminal(
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(out, true, StandardCharsets.UTF_8),
              false));
  private Path temporary;
  private Path folder;

  @BeforeEach
  void folder(@TempDir Path temporary) {
    this.temporary = temporary;
    this.folder = temporary.resolve("some/export");
  }

  /** Twelve questions with a picture and eight without, one a minute, and what must not get in. */
  @BeforeAll
  static void write() throws Exception {
    try (Admin admin = Admin.create(broker())) {
      Provisioner.provision(admin);
    }
    try (RecordCodec codec = RecordCodec.connected(broker());
        KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(broker(), new StringSerializer(), new ByteArraySerializer())) {
      for (int index = 0; index < 20; index++) {
        HardExample example =
            index < 12 ? HardExampleRecords.image(index) : HardExampleRecords.text(index);
        send(producer, example.getSampleId(), index, codec.encode(example));
      }
      HardExample again = HardExampleRecords.image(3);
      send(producer, "another id", 3, codec.encode(again));
      send(producer, again.getSampleId(), 3, codec.encode(again));
      HardExample mirrored = HardExampleRecords.image(50);
      mirrored.getAnswers().getTrial().getSample().setSource("mirror");
      send(producer, mirrored.getSampleId(), 5, codec.encode(mirrored));
      HardExample erased = HardExampleRecords.image(51);
      send(producer, erased.getSampleId(), 6, codec.encode(erased));
      send(producer, erased.getSampleId(), 600, null);
      send(producer, "no hard example", 7, new byte[] {1, 2, 3});
    }
  }

  private static void send(
      KafkaProducer<String, byte[]> producer, String key, int minute, byte @Nullable [] value)
      throws Exception {
    long at = NOON.plusSeconds(60L * minute).toEpochMilli();
    producer.send(new ProducerRecord<>(Topics.HARD_EXAMPLES.name(), null, at, key, value)).get();
  }

  @Test
  void anExportHasBothFormatsAndNoPictureInBothSplits() throws IOException {
    export(order(null, null, 30, 0.3), folder);

    Set<String> train = pictures(Split.TRAIN);
    Set<String> heldOut = pictures(Split.HELD_OUT);
    assertThat(train).isNotEmpty().doesNotContainAnyElementsOf(heldOut);
    assertThat(heldOut).isNotEmpty();
    assertThat(files("images"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(train.stream(), heldOut.stream()).toList());
    assertThat(files("images"))
        .allSatisfy(path ->
            assertThat(path).contains(Sha256.hex(Files.readAllBytes(folder.resolve(path)))));
    List<JsonNode> questions = all(Split.values(), this::questions);
    assertThat(questions).hasSize(20);
    assertThat(questions.stream().filter(question -> question.has("image"))).hasSize(12);
    assertThat(questions).allMatch(question -> question.path("source").asText().equals("probe"));
    assertThat(questions.stream().map(question -> question.path("id").asText()))
        .doesNotHaveDuplicates();
    assertThat(all(Split.values(), this::conversations))
        .filteredOn(each -> each.path("source").asText().equals("emma-style"))
        .hasSize(30);
  }

  @Test
  void theCardCountsWhatIsThereAndWhatWasLeftOut() throws IOException {
    export(order(null, null, 6, 0), folder);

    JsonNode card = JSON.readTree(folder.resolve("dataset.json").toFile());
    assertThat(card.path("format").asText()).isEqualTo("agnoscope-export/1");
    JsonNode counts = card.path("counts");
    assertThat(counts.path(ExportedItems.QUESTIONS).path("probe").path("train").asInt())
        .isEqualTo(20);
    assertThat(counts.path(ExportedItems.VIEWS).path("clean").path("train").asInt()).isEqualTo(20);
    assertThat(counts.path(ExportedItems.CONVERSATIONS).path("multi-round").path("train").asInt())
        .isEqualTo(2);
    JsonNode skipped = card.path("skipped").path(ExportedItems.HARD_EXAMPLES);
    assertThat(skipped.path("duplicate").asInt()).isEqualTo(1);
    assertThat(skipped.path("source-not-allowed").asInt()).isEqualTo(1);
    assertThat(skipped.path("malformed").asInt()).isEqualTo(1);
    assertThat(skipped).hasSize(3);
    for (String file : List.of("conversations-train.json", "questions-held-out.ndjson")) {
      assertThat(card.path("sha256").path(file).asText())
          .isEqualTo(Sha256.hex(Files.readAllBytes(folder.resolve(file))));
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("20 hard questions", "1 duplicate", "6 EMMA-style conversations");
  }

  @Test
  void aPeriodIsByTheTimeOfTheRecordAndASourceCanBeAskedFor() throws IOException {
    export(order(NOON.plusSeconds(600), NOON.plusSeconds(840), 0, 0), folder);
    assertThat(questions(Split.TRAIN)).hasSize(4);

    Path mirrored = temporary.resolve("mirrored");
    exporter.export(
        new ExportOrder(null, null, Set.of("mirror"), Set.of(), 0, 0, 1),
        log(),
        temporary,
        mirrored);
    assertThat(Files.readAllLines(mirrored.resolve("questions-train.ndjson"))).hasSize(1);
    assertThat(mirrored.resolve("conversations-held-out.json")).hasContent("[]");
  }

  @Test
  void theSameOrderGivesTheSameBytes() throws IOException {
    export(order(null, null, 12, 0.2), folder);
    Path again = temporary.resolve("again");
    export(order(null, null, 12, 0.2), again);

    assertThat(again.resolve("dataset.json"))
        .hasSameTextualContentAs(folder.resolve("dataset.json"));
  }

  @Test
  void whatIsThereStays() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("letter.txt"), "mine");
    ExportOrder order = order(null, null, 0, 0);

    assertThatThrownBy(() -> export(order, folder))
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("is not empty");
    assertThatThrownBy(() -> export(order, folder.resolve("letter.txt")))
        .hasMessageContaining("is no folder");
    assertThat(folder.resolve("letter.txt")).hasContent("mine");
  }

  @Test
  void aRunThatFailsLeavesNothing() throws IOException {
    Path nowhere = temporary.resolve("nowhere");
    HardExampleSource broken =
        (since, to, sizes, sink) -> {
          throw new IOException("No space left on device");
        };

    assertThatThrownBy(() -> exporter.export(order(null, null, 0, 0), broken, temporary, nowhere))
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("--out");
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  private void export(ExportOrder order, Path into) throws IOException {
    exporter.export(order, log(), temporary.resolve("images"), into);
  }

  private static ExportOrder order(
      @Nullable Instant since, @Nullable Instant to, long conversations, double heldOut) {
    return new ExportOrder(since, to, PROBE, Set.of(), conversations, heldOut, 1);
  }

  private static HardExampleLog log() {
    return new HardExampleLog(broker());
  }

  private static Map<String, Object> broker() {
    return Map.of("bootstrap.servers", KAFKA.bootstrapServers());
  }

  /** Reads one split's records. */
  private interface Records {
    List<JsonNode> of(Split split) throws IOException;
  }

  private static List<JsonNode> all(Split[] splits, Records records) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (Split split : splits) {
      all.addAll(records.of(split));
    }
    return all;
  }

  private List<JsonNode> questions(Split split) throws IOException {
    List<JsonNode> questions = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(SplitFiles.questions(split)))) {
      questions.add(JSON.readTree(line));
    }
    return questions;
  }

  private List<JsonNode> conversations(Split split) throws IOException {
    List<JsonNode> conversations = new ArrayList<>();
    JSON.readTree(folder.resolve(SplitFiles.conversations(split)).toFile())
        .forEach(conversations::add);
    return conversations;
  }

  private Set<String> pictures(Split split) throws IOException {
    Set<String> pictures = new HashSet<>();
    for (List<JsonNode> records : List.of(questions(split), conversations(split))) {
      records.stream()
          .filter(record -> record.has("image"))
          .forEach(record -> pictures.add(record.path("image").asText()));
    }
    return pictures;
  }

  private List<String> files(String inside) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(inside))) {
      return files.map(file -> folder.relativize(file).toString()).toList();
    }
  }
}
