package io.agnoscope.embedded.ingest;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.access.Credential;
import io.agnoscope.embedded.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sends NDJSON files, one request at a time, and reports. */
public final class Ingestion {
  /** No line of JSON is longer; an image of a line's own is limited by the service. */
  private static final int LONGEST_LINE = 32 * 1024 * 1024;

  private static final int BATCH_LINES = 100;
  private static final long BATCH_BYTES = 4L * 1024 * 1024;

  private final Terminal terminal;
  private final Credential credential;
  private final IngestReport report;
  private final ProgressBar progress;

  /**
   * Makes it.
   *
   * @param credential shown to the service
   */
  public Ingestion(Terminal terminal, Credential credential) {
    this.credential = credential;
    this.terminal = terminal;
    this.report = new IngestReport(terminal::line);
    this.progress = new ProgressBar(terminal);
  }

  /**
   * Sends the files, one after the other.
   *
   * @param service where the perturbation service listens
   * @return whether every Sample was accepted
   */
  public boolean send(URI service, List<Path> files) throws IOException, InterruptedException {
    for (Path file : files) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new UserFailure("there is no readable file " + file);
      }
    }
    try (SamplesClient client =
        new SamplesClient(
            service, credential, pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()))) {
      for (Path file : files) {
        send(client, file);
      }
    } catch (UserFailure failure) {
      terminal.settle();
      terminal.line(report.summary() + " before this happened:");
      throw failure;
    }
    terminal.live(List.of());
    terminal.line(report.summary());
    return report.refused() == 0;
  }

  private void send(SamplesClient client, Path file) throws IOException, InterruptedException {
    LinePreparer preparer = new LinePreparer(file);
    Batcher batcher = new Batcher(BATCH_LINES, BATCH_BYTES);
    long size = Files.size(file);
    try (InputStream in = Files.newInputStream(file)) {
      LineSource lines = new LineSource(in, LONGEST_LINE);
      for (Optional<NumberedLine> line = lines.next(); line.isPresent(); line = lines.next()) {
        if (line.get().isBlank()) {
          continue;
        }
        switch (preparer.prepare(line.get(), LONGEST_LINE)) {
          case PreparedLine.Refused refused ->
              report.refused(file.toString(), refused.number(), refused.cause(), refused.reason());
          case PreparedLine.Ready ready -> {
            Optional<Batch> full = batcher.add(ready);
            if (full.isPresent()) {
              send(client, file, full.get());
            }
          }
        }
        progress.show(file, lines.bytesRead(), size, report);
      }
    }
    Optional<Batch> rest = batcher.rest();
    if (rest.isPresent()) {
      send(client, file, rest.get());
    }
    progress.show(file, size, size, report);
  }

  private void send(SamplesClient client, Path file, Batch batch) throws InterruptedException {
    Receipt receipt = client.send(batch);
    report.accepted(receipt.accepted());
    for (Receipt.LineError error : receipt.errors()) {
      report.refused(file.toString(), batch.fileLine(error.line()), error.cause(), error.reason());
    }
  }
}
