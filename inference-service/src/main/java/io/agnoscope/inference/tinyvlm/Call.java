package io.agnoscope.inference.tinyvlm;

import io.agnoscope.tracing.Traces;
import io.agnoscope.vlm.Prompt;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
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

  /** What the asking belongs to, on the threads of the device too. */
  final Context trace = Context.current();

  private final Span waiting = Traces.below(trace, "wait for the batch", SpanKind.INTERNAL);
  private final CompletableFuture<List<double[]>> answers = new CompletableFuture<>();

  Call(Scorer scorer, List<Prompt> prompts) {
    this.scorer = scorer;
    this.prompts = prompts;
  }

  int size() {
    return prompts.size();
  }

  /** Its wait is over: it is computed now, or not wanted any more. */
  void leftQueue() {
    waiting.end();
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
