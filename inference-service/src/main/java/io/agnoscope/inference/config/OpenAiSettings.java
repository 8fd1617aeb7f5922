package io.agnoscope.inference.config;

import io.agnoscope.inference.openai.ApiKey;
import io.agnoscope.inference.openai.Decoding;
import io.agnoscope.inference.openai.Limits;
import io.agnoscope.inference.openai.OpenAiEvents;
import io.agnoscope.inference.openai.OpenAiSource;
import io.agnoscope.inference.openai.ServerAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Makes of {@code agnoscope.openai.*} what asks the server, or says which key is wrong. */
final class OpenAiSettings {

  private static final String PREFIX = "agnoscope.openai.";

  private OpenAiSettings() {}

  /**
   * The source of the configured model.
   *
   * @throws IllegalArgumentException that names the key that is missing or wrong, without its value
   */
  static OpenAiSource source(OpenAiConfig config, OpenAiEvents events, Clock clock) {
    return new OpenAiSource(address(config), decoding(config), limits(config), events, clock);
  }

  private static ServerAddress address(OpenAiConfig config) {
    String model = required(config.model(), "model");
    String url = required(config.url(), "url");
    ApiKey key = key(config);
    try {
      return new ServerAddress(URI.create(url), model, key);
    } catch (IllegalArgumentException e) {
      // Its message shows the address, which may hold a password.
      throw new IllegalArgumentException(
          PREFIX + "url is not an http or https address with a host and without user and query");
    }
  }

  private static String required(Optional<String> value, String name) {
    return value.orElseThrow(() ->
        new IllegalArgumentException(
            PREFIX + name + " has to be set when agnoscope.model is openai"));
  }

  private static ApiKey key(OpenAiConfig config) {
    if (config.apiKey().isPresent() && config.apiKeyFile().isPresent()) {
      throw new IllegalArgumentException(
          PREFIX + "api-key and " + PREFIX + "api-key-file are both set");
    }
    return config
        .apiKeyFile()
        .map(file -> {
          Path path = Path.of(file);
          if (!Files.isReadable(path)) {
            throw new IllegalArgumentException(PREFIX + "api-key-file cannot be read");
          }
          return ApiKey.inFile(path);
        })
        .or(() -> config.apiKey().map(ApiKey::of))
        .orElseGet(ApiKey::none);
  }

  private static Decoding decoding(OpenAiConfig config) {
    return new Decoding(
        config.optionTokens(), config.textTokens(), config.topLogprobs(), config.seed());
  }

  private static Limits limits(OpenAiConfig config) {
    return new Limits(
        config.concurrency(),
        config.connectTimeout(),
        config.timeout(),
        config.tries(),
        config.patience(),
        config.breaker().outages(),
        config.breaker().pause(),
        config.requestsPerMinute().map(OptionalInt::of).orElseGet(OptionalInt::empty),
        config.tokensPerMinute().map(OptionalLong::of).orElseGet(OptionalLong::empty));
  }
}
