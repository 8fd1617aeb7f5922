package io.agnoscope.vlm.pretrain;

import io.agnoscope.vlm.training.Example;
import io.agnoscope.vlm.training.ExampleSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Draws batches ahead of training, in a thread of its own; their order is that of the source. */
final class ExampleFeed implements AutoCloseable {

  private static final int AHEAD = 8;

  private final BlockingQueue<List<Example>> batches = new ArrayBlockingQueue<>(AHEAD);
  private final Thread producer;

  ExampleFeed(ExampleSource source, long first, int batchSize) {
    producer =
        Thread.ofPlatform().daemon().name("examples").start(() -> draw(source, first, batchSize));
  }

  List<Example> next() throws InterruptedException {
    return batches.take();
  }

  @Override
  public void close() {
    producer.interrupt();
  }

  private void draw(ExampleSource source, long start, int batchSize) {
    try {
      for (long first = start; ; first += batchSize) {
        List<Example> batch = new ArrayList<>(batchSize);
        for (int i = 0; i < batchSize; i++) {
          batch.add(source.example(first + i));
        }
        batches.put(batch);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
