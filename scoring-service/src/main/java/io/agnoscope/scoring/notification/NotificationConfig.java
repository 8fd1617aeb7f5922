package io.agnoscope.scoring.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What an operator can set of who is told of alerts. Nobody is, by default. */
@ConfigMapping(prefix = "agnoscope.notifications")
public interface NotificationConfig {
  /** An http or https address without a user, a password and a fragment. */
  String URL = "https?://[^\\s@#/?]+([/?][^\\s#]*)?";

  /** The consumer group; instances of one group share the work. */
  @WithDefault("agnoscope-scoring-notifications")
  @Size(min = 1, max = 249)
  String groupId();

  /** The source attribute of CloudEvents. */
  @WithDefault("/agnoscope/scoring")
  @Pattern(regexp = "[^\\s]{1,200}")
  String source();

  /** Where the console is, for a link in what is posted. */
  Optional<@Pattern(regexp = URL) String> consoleUrl();

  /** How long one request may take, from connecting to the end of the answer. */
  @WithDefault("PT10S")
  @DurationMin(millis = 10)
  @DurationMax(minutes = 5)
  Duration timeout();

  /** How many notifications wait for one receiver; beyond them the oldest is given up. */
  @WithDefault("1000")
  @Min(1)
  @Max(100_000)
  int mostWaiting();

  /** What is done about a receiver that is away. */
  Retry retry();

  /** A Prometheus Alertmanager. */
  Alertmanager alertmanager();

  /** Receivers of CloudEvents. */
  List<Webhook> webhooks();

  /** Taking a checkpoint that regressed out of service. */
  Rollback rollback();

  /** What is done about a receiver that is away. */
  interface Retry {
    /** The first wait; each further one is twice as long. */
    @WithDefault("PT1S")
    @DurationMin(millis = 1)
    @DurationMax(hours = 1)
    Duration firstWait();

    /** The longest wait. */
    @WithDefault("PT1M")
    @DurationMin(millis = 1)
    @DurationMax(hours = 1)
    Duration longestWait();

    /** How old a notification becomes before it is given up. */
    @WithDefault("PT1H")
    @DurationMin(millis = 1)
    @DurationMax(days = 7)
    Duration giveUpAfter();
  }

  /** A Prometheus Alertmanager. */
  interface Alertmanager {
    /** Its address, to which {@code /api/v2/alerts} is added. */
    Optional<@Pattern(regexp = URL) String> url();

    /** How often what still fires is posted again; each post is good for four times as long. */
    @WithDefault("PT1M")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration repeatEvery();

    /** Sent as a bearer token. */
    Optional<@Size(min = 1, max = 8_192) String> bearerToken();

    /** A file with the bearer token, read for each post. */
    Optional<Path> bearerTokenFile();
  }

  /** A receiver of CloudEvents. */
  interface Webhook {
    /** Its address. */
    @Pattern(regexp = URL)
    String url();

    /** Its name in metrics and log; {@code webhook-} and its number otherwise. */
    Optional<@Pattern(regexp = "[a-z0-9-]{1,40}") String> name();

    /** Sent as a bearer token. */
    Optional<@Size(min = 1, max = 8_192) String> bearerToken();

    /** A file with the bearer token, read for each post. */
    Optional<Path> bearerTokenFile();

    /** What the posts are signed with, as Standard Webhooks has it. */
    Optional<@Size(min = 16, max = 8_192) String> signingSecret();

    /** A file with the signing secret, read for each post. */
    Optional<Path> signingSecretFile();
  }

  /** Taking a checkpoint that regressed out of service. */
  interface Rollback {
    /** Whether the trainer is asked to at all. */
    @WithDefault("false")
    boolean enabled();

    /** The trainer's address, to which {@code /api/v1/trainer/rollback} is added. */
    Optional<@Pattern(regexp = URL) String> trainerUrl();

    /** How long after its promotion a checkpoint is rolled back. */
    @WithDefault("PT24H")
    @DurationMin(seconds = 1)
    @DurationMax(days = 30)
    Duration promotedWithin();
  }
}
