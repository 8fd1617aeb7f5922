package io.agnoscope.benchmarks.worker;

import io.agnoscope.benchmarks.process.BenchmarkException;
import io.agnoscope.benchmarks.process.Clients;
import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** Reads the answers while they are appended, and keeps which Trial was answered when. */
final class AnswerReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);
  private static final int CHECKED = 50;

  private final Consumer<byte[], byte[]> consumer;
  private final Thread thread = Thread.ofPlatform().daemon().name("answers").unstarted(this::run);
  private final List<Appended> appended = new ArrayList<>();
  private final List<byte[]> first = new ArrayList<>();
  private @Nullable RuntimeException failure;

  /**
   * Answers of a Trial.
   *
   * @param key of the Trial
   * @param at the broker's time of appending, in epoch milliseconds
   */
  record Appended(String key, long at) {}

  /** Reads from now on until closed. */
  AnswerReader(Clients clients) {
    this.consumer = clients.reader(Topics.ANSWERS.name());
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          keep(each);
        }
      }
    } catch (WakeupException closed) {
      consumer.close();
    } catch (RuntimeException e) {
      synchronized (appended) {
        failure = e;
      }
    }
  }

  private void keep(ConsumerRecord<byte[], byte[]> each) {
    synchronized (appended) {
      appended.add(new Appended(new String(each.key(), StandardCharsets.UTF_8), each.timestamp()));
      if (first.size() < CHECKED) {
        first.add(each.value());
      }
    }
  }

  /** How many Trials were answered so far. */
  int count() {
    synchronized (appended) {
      if (failure != null) {
        throw failure;
      }
      return appended.size();
    }
  }

  /** All answered so far; of a partition in the order of appending. */
  List<Appended> all() {
    synchronized (appended) {
      return List.copyOf(appended);
    }
  }

  /**
   * Looks into the first answers.
   *
   * @throws BenchmarkException when a View was not answered: the rest would not be worth its figure
   */
  void check() {
    try (RecordCodec codec = RecordCodec.local()) {
      for (byte[] value : List.copyOf(first)) {
        TrialAnswers answers = codec.decode(value, TrialAnswers.class);
        answers.getAnswers().stream()
            .filter(answer -> !(answer.getOutcome() instanceof Answered))
            .findFirst()
            .ifPresent(answer -> {
              throw new BenchmarkException("not answered: " + answer.getOutcome());
            });
      }
    } catch (UndecodableRecordException e) {
      throw new BenchmarkException("answers cannot be decoded: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
