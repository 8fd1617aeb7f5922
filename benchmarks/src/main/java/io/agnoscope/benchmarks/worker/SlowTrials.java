package io.agnoscope.benchmarks.worker;

import io.agnoscope.benchmarks.process.Foreground;
import io.agnoscope.benchmarks.process.Installation;
import io.agnoscope.benchmarks.report.Report;
import io.agnoscope.benchmarks.report.Screen;
import io.agnoscope.benchmarks.report.Table;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.codec.RecordCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** What one slow Trial in a hundred does to the others, in a share group and a consumer group. */
final class SlowTrials {

  private static final int ONE_IN = 100;
  private static final double TRIALS_PER_SECOND = 12;
  private static final Duration USUAL = Duration.ofMillis(20);
  private static final Duration SLOW = Duration.ofSeconds(5);

  private final Installation installation;
  private final Screen screen;
  private final List<RecordedTrial> trials;
  private final Set<String> slow = new HashSet<>();

  SlowTrials(Installation installation, Screen screen, List<RecordedTrial> recorded) {
    this.installation = installation;
    this.screen = screen;
    try (RecordCodec codec = RecordCodec.local()) {
      this.trials =
          IntStream.range(0, recorded.size())
              .mapToObj(
                  i -> i % ONE_IN == ONE_IN / 2 ? slowed(recorded.get(i), codec) : recorded.get(i))
              .toList();
    }
  }

  /** The same Trial with words in its clean View that the model server is slow at. */
  private RecordedTrial slowed(RecordedTrial recorded, RecordCodec codec) {
    slow.add(recorded.key());
    List<View> views = new ArrayList<>(recorded.trial().getViews());
    View clean = views.getFirst();
    List<Object> parts = new ArrayList<>(clean.getParts());
    parts.addFirst(new TextPart(StubModel.SLOW_WORDS, false));
    views.set(0, View.newBuilder(clean).setParts(parts).build());
    Trial trial = Trial.newBuilder(recorded.trial()).setViews(views).build();
    return new RecordedTrial(recorded.key(), codec.encode(trial), trial);
  }

  /** Measures, and returns what writes it down. */
  Consumer<Report> measure(int warmUp, int seconds, Foreground foreground)
      throws IOException, InterruptedException {
    Table table = new Table("group", "Trials a second", "p50 ms", "p90 ms", "p99 ms", "max ms");
    for (String type : List.of("share", "consumer", "share", "consumer")) {
      screen.progress("  slow Trials, " + type + " group");
      try (StubModel model = StubModel.start(USUAL, SLOW);
          WorkerRun worker =
              WorkerRun.start(installation, trials, settings(type, model), foreground)) {
        Histogram others =
            worker
                .latencies(
                    TRIALS_PER_SECOND, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds))
                .without(slow);
        table.row(WorkerCommand.row(type, TRIALS_PER_SECOND, others));
      }
    }
    return report ->
        report
            .paragraph(
                "One slow Trial in %d: a model behind HTTP that answers an ask after %d ms and one ask of each slow Trial after %d s. Latency of the other Trials, the groups in turns:"
                    .formatted(ONE_IN, USUAL.toMillis(), SLOW.toSeconds()))
            .table(table);
  }

  private static Map<String, String> settings(String type, StubModel model) {
    return Map.of(
        "agnoscope.inference.group-type", type,
        "agnoscope.model", "openai",
        "agnoscope.openai.url", "http://127.0.0.1:" + model.port() + "/v1",
        "agnoscope.openai.model", "stub",
        "agnoscope.openai.concurrency", "64");
  }
}
