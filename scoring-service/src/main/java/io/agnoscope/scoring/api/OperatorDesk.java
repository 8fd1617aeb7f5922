package io.agnoscope.scoring.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.schemas.Baseline;
import io.agnoscope.schemas.OperatorAction;
import io.agnoscope.schemas.OperatorActionKind;
import io.agnoscope.scoring.operator.OperatorActions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what operators ask, and has it written. */
@Singleton
final class OperatorDesk {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_COMMENT = 1_000;

  private final OperatorActions actions;
  private final ObjectMapper json;
  private final InstantSource clock;
  private final Session session;

  @Inject
  OperatorDesk(OperatorActions actions, ObjectMapper json, InstantSource clock, Session session) {
    this.session = session;
    this.actions = actions;
    this.json = json;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** The body as a request; what it does not know is refused, so that a slip does not pass. */
  <T> T read(byte[] body, Class<T> type) {
    try {
      T request =
          json.readerFor(type)
              .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .readValue(new String(body, StandardCharsets.UTF_8));
      if (request != null) {
        return request;
      }
    } catch (JsonProcessingException e) {
      throw unreadable();
    }
    throw unreadable();
  }

  /** Writes the action, and answers 202 once the broker has it. */
  Response submit(
      OperatorActionKind kind,
      String subject,
      @Nullable String by,
      @Nullable String comment,
      @Nullable Instant until,
      @Nullable Baseline baseline) {
    OperatorAction action =
        OperatorAction.newBuilder()
            .setId(UUID.randomUUID().toString())
            .setKind(kind)
            .setSubject(subject)
            .setBy(name(by))
            .setComment(text(comment))
            .setUntil(until)
            .setBaseline(baseline)
            .setAt(now())
            .build();
    actions.write(action);
    return Response.accepted(AcceptedAction.of(action)).build();
  }

  /** The name of who asks: the token's, else the given one without the blanks around it. */
  String name(@Nullable String by) {
    String given = by == null ? "" : by;
    String name = session.name().map(OperatorDesk::shown).orElse(given).strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME || hasControls(name)) {
      throw ApiException.badRequest(
          "by says who asks, in 1 to " + LONGEST_NAME + " characters of one line");
    }
    return name;
  }

  private static String text(@Nullable String comment) {
    String text = comment == null ? "" : comment.strip();
    if (text.length() > LONGEST_COMMENT) {
      throw ApiException.badRequest("comment has at most " + LONGEST_COMMENT + " characters");
    }
    return text;
  }

  /** A token's name, whatever the issuer allows in it, as it can stand in a record. */
  private static String shown(String name) {
    String line = name.replaceAll("\\p{Cntrl}", " ");
    return line.substring(0, Math.min(line.length(), LONGEST_NAME));
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static ApiException unreadable() {
    return ApiException.badRequest(
        "The body is not a JSON object of the fields that /q/openapi lists for this call");
  }
}
