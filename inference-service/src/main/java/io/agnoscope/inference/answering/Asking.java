package io.agnoscope.inference.answering;

import io.agnoscope.schemas.Trial;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Trial while one model is asked it. Keeps every final reply, and asks only what has none: a
 * model that is away or busy is asked the rest again later. Not thread-safe.
 *
 * <p>The repeat View is asked after the others and by itself, since a model's output can depend on
 * what else it is asked at the time, and the noise floor is there to show that.
 */
public final class Asking {

  /** The catalogue's name of the identical repeat. */
  public static final String REPEAT = "repeat";

  private final OpenTrial open;
  private final AnswerModel model;
  private final InstantSource clock;
  private final @Nullable Reply[] replies;
  private final Instant startedAt;
  private Duration left;

  /**
   * A Trial of which nothing was asked yet.
   *
   * @param deadline how long the model may work on it in all; waits for a model that is away do not
   *     count
   */
  public Asking(OpenTrial open, AnswerModel model, Duration deadline, InstantSource clock) {
    this.open = open;
    this.model = model;
    this.left = deadline;
    this.clock = clock;
    this.replies = new Reply[open.asked().size()];
    this.startedAt = clock.instant();
  }

  /**
   * Asks until each View has a final reply. At the deadline those without one are unanswered
   * because of {@link AnswerModel#DEADLINE}.
   *
   * @throws RuntimeException what the model throws; what was replied before is kept
   */
  public void finish(Patience patience) throws InterruptedException {
    step(patience, false);
    step(patience, true);
  }

  private void step(Patience patience, boolean repeat) throws InterruptedException {
    List<Slot> wanted = slots(repeat);
    int inARow = 0;
    while (!wanted.isEmpty()) {
      Optional<Reply.NotNow> putOff = ask(wanted, patience);
      wanted = wanted.stream().filter(slot -> replies[slot.view()] == null).toList();
      if (putOff.isPresent() && !wanted.isEmpty()) {
        inARow++;
        patience.await(putOff.get(), inARow);
      }
    }
  }

  /** The wait that the model wants before the rest, if it put any off. */
  private Optional<Reply.NotNow> ask(List<Slot> slots, Patience patience)
      throws InterruptedException {
    if (!left.isPositive()) {
      slots.forEach(slot ->
          replies[slot.view()] =
              new Reply.Unable(AnswerModel.DEADLINE, "the Trial's time was used up"));
      return Optional.empty();
    }
    Instant began = clock.instant();
    List<Reply> got = model.ask(slots.stream().map(Slot::ask).toList(), began.plus(left));
    Duration took = Duration.between(began, clock.instant());
    if (got.size() != slots.size()) {
      throw new IllegalStateException(
          "the model gave " + got.size() + " replies to " + slots.size() + " asks");
    }
    List<Reply.NotNow> putOff = new ArrayList<>();
    for (int i = 0; i < got.size(); i++) {
      if (got.get(i) instanceof Reply.NotNow notNow) {
        putOff.add(notNow);
      } else {
        replies[slots.get(i).view()] = got.get(i);
      }
    }
    boolean replied = putOff.size() < got.size();
    if (replied) {
      left = left.minus(took);
    }
    patience.asked(slots.size(), took, replied);
    return putOff.stream().max(Comparator.comparing(Reply.NotNow::after));
  }

  private List<Slot> slots(boolean repeat) {
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < replies.length; i++) {
      if (open.trial().getViews().get(i).getPerturbation().equals(REPEAT) == repeat) {
        switch (open.asked().get(i)) {
          case Asks.Asked.Of of -> slots.add(new Slot(i, of.ask()));
          case Asks.Asked.Not not -> replies[i] = not.why();
        }
      }
    }
    return slots;
  }

  /** The Trial that is asked. */
  Trial trial() {
    return open.trial();
  }

  /** Who is asked. */
  AnswerModel model() {
    return model;
  }

  /** When it was about to be asked first. */
  Instant startedAt() {
    return startedAt;
  }

  /**
   * The final reply to a View.
   *
   * @throws NullPointerException when the asking did not come to its end
   */
  Reply reply(int view) {
    return Objects.requireNonNull(replies[view], "a View has no reply before the asking's end");
  }

  private record Slot(int view, Ask ask) {}
}
