package io.agnoscope.scoring.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.schemas.MonitorPhase;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.scoring.api.TestAlerts;
import io.agnoscope.scoring.topology.CountKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One word for each model, and why. */
final class OverviewsTest {
  private static final MonitorState COLLECTING =
      TestAlerts.monitor("1", "paraphrase", MonitorPhase.COLLECTING);
  private static final MonitorState WATCHING =
      TestAlerts.monitor("2", "misleading-caption", MonitorPhase.WATCHING);

  @Test
  void withoutAReferencePeriodNothingCanBeSaid() {
    ModelOverview model = of(List.of(), List.of(COLLECTING), List.of());

    assertThat(model.standing()).isEqualTo(Standing.TOO_LITTLE_DATA);
    assertThat(model.collecting()).isEqualTo(1);
    assertThat(model.nearest()).isEqualTo(220);
    assertThat(model.nearestNeeded()).isEqualTo(300);
  }

  @Test
  void oneThatIsOnlyAnnouncedHasTooLittleData() {
    ModelOverview model = of(List.of(promoted(1)), List.of(), List.of());

    assertThat(model.standing()).isEqualTo(Standing.TOO_LITTLE_DATA);
    assertThat(model.serving()).isEqualTo("v1");
  }

  @Test
  void aWatchedOneIsSteady() {
    ModelOverview model = of(List.of(), List.of(COLLECTING, WATCHING), List.of());

    assertThat(model.standing()).isEqualTo(Standing.STEADY);
    assertThat(model.reason())
        .isEqualTo(
            "1 Monitor is watched and none is worse than its baseline; 1 more collect their reference period.");
    assertThat(model.serving()).as("of whom the last answers are").isEqualTo("v3");
  }

  @Test
  void anAlertSaysWhatGotWorseAndSinceWhen() {
    Alert later = TestAlerts.regression("b").setSince(TestAlerts.SINCE.plusSeconds(5)).build();

    ModelOverview model =
        of(
            List.of(),
            List.of(WATCHING),
            List.of(later, TestAlerts.firing("a"), TestAlerts.resolved("c")));

    assertThat(model.standing()).isEqualTo(Standing.REGRESSED);
    assertThat(model.reason()).startsWith("Flip rate 21 %").endsWith(" One more alert says so.");
    assertThat(model.since()).isEqualTo(TestAlerts.SINCE);
    assertThat(model.firing()).isEqualTo(2);
  }

  @Test
  void aStallComesBeforeARegression() {
    Alert stalled =
        TestAlerts.regression("s").setKind(AlertKind.STALLED).setReason("None.").build();

    ModelOverview model =
        of(List.of(), List.of(WATCHING), List.of(TestAlerts.firing("a"), stalled));

    assertThat(model.standing()).isEqualTo(Standing.STALLED);
    assertThat(model.reason()).isEqualTo("None.");
  }

  @Test
  void oneSourceThatEndsIsNoStallWhileOthersGoOn() {
    Instant fired = WATCHING.getAt();
    Alert missing = TestAlerts.regression("m").setKind(AlertKind.MISSING_DATA).setAt(fired).build();
    assertThat(of(List.of(), List.of(WATCHING), List.of(missing)).standing())
        .isEqualTo(Standing.STALLED);

    MonitorState goesOn = MonitorState.newBuilder(WATCHING).setAt(fired.plusSeconds(60)).build();

    assertThat(of(List.of(), List.of(goesOn), List.of(missing)).standing())
        .isEqualTo(Standing.STEADY);
  }

  @Test
  void theServingCheckpointIsTheNewestPromotedOne() {
    CheckpointEvent rejected = promoted(4);
    rejected.setState(CheckpointState.REJECTED);

    ModelOverview model =
        of(List.of(promoted(1), promoted(3), promoted(2), rejected), List.of(), List.of());

    assertThat(model.serving()).isEqualTo("v3");
    assertThat(model.previous()).isEqualTo("v2");
  }

  @Test
  void shadowsAndReplaysAreNoModelsAndTheWorstComesFirst() {
    Map<CountKey, Long> counts =
        Map.of(
            new CountKey.Trials("tinyvlm", "SCORED"), 7L,
            new CountKey.Trials("tinyvlm", "DUPLICATE"), 3L,
            new CountKey.Trials("tinyvlm.shadow", "SCORED"), 5L,
            new CountKey.Trials("another", "REPLAYED_SCORED"), 5L,
            new CountKey.Trials("unknown", "SCORED"), 1L,
            new CountKey.Trials("zebra", "SCORED"), 2L);

    List<ModelOverview> models = Overviews.of(List.of(), List.of(WATCHING), List.of(), counts);

    assertThat(models).extracting(ModelOverview::target).containsExactly("zebra", "tinyvlm");
    assertThat(models).extracting(ModelOverview::scored).containsExactly(2L, 7L);
  }

  private static ModelOverview of(
      List<CheckpointEvent> checkpoints, List<MonitorState> monitors, List<Alert> alerts) {
    return Overviews.of(checkpoints, monitors, alerts, Map.of()).getFirst();
  }

  private static CheckpointEvent promoted(int version) {
    CheckpointEvent event = new CheckpointEvent();
    event.setTarget("tinyvlm");
    event.setVersion(version);
    event.setCheckpoint("v" + version);
    event.setState(CheckpointState.PROMOTED);
    return event;
  }
}
