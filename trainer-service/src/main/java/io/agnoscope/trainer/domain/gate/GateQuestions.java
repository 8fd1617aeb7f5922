package io.agnoscope.trainer.domain.gate;

import io.agnoscope.trainer.domain.trial.PreparedTrial;
import java.util.List;

/** The questions that the gate asks; none of them is ever trained on. */
public interface GateQuestions {

  /** The families that are asked, by name. */
  List<String> families();

  /** The index-th question of a family, from 0, with all its Views. */
  PreparedTrial withViews(String family, int index);

  /** The index-th question of a family, from 0, clean and under a truthful hint, if it has one. */
  PreparedTrial withHint(String family, int index);

  /** The index-th question of a family, from 0, clean only. */
  PreparedTrial clean(String family, int index);
}
