package io.agnoscope.inference.openai;

import java.net.URI;

/**
 * Where a model is served.
 *
 * @param url up to and with the version, for example {@code http://vllm:8000/v1}
 * @param model as the server names it
 */
public record ServerAddress(URI url, String model, ApiKey key) {

  public ServerAddress {
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "not an http or https address with a host and without user, query and fragment");
    }
  }
}
