package io.agnoscope.embedded.launch;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.stream.IntStream;

/** The port that the broker talks to itself on. Nobody else uses it, so it is chosen, and kept. */
final class ControllerPort {
  private static final int CANDIDATES = 50;

  private ControllerPort() {}

  /** The one kept from before if it is free, else the first free one beside the broker's port. */
  static int choose(StateFolder state, Ports ports) throws IOException {
    int kept = kept(state);
    if (kept > 0 && !ports.contains(kept) && !Ports.isTaken(kept)) {
      return kept;
    }
    int chosen =
        IntStream.rangeClosed(ports.kafka() + 1, ports.kafka() + CANDIDATES)
            .filter(port -> port <= 65_535 && !ports.contains(port) && !Ports.isTaken(port))
            .findFirst()
            .orElseThrow(() ->
                new UserFailure(
                    "none of the %d ports above %d is free for the broker's controller; move it with --kafka-port"
                        .formatted(CANDIDATES, ports.kafka())));
    Files.writeString(state.controllerPortFile(), chosen + "\n");
    return chosen;
  }

  private static int kept(StateFolder state) throws IOException {
    try {
      return Integer.parseInt(Files.readString(state.controllerPortFile()).strip());
    } catch (NoSuchFileException | NumberFormatException none) {
      return 0;
    }
  }
}
