package io.agnoscope.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.http.HttpRequest;

/** Lets this process send Samples to itself. */
@Singleton
public final class OwnToken {
  private final TokenKeeper keeper;

  @Inject
  OwnToken(TokenKeeper keeper) {
    this.keeper = keeper;
  }

  /** The request, with a token that this process alone knows. */
  public HttpRequest.Builder shownIn(HttpRequest.Builder request) {
    return request.setHeader("Authorization", "Bearer " + keeper.own());
  }
}
