package io.agnoscope.scoring.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.access.ServiceToken;
import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import io.agnoscope.schemas.Attribution;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.scoring.api.TestAlerts;
import io.agnoscope.scoring.notification.Telling.Kind;
import io.agnoscope.scoring.query.NotReadyException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class RollbackReceiverTest {
  private static final Instant AT = TestAlerts.SINCE.plusSeconds(60);

  @Test
  void aRegressionOfTheModelAsksForItsVersion() throws IOException {
    RollbackReceiver trainer = trainer(() -> List.of(promoted(AT.minusSeconds(600))));
    Telling telling = firing(TestAlerts.firing("a"));

    assertThat(trainer.wants(telling)).isTrue();
    HttpRequest request = trainer.request(telling, AT).orElseThrow();
    assertThat(request.headers().firstValue("Authorization"))
        .hasValue("Bearer the-token-of-the-services");
    String body = Bodies.of(request);
    assertThat(body).contains("\"version\":3", "\"reason\":\"asked for by an alert: Flip rate");
  }

  @Test
  void eachAlertAsksOnce() {
    RollbackReceiver trainer = trainer(List::of);

    assertThat(trainer.wants(firing(TestAlerts.firing("a")))).isTrue();
    trainer.ended(firing(TestAlerts.firing("a")));
    assertThat(trainer.wants(firing(TestAlerts.firing("a")))).isFalse();
    assertThat(trainer.wants(Telling.of(Kind.UPDATED, TestAlerts.firing("a")))).isFalse();
    assertThat(trainer.wants(firing(TestAlerts.firing("b")))).isTrue();
  }

  @Test
  void oneThatWasDroppedOnTheWayIsAskedWhenItComesAgain() throws IOException {
    RollbackReceiver trainer = trainer(() -> List.of(promoted(AT.minusSeconds(600))));
    Telling dropped = firing(TestAlerts.firing("a"));
    assertThat(trainer.request(dropped, AT)).isPresent();

    assertThat(trainer.wants(firing(TestAlerts.firing("a")))).isTrue();
    assertThat(trainer.request(firing(TestAlerts.firing("a")), AT)).isPresent();
    trainer.ended(dropped);
    assertThat(trainer.request(firing(TestAlerts.firing("a")), AT)).isEmpty();
  }

  @Test
  void whatAReaderBeforeHasAskedIsNotAskedAgain() {
    RollbackReceiver trainer = trainer(List::of);
    trainer.recall(TestAlerts.firing("a"));

    assertThat(trainer.wants(firing(TestAlerts.firing("a")))).isFalse();
  }

  @Test
  void anAlertWhoseAttributionComesLaterAsksThen() {
    RollbackReceiver trainer = trainer(List::of);
    Alert unknown = TestAlerts.regression("a").setAttribution(Attribution.UNKNOWN).build();

    assertThat(trainer.wants(firing(unknown))).isFalse();
    assertThat(trainer.wants(Telling.of(Kind.UPDATED, TestAlerts.firing("a")))).isTrue();
  }

  @Test
  void trafficOtherKindsAndEndsAskForNothing() {
    RollbackReceiver trainer = trainer(List::of);
    Alert traffic = TestAlerts.regression("a").setAttribution(Attribution.TRAFFIC).build();
    Alert lost = TestAlerts.regression("b").setKind(AlertKind.LOST).build();

    assertThat(trainer.wants(firing(traffic))).isFalse();
    assertThat(trainer.wants(firing(lost))).isFalse();
    assertThat(trainer.wants(Telling.of(Kind.RESOLVED, TestAlerts.resolved("c")))).isFalse();
  }

  @Test
  void onlyWhatIsPromotedAndWasRecentlyIsRolledBack() throws IOException {
    Telling telling = firing(TestAlerts.firing("a"));
    CheckpointEvent longAgo = promoted(AT.minus(Duration.ofDays(2)));
    CheckpointEvent over = promoted(AT.minusSeconds(600));
    over.setState(CheckpointState.ROLLED_BACK);
    CheckpointEvent other = promoted(AT.minusSeconds(600));
    other.setCheckpoint("v2");

    assertThat(trainer(() -> List.of(longAgo, over, other)).request(telling, AT)).isEmpty();
  }

  @Test
  void twoAlertsOfOnePromotionAskOnce() throws IOException {
    RollbackReceiver trainer = trainer(() -> List.of(promoted(AT.minusSeconds(600))));

    assertThat(trainer.request(firing(TestAlerts.firing("a")), AT)).isPresent();
    assertThat(trainer.request(firing(TestAlerts.firing("b")), AT)).isEmpty();
    assertThat(trainer.request(firing(TestAlerts.firing("a")), AT)).isPresent();
  }

  @Test
  void checkpointsThatAreNotReadYetAreWaitedFor() {
    RollbackReceiver trainer =
        trainer(() -> {
          throw new NotReadyException("being read");
        });

    assertThatThrownBy(() -> trainer.request(firing(TestAlerts.firing("a")), AT))
        .isInstanceOf(NotReadyException.class);
  }

  private static RollbackReceiver trainer(Supplier<List<CheckpointEvent>> checkpoints) {
    return new RollbackReceiver(
        URI.create("http://trainer/api/v1/trainer/rollback"),
        Duration.ofDays(1),
        checkpoints,
        ServiceToken.showing("the-token-of-the-services"),
        new ObjectMapper());
  }

  private static Telling firing(Alert alert) {
    return Telling.of(Kind.FIRING, alert);
  }

  private static CheckpointEvent promoted(Instant at) {
    return CheckpointEvent.newBuilder()
        .setTarget("tinyvlm")
        .setVersion(3)
        .setCheckpoint("v3")
        .setState(CheckpointState.PROMOTED)
        .setUri("file:/nowhere")
        .setSha256("0")
        .setManifest("{}")
        .setAt(at)
        .build();
  }
}
