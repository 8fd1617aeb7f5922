package io.agnoscope.embedded.access;

import io.agnoscope.embedded.UserFailure;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A token for services that ask who calls, or none. Its text form says nothing of it. */
public final class Credential {
  /** The variable of the environment that holds one. */
  public static final String VARIABLE = "AGNOSCOPE_TOKEN";

  /** Shows nothing. */
  public static final Credential NONE = new Credential(Optional.empty());

  private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,8192}");

  private final Optional<String> token;

  private Credential(Optional<String> token) {
    this.token = token;
  }

  /**
   * The token that is meant.
   *
   * @param file that holds one; goes before the environment's
   * @param inEnvironment what the variable says
   * @throws UserFailure when the file cannot be read, or no header can carry the token
   */
  public static Credential of(@Nullable Path file, @Nullable String inEnvironment) {
    if (file != null) {
      try {
        return new Credential(
            Optional.of(
                checked("the file " + file, Files.readString(file, StandardCharsets.UTF_8))));
      } catch (IOException e) {
        throw new UserFailure("there is no readable file " + file, 2);
      }
    }
    return inEnvironment == null
        ? NONE
        : new Credential(Optional.of(checked("$" + VARIABLE, inEnvironment)));
  }

  /** The request, with the token. */
  public HttpRequest.Builder shownIn(HttpRequest.Builder request) {
    token.ifPresent(shown -> request.setHeader("Authorization", "Bearer " + shown));
    return request;
  }

  private static String checked(String place, String text) {
    String token = text.strip();
    if (!VISIBLE.matcher(token).matches()) {
      throw new UserFailure(place + " holds no token: one line of visible ASCII characters", 2);
    }
    return token;
  }
}
