package io.agnoscope.scoring.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.scoring.notification.Attempt.Delivered;
import io.agnoscope.scoring.notification.Attempt.Failed;
import io.agnoscope.scoring.notification.Attempt.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AttemptTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void anySuccessIsADelivery(int status) {
    assertThat(of(status)).isEqualTo(new Delivered());
  }

  @ParameterizedTest
  @CsvSource({
    "301, REDIRECT", "307, REDIRECT", "308, REDIRECT", "101, REDIRECT",
    "400, CLIENT_ERROR", "401, CLIENT_ERROR", "404, CLIENT_ERROR", "413, CLIENT_ERROR"
  })
  void whatWillNotChangeIsNotTriedAgain(int status, Cause cause) {
    assertThat(of(status)).isEqualTo(new Refused(cause));
  }

  @ParameterizedTest
  @CsvSource({"408, BUSY", "425, BUSY", "429, BUSY", "500, SERVER_ERROR", "503, SERVER_ERROR"})
  void whatMayChangeIsTriedAgain(int status, Cause cause) {
    assertThat(of(status)).isEqualTo(new Failed(cause, Duration.ZERO));
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "'Fri, 1 May 2026 10:01:00 GMT', 60",
    "'Fri, 1 May 2026 09:00:00 GMT', 0",
    "-5, 0",
    "soon, 0",
    "99999999999999, 0",
    "'', 0"
  })
  void theWaitThatIsAskedForIsRead(String header, long seconds) {
    assertThat(Attempt.of(503, Optional.of(header), NOW))
        .isEqualTo(new Failed(Cause.SERVER_ERROR, Duration.ofSeconds(seconds)));
  }

  @Property(tries = 200)
  void waitsGrowToTheLongestAndNeverBelowHalf(
      @ForAll @IntRange(max = 1_000) int failures, @ForAll long seed) {
    Backoff backoff =
        new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofHours(1));
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);

    Duration wait = backoff.wait(failures, Duration.ZERO, random);

    long full = failures >= 6 ? 60_000 : 1_000L << failures;
    assertThat(wait.toMillis()).isBetween(full / 2, full);
    assertThat(backoff.wait(failures, Duration.ofMinutes(5), random))
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void everyOutcomeHasALabelOfItsOwn() {
    assertThat(NotificationCounter.outcomes())
        .doesNotHaveDuplicates()
        .contains("delivered", "retried", "not-needed", "given-up-away", "given-up-queue-full");
  }

  private static Attempt of(int status) {
    return Attempt.of(status, Optional.empty(), NOW);
  }
}
