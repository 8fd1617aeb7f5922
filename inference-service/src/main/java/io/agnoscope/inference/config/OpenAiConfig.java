package io.agnoscope.inference.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** A model behind an OpenAI-compatible server; read when {@code agnoscope.model} is "openai". */
@ConfigMapping(prefix = "agnoscope.openai")
public interface OpenAiConfig {

  /** The server's address up to and with the version, for example "http://vllm:8000/v1". */
  Optional<@Pattern(regexp = "\\S{1,2048}") String> url();

  /** The model as the server names it. */
  Optional<@Pattern(regexp = "\\S{1,256}") String> model();

  /** What the server knows us by, if it asks; best from the environment. */
  Optional<@Pattern(regexp = "\\S{1,4096}") String> apiKey();

  /** A file with the key, read for each request. */
  Optional<@Size(max = 4_096) String> apiKeyFile();

  /** Requests at a time. */
  @WithDefault("8")
  @Min(1)
  @Max(1_024)
  int concurrency();

  /** For a connection. */
  @WithDefault("5s")
  @DurationMin(millis = 1)
  @DurationMax(minutes = 5)
  Duration connectTimeout();

  /** For a whole request. */
  @WithDefault("30s")
  @DurationMin(millis = 1)
  @DurationMax(minutes = 30)
  Duration timeout();

  /** Tries of one View in a row. */
  @WithDefault("3")
  @Min(1)
  @Max(10)
  int tries();

  /** How long one View waits between its tries in all, before the Trial is put off. */
  @WithDefault("5s")
  @DurationMax(minutes = 5)
  Duration patience();

  /** When nothing is sent. */
  Breaker breaker();

  /** Most tokens of an answer to a question with options. */
  @WithDefault("16")
  @Min(1)
  @Max(32_768)
  int optionTokens();

  /** Most tokens of any other answer. */
  @WithDefault("256")
  @Min(1)
  @Max(32_768)
  int textTokens();

  /** Alternatives asked for with each token; 0 asks for no probabilities. */
  @WithDefault("20")
  @Min(0)
  @Max(20)
  int topLogprobs();

  /** Sent with every request. */
  @WithDefault("1")
  long seed();

  /** Most requests a minute; absent for no limit. */
  Optional<@Min(1) Integer> requestsPerMinute();

  /** Most tokens a minute, read and written; absent for no limit. */
  Optional<@Min(1) Long> tokensPerMinute();

  /** When nothing is sent. */
  interface Breaker {

    /** Outages in a row after which nothing is sent. */
    @WithDefault("5")
    @Min(1)
    @Max(1_000)
    int outages();

    /** How long nothing is sent. */
    @WithDefault("10s")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 10)
    Duration pause();
  }
}
