package io.agnoscope.embedded.launch;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.state.StateFolder;
import java.util.OptionalDouble;

/**
 * What {@code up} was asked for, checked.
 *
 * @param probesPerSecond empty for the service's own default
 * @param train whether the trainer makes checkpoints; it makes none of a model that is not ours
 */
public record UpSettings(
    StateFolder state,
    Ports ports,
    OptionalDouble probesPerSecond,
    boolean train,
    WatchedModel model) {

  public UpSettings {
    if (probesPerSecond.isPresent()) {
      double rate = probesPerSecond.getAsDouble();
      if (!(rate >= 0 && rate <= 1000)) {
        throw new UserFailure("--probes-per-second must be from 0 to 1000, and is " + rate, 2);
      }
    }
    train = train && model.trainable();
  }
}
