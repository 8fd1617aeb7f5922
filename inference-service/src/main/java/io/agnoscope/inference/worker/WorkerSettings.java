package io.agnoscope.inference.worker;

import java.time.Duration;
import java.util.Set;

/**
 * How Trials are taken and worked on.
 *
 * @param target whose answers are given
 * @param trialsOf the targets whose Trials are answered; the others' are passed over
 * @param lanes members of the group in this process
 * @param trialsPerLane that a lane has in hand at a time
 * @param trialDeadline how long the model may work on a Trial; waits for it do not count
 * @param bytesInFlight of records and stored pictures, over all lanes
 * @param grace for what is in hand when the service is to end
 */
public record WorkerSettings(
    String target,
    Set<String> trialsOf,
    GroupType groupType,
    int lanes,
    int trialsPerLane,
    Duration trialDeadline,
    long bytesInFlight,
    Duration grace) {

  public WorkerSettings {
    trialsOf = Set.copyOf(trialsOf);
  }
}
