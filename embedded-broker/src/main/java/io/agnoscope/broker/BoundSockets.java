package io.agnoscope.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * Sockets that are bound before the broker is made. The controller's port has to be written into
 * the configuration that the controller starts with, so a free one must be known by then, and held,
 * lest another process takes it in between.
 */
final class BoundSockets implements ServerSocketFactory, AutoCloseable {

  private static final int BACKLOG = 50;

  private final Map<String, ServerSocketChannel> channels = new HashMap<>();

  /**
   * Binds a listener and returns its port.
   *
   * @throws BrokerStartException if the port is taken or the host is not this machine's
   */
  int bind(String listener, String host, int port) {
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      channels.put(key(listener), channel);
      channel.configureBlocking(false);
      channel.bind(new InetSocketAddress(host, port), BACKLOG);
      return channel.socket().getLocalPort();
    } catch (IOException | RuntimeException e) {
      throw new BrokerStartException(
          "Kafka cannot listen on %s:%d: %s".formatted(host, port, e.getMessage()), e);
    }
  }

  @Override
  public synchronized ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBufferBytes)
      throws IOException {
    ServerSocketChannel channel = channels.get(key(listener));
    if (channel == null) {
      throw new IOException("no socket was bound for listener " + listener);
    }
    return channel;
  }

  /** Closes what is still open. */
  @Override
  public void close() throws IOException {
    for (ServerSocketChannel channel : channels.values()) {
      channel.close();
    }
  }

  private static String key(String listener) {
    return listener.toUpperCase(Locale.ROOT);
  }
}
