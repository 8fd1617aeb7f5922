package io.agnoscope.embedded.launch;

import io.agnoscope.embedded.UserFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A model behind a server of the OpenAI API.
 *
 * @param url up to and with the version: http://localhost:8000/v1
 * @param model as the server names it
 * @param keyFile has the server's key; without one, it may stand in {@link #KEY_VARIABLE}
 */
public record OpenAiServer(URI url, String model, Optional<Path> keyFile) implements WatchedModel {

  /** Its kind, as given to {@code --model}. */
  public static final String NAME = "openai";

  /** The environment variable that may hold the server's key: inherited, never passed on. */
  public static final String KEY_VARIABLE = "AGNOSCOPE_OPENAI_API_KEY";

  /** Shorter than a target's name may be: shadow targets add a suffix. */
  private static final int MOST_TARGET_CHARS = 56;

  /**
   * Checks that it can be a server, a name and a file.
   *
   * @throws UserFailure when not; an address is not repeated, since a key may stand in it
   */
  public OpenAiServer {
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw noAddress();
    }
    if (targetOf(model).isEmpty()) {
      throw new UserFailure("--openai-model has no letter or digit that could name it", 2);
    }
    keyFile = keyFile.map(Path::toAbsolutePath);
    keyFile.ifPresent(OpenAiServer::requireReadable);
  }

  /** Reads an address. */
  public static URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw noAddress();
    }
  }

  /** The model's name in small letters, what no target's name may have replaced by hyphens. */
  @Override
  public String target() {
    return targetOf(model);
  }

  @Override
  public boolean trainable() {
    return false;
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("AGNOSCOPE_MODEL", NAME);
    environment.put("AGNOSCOPE_OPENAI_URL", url.toString());
    environment.put("AGNOSCOPE_OPENAI_MODEL", model);
    keyFile.ifPresent(file -> environment.put("AGNOSCOPE_OPENAI_API_KEY_FILE", file.toString()));
    return environment;
  }

  private static String targetOf(String model) {
    String plain =
        model
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9._-]+", "-")
            .replaceAll("^[^a-z0-9]+", "");
    return plain.substring(0, Math.min(MOST_TARGET_CHARS, plain.length()));
  }

  private static void requireReadable(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new UserFailure("the key file %s cannot be read".formatted(file), 2);
    }
  }

  private static UserFailure noAddress() {
    return new UserFailure(
        "--openai-url is an http or https address without user, query and fragment, for example"
            + " http://localhost:8000/v1",
        2);
  }
}
