package io.agnoscope.benchmarks.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The embedded broker as a process of its own, with an empty log. */
public final class Broker implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Child child;
  private final int port;

  private Broker(Child child, int port) {
    this.child = child;
    this.port = port;
  }

  /** Starts it and waits until it listens. */
  public static Broker start(Installation installation, Path folder) throws InterruptedException {
    int port = Ports.free();
    Child child =
        Child.start(
            "broker",
            folder,
            Map.of(),
            List.of(
                Jvm.java(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlog4j2.configurationFile=agnoscope-broker-log4j2.xml",
                "-cp",
                installation.launcherJar().toString(),
                "io.agnoscope.embedded.BrokerMain",
                Ports.LOOPBACK,
                Integer.toString(port),
                Integer.toString(Ports.free()),
                folder.resolve("broker").toString()));
    Broker broker = new Broker(child, port);
    try {
      child.await(PATIENCE, () -> Ports.listens(port));
    } catch (BenchmarkException | InterruptedException e) {
      broker.close();
      throw e;
    }
    return broker;
  }

  /** Where clients reach it. */
  public String bootstrapServers() {
    return Ports.LOOPBACK + ":" + port;
  }

  @Override
  public void close() {
    child.close();
  }
}
