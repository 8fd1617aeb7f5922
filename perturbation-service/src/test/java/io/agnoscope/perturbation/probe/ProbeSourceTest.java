package io.agnoscope.perturbation.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.TextPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProbeSourceTest {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong now = new AtomicLong();
  private final List<CompletableFuture<Void>> sent = new ArrayList<>();
  private final Counts counts = new Counts();
  private final ProbeSource source =
      new ProbeSource(
          ProbeSourceTest::probe,
          sample -> {
            CompletableFuture<Void> future = new CompletableFuture<>();
            sent.add(future);
            return future;
          },
          counts,
          10,
          4,
          now::get);

  @Test
  void stopsWithSoManyOnTheirWayAndCountsTheRest() {
    now.addAndGet(SECOND);
    source.tick();

    assertThat(sent).hasSize(4);
    assertThat(counts.skipped).containsEntry(SkipCause.IN_FLIGHT, 6L);
  }

  @Test
  void goesOnOnceTheBrokerAcknowledged() {
    now.addAndGet(SECOND);
    source.tick();
    sent.forEach(one -> one.complete(null));
    now.addAndGet(SECOND / 5);
    source.tick();

    assertThat(counts.kept).isEqualTo(4);
    assertThat(sent).hasSize(6);
  }

  @Test
  void countsWhatTheBrokerDidNotTake() {
    now.addAndGet(SECOND / 10);
    source.tick();
    sent.getFirst().completeExceptionally(new IllegalStateException("away"));

    assertThat(counts.skipped).containsEntry(SkipCause.BROKER_AWAY, 1L);
  }

  private static Sample probe() {
    return Sample.newBuilder()
        .setId("p")
        .setSource("probe")
        .setAcceptedAt(Instant.EPOCH)
        .setTarget("tinyvlm")
        .setTaskClass(TaskClass.TEXT_HEAVY)
        .setMessages(List.of(new Message(Role.USER, List.of(new TextPart("q", false)))))
        .build();
  }

  private static final class Counts implements ProbeCounts {
    private int kept;
    private final Map<SkipCause, Long> skipped = new EnumMap<>(SkipCause.class);

    @Override
    public void probeKept() {
      kept++;
    }

    @Override
    public void probesSkipped(SkipCause cause, long count) {
      skipped.merge(cause, count, Long::sum);
    }
  }
}
