package io.agnoscope.embedded.cli;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.launch.BrokerLink;
import io.agnoscope.embedded.launch.Ports;
import io.agnoscope.embedded.state.RunRecord;
import io.agnoscope.embedded.state.StateFolder;
import io.agnoscope.schemas.deadletter.DeadLetterLog;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --kafka-port}, else that of the running launcher. */
public final class BrokerOption {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Option(names = "--kafka-port", paramLabel = "N", description = "as given to up")
  private @Nullable Integer kafkaPort;

  @Mixin private StateOption stateOption = new StateOption();

  /**
   * The dead letters of the broker that is meant.
   *
   * @throws UserFailure when no broker answers
   */
  DeadLetterLog deadLetters() throws IOException, InterruptedException {
    return new DeadLetterLog(config(), PATIENCE);
  }

  /** The state folder that goes with it. */
  StateFolder state() {
    return stateOption.state();
  }

  /**
   * What a client needs to reach the broker that is meant.
   *
   * @throws UserFailure when no broker answers
   */
  Map<String, Object> config() throws IOException, InterruptedException {
    int port =
        kafkaPort == null
            ? stateOption.running().map(RunRecord::kafkaPort).orElse(Ports.DEFAULT_KAFKA)
            : kafkaPort;
    BrokerLink broker = new BrokerLink(port);
    if (!broker.isReady()) {
      throw new UserFailure(
          "no broker answers on port %d: is Agnoscope running? ./agnoscope up starts it"
              .formatted(port));
    }
    return broker.config();
  }
}
