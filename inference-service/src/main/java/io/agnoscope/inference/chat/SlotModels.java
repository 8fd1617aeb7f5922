package io.agnoscope.inference.chat;

import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.checkpoint.Lease;
import io.agnoscope.inference.config.ModelConfig;
import io.agnoscope.inference.config.ServiceLife;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The model that Trials are answered by. */
@Singleton
public class SlotModels implements ServedModels {

  private final ServiceLife life;
  private final boolean inProcess;

  public SlotModels(ServiceLife life, ModelConfig config) {
    this.life = life;
    this.inProcess = config.model() == ModelConfig.Kind.TINYVLM;
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
