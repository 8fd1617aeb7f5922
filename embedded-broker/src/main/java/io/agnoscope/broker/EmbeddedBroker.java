package io.agnoscope.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.slf4j.LoggerFactory;

/**
 * A running Kafka broker with its own controller. It is what {@code KafkaRaftServer} is, except
 * that its sockets are bound first, so that free ports can be asked for and known.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(20);

  private final FolderLock lock;
  private final BoundSockets sockets;
  private final ControllerServer controller;
  private final BrokerServer broker;
  private final String bootstrapServers;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedBroker(
      FolderLock lock,
      BoundSockets sockets,
      ControllerServer controller,
      BrokerServer broker,
      String bootstrapServers) {
    this.lock = lock;
    this.sockets = sockets;
    this.controller = controller;
    this.broker = broker;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a broker and returns when it takes requests. The first start in a data folder makes a
   * new cluster there, later ones go on with it.
   *
   * @throws BrokerStartException if a port is taken, the folder cannot be used, or another broker
   *     uses it
   */
  public static EmbeddedBroker start(BrokerSettings settings) {
    BoundSockets sockets = new BoundSockets();
    try {
      int port = sockets.bind(BrokerConfig.CLIENTS, settings.host(), settings.port());
      int controllerPort =
          sockets.bind(BrokerConfig.CONTROLLER, settings.host(), settings.controllerPort());
      return locked(settings, sockets, port, controllerPort);
    } catch (RuntimeException e) {
      release(sockets);
      throw e;
    }
  }

  private static EmbeddedBroker locked(
      BrokerSettings settings, BoundSockets sockets, int port, int controllerPort) {
    FolderLock lock = FolderLock.take(settings.dataDir());
    try {
      LogFolder.prepare(settings.dataDir(), settings.users());
      EmbeddedBroker broker = assemble(settings, lock, sockets, port, controllerPort);
      broker.startup(settings);
      return broker;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Returns the address that clients bootstrap from, as host:port. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Returns the cluster's id, which stays with the data folder. */
  public String clusterId() {
    return broker.clusterId();
  }

  /** Stops the broker in an orderly way. Its data stays. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      broker.shutdown(SHUTDOWN_PATIENCE);
      controller.shutdown();
      release(sockets);
      lock.close();
    }
  }

  private static EmbeddedBroker assemble(
      BrokerSettings settings,
      FolderLock lock,
      BoundSockets sockets,
      int port,
      int controllerPort) {
    try {
      KafkaConfig config = BrokerConfig.of(settings, port, controllerPort);
      var folder =
          KafkaRaftServer.initializeLogDirs(
              config, LoggerFactory.getLogger(KafkaRaftServer.class), "[EmbeddedBroker] ");
      SharedServer shared =
          new SharedServer(
              config,
              folder._1(),
              Time.SYSTEM,
              new Metrics(Time.SYSTEM),
              CompletableFuture.completedFuture(
                  Map.of(
                      BrokerConfig.NODE_ID,
                      new InetSocketAddress(settings.host(), controllerPort))),
              List.of(),
              new StandardFaultHandlerFactory(),
              sockets);
      return new EmbeddedBroker(
          lock,
          sockets,
          new ControllerServer(shared, KafkaRaftServer.configSchema(), folder._2()),
          new BrokerServer(shared),
          settings.host() + ":" + port);
    } catch (RuntimeException e) {
      throw failed(settings, e);
    }
  }

  private void startup(BrokerSettings settings) {
    try {
      // The controller first: the broker registers with it.
      controller.startup();
      broker.startup();
    } catch (RuntimeException e) {
      close();
      throw failed(settings, e);
    }
  }

  private static BrokerStartException failed(BrokerSettings settings, RuntimeException e) {
    return new BrokerStartException(
        "Kafka cannot start with its data in %s: %s".formatted(settings.dataDir(), e.getMessage()),
        e);
  }

  private static void release(BoundSockets sockets) {
    try {
      sockets.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
