package io.agnoscope.inference.openai;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How it stands with the server, told to the operator once at each change. Thread-safe. */
public final class Standing {

  private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

  private final String server;
  private final AtomicReference<@Nullable Away> away = new AtomicReference<>();

  /** Nothing is known of the server yet, which passes for well. */
  Standing(ServerAddress address) {
    this.server = address.url().getHost() + " model=" + address.model();
  }

  /** The server answered. */
  void answered() {
    if (away.getAndSet(null) != null) {
      LOG.info("the model server answers again server={}", server);
    }
  }

  /** The server did not. */
  void gone(Away why, int status) {
    if (away.getAndSet(why) == why) {
      return;
    }
    if (why.mistake()) {
      LOG.error(
          "the model server cannot be used until its configuration is mended, Trials wait"
              + " cause={} status={} server={}",
          why.label(),
          status,
          server);
    } else {
      LOG.warn(
          "the model server is away, Trials wait cause={} status={} server={}",
          why.label(),
          status,
          server);
    }
  }

  /** Why nothing is answered now, as far as the last request showed. */
  public Optional<String> cause() {
    return Optional.ofNullable(away.get()).map(Away::label);
  }

  /** Whether it is for an operator to mend. */
  public boolean mistake() {
    Away why = away.get();
    return why != null && why.mistake();
  }
}
