package io.agnoscope.inference;

import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Reply;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A model that is always 70 % sure of the first option, and fails where it is told to. */
public final class FakeModel implements AnswerModel {

  public final List<List<Ask>> batches = new CopyOnWriteArrayList<>();
  public volatile boolean closed;
  private final String checkpoint;
  private final Predicate<Ask> fails;

  public FakeModel(String checkpoint) {
    this(checkpoint, ask -> false);
  }

  public FakeModel(String checkpoint, Predicate<Ask> fails) {
    this.checkpoint = checkpoint;
    this.fails = fails;
  }

  @Override
  public String checkpoint() {
    return checkpoint;
  }

  @Override
  public String promptVersion() {
    return "fake-1";
  }

  @Override
  public List<Reply> ask(List<Ask> asks, Instant deadline) {
    if (closed) {
      throw new IllegalStateException("asked after it was closed");
    }
    batches.add(List.copyOf(asks));
    if (asks.stream().anyMatch(fails)) {
      throw new IllegalStateException("told to fail");
    }
    return asks.stream().<Reply>map(ask -> Reply.Distribution.exact(List.of(0.7, 0.3))).toList();
  }

  @Override
  public void close() {
    closed = true;
  }
}
