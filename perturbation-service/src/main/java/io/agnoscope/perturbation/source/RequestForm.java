package io.agnoscope.perturbation.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Which API a request is for. */
public enum RequestForm {
  /** {@code /v1/chat/completions}. */
  CHAT_COMPLETIONS,
  /** {@code /v1/responses}. */
  RESPONSES,
  /** Another one. */
  OTHER;

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * By the path that it was sent to, its query and its prefix apart; by the names in the body when
   * the source does not say the path.
   */
  public static RequestForm of(@Nullable String path, byte[] body) {
    if (path == null) {
      return of(body);
    }
    int query = path.indexOf('?');
    String plain = query < 0 ? path : path.substring(0, query);
    String bare = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    if (bare.endsWith("/chat/completions")) {
      return CHAT_COMPLETIONS;
    }
    return bare.endsWith("/responses") ? RESPONSES : OTHER;
  }

  private static RequestForm of(byte[] body) {
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return OTHER;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        if (json.currentName().equals("messages")) {
          return CHAT_COMPLETIONS;
        }
        if (json.currentName().equals("input")) {
          return RESPONSES;
        }
        json.nextToken();
        json.skipChildren();
      }
      return OTHER;
    } catch (IOException e) {
      return OTHER;
    }
  }
}
