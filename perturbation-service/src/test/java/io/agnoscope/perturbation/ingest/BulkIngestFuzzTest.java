package io.agnoscope.perturbation.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.agnoscope.fuzztesting.Bounds;
import io.agnoscope.perturbation.taskclass.TaskClassDecision;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TaskClassBasis;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Any NDJSON body is judged line by line: each line that is not blank is accepted or refused. */
class BulkIngestFuzzTest {

  private static final Bounds BOUNDS = Bounds.of(Duration.ofSeconds(10), 256);
  private static final int MAX_LINES = 50;
  private static final int MAX_LINE_BYTES = 2_000;

  @FuzzTest(maxDuration = "10m")
  void everyLineIsJudged(byte[] body) throws Exception {
    List<Sample> kept = new ArrayList<>();

    BulkReport report =
        BOUNDS.hold(() -> {
          kept.clear();
          return take(body, kept);
        });

    kept.forEach(Soundness::check);
    assertThat(report.ids()).isEqualTo(kept.stream().map(Sample::getId).toList());
    assertThat(report.accepted()).isEqualTo(kept.size());
    assertThat(report.refused()).isEqualTo(report.errors().size());
    if (report.stoppedBy() == null) {
      assertThat(report.accepted() + report.refused()).isEqualTo(linesThatAreNotBlank(body));
    }
  }

  private static BulkReport take(byte[] body, List<Sample> kept) {
    SampleLog log =
        sample -> {
          kept.add(sample);
          return CompletableFuture.completedFuture(null);
        };
    SampleReader reader =
        new SampleReader(
            SampleReaderTest.LIMITS,
            List.of("tinyvlm"),
            TaskClassDecision.WITHOUT_RULES,
            () -> "new-id");
    return new BulkIngest(
            new SingleIngest(reader, log, new Uncounted()),
            MAX_LINES,
            4,
            MAX_LINE_BYTES,
            Room.BOUNDLESS)
        .take(
            new ByteArrayInputStream(body),
            "file",
            InstantSource.system(),
            failure -> RefusalCause.BODY_CUT_SHORT);
  }

  /** By other means than the reader's: Latin-1 keeps every byte apart. */
  private static long linesThatAreNotBlank(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String unmarked = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
    return Arrays.stream(unmarked.split("\n", -1))
        .filter(line -> !line.replace("\r", "").replace("\t", "").replace(" ", "").isEmpty())
        .count();
  }

  private static final class Uncounted implements IngestCounts {
    @Override
    public void ingested(String source) {}

    @Override
    public void refused(RefusalCause cause) {}

    @Override
    public void taskClass(TaskClassBasis basis) {}

    @Override
    public void unkeyed() {}
  }
}
