package io.agnoscope.access;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Holds the fixed tokens, and reads those in files again now and then, so that they rotate. */
@Singleton
final class TokenKeeper {
  private static final Logger LOG = Logger.getLogger(TokenKeeper.class);
  private static final Duration READ_EVERY = Duration.ofSeconds(10);
  private static final String INGEST = "agnoscope.access.ingest-tokens";
  private static final String SERVICE = "agnoscope.access.service-tokens";

  private final AccessConfig config;
  private final String own = random();
  private volatile Tokens ingest;
  private volatile Tokens service;
  private volatile FixedTokens known;
  private String lastTrouble = "";

  @Inject
  TokenKeeper(AccessConfig config) {
    this.config = config;
    this.ingest = Tokens.of(INGEST, config.ingestTokens(), config.ingestTokensFile());
    this.service = Tokens.of(SERVICE, config.serviceTokens(), config.serviceTokensFile());
    this.known = known();
  }

  void start(@Observes StartupEvent started, Vertx vertx) {
    if (config.ingestTokensFile().isPresent() || config.serviceTokensFile().isPresent()) {
      vertx.setPeriodic(
          READ_EVERY.toMillis(),
          timer ->
              vertx.executeBlocking(() -> {
                readAgain();
                return true;
              }));
    }
  }

  /** The role that a token gives. */
  Optional<Role> roleOf(String token) {
    return known.roleOf(token);
  }

  /** What this service shows to the others. */
  Optional<String> ofThisService() {
    return service.first();
  }

  /** With which this process may send Samples to itself; it is in no file, and ends with it. */
  String own() {
    return own;
  }

  /** Takes up what files say now. What cannot be read leaves everything as it is. */
  synchronized void readAgain() {
    Tokens newIngest = read(INGEST, config.ingestTokensFile(), ingest);
    Tokens newService = read(SERVICE, config.serviceTokensFile(), service);
    if (newIngest.equals(ingest) && newService.equals(service)) {
      return;
    }
    Tokens oldIngest = ingest;
    Tokens oldService = service;
    ingest = newIngest;
    service = newService;
    try {
      known = known();
      LOG.infof("took up other tokens: ingest %s, services %s", newIngest, newService);
    } catch (IllegalStateException e) {
      ingest = oldIngest;
      service = oldService;
      trouble(String.valueOf(e.getMessage()));
    }
  }

  private Tokens read(String key, Optional<Path> file, Tokens otherwise) {
    if (file.isEmpty()) {
      return otherwise;
    }
    try {
      return Tokens.read(key + "-file", file.get());
    } catch (IOException e) {
      trouble(key + "-file cannot be read");
    } catch (IllegalStateException e) {
      trouble(String.valueOf(e.getMessage()));
    }
    return otherwise;
  }

  /** Once, not at each reading. */
  private void trouble(String what) {
    if (!what.equals(lastTrouble)) {
      LOG.warnf("tokens stay as they were: %s", what);
      lastTrouble = what;
    }
  }

  private FixedTokens known() {
    List<String> taken = new ArrayList<>(ingest.all());
    taken.add(own);
    return new FixedTokens(new Tokens(taken), service);
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
