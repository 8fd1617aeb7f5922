package io.agnoscope.trainer.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.trainer.Trials;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Quarantine, shares of tenants, and which of two copies stays. */
class BufferCapsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration QUARANTINE = Duration.ofHours(1);

  private Instant now = START;

  @Test
  void holdsTrafficInQuarantineAndProbesNot() {
    HardExampleBuffer buffer = buffer(10, QUARANTINE);
    CollectedExample probe = example("probe", null, "a");
    CollectedExample traffic = example("api", "acme", "b");
    buffer.add(probe);
    buffer.add(traffic);

    now = START.plus(QUARANTINE).minusMillis(1);
    assertThat(buffer.ready("first")).containsExactly(probe);
    assertThat(buffer.since(START.minusSeconds(1))).isEqualTo(1);
    assertThat(buffer.quarantined()).isEqualTo(1);

    now = START.plus(QUARANTINE);
    assertThat(buffer.ready("first")).containsExactly(probe, traffic);
    assertThat(buffer.since(START)).as("counts when it became ready").isEqualTo(1);
    assertThat(buffer.quarantined()).isZero();
  }

  @Test
  void takesUnlabelledOnesOnlyForTheCheckpointThatAnsweredThem() {
    HardExampleBuffer buffer = buffer(10, Duration.ZERO);
    buffer.add(collected(Trials.unlabelled(Trials.of("api", "acme", "a"))));

    assertThat(buffer.ready("first")).hasSize(1);
    assertThat(buffer.ready("second")).isEmpty();
  }

  @Test
  void givesNoTenantMoreThanItsShare() {
    HardExampleBuffer buffer = buffer(1, Duration.ZERO);
    buffer.add(example("api", "acme", "a"));
    buffer.add(example("api", "other", "b"));

    assertThat(buffer.add(example("mirror", "acme", "c")).dropped())
        .containsExactly(Refusal.TENANT_FULL);
    assertThat(buffer.bySource()).containsEntry("api", 1).containsEntry("mirror", 1);
  }

  @Test
  void whoHidesATenantSharesWithAllThatDo() {
    HardExampleBuffer buffer = buffer(1, Duration.ZERO);
    buffer.add(example("api", null, "a"));

    assertThat(buffer.add(example("api", null, "b")).dropped())
        .containsExactly(Refusal.TENANT_FULL);
    buffer.add(example("probe", null, "c"));
    assertThat(buffer.add(example("probe", null, "d")).dropped()).isEmpty();
  }

  @Test
  void lettingTrafficCopyAProbeDisplacesNothing() {
    HardExampleBuffer buffer = buffer(10, Duration.ZERO);
    CollectedExample probe = example("probe", null, "a");
    CollectedExample copy = example("api", "acme", "a");
    buffer.add(probe);

    assertThat(buffer.add(copy))
        .isEqualTo(new HardExampleBuffer.Added(false, List.of(Refusal.DUPLICATE)));
    assertThat(buffer.ready("first")).containsExactly(probe);
  }

  @Test
  void aLabelIsNotDisplacedByNone() {
    HardExampleBuffer buffer = buffer(10, Duration.ZERO);
    CollectedExample labelled = example("api", "acme", "a");
    CollectedExample unlabelled = collected(Trials.unlabelled(labelled.trial()));
    buffer.add(unlabelled);

    assertThat(buffer.add(labelled).dropped()).containsExactly(Refusal.DUPLICATE);
    assertThat(buffer.add(unlabelled).kept()).isFalse();
    assertThat(buffer.ready("first")).containsExactly(labelled);
  }

  @Property(tries = 100)
  void noTenantEverHasMoreThanItsShare(
      @ForAll @Size(max = 80) List<@IntRange(max = 4) Integer> tenants,
      @ForAll @IntRange(min = 1, max = 5) int perTenant) {
    HardExampleBuffer buffer = buffer(perTenant, Duration.ZERO);
    int dropped = 0;
    for (int index = 0; index < tenants.size(); index++) {
      String tenant = tenants.get(index) == 0 ? null : "t" + tenants.get(index);
      dropped += buffer.add(example("api", tenant, "s" + index)).dropped().size();
    }

    assertThat(buffer.size() + dropped).isEqualTo(tenants.size());
    assertThat(
            buffer.ready("first").stream()
                .collect(
                    Collectors.groupingBy(it -> it.trial().provenance(), Collectors.counting())))
        .allSatisfy((who, count) -> assertThat(count).isLessThanOrEqualTo(perTenant));
  }

  private HardExampleBuffer buffer(int perTenant, Duration quarantine) {
    return new HardExampleBuffer(
        new HardExampleBuffer.Limits(100, 1 << 20, 100, perTenant, quarantine), () -> now);
  }

  private static CollectedExample example(String source, @Nullable String tenant, String id) {
    return collected(Trials.of(source, tenant, id));
  }

  private static CollectedExample collected(PreparedTrial trial) {
    return new CollectedExample(trial, "first", Set.of("wrong"), START);
  }
}
