package io.agnoscope.perturbation.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.ingest.BulkReport.LineError;
import io.agnoscope.perturbation.taskclass.TaskClassDecision;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TaskClassBasis;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class BulkIngestTest {

  private static final int MAX_LINES = 50;
  private static final int MAX_LINE_BYTES = 200;

  private final Counts counts = new Counts();
  private final List<String> kept = new ArrayList<>();

  @Test
  void judgesEveryLineByItself() {
    BulkReport report =
        take(
            """
            {"id": "a", "question": "q"}
            nonsense

            {"id": "b"}
            {"id": "c", "question": "q"}
            """,
            this::keep);

    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.ids()).containsExactly("a", "c");
    assertThat(report.errors()).extracting(LineError::line).containsExactly(2L, 4L);
    assertThat(report.errors())
        .extracting(LineError::cause)
        .containsExactly("malformed-json", "missing-question");
    assertThat(report.refused()).isEqualTo(2);
    assertThat(report.status()).isEqualTo(202);
    assertThat(kept).containsExactly("a", "c");
    assertThat(counts.ingested).isEqualTo(2);
    assertThat(counts.refused).containsEntry(RefusalCause.MALFORMED_JSON, 1);
  }

  @Test
  void isABadRequestWhenNoLineIsSound() {
    assertThat(take("{}\n[]\n", this::keep).status()).isEqualTo(400);
  }

  @Test
  void refusesALongLineAndGoesOn() {
    BulkReport report =
        take(
            "{\"question\": \"" + "q".repeat(300) + "\"}\n{\"id\": \"b\", \"question\": \"q\"}",
            this::keep);

    assertThat(report.errors()).extracting(LineError::cause).containsExactly("line-too-long");
    assertThat(report.ids()).containsExactly("b");
  }

  @Test
  void readsABodyWithAByteOrderMarkAndWindowsLineEnds() {
    BulkReport report =
        take(
            "\uFEFF{\"id\": \"a\", \"question\": \"q\"}\r\n\r\n{\"id\": \"b\", \"question\": \"q\"}",
            this::keep);

    assertThat(report.ids()).containsExactly("a", "b");
    assertThat(report.errors()).isEmpty();
  }

  @Test
  void stopsAtTheMostLines() {
    BulkReport report = take("{\"id\": \"a\", \"question\": \"q\"}\n".repeat(60), this::keep);

    assertThat(report.accepted()).isEqualTo(MAX_LINES);
    assertThat(report.stoppedBy()).isEqualTo(RefusalCause.TOO_MANY_LINES);
    assertThat(report.errors().getLast().line()).isEqualTo(MAX_LINES + 1L);
  }

  @Test
  void stopsWhenTheBrokerIsAway() {
    BulkReport report =
        take(
            "{\"id\": \"a\", \"question\": \"q\"}\n".repeat(40),
            sample ->
                kept.size() < 10
                    ? keep(sample)
                    : CompletableFuture.failedFuture(new IllegalStateException("away")));

    assertThat(report.accepted()).isEqualTo(10);
    assertThat(report.status()).isEqualTo(503);
    assertThat(report.errors()).extracting(LineError::cause).containsOnly("broker-away");
    assertThat(report.accepted() + report.refused()).isLessThan(40);
  }

  @Test
  void neverHasMoreOnTheWayThanAllowed() {
    List<CompletableFuture<Void>> open = new ArrayList<>();
    List<Integer> highWater = new ArrayList<>();

    BulkReport report =
        take(
            "{\"id\": \"a\", \"question\": \"q\"}\n".repeat(30),
            sample -> {
              CompletableFuture<Void> future = new CompletableFuture<>();
              open.add(future);
              highWater.add((int) open.stream().filter(one -> !one.isDone()).count());
              if (open.size() % 4 == 0) {
                open.forEach(one -> one.complete(null));
              }
              return open.size() > 28 ? CompletableFuture.completedFuture(null) : future;
            });

    assertThat(report.accepted()).isEqualTo(30);
    assertThat(highWater).allMatch(count -> count <= 4);
  }

  @Test
  void keepsWhatCameBeforeABrokenStream() {
    InputStream first =
        new ByteArrayInputStream(
            "{\"id\": \"a\", \"question\": \"q\"}\n".getBytes(StandardCharsets.UTF_8));
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("reset");
          }
        };

    BulkReport report = take(new SequenceInputStream(first, broken), this::keep);

    assertThat(report.ids()).containsExactly("a");
    assertThat(report.stoppedBy()).isEqualTo(RefusalCause.BODY_CUT_SHORT);
  }

  private CompletionStage<Void> keep(Sample sample) {
    kept.add(sample.getId());
    return CompletableFuture.completedFuture(null);
  }

  private BulkReport take(String body, SampleLog log) {
    return take(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), log);
  }

  private BulkReport take(InputStream body, SampleLog log) {
    SampleReader reader =
        new SampleReader(
            SampleReaderTest.LIMITS, List.of("tinyvlm"), TaskClassDecision.WITHOUT_RULES);
    return new BulkIngest(
            new SingleIngest(reader, log, counts), MAX_LINES, 4, MAX_LINE_BYTES, Room.BOUNDLESS)
        .take(body, "file", () -> Instant.EPOCH, failure -> RefusalCause.BODY_CUT_SHORT);
  }

  private static final class Counts implements IngestCounts {
    private int ingested;
    private final Map<RefusalCause, Integer> refused = new EnumMap<>(RefusalCause.class);

    @Override
    public void ingested(String source) {
      ingested++;
    }

    @Override
    public void refused(RefusalCause cause) {
      refused.merge(cause, 1, Integer::sum);
    }

    @Override
    public void taskClass(TaskClassBasis basis) {}

    @Override
    public void unkeyed() {}
  }
}
