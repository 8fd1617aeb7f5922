package io.agnoscope.benchmarks.scoring;

import io.agnoscope.benchmarks.process.BenchmarkException;
import io.agnoscope.benchmarks.process.Clients;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The same metrics of the same records by one thread, in a process like the service's. Records are
 * read from the broker in portions, and reading is not measured.
 */
final class PlainLoop {

  private static final int PORTION = 500;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final RecordCodec codec = RecordCodec.local();
  private final PlainScorer scorer = new PlainScorer();
  private long measured;
  private long decoding;
  private long scoring;

  private PlainLoop() {}

  /**
   * Prints how many records were measured and the nanoseconds of processor time for decoding and
   * for scoring them, then views and flips of each target.
   *
   * @param arguments the broker, how many records there are, how many of them are not measured
   */
  public static void main(String[] arguments) throws UndecodableRecordException {
    int records = Integer.parseInt(arguments[1]);
    int warmUp = Integer.parseInt(arguments[2]);
    PlainLoop loop = new PlainLoop();
    loop.run(new Clients(arguments[0]), records, warmUp);
    System.out.println(loop.measured + " " + loop.decoding + " " + loop.scoring);
    for (String target : Traffic.targets()) {
      Totals totals = loop.scorer.totals(target);
      System.out.println(totals.views() + " " + totals.flips());
    }
  }

  private void run(Clients clients, int records, int warmUp) throws UndecodableRecordException {
    try (Consumer<byte[], byte[]> consumer = clients.reader(Topics.ANSWERS.name())) {
      List<ConsumerRecord<byte[], byte[]>> portion = new ArrayList<>();
      for (int done = 0; done < records; done += portion.size()) {
        portion.clear();
        while (portion.size() < Math.min(PORTION, records - done)) {
          consumer.poll(Duration.ofSeconds(1)).forEach(portion::add);
        }
        take(portion, done >= warmUp);
      }
    }
    codec.close();
    if (measured == 0) {
      throw new BenchmarkException("all records went into warming up");
    }
  }

  private void take(List<ConsumerRecord<byte[], byte[]>> portion, boolean warm)
      throws UndecodableRecordException {
    List<TrialAnswers> decoded = new ArrayList<>(portion.size());
    long begin = THREADS.getCurrentThreadCpuTime();
    for (ConsumerRecord<byte[], byte[]> record : portion) {
      decoded.add(codec.decode(record.value(), TrialAnswers.class));
    }
    long middle = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < decoded.size(); i++) {
      scorer.score(decoded.get(i), portion.get(i).timestamp());
    }
    long end = THREADS.getCurrentThreadCpuTime();
    if (warm) {
      measured += portion.size();
      decoding += middle - begin;
      scoring += end - middle;
    }
  }
}
