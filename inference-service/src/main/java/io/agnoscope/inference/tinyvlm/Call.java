package io.agnoscope.inference.tinyvlm;

import io.agnoscope.vlm.Prompt;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Prompts of one Trial that are computed in one batch. */
final class Call {

  final Scorer scorer;
  final List<Prompt> prompts;
  final long since = System.nanoTime();
  private final CompletableFuture<List<double[]>> answers = new CompletableFuture<>();

  Call(Scorer scorer, List<Prompt> prompts) {
    this.scorer = scorer;
    this.prompts = prompts;
  }

  int size() {
    return prompts.size();
  }

  void answered(List<double[]> with) {
    answers.complete(with);
  }

  void failed(Throwable why) {
    answers.completeExceptionally(why);
  }

  /**
   * Waits for the answers; nothing when they did not come in time.
   *
   * @throws IllegalStateException when the network failed on these very prompts
   */
  Optional<List<double[]>> await(long nanos) throws InterruptedException {
    try {
      return Optional.of(answers.get(Math.max(0, nanos), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the network failed on a Trial's asks", e.getCause());
    }
  }
}
