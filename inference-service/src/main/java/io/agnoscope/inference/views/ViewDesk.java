package io.agnoscope.inference.views;

import io.agnoscope.inference.answering.Asking;
import io.agnoscope.inference.answering.Patience;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.inference.answering.StoreAwayException;
import io.agnoscope.inference.answering.TrialAnswerer;
import io.agnoscope.inference.chat.ServedModels;
import io.agnoscope.inference.chat.ServedModels.Held;
import io.agnoscope.schemas.Trial;
import java.io.FileNotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the model that serves answer the Views of one request. Thread-safe. */
final class ViewDesk {

  private static final Logger LOG = LoggerFactory.getLogger(ViewDesk.class);
  private static final Duration UNTIL_LOADED = Duration.ofSeconds(5);

  private final ServedModels models;
  private final String target;
  private final Duration deadline;
  private final InstantSource clock;
  private final TrialAnswerer answerer;

  ViewDesk(ServedModels models, String target, Duration deadline, InstantSource clock) {
    this.models = models;
    this.target = target;
    this.deadline = deadline;
    this.clock = clock;
    this.answerer = new TrialAnswerer(sha256 -> Optional.empty(), "try", clock);
  }

  /**
   * Asks the Views as a Trial's are asked.
   *
   * @throws RefusedException when the request is not one, no model is loaded, or it is away or busy
   *     until the deadline
   * @throws InterruptedException when the answers are no longer wanted
   */
  ViewAnswers answer(ViewsRequest request) throws RefusedException, InterruptedException {
    Instant now = clock.instant();
    Trial trial = RequestedTrial.of(request, target, now);
    Optional<Held> held = models.hold();
    if (held.isEmpty()) {
      throw RefusedException.later("no model is loaded yet", UNTIL_LOADED);
    }
    try (Held model = held.get()) {
      Asking asking =
          answerer.asking(answerer.open(trial, ViewDesk::notStored), model.model(), deadline);
      asking.finish(new UntilDeadline(now.plus(deadline)));
      return ViewAnswers.of(answerer.answers(asking, target));
    } catch (BusyException e) {
      throw RefusedException.later(
          "the model is away or busy: " + e.reply.cause(), e.reply.after());
    } catch (StoreAwayException e) {
      throw new IllegalStateException("no picture of a request is in the store", e);
    } catch (RuntimeException e) {
      LOG.error("the model failed on Views of a request", e);
      throw RefusedException.failed();
    }
  }

  private static byte[] notStored(String uri, String sha256) throws FileNotFoundException {
    throw new FileNotFoundException("pictures of a request are in the request");
  }

  /** Waits for a model that is away or busy, as long as that can help. */
  private final class UntilDeadline implements Patience {

    private final Instant until;

    UntilDeadline(Instant until) {
      this.until = until;
    }

    @Override
    public void asked(int views, Duration took, boolean replied) {
      LOG.debug("asked views={} took={} replied={}", views, took, replied);
    }

    @Override
    public void await(Reply.NotNow reply, int inARow) throws InterruptedException {
      if (!clock.instant().plus(reply.after()).isBefore(until)) {
        throw new BusyException(reply);
      }
      // A model that names no wait is not asked again at once.
      Thread.sleep(Math.max(50, reply.after().toMillis()));
    }
  }

  private static final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reply.NotNow reply;

    BusyException(Reply.NotNow reply) {
      super(reply.cause());
      this.reply = reply;
    }
  }
}
