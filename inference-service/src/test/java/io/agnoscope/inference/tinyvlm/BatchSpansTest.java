package io.agnoscope.inference.tinyvlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.tracing.ActiveSpan;
import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.TraceHeaders;
import io.agnoscope.tracingtesting.RecordedSpans;
import io.agnoscope.vlm.ComputeDevice;
import io.agnoscope.vlm.Prompt;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchSpansTest {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
  private static final String OTHER = "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-0";

  private final RecordedSpans spans = new RecordedSpans();
  private final CountDownLatch device = new CountDownLatch(1);
  private boolean broken;
  private final Scorer scorer =
      new Scorer(
          prompts -> {
            try {
              device.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            if (broken && prompts.size() > 1) {
              throw new UnsupportedOperationException("a secret");
            }
            return prompts.stream().map(prompt -> new double[] {1, 0}).toList();
          },
          () -> {});

  @Test
  void trialsThatShareABatchHaveASpanEachAndAreLinked() throws InterruptedException {
    askTogether(RecordedSpans.TRACEPARENT, OTHER + "1");

    List<SpanData> passes = named("forward pass");
    SpanData first = passes.getFirst();
    SpanData second = passes.getLast();
    assertThat(passes).hasSize(2);
    assertThat(first.getTraceId()).isEqualTo(RecordedSpans.TRACE);
    assertThat(second.getTraceId()).isEqualTo("a".repeat(32));
    assertThat(passes)
        .allSatisfy(pass -> {
          assertThat(pass.getAttributes().get(SpanAttributes.BATCH_SIZE)).isEqualTo(5);
          assertThat(pass.getAttributes().get(SpanAttributes.BATCH_TRIALS)).isEqualTo(2);
        });
    assertThat(first.getAttributes().get(SpanAttributes.VIEWS)).isEqualTo(2);
    assertThat(second.getAttributes().get(SpanAttributes.VIEWS)).isEqualTo(3);
    assertThat(first.getLinks())
        .extracting(LinkData::getSpanContext)
        .containsExactly(second.getSpanContext());
    assertThat(second.getLinks())
        .extracting(LinkData::getSpanContext)
        .containsExactly(first.getSpanContext());
  }

  @Test
  void theWaitForTheBatchEndsWhereThePassBegins() throws InterruptedException {
    askTogether(RecordedSpans.TRACEPARENT, OTHER + "1");

    List<SpanData> waits = named("wait for the batch");
    assertThat(waits).hasSize(2);
    assertThat(waits.getFirst().getEndEpochNanos())
        .isLessThanOrEqualTo(named("forward pass").getFirst().getStartEpochNanos());
  }

  @Test
  void aTrialThatIsNotRecordedIsInNobodysSpans() throws InterruptedException {
    askTogether(RecordedSpans.TRACEPARENT, OTHER + "0");

    SpanData pass = spans.named("forward pass");
    assertThat(pass.getLinks()).isEmpty();
    assertThat(pass.getAttributes().get(SpanAttributes.BATCH_TRIALS)).isEqualTo(2);
  }

  @Test
  void aBatchThatFailsSaysWhatKindOfFailureAndNoMore() throws InterruptedException {
    broken = true;
    ask(RecordedSpans.TRACEPARENT, 2);

    SpanData pass = spans.named("forward pass");
    assertThat(pass.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(pass.getAttributes().get(SpanAttributes.ERROR))
        .isEqualTo("UnsupportedOperationException");
    assertThat(pass.getEvents()).isEmpty();
  }

  private void ask(String traceparent, int asks) throws InterruptedException {
    device.countDown();
    try (Batcher batcher = batcher();
        Batcher.Place place = batcher.enter(asks, 0, PATIENCE).orElseThrow()) {
      Call call = call(place, traceparent, asks);
      assertThatThrownBy(() -> call.await(PATIENCE)).isInstanceOf(IllegalStateException.class);
    }
  }

  /** Both wait while somebody else's Trial is about to ask, and so are computed together. */
  private void askTogether(String one, String other) throws InterruptedException {
    try (Batcher batcher = batcher();
        Batcher.Place third = batcher.enter(1, 0, PATIENCE).orElseThrow();
        Batcher.Place first = batcher.enter(2, 0, PATIENCE).orElseThrow();
        Batcher.Place second = batcher.enter(3, 0, PATIENCE).orElseThrow()) {
      Call a = call(first, one, 2);
      Call b = call(second, other, 3);
      third.close();
      device.countDown();
      assertThat(a.await(PATIENCE)).isPresent();
      assertThat(b.await(PATIENCE)).isPresent();
    }
  }

  private Call call(Batcher.Place place, String traceparent, int asks) {
    Context trial = TraceHeaders.of(traceparent);
    try (ActiveSpan ask = spans.traces().follow("ask", SpanKind.INTERNAL, trial)) {
      return place
          .ask(
              scorer,
              IntStream.range(0, asks)
                  .mapToObj(i -> new Prompt(null, "p" + i, List.of("yes", "no")))
                  .toList())
          .getFirst();
    }
  }

  private List<SpanData> named(String name) {
    return spans.all().stream().filter(span -> span.getName().equals(name)).toList();
  }

  private static Batcher batcher() {
    return new Batcher(
        new TinyVlmSettings(ComputeDevice.CPU, 1, 8, Duration.ofHours(1), 100, 1 << 20),
        BatchEvents.NONE);
  }
}
