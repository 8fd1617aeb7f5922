package io.agnoscope.inference.tinyvlm;

import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.AnswerModelKit;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Content;
import io.agnoscope.inference.answering.Picture;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.image.EncodedImage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

class TinyVlmKitTest extends AnswerModelKit {

  private static final TinyVlmSource SOURCE =
      new TinyVlmSource(TinyVlmSettings.STANDARD, BatchEvents.NONE, Clock.systemUTC());
  private static final Batcher BATCHER = new Batcher(TinyVlmSettings.STANDARD, BatchEvents.NONE);

  @AfterAll
  static void close() {
    SOURCE.close();
    BATCHER.close();
  }

  @Override
  protected AnswerModel open() {
    return SOURCE.first();
  }

  @Override
  protected AnswerModel stalled() {
    CountDownLatch closing = new CountDownLatch(1);
    Scorer scorer =
        new Scorer(
            prompts -> {
              awaitUninterruptibly(closing);
              return List.of();
            },
            () -> {});
    AnswerModel model =
        new TinyVlmModel(
            "stalled", scorer, new Rasters(), BATCHER, BatchEvents.NONE, Clock.systemUTC());
    return new AnswerModel() {
      @Override
      public String checkpoint() {
        return model.checkpoint();
      }

      @Override
      public String promptVersion() {
        return model.promptVersion();
      }

      @Override
      public List<Reply> ask(List<Ask> asks, Instant deadline) throws InterruptedException {
        return model.ask(asks, deadline);
      }

      @Override
      public void close() {
        closing.countDown();
        model.close();
      }
    };
  }

  @Override
  protected List<Ask> answerable() {
    return List.of(
        ask(null, 2), ask(picture(), 2), ask(picture(), 6), ask(null, 5), ask(picture(), 3));
  }

  @Override
  protected Map<String, Ask> unanswerable() {
    Ask one = ask(picture(), 2);
    List<Content> two = List.of(picture(), new Picture("other", "image/png", new byte[0]));
    return Map.of(
        "free-text-unsupported",
        ask(null, 0),
        "unsupported-option-count",
        ask(null, 7),
        "unreadable-image",
        ask(new Picture("broken", "image/png", new byte[] {1, 2}), 2),
        "several-pictures",
        new Ask(List.of(), two, List.of(), one.choices(), one.touches()));
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Ask ask(@Nullable Picture picture, int options) {
    List<String> texts = List.of("star", "cross", "ring", "disc", "bar", "cube", "cone");
    return Fixtures.ask(picture, "What is it?", texts.subList(0, options));
  }

  private static Picture picture() {
    EncodedImage image = Catalogue.standard().images().getFirst();
    return new Picture(image.sha256(), "image/png", image.png());
  }
}
