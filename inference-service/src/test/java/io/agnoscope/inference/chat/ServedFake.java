package io.agnoscope.inference.chat;

import io.agnoscope.inference.FakeModel;
import io.agnoscope.inference.answering.AnswerModel;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A model, without a broker to learn from that it is to serve. */
@Mock
@Singleton
public class ServedFake implements ServedModels {

  public final FakeModel model = new FakeModel("fake-1");
  public volatile boolean loaded = true;

  @Override
  public boolean inProcess() {
    return true;
  }

  @Override
  public Optional<Held> hold() {
    return loaded ? Optional.of(new Kept(model)) : Optional.empty();
  }

  /** A model that nobody closes. */
  record Kept(AnswerModel model) implements Held {

    @Override
    public void close() {}
  }
}
