package io.agnoscope.scoring.api;

import io.agnoscope.schemas.MonitorPhase;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.scoring.view.Unwatched;
import java.util.List;
import java.util.Map;

/**
 * How many Monitors stand how.
 *
 * @param monitors all of them
 * @param collecting those whose baseline is not full yet
 * @param watching those that have one and show no regression
 * @param regressed those with a regression
 * @param observations of the collecting ones together, towards their baselines
 * @param observationsNeeded by the collecting ones together
 * @param unwatched those beside them that observations came of in the detector's last step and that
 *     are not watched, by cause: {@code too-many}
 */
public record MonitorsSummary(
    int monitors,
    int collecting,
    int watching,
    int regressed,
    long observations,
    long observationsNeeded,
    Map<String, Long> unwatched) {

  static MonitorsSummary of(List<MonitorState> states) {
    List<MonitorState> collecting = in(states, MonitorPhase.COLLECTING);
    return new MonitorsSummary(
        states.size(),
        collecting.size(),
        in(states, MonitorPhase.WATCHING).size(),
        in(states, MonitorPhase.REGRESSED).size(),
        collecting.stream().mapToLong(MonitorState::getObservations).sum(),
        collecting.stream().mapToLong(MonitorState::getObservationsNeeded).sum(),
        Unwatched.byCause(states));
  }

  private static List<MonitorState> in(List<MonitorState> states, MonitorPhase phase) {
    return states.stream().filter(state -> state.getPhase() == phase).toList();
  }
}
