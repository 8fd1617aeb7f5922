package io.agnoscope.benchmarks.worker;

import io.agnoscope.benchmarks.process.BenchmarkException;
import io.agnoscope.benchmarks.process.Broker;
import io.agnoscope.benchmarks.process.Clients;
import io.agnoscope.benchmarks.process.Foreground;
import io.agnoscope.benchmarks.process.InferenceService;
import io.agnoscope.benchmarks.process.Installation;
import io.agnoscope.benchmarks.process.Metrics;
import io.agnoscope.benchmarks.process.Scratch;
import io.agnoscope.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** One inference-service with a broker of its own, fed with recorded Trials round and round. */
final class WorkerRun implements AutoCloseable {

  /** Trials that always wait while throughput is measured: far more than a worker has in hand. */
  private static final int BACKLOG = 300;

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final Scratch scratch;
  private final Broker broker;
  private final Producer<byte[], byte[]> producer;
  private final AnswerReader answers;
  private final List<RecordedTrial> trials;
  private final InferenceService service;
  private final Queue<RecordedTrial> notSent = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
  private long sent;

  private WorkerRun(
      Scratch scratch,
      Broker broker,
      List<RecordedTrial> trials,
      Installation installation,
      Map<String, String> settings,
      Foreground foreground)
      throws InterruptedException {
    this.scratch = scratch;
    this.broker = broker;
    this.trials = trials;
    Clients clients = new Clients(broker.bootstrapServers());
    clients.provision();
    this.producer = clients.producer();
    this.answers = new AnswerReader(clients);
    while (sent < BACKLOG) {
      send();
    }
    producer.flush();
    this.service =
        foreground.run(
            () -> InferenceService.start(installation, broker, scratch.path(), settings));
  }

  /**
   * Starts all of it, with Trials that wait already.
   *
   * @param settings of the service
   * @param foreground where it runs; the broker and who feeds it do not
   */
  static WorkerRun start(
      Installation installation,
      List<RecordedTrial> trials,
      Map<String, String> settings,
      Foreground foreground)
      throws IOException, InterruptedException {
    Scratch scratch = Scratch.make();
    Broker broker = Broker.start(installation, scratch.path());
    return new WorkerRun(scratch, broker, trials, installation, settings, foreground);
  }

  /** Views answered per second while Trials always wait, by the broker's clock. */
  double viewsPerSecond(Duration warmUp, Duration measured) {
    feed(warmUp);
    long from = System.currentTimeMillis();
    feed(measured);
    long to = System.currentTimeMillis();
    feed(Duration.ofMillis(200));
    answers.check();
    Map<String, Integer> views =
        trials.stream()
            .collect(Collectors.toMap(RecordedTrial::key, RecordedTrial::views, (a, b) -> a));
    long answered =
        answers.all().stream()
            .filter(each -> each.at() >= from && each.at() < to)
            .mapToLong(each -> views.getOrDefault(each.key(), 0))
            .sum();
    return answered / ((to - from) / 1e3);
  }

  /** How long Trials take that come at a constant rate, after a while of the same to warm up. */
  Latencies latencies(double trialsPerSecond, Duration warmUp, Duration measured) {
    awaitAnswers();
    Latencies latencies = new Latencies(answers.count());
    long interval = Math.round(1e9 / trialsPerSecond);
    long begin = System.nanoTime();
    long beginMillis = System.currentTimeMillis();
    long warm = Math.round(warmUp.toNanos() / (double) interval);
    long all = warm + Math.round(measured.toNanos() / (double) interval);
    for (long i = 0; i < all; i++) {
      long due = i * interval;
      while (System.nanoTime() - begin < due) {
        LockSupport.parkNanos(begin + due - System.nanoTime());
      }
      RecordedTrial trial = send();
      latencies.sent(trial.key(), beginMillis + due / 1_000_000, i >= warm);
    }
    producer.flush();
    awaitAnswers();
    answers.check();
    answers.all().forEach(latencies::answered);
    return latencies;
  }

  /** The service's own counters. */
  Metrics metrics() throws IOException, InterruptedException {
    return service.metrics();
  }

  private void feed(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      if (!service.isAlive()) {
        throw new BenchmarkException("the inference-service died under the load");
      }
      sendAgain();
      if (sent - answers.count() < BACKLOG) {
        send();
      } else {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  /** Waits until all that was sent is answered. */
  void awaitAnswers() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (answers.count() < sent) {
      sendAgain();
      if (System.nanoTime() > deadline) {
        throw new BenchmarkException(
            sent - answers.count() + " Trials got no answers; the service counts " + counted());
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private Map<String, Double> counted() {
    try {
      Metrics metrics = metrics();
      Map<String, Double> counted = metrics.series("agnoscope_inference_dead");
      counted.putAll(metrics.series("agnoscope_inference_lost"));
      counted.putAll(metrics.series("agnoscope_inference_released"));
      counted.putAll(metrics.series("agnoscope_inference_acknowledgements"));
      counted.putAll(metrics.series("agnoscope_trials_backlog"));
      return counted;
    } catch (IOException e) {
      throw new BenchmarkException("the inference-service does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  private RecordedTrial send() {
    RecordedTrial trial = trials.get((int) (sent % trials.size()));
    sent++;
    produce(trial);
    return trial;
  }

  private void produce(RecordedTrial trial) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                Topics.TRIALS.name(), trial.key().getBytes(StandardCharsets.UTF_8), trial.value()),
            (place, failure) -> {
              if (failure instanceof RetriableException) {
                notSent.add(trial);
              } else if (failure != null) {
                refused.compareAndSet(null, failure);
              }
            });
  }

  /** One that never reached the topic must not pass for one that the worker lost. */
  private void sendAgain() {
    Exception failure = refused.get();
    if (failure != null) {
      throw new BenchmarkException("a Trial could not be sent: " + failure);
    }
    for (RecordedTrial each = notSent.poll(); each != null; each = notSent.poll()) {
      produce(each);
    }
  }

  @Override
  public void close() {
    try (scratch;
        broker;
        service) {
      answers.close();
      producer.close(Duration.ofSeconds(5));
    }
  }
}
