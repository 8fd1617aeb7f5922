package io.agnoscope.trainer.domain.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.trainer.domain.lifecycle.CheckpointIdentity;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Candidate;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Rejected;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.RolledBack;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Shadow;
import io.agnoscope.trainer.domain.lifecycle.Lineage;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RetentionTest {

  @Test
  void whatIsOldAndJudgedMayGo() {
    // Promoted, rejected, rolled back, promoted, in shadow, promoted, promoted, rejected.
    Lineage lineage = lineage("PRBPSPPR");

    assertThat(versions(new Retention(1).expendable(lineage))).containsExactly(2, 3);
    assertThat(versions(new Retention(6).expendable(lineage))).containsExactly(2);
    assertThat(versions(new Retention(8).expendable(lineage))).isEmpty();
  }

  @Test
  void theParentOfTheServingOneStaysThoughItWasRolledBack() {
    Lineage lineage = lineage("PPPPBRRP").with(promoted(8, "checkpoint-5"));

    assertThat(versions(new Retention(1).expendable(lineage))).containsExactly(2, 6, 7);
  }

  @Property
  void neverOneThatMayBeNeeded(
      @ForAll @Size(max = 20) List<@IntRange(max = 4) Integer> states,
      @ForAll @IntRange(min = 1, max = 12) int newest) {
    StringBuilder life = new StringBuilder("P");
    states.forEach(state -> life.append("PRBCS".charAt(state)));
    Lineage lineage = lineage(life.toString());
    Promoted serving = lineage.serving().orElseThrow();

    List<CheckpointIdentity> gone = new Retention(newest).expendable(lineage);

    assertThat(gone).doesNotContain(serving.identity());
    lineage.before(serving).ifPresent(it -> assertThat(gone).doesNotContain(it.identity()));
    assertThat(gone)
        .noneMatch(it -> it.checkpoint().equals(serving.identity().parent()))
        .noneMatch(it -> it.version() > lineage.all().size() - newest)
        .noneMatch(it -> lineage.version(it.version()).orElseThrow() instanceof Candidate)
        .noneMatch(it -> lineage.version(it.version()).orElseThrow() instanceof Shadow);
  }

  @Test
  void keepsAtLeastOne() {
    assertThatThrownBy(() -> new Retention(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Integer> versions(List<CheckpointIdentity> identities) {
    return identities.stream().map(CheckpointIdentity::version).toList();
  }

  private static Lineage lineage(String states) {
    Lineage[] lineage = {Lineage.empty()};
    IntStream.range(0, states.length())
        .forEach(index -> lineage[0] = lineage[0].with(step(index + 1, states.charAt(index))));
    return lineage[0];
  }

  private static Promoted promoted(int version, String parent) {
    return new Promoted(identity(version, parent), "{}", "", Instant.EPOCH);
  }

  private static CheckpointLifecycle step(int version, char state) {
    CheckpointIdentity identity = identity(version, "checkpoint-1");
    return switch (state) {
      case 'P' -> new Promoted(identity, "{}", "", Instant.EPOCH);
      case 'R' -> new Rejected(identity, "{}", "", Instant.EPOCH);
      case 'B' -> new RolledBack(identity, "{}", "", Instant.EPOCH);
      case 'C' -> new Candidate(identity, "{}", "", Instant.EPOCH);
      case 'S' -> new Shadow(identity, "{}", "", Instant.EPOCH);
      default -> throw new IllegalArgumentException("no state " + state);
    };
  }

  private static CheckpointIdentity identity(int version, String parent) {
    return new CheckpointIdentity(
        "tinyvlm", version, "checkpoint-" + version, "file:///" + version, "ab", parent);
  }
}
