package io.agnoscope.trainer.domain.gate;

import io.agnoscope.trainer.domain.trial.PreparedTrial;
import java.util.List;

/** A checkpoint that answers the gate's questions. */
public interface Examinee {

  /**
   * The decision on the clean View and every other View of each Trial.
   *
   * @return per Trial: canonical letters, of the clean View first, then in the order of {@link
   *     PreparedTrial#perturbed}
   */
  List<List<String>> decide(List<PreparedTrial> trials);
}
