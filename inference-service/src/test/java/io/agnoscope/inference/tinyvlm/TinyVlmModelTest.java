package io.agnoscope.inference.tinyvlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Picture;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.TinyVlm;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TinyVlmModelTest {

  private static final TinyVlmSource SOURCE =
      new TinyVlmSource(TinyVlmSettings.STANDARD, BatchEvents.NONE, Clock.systemUTC());
  private static AnswerModel first;

  @BeforeAll
  static void load() {
    first = SOURCE.first();
  }

  @AfterAll
  static void close() {
    first.close();
    SOURCE.close();
  }

  @Test
  void givesEachOptionItsProbabilityInOrderOfTheAsks() throws Exception {
    List<Reply> replies =
        first.ask(
            List.of(ask(picture(), 2), ask(null, 6), ask(null, 0), ask(picture(), 3)), Instant.MAX);

    assertThat(replies).hasSize(4);
    assertDistribution(replies.get(0), 2);
    assertDistribution(replies.get(1), 6);
    assertUnable(replies.get(2), "free-text-unsupported");
    assertDistribution(replies.get(3), 3);
  }

  @Test
  void cannotBeAskedOneOptionOrSeven() throws Exception {
    List<Reply> replies = first.ask(List.of(ask(null, 1), ask(null, 7)), Instant.MAX);

    assertThat(replies).allSatisfy(reply -> assertUnable(reply, "unsupported-option-count"));
  }

  @Test
  void cannotBeAskedAboutAnImageThatIsNone() throws Exception {
    List<Reply> replies =
        first.ask(
            List.of(ask(new Picture("broken", "image/png", new byte[] {1, 2}), 2), ask(null, 2)),
            Instant.MAX);

    assertUnable(replies.get(0), "unreadable-image");
    assertDistribution(replies.get(1), 2);
  }

  @Test
  void doesNotPassSeveralPicturesOffAsOne() throws Exception {
    Ask one = ask(picture(), 2);
    Ask two =
        new Ask(
            List.of(),
            List.of(picture(), new Picture("other", "image/png", new byte[0])),
            List.of(),
            one.choices(),
            one.touches());

    List<Reply> replies = first.ask(List.of(two, one), Instant.MAX);

    assertUnable(replies.get(0), "several-pictures");
    assertDistribution(replies.get(1), 2);
  }

  @Test
  void leavesNoArraysBehind() throws Exception {
    TinyVlm network = TinyVlm.load(Checkpoint.first());
    AtomicInteger batches = new AtomicInteger();
    Scorer scorer =
        new Scorer(
            prompts -> {
              batches.incrementAndGet();
              return network.probabilities(prompts);
            },
            network::close);
    try (Batcher batcher = new Batcher(TinyVlmSettings.STANDARD, BatchEvents.NONE);
        AnswerModel model =
            new TinyVlmModel(
                "flat", scorer, new Rasters(), batcher, BatchEvents.NONE, Clock.systemUTC())) {
      askMany(model);
      int arrays = network.nativeArrays();
      int before = batches.get();

      for (int i = 0; i < 20; i++) {
        askMany(model);
      }

      assertThat(batches.get()).isGreaterThan(before + 20);
      assertThat(network.nativeArrays()).isEqualTo(arrays);
    }
  }

  private static void askMany(AnswerModel model) throws Exception {
    try (ExecutorService trials = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<List<Reply>>> calls = new ArrayList<>();
      for (int trial = 0; trial < 6; trial++) {
        List<Ask> asks = Collections.nCopies(trial + 1, ask(trial < 3 ? picture() : null, 3));
        calls.add(() -> model.ask(asks, Instant.MAX));
      }
      for (Future<List<Reply>> call : trials.invokeAll(calls)) {
        call.get().forEach(reply -> assertDistribution(reply, 3));
      }
    }
  }

  private static void assertDistribution(Reply reply, int options) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Distribution.class,
            distribution -> {
              assertThat(distribution.probabilities()).hasSize(options);
              assertThat(distribution.probabilities().stream().mapToDouble(p -> p).sum())
                  .isCloseTo(1, within(1e-6));
            });
  }

  private static void assertUnable(Reply reply, String cause) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Unable.class, unable -> assertThat(unable.cause()).isEqualTo(cause));
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
