package io.agnoscope.perturbation.traffic;

import io.agnoscope.perturbation.ingest.Limits;
import io.agnoscope.schemas.TaskClass;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the origin of a mirrored request in its headers. */
public final class MirrorOrigins {

  /** The source of mirrored requests. */
  public static final String SOURCE = "mirror";

  /** What Envoy puts behind the host name of what it mirrors. */
  private static final String SHADOW = "-shadow";

  private MirrorOrigins() {}

  /**
   * The origin of a request: its id is the idempotency key, else the request id, else a random one.
   *
   * @param taskClass read by {@link #taskClass}
   */
  public static Origin of(
      @Nullable String idempotencyKey,
      @Nullable String requestId,
      Instant at,
      @Nullable String tenant,
      @Nullable String route,
      @Nullable TaskClass taskClass,
      @Nullable String target) {
    String given = isId(idempotencyKey) ? idempotencyKey : isId(requestId) ? requestId : null;
    return new Origin(
        SOURCE,
        given == null ? UUID.randomUUID().toString() : given,
        given == null,
        at,
        named(tenant),
        named(route),
        taskClass,
        named(target));
  }

  private static boolean isId(@Nullable String id) {
    return id != null && !id.isBlank() && id.length() <= Limits.ID_CHARS;
  }

  private static @Nullable String named(@Nullable String name) {
    return name == null || name.isBlank() ? null : name.strip();
  }

  /**
   * The route that a host name stands for: without the port, and without the suffix of shadow
   * traffic.
   */
  public static @Nullable String route(@Nullable String host) {
    if (host == null) {
      return null;
    }
    int port = host.lastIndexOf(':');
    boolean hasPort = port >= 0 && port > host.lastIndexOf(']');
    String name = (hasPort ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
    return named(name.endsWith(SHADOW) ? name.substring(0, name.length() - SHADOW.length()) : name);
  }

  /** The task class of that name in either case, with either dash; nothing when there is none. */
  public static Optional<TaskClass> taskClass(String name) {
    String plain = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(TaskClass.values())
        .filter(taskClass -> taskClass.name().equals(plain))
        .findFirst();
  }
}
