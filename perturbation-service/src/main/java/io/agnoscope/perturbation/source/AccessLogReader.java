package io.agnoscope.perturbation.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.perturbation.ingest.Limits;
import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.traffic.Origin;
import io.agnoscope.schemas.TaskClass;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line of an access log: {@code id, route, tenant, path, request, response, status,
 * task_class, target}, or what APISIX's loggers write, where {@code request} and {@code response}
 * are envelopes around a {@code body}. Other fields are passed over. Thread-safe.
 */
public final class AccessLogReader {

  /** The source's name in Samples and metrics. */
  public static final String SOURCE = "access-log";

  private static final String REQUEST_ID = "x-request-id";
  private static final int LABEL_CHARS = 256;

  private final ObjectMapper mapper;
  private final Supplier<String> newId;

  /**
   * A reader that gives lines without an id a random one.
   *
   * @param maxLineBytes of a line that is read
   */
  public AccessLogReader(int maxLineBytes) {
    this(maxLineBytes, () -> UUID.randomUUID().toString());
  }

  AccessLogReader(int maxLineBytes, Supplier<String> newId) {
    this.mapper = SourceJson.mapper(maxLineBytes);
    this.newId = newId;
  }

  /** Reads one line; never throws for what is in it. */
  public LogLine read(byte[] line, Instant at) {
    JsonNode entry;
    try {
      entry = mapper.readTree(line);
    } catch (IOException e) {
      return unreadable(RefusalCause.MALFORMED_JSON, "the line is not valid JSON");
    }
    if (entry == null || !entry.isObject()) {
      return unreadable(RefusalCause.MALFORMED_JSON, "a line is a JSON object");
    }
    Entry form = enveloped(entry) ? new Entry.Apisix(entry) : new Entry.Flat(entry);
    if (form.status() != 0 && (form.status() < 200 || form.status() > 299)) {
      return new LogLine.NotServed();
    }
    Optional<byte[]> request = LoggedBody.of(form.request());
    if (request.isEmpty()) {
      return unreadable(
          RefusalCause.MALFORMED_FIELD, "\"request\" is no body, or one that the gateway cut");
    }
    return served(entry, form, request.get(), at);
  }

  private LogLine served(JsonNode entry, Entry form, byte[] request, Instant at) {
    String id = form.id();
    if (id != null && !soundId(id)) {
      return unreadable(
          RefusalCause.INVALID_ID,
          "an id has 1 to " + Limits.ID_CHARS + " characters and no control characters");
    }
    Optional<TaskClass> taskClass = Optional.empty();
    String declared = text(entry.path("task_class"));
    if (declared != null) {
      taskClass = taskClass(declared);
      if (taskClass.isEmpty()) {
        return unreadable(RefusalCause.INVALID_TASK_CLASS, "\"task_class\" is none that is known");
      }
    }
    Origin origin =
        new Origin(
            SOURCE,
            id == null ? newId.get() : id,
            id == null,
            at,
            label(entry.path("tenant")),
            label(form.route()),
            taskClass.orElse(null),
            text(entry.path("target")));
    return new LogLine.Served(
        new ServedExchange(
            origin, form.path(), request, LoggedBody.of(form.response()).orElse(null)));
  }

  private static boolean enveloped(JsonNode entry) {
    JsonNode request = entry.path("request");
    return request.isObject()
        && request.has("body")
        && (request.has("uri") || request.has("method") || request.has("headers"));
  }

  /** Whether it can be the key of a Sample: short, and without characters that cannot be seen. */
  static boolean soundId(String id) {
    return !id.isBlank()
        && id.length() <= Limits.ID_CHARS
        && id.codePoints()
            .noneMatch(point ->
                Character.isISOControl(point)
                    || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
  }

  private static Optional<TaskClass> taskClass(String name) {
    for (TaskClass taskClass : TaskClass.values()) {
      if (taskClass.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(taskClass);
      }
    }
    return Optional.empty();
  }

  private static LogLine unreadable(RefusalCause cause, String reason) {
    return new LogLine.Unreadable(new Refusal(cause, reason));
  }

  private static @Nullable String text(JsonNode value) {
    return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
  }

  /** A name that groups Samples; one that cannot be one is as good as none. */
  private static @Nullable String label(JsonNode value) {
    String text = text(value);
    return text != null && text.length() <= LABEL_CHARS ? text : null;
  }

  /** Where the two forms have their parts. */
  private sealed interface Entry {

    @Nullable String id();

    JsonNode route();

    @Nullable String path();

    JsonNode request();

    JsonNode response();

    /** 0 when it is not said. */
    int status();

    record Flat(JsonNode entry) implements Entry {

      @Override
      public @Nullable String id() {
        JsonNode id = entry.path("id");
        return id.isIntegralNumber() ? id.asText() : text(id);
      }

      @Override
      public JsonNode route() {
        return entry.path("route");
      }

      @Override
      public @Nullable String path() {
        return text(entry.path("path"));
      }

      @Override
      public JsonNode request() {
        return entry.path("request");
      }

      @Override
      public JsonNode response() {
        return entry.path("response");
      }

      @Override
      public int status() {
        return entry.path("status").asInt(0);
      }
    }

    record Apisix(JsonNode entry) implements Entry {

      @Override
      public @Nullable String id() {
        return text(entry.path("request").path("headers").path(REQUEST_ID));
      }

      @Override
      public JsonNode route() {
        return entry.path("route_id");
      }

      @Override
      public @Nullable String path() {
        return text(entry.path("request").path("uri"));
      }

      @Override
      public JsonNode request() {
        return entry.path("request").path("body");
      }

      @Override
      public JsonNode response() {
        return entry.path("response").path("body");
      }

      @Override
      public int status() {
        return entry.path("response").path("status").asInt(0);
      }
    }
  }
}
