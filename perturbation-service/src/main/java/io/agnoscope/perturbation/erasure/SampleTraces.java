package io.agnoscope.perturbation.erasure;

import java.io.IOException;
import java.time.Duration;

/** Where records of a Sample are kept, and can be made to go. */
public interface SampleTraces {

  /**
   * Marks everything that is kept under the Sample's id as gone, and comes back when that is
   * acknowledged by all.
   *
   * @throws IOException when that is not known
   */
  void bury(String sampleId) throws IOException;

  /**
   * Marks every dead letter that names the Sample as gone, among those written before the call.
   *
   * @param patience after which it gives up
   * @throws IOException when not all were seen, or a mark is not known to be kept
   */
  void buryDeadLetters(String sampleId, Duration patience) throws IOException;
}
