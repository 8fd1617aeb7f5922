package io.agnoscope.scoring.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.Alert;
import io.agnoscope.scoring.api.TestAlerts;
import io.agnoscope.scoring.notification.Telling.Kind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AlertBookTest {
  private static final Instant NOW = TestAlerts.SINCE.plusSeconds(120);
  private static final Instant LATER = NOW.plusSeconds(3_600);

  private final AlertBook book = new AlertBook(false);
  private final AlertBook taken = new AlertBook(true);

  @Test
  void beginningAndEndAreToldOnceEach() {
    assertThat(kind(book.take(firing(), 0, NOW))).isEqualTo(Kind.FIRING);
    assertThat(kind(book.take(firing(), 1, NOW))).isEqualTo(Kind.UPDATED);
    assertThat(kind(book.take(resolved(), 2, NOW))).isEqualTo(Kind.RESOLVED);
    assertThat(book.take(resolved(), 3, NOW)).isEmpty();
  }

  @Test
  void anotherEpisodeOfTheSameAlertIsToldAgain() {
    book.take(firing(), 0, NOW);
    book.take(resolved(), 1, NOW);

    Alert again = TestAlerts.regression("a").setSince(NOW).build();

    assertThat(kind(book.take(again, 2, NOW))).isEqualTo(Kind.FIRING);
  }

  @Test
  void aSilencedAlertIsToldWhenItsSilenceEndsAndItStillFires() {
    assertThat(book.take(silenced(), 0, NOW)).isEmpty();
    assertThat(book.due(NOW)).isEmpty();
    assertThat(book.firing(NOW)).isEmpty();

    assertThat(book.due(LATER))
        .singleElement()
        .satisfies(due -> {
          assertThat(due.telling().kind()).isEqualTo(Kind.FIRING);
          assertThat(due.offset()).isZero();
        });
    assertThat(book.due(LATER)).isEmpty();
    assertThat(book.firing(LATER)).hasSize(1);
  }

  @Test
  void ofAnAlertThatWasSilencedThroughoutTheEndIsNotTold() {
    book.take(silenced(), 0, NOW);

    assertThat(book.take(resolved(), 1, LATER)).isEmpty();
  }

  @Test
  void ofAnAlertThatWasToldTheEndIsToldAlthoughItIsSilenced() {
    book.take(firing(), 0, NOW);
    book.take(silenced(), 1, NOW);

    Alert end = TestAlerts.resolvedRegression("a").setSilencedUntil(LATER).build();

    assertThat(kind(book.take(end, 2, NOW))).isEqualTo(Kind.RESOLVED);
  }

  @Test
  void anAcknowledgedAlertIsNotToldAgainButItsEndIs() {
    book.take(firing(), 0, NOW);

    assertThat(book.take(acknowledged(), 1, NOW)).isEmpty();
    assertThat(book.due(NOW)).isEmpty();
    assertThat(book.firing(NOW)).hasSize(1);
    assertThat(kind(book.take(resolved(), 2, NOW))).isEqualTo(Kind.RESOLVED);
  }

  @Test
  void anAlertThatWasAcknowledgedBeforeItWasToldIsToldOnce() {
    assertThat(kind(book.take(acknowledged(), 0, NOW))).isEqualTo(Kind.FIRING);
    assertThat(book.take(acknowledged(), 1, NOW)).isEmpty();
  }

  @Test
  void whatAnotherReaderToldIsNotToldAgain() {
    taken.recall(firing(), 0);

    assertThat(taken.due(NOW)).isEmpty();
    assertThat(taken.firing(NOW)).hasSize(1);
    assertThat(kind(taken.take(resolved(), 1, NOW))).isEqualTo(Kind.RESOLVED);
  }

  @Test
  void whatAnotherReaderMayHaveLeftSilencedIsToldAfterTheSilence() {
    taken.recall(silenced(), 0);

    assertThat(taken.due(NOW)).isEmpty();
    assertThat(taken.due(LATER)).hasSize(1);
  }

  @Test
  void anEndWhoseBeginningWasCompactedAwayIsToldIfThereWasAReaderBefore() {
    assertThat(kind(taken.take(resolved(), 9, NOW))).isEqualTo(Kind.RESOLVED);
    assertThat(book.take(resolved(), 9, NOW)).isEmpty();
  }

  @Test
  void atTheVeryFirstReadingWhatFiresIsToldAndWhatIsOverIsNot() {
    book.recall(firing(), 4);
    book.recall(TestAlerts.resolved("b"), 5);

    assertThat(book.due(NOW))
        .singleElement()
        .satisfies(due -> assertThat(due.offset()).isEqualTo(4));
  }

  @Test
  void anErasedAlertIsForgotten() {
    book.take(firing(), 0, NOW);
    book.forget("a");

    assertThat(book.firing(NOW)).isEmpty();
  }

  private static @Nullable Kind kind(Optional<Telling> telling) {
    return telling.map(Telling::kind).orElse(null);
  }

  private static Alert firing() {
    return TestAlerts.firing("a");
  }

  private static Alert resolved() {
    return TestAlerts.resolved("a");
  }

  private static Alert silenced() {
    return TestAlerts.regression("a").setSilencedUntil(NOW.plusSeconds(60)).build();
  }

  private static Alert acknowledged() {
    return TestAlerts.regression("a").setAcknowledgedBy("Ana").setAcknowledgedAt(NOW).build();
  }
}
