package io.agnoscope.inference.worker;

import io.agnoscope.inference.answering.Patience;
import io.agnoscope.inference.answering.Reply;
import java.time.Duration;

/**
 * Waits for the model that serves for as long as it is away: an outage is not a failed Trial. It is
 * no outage when others are answered all the while: then it is this Trial that the model fails on,
 * and it must not keep its place in a lane for ever. For one Trial, used by one thread.
 */
final class ModelPatience implements Patience {

  /**
   * Put off so often in a row, with others answered before each: with the growing waits more than
   * two minutes, in which a server that has merely too much to do would have taken it once.
   */
  static final int MOST_WHILE_OTHERS_ARE_ANSWERED = 20;

  private final Pauses pauses;
  private final WorkerEvents events;
  private long repliesBefore;
  private int whileOthersWereAnswered;

  ModelPatience(Pauses pauses, WorkerEvents events) {
    this.pauses = pauses;
    this.events = events;
  }

  @Override
  public void asked(int views, Duration took, boolean replied) {
    events.asked(took, views);
    if (replied) {
      whileOthersWereAnswered = 0;
      pauses.replied();
    }
  }

  @Override
  public void await(Reply.NotNow reply, int inARow) throws InterruptedException {
    long replies = pauses.replies();
    boolean othersAnswered = inARow > 1 && replies > repliesBefore;
    whileOthersWereAnswered = othersAnswered ? whileOthersWereAnswered + 1 : 0;
    repliesBefore = replies;
    if (whileOthersWereAnswered >= MOST_WHILE_OTHERS_ARE_ANSWERED) {
      throw new PutOffForEverException(reply.cause());
    }
    pauses.pause(reply.cause(), reply.after(), inARow);
  }

  /** The model answers others, and this Trial never. */
  static final class PutOffForEverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PutOffForEverException(String cause) {
      super("put off again and again while others were answered: " + cause);
    }
  }
}
