package io.agnoscope.scoring.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.identity.Identity;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A receiver of CloudEvents 1.0 in structured mode: one event when an alert begins and one at its
 * end.
 */
final class WebhookReceiver implements Receiver {
  static final String FIRING = "io.agnoscope.alert.firing";
  static final String RESOLVED = "io.agnoscope.alert.resolved";

  /**
   * Where it is and how it knows us.
   *
   * @param token sent as a bearer token
   * @param signing what posts are signed with
   */
  record Access(URI uri, Optional<Secret> token, Optional<Secret> signing) {}

  private final String name;
  private final Access access;
  private final URI source;
  private final Optional<String> console;
  private final ObjectMapper json;
  private final JsonFormat format = new JsonFormat();

  WebhookReceiver(
      String name, Access access, URI source, Optional<String> console, ObjectMapper json) {
    this.name = name;
    this.access = access;
    this.source = source;
    this.console = console;
    this.json = json;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean wants(Telling telling) {
    return telling.kind() == Telling.Kind.FIRING || telling.kind() == Telling.Kind.RESOLVED;
  }

  @Override
  public Optional<HttpRequest> request(Telling telling, Instant now) throws IOException {
    CloudEvent event = event(telling.alert());
    byte[] body = format.serialize(event);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(access.uri())
            .header("Content-Type", JsonFormat.CONTENT_TYPE + "; charset=UTF-8")
            .POST(BodyPublishers.ofByteArray(body));
    if (access.token().isPresent()) {
      request.header("Authorization", "Bearer " + access.token().get().read());
    }
    if (access.signing().isPresent()) {
      String secret = access.signing().get().read();
      request
          .header(Signature.ID, event.getId())
          .header(Signature.TIMESTAMP, Long.toString(now.getEpochSecond()))
          .header(Signature.SIGNATURE, Signature.of(secret, event.getId(), now, body));
    }
    return Optional.of(request.build());
  }

  /**
   * The event of an alert. Its id follows from the alert's key, beginning and state, so that one
   * that comes twice is known for the same.
   */
  CloudEvent event(Alert alert) {
    boolean firing = alert.getState() == AlertState.FIRING;
    String id = Identity.of(alert.getKey(), alert.getSince().toString(), alert.getState().name());
    return CloudEventBuilder.v1()
        .withId(id)
        .withSource(source)
        .withType(firing ? FIRING : RESOLVED)
        .withSubject(alert.getKey())
        .withTime(alert.getAt().atOffset(ZoneOffset.UTC))
        .withData(
            "application/json",
            JsonCloudEventData.wrap(json.valueToTree(AlertData.of(alert, console.orElse(null)))))
        .build();
  }
}
