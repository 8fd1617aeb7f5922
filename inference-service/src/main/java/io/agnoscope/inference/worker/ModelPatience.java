package io.agnoscope.inference.worker;

import io.agnoscope.inference.answering.Patience;
import io.agnoscope.inference.answering.Reply;
import java.time.Duration;

/** Waits for the model that serves for as long as it is away: an outage is not a failed Trial. */
record ModelPatience(Pauses pauses, WorkerEvents events) implements Patience {

  @Override
  public void asked(int views, Duration took, boolean replied) {
    events.asked(took, views);
    if (replied) {
      pauses.over();
    }
  }

  @Override
  public void await(Reply.NotNow reply, int inARow) throws InterruptedException {
    pauses.pause(reply.cause(), reply.after(), inARow);
  }
}
