package io.agnoscope.scoring.notification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts what becomes of notifications. Thread-safe. */
public interface NotificationCounter {
  /** It was taken. */
  String DELIVERED = "delivered";

  /** A try failed and is made again. */
  String RETRIED = "retried";

  /** There was nothing to do after all, such as a rollback of what no longer serves. */
  String NOT_NEEDED = "not-needed";

  /** Begins the outcomes of what was given up; the cause follows. */
  String GIVEN_UP = "given-up-";

  /** There is such a receiver: all of its counts begin at nought. */
  void begin(String receiver);

  /** One more of the outcome. */
  void count(String receiver, String outcome);

  /** Every outcome that there is. */
  static List<String> outcomes() {
    List<String> outcomes = new ArrayList<>(List.of(DELIVERED, RETRIED, NOT_NEEDED));
    Arrays.stream(Cause.values()).map(NotificationCounter::givenUp).forEach(outcomes::add);
    return List.copyOf(outcomes);
  }

  private static String givenUp(Cause cause) {
    return GIVEN_UP + cause.label();
  }
}
