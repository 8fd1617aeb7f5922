package io.agnoscope.scoring.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.access.ServiceToken;
import io.agnoscope.schemas.CheckpointEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes the receivers that are configured, and names the key of what cannot be one. */
final class Receivers {
  private static final String PREFIX = "agnoscope.notifications.";

  private final NotificationConfig config;
  private final Supplier<List<CheckpointEvent>> checkpoints;
  private final ServiceToken serviceToken;
  private final ObjectMapper json;

  Receivers(
      NotificationConfig config,
      Supplier<List<CheckpointEvent>> checkpoints,
      ServiceToken serviceToken,
      ObjectMapper json) {
    this.serviceToken = serviceToken;
    this.config = config;
    this.checkpoints = checkpoints;
    this.json = json;
  }

  /**
   * All of them.
   *
   * @throws IllegalStateException if a setting cannot be used; its key is named and its value is
   *     not
   */
  List<Receiver> all() {
    List<Receiver> all = new ArrayList<>();
    config.alertmanager().url().map(this::alertmanager).ifPresent(all::add);
    for (int i = 0; i < config.webhooks().size(); i++) {
      all.add(webhook(i, config.webhooks().get(i)));
    }
    if (config.rollback().enabled()) {
      all.add(rollback());
    }
    Set<String> names = new HashSet<>();
    for (Receiver receiver : all) {
      if (!names.add(receiver.name())) {
        throw new IllegalStateException(
            PREFIX + "webhooks: two receivers have the name " + receiver.name());
      }
    }
    return all;
  }

  private Receiver alertmanager(String url) {
    String key = PREFIX + "alertmanager.";
    NotificationConfig.Alertmanager settings = config.alertmanager();
    return new AlertmanagerReceiver(
        uri(key + "url", below(url, "/api/v2/alerts")),
        settings.repeatEvery(),
        token(key, settings.bearerToken(), settings.bearerTokenFile()),
        config.consoleUrl(),
        json);
  }

  private Receiver webhook(int number, NotificationConfig.Webhook settings) {
    String key = PREFIX + "webhooks[" + number + "].";
    Optional<Secret> signing =
        Secret.of(key + "signing-secret", settings.signingSecret(), settings.signingSecretFile());
    signing.ifPresent(secret -> checkSigning(key, secret));
    return new WebhookReceiver(
        settings.name().orElse("webhook-" + number),
        new WebhookReceiver.Access(
            uri(key + "url", settings.url()),
            token(key, settings.bearerToken(), settings.bearerTokenFile()),
            signing),
        uri(config.source()),
        config.consoleUrl(),
        json);
  }

  private Receiver rollback() {
    String key = PREFIX + "rollback.trainer-url";
    NotificationConfig.Rollback settings = config.rollback();
    String url =
        settings
            .trainerUrl()
            .orElseThrow(() ->
                new IllegalStateException(
                    key + " is needed when " + PREFIX + "rollback.enabled is true"));
    return new RollbackReceiver(
        uri(key, below(url, "/api/v1/trainer/rollback")),
        settings.promotedWithin(),
        checkpoints,
        serviceToken,
        json);
  }

  private static Optional<Secret> token(String key, Optional<String> value, Optional<Path> file) {
    Optional<Secret> token = Secret.of(key + "bearer-token", value, file);
    token.ifPresent(secret -> {
      if (!readable(secret).chars().allMatch(c -> c > ' ' && c < 127)) {
        throw new IllegalStateException(
            key + "bearer-token has characters that no header can carry");
      }
    });
    return token;
  }

  private static void checkSigning(String key, Secret secret) {
    try {
      Signature.of(readable(secret), "", Instant.EPOCH, new byte[0]);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(key + "signing-secret is no base64 behind whsec_");
    }
  }

  private static String readable(Secret secret) {
    try {
      return secret.read();
    } catch (IOException e) {
      throw new IllegalStateException("a secret that was just read cannot be read again", e);
    }
  }

  private static String below(String url, String path) {
    return url.replaceAll("/+$", "") + path;
  }

  private URI uri(String source) {
    try {
      return URI.create(source);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(PREFIX + "source is no URI");
    }
  }

  /** The address, if a request can be made to it. */
  private static URI uri(String key, String url) {
    try {
      URI uri = URI.create(url);
      return HttpRequest.newBuilder(uri).build().uri();
    } catch (IllegalArgumentException e) {
      // The message would quote the address, which may hold a token.
      throw new IllegalStateException(key + " is no http or https address");
    }
  }
}
