package io.agnoscope.embedded;

import io.agnoscope.broker.BrokerSettings;
import io.agnoscope.broker.EmbeddedBroker;
import java.nio.file.Path;

/** The broker's process. Runs until it is told to stop. */
public final class BrokerMain {
  private BrokerMain() {}

  /**
   * Starts the broker and waits.
   *
   * @param arguments host, port, controller port, data folder
   */
  public static void main(String[] arguments) throws InterruptedException {
    BrokerSettings settings =
        new BrokerSettings(
            arguments[0],
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Path.of(arguments[3]));
    EmbeddedBroker broker = EmbeddedBroker.start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-shutdown"));
    Thread.currentThread().join();
  }
}
