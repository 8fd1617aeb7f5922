package io.agnoscope.scoring.view;

import io.agnoscope.schemas.MonitorState;
import io.agnoscope.schemas.UnwatchedMonitors;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How many Monitors the detector does not watch although something was observed of them. */
public final class Unwatched {
  /** As many as {@code agnoscope.detector.most-monitors} are watched. */
  public static final String TOO_MANY = "too-many";

  private Unwatched() {}

  /** Their number by cause, as of the detector's newest step that told of it. */
  public static Map<String, Long> byCause(List<MonitorState> states) {
    Optional<UnwatchedMonitors> newest =
        states.stream()
            .map(MonitorState::getUnwatched)
            .filter(Objects::nonNull)
            .max(Comparator.comparing(UnwatchedMonitors::getAt));
    return Map.of(TOO_MANY, newest.map(UnwatchedMonitors::getTooMany).orElse(0L));
  }
}
