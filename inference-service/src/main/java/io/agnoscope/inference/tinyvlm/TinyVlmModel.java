package io.agnoscope.inference.tinyvlm;

import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.vlm.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint of TinyVLM. It reads the last user turn only, and chooses between 2 to 6 options.
 */
public final class TinyVlmModel implements AnswerModel {

  /**
   * Texts joined by a space, the one picture at 64×64; each option scored, so that nothing is
   * parsed and nothing sampled. Version 1 showed the first of several pictures.
   */
  static final String PROMPT_VERSION = "tinyvlm-prompt-2";

  /** Enough for any deadline, and no overflow of nanoseconds. */
  private static final Duration FOREVER = Duration.ofDays(365);

  private final String checkpoint;
  private final Scorer scorer;
  private final Rasters rasters;
  private final Batcher batcher;
  private final BatchEvents events;
  private final InstantSource clock;

  TinyVlmModel(
      String checkpoint,
      Scorer scorer,
      Rasters rasters,
      Batcher batcher,
      BatchEvents events,
      InstantSource clock) {
    this.checkpoint = checkpoint;
    this.scorer = scorer;
    this.rasters = rasters;
    this.batcher = batcher;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public String checkpoint() {
    return checkpoint;
  }

  @Override
  public String promptVersion() {
    return PROMPT_VERSION;
  }

  @Override
  public List<Reply> ask(List<Ask> asks, Instant deadline) throws InterruptedException {
    scorer.checkOpen();
    long until = System.nanoTime() + left(deadline);
    long bytes = asks.stream().mapToLong(Prompting::bytes).sum();
    Optional<Batcher.Place> entered = batcher.enter(asks.size(), bytes, until - System.nanoTime());
    if (entered.isEmpty()) {
      return asks.stream().map(ask -> late()).toList();
    }
    try (Batcher.Place place = entered.get()) {
      return ask(place, asks, until);
    }
  }

  private List<Reply> ask(Batcher.Place place, List<Ask> asks, long until)
      throws InterruptedException {
    Prompting prompting = new Prompting(rasters);
    List<Prompting.Prompted> prompted = asks.stream().map(prompting::of).toList();
    List<Prompt> prompts =
        prompted.stream()
            .filter(Prompting.Prompted.Ready.class::isInstance)
            .map(one -> ((Prompting.Prompted.Ready) one).prompt())
            .toList();
    List<Reply> computed = new ArrayList<>();
    for (Call call : place.ask(scorer, prompts)) {
      Optional<List<double[]>> answers = call.await(until - System.nanoTime());
      if (answers.isPresent()) {
        answers.get().forEach(one -> computed.add(distribution(one)));
      } else {
        events.late("waiting", call.size());
        call.prompts.forEach(prompt -> computed.add(late()));
      }
    }
    List<Reply> replies = new ArrayList<>();
    int next = 0;
    for (Prompting.Prompted one : prompted) {
      replies.add(
          switch (one) {
            case Prompting.Prompted.Ready ready -> computed.get(next++);
            case Prompting.Prompted.Not not -> not.why();
          });
    }
    return replies;
  }

  private long left(Instant deadline) {
    Instant now = clock.instant();
    if (!now.isBefore(deadline)) {
      return 0;
    }
    return deadline.isAfter(now.plus(FOREVER))
        ? FOREVER.toNanos()
        : Duration.between(now, deadline).toNanos();
  }

  private static Reply late() {
    return new Reply.Unable(DEADLINE, "the device did not come to it in time");
  }

  private static Reply distribution(double[] probabilities) {
    if (!Arrays.stream(probabilities).allMatch(Double::isFinite)) {
      return new Reply.Unable("not-a-number", "the network's output is not finite");
    }
    return Reply.Distribution.exact(Arrays.stream(probabilities).boxed().toList());
  }

  @Override
  public void close() {
    scorer.close();
  }
}
