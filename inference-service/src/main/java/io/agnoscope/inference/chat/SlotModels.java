package io.agnoscope.inference.chat;

import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.checkpoint.Lease;
import io.agnoscope.inference.config.ServiceLife;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The model that Trials are answered by. */
@Singleton
public class SlotModels implements ServedModels {

  private static final String OPENAI = "openai";

  private final ServiceLife life;
  private final boolean inProcess;

  public SlotModels(
      ServiceLife life,
      @ConfigProperty(name = "agnoscope.model", defaultValue = "tinyvlm") String model) {
    this.life = life;
    this.inProcess = !model.equals(OPENAI);
  }

  @Override
  public boolean inProcess() {
    return inProcess;
  }

  @Override
  public Optional<Held> hold() {
    return life.engine().models().serving().map(Leased::new);
  }

  private record Leased(Lease lease) implements Held {

    @Override
    public AnswerModel model() {
      return lease.model();
    }

    @Override
    public void close() {
      lease.close();
    }
  }
}
