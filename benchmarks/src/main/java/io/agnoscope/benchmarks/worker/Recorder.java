package io.agnoscope.benchmarks.worker;

import io.agnoscope.benchmarks.process.BenchmarkException;
import io.agnoscope.benchmarks.process.Broker;
import io.agnoscope.benchmarks.process.Clients;
import io.agnoscope.benchmarks.process.Installation;
import io.agnoscope.benchmarks.process.PerturbationService;
import io.agnoscope.benchmarks.process.Scratch;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Has the packaged perturbation-service make Trials of probes, as it does under {@code up}. */
final class Recorder {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Recorder() {}

  /** So many Trials, each of another probe. */
  static List<RecordedTrial> record(Installation installation, int count)
      throws IOException, InterruptedException {
    Map<String, String> settings =
        Map.of(
            "agnoscope.probes.per-second", "50",
            "agnoscope.budget.trials-per-second", "1000",
            "agnoscope.budget.max-backlog-trials", "1000000");
    try (Scratch scratch = Scratch.make();
        Broker broker = Broker.start(installation, scratch.path());
        PerturbationService service =
            PerturbationService.start(installation, broker, scratch.path(), settings);
        Consumer<byte[], byte[]> trials =
            new Clients(broker.bootstrapServers()).reader(Topics.TRIALS.name());
        RecordCodec codec = RecordCodec.local()) {
      List<RecordedTrial> recorded = new ArrayList<>();
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (recorded.size() < count) {
        if (!service.isAlive() || System.nanoTime() > deadline) {
          throw new BenchmarkException("the perturbation-service made too few Trials");
        }
        for (ConsumerRecord<byte[], byte[]> each : trials.poll(Duration.ofMillis(200))) {
          recorded.add(decoded(codec, each));
        }
      }
      return List.copyOf(recorded.subList(0, count));
    }
  }

  private static RecordedTrial decoded(RecordCodec codec, ConsumerRecord<byte[], byte[]> each) {
    try {
      return new RecordedTrial(
          new String(each.key(), StandardCharsets.UTF_8),
          each.value(),
          codec.decode(each.value(), Trial.class));
    } catch (UndecodableRecordException e) {
      throw new BenchmarkException("a Trial cannot be decoded: " + e.getMessage());
    }
  }
}
