package io.agnoscope.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.function.Supplier;

/** What this service shows to the others, where that is configured. Its text form says nothing. */
@Singleton
public final class ServiceToken {
  /** Shows nothing. */
  public static final ServiceToken NONE = new ServiceToken(Optional::empty);

  private final Supplier<Optional<String>> token;

  @Inject
  ServiceToken(TokenKeeper keeper) {
    this(keeper::ofThisService);
  }

  private ServiceToken(Supplier<Optional<String>> token) {
    this.token = token;
  }

  /** Shows a token whatever the configuration says. */
  public static ServiceToken showing(String token) {
    return new ServiceToken(() -> Optional.of(token));
  }

  /** The request, with the token. */
  public HttpRequest.Builder shownIn(HttpRequest.Builder request) {
    token.get().ifPresent(shown -> request.setHeader("Authorization", "Bearer " + shown));
    return request;
  }
}
