package io.agnoscope.inference.openai;

import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Choice;
import io.agnoscope.inference.answering.Content;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.schemas.Modality;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out by a tiny question what a server takes and tells. It is asked until it has answered
 * once; what was found then holds, since figures of different ways to ask do not mix. Thread-safe.
 */
final class Probing {

  private static final Logger LOG = LoggerFactory.getLogger(Probing.class);

  /** How soon to look again while somebody else asks the probe's question. */
  private static final Duration ANOTHER_PROBES = Duration.ofSeconds(1);

  static final Ask QUESTION =
      new Ask(
          List.of(),
          List.of(new Content.Text("Which of these is a color?")),
          List.of(),
          List.of(new Choice("A", "seven"), new Choice("B", "blue")),
          Modality.NOTHING);

  private final Prompts prompts;
  private final Line line;
  private final Limits limits;
  private final Standing standing;
  private final OpenAiEvents events;
  private final Clock clock;
  private final List<Dialect> candidates;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Dialect found;
  private Reply.NotNow lastFailure = new Reply.NotNow("", Duration.ZERO);
  private Instant notBefore = Instant.MIN;

  Probing(
      Prompts prompts,
      Line line,
      Limits limits,
      int topLogprobs,
      Standing standing,
      OpenAiEvents events,
      Clock clock) {
    this.prompts = prompts;
    this.line = line;
    this.limits = limits;
    this.standing = standing;
    this.events = events;
    this.clock = clock;
    this.candidates = Dialect.candidates(topLogprobs);
  }

  /** What the server takes, once it is known. */
  Optional<Dialect> found() {
    return Optional.ofNullable(found);
  }

  /** Asks the server what it takes, unless that is known; others wait for the one who asks. */
  Outcome probe(Instant deadline) throws InterruptedException {
    Dialect known = found;
    if (known != null) {
      return new Outcome.Found(known);
    }
    boolean patient = deadline.isAfter(soon());
    Duration left = Duration.between(clock.instant(), patient ? soon() : deadline);
    if (!lock.tryLock(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS)) {
      return new Outcome.Not(
          patient
              ? new Reply.NotNow("probing", ANOTHER_PROBES)
              : new Reply.Unable(AnswerModel.DEADLINE, "the model server is being probed"));
    }
    try {
      known = found;
      if (known != null) {
        return new Outcome.Found(known);
      }
      Instant now = clock.instant();
      if (now.isBefore(notBefore)) {
        return new Outcome.Not(
            new Reply.NotNow(lastFailure.cause(), Duration.between(now, notBefore)));
      }
      return ask(deadline);
    } finally {
      lock.unlock();
    }
  }

  private Instant soon() {
    return clock.instant().plus(limits.timeout());
  }

  private Outcome ask(Instant deadline) throws InterruptedException {
    for (Dialect dialect : candidates) {
      Heard heard =
          line.send(
              () -> prompts.request(QUESTION, dialect),
              prompts.estimatedTokens(QUESTION),
              deadline);
      switch (heard) {
        case Heard.Said said -> {
          return new Outcome.Found(settle(dialect, said.completion()));
        }
        case Heard.Not(Reply.Unable unable) when unable.cause().equals(Line.UNREADABLE) -> {
          return putOff(Away.UNREADABLE_SERVER);
        }
        case Heard.Not(Reply.Unable unable) when unable.cause().equals(AnswerModel.DEADLINE) -> {
          return new Outcome.Not(unable);
        }
        case Heard.Not(Reply.Unable unable) ->
            LOG.debug("the probe is refused form={} detail={}", dialect, unable.detail());
        case Heard.Not(Reply why) -> {
          return new Outcome.Not(why);
        }
      }
    }
    return putOff(Away.PROBE_REFUSED);
  }

  private Outcome putOff(Away why) {
    standing.gone(why, 0);
    events.waits(why.label(), limits.pause());
    lastFailure = new Reply.NotNow(why.label(), limits.pause());
    notBefore = clock.instant().plus(limits.pause());
    return new Outcome.Not(lastFailure);
  }

  private Dialect settle(Dialect taken, Completion completion) {
    // Some servers take the question for probabilities, and tell none.
    Dialect dialect = completion.tokens().isEmpty() ? new Dialect(0, taken.limitField()) : taken;
    OpenAiEvents.Told told =
        Replies.of(QUESTION, completion) instanceof Reply.Distribution distribution
            ? switch (distribution.kind()) {
              case EXACT -> OpenAiEvents.Told.EXACT;
              case TOP_K -> OpenAiEvents.Told.TOP_K;
              case NONE -> OpenAiEvents.Told.NONE;
            }
            : dialect.topLogprobs() == 0 ? OpenAiEvents.Told.NONE : OpenAiEvents.Told.TOP_K;
    LOG.info(
        "the model server was probed probabilities={} topLogprobs={} limit={}",
        told,
        dialect.topLogprobs(),
        dialect.limitField());
    events.told(told);
    found = dialect;
    return dialect;
  }

  /** What came of it. */
  sealed interface Outcome {

    /** The server takes this. */
    record Found(Dialect dialect) implements Outcome {}

    /** It cannot be told now. */
    record Not(Reply why) implements Outcome {}
  }
}
