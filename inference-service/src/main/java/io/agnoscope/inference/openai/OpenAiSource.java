package io.agnoscope.inference.openai;

import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.checkpoint.CheckpointRefusedException;
import io.agnoscope.inference.checkpoint.ModelSource;
import io.agnoscope.schemas.CheckpointEvent;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The one model that a server runs. What serves there is for its operator to change: no promoted
 * checkpoint is loaded.
 */
public final class OpenAiSource implements ModelSource {

  private final ServerAddress address;
  private final Decoding decoding;
  private final Limits limits;
  private final OpenAiEvents events;
  private final Clock clock;
  private final Standing standing;

  public OpenAiSource(
      ServerAddress address, Decoding decoding, Limits limits, OpenAiEvents events, Clock clock) {
    this.address = address;
    this.decoding = decoding;
    this.limits = limits;
    this.events = events;
    this.clock = clock;
    this.standing = new Standing(address);
  }

  /** How it stands with the server. */
  public Standing standing() {
    return standing;
  }

  @Override
  public AnswerModel first() {
    OpenAiModel model =
        new OpenAiModel(
            address,
            decoding,
            limits,
            new HttpChatServer(address, limits.connectTimeout(), clock),
            standing,
            events,
            clock,
            Thread::sleep,
            new Jitter(() -> ThreadLocalRandom.current().nextDouble()));
    model.warmUp();
    return model;
  }

  @Override
  public AnswerModel load(CheckpointEvent event) throws CheckpointRefusedException {
    throw new CheckpointRefusedException(
        "served-elsewhere", "the watched model is its server's, and never swapped here", null);
  }
}
