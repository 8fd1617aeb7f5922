package io.agnoscope.perturbation.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What an operator can set of the sources that bring what production answered. */
@ConfigMapping(prefix = "agnoscope.sources")
public interface SourcesConfig {

  /** Access logs of gateways. */
  AccessLog accessLog();

  /** Events of payload loggers on a topic. */
  CloudEvents cloudevents();

  /** Joining requests with responses. */
  Exchange exchange();

  /** What production answered. */
  Answer answer();

  /** Access logs of gateways. */
  interface AccessLog extends Topic {

    @Override
    @WithDefault("agnoscope-access-log")
    @Size(min = 1, max = 249)
    String groupId();

    /** Bytes of one line, over HTTP or as a record. */
    @WithDefault("16777216")
    @Min(1)
    @Max(67_108_864)
    int maxLineBytes();
  }

  /** Events of payload loggers on a topic. */
  interface CloudEvents extends Topic {

    @Override
    @WithDefault("agnoscope-cloudevents")
    @Size(min = 1, max = 249)
    String groupId();
  }

  /** A topic that is read. */
  interface Topic {

    /** The topic's name; none is read when it is not set. */
    Optional<@Pattern(regexp = "[a-zA-Z0-9._-]{1,249}") String> topic();

    /** The consumer group. */
    String groupId();

    /** Where the topic is; the cluster that everything else is in when it is not set. */
    Optional<@Size(min = 1) String> bootstrapServers();

    /** More settings of the consumer by Kafka's names, such as those of security. */
    Map<String, String> properties();
  }

  /** Joining requests with responses, for events over HTTP and on the topic each. */
  interface Exchange {

    /** Bytes of requests and responses that wait for their other half. */
    @WithDefault("67108864")
    @Min(1)
    @Max(1_073_741_824)
    long maxBytes();

    /** How long they wait. */
    @WithDefault("PT60S")
    @DurationMin(millis = 1)
    @DurationMax(hours = 1)
    Duration maxWait();
  }

  /** What production answered. */
  interface Answer {

    /** Bytes of a response that is read. */
    @WithDefault("8388608")
    @Min(1)
    @Max(67_108_864)
    int maxResponseBytes();

    /** Characters of an answer that is kept; a longer one is left out whole. */
    @WithDefault("32768")
    @Min(1)
    @Max(131_072)
    int maxChars();
  }
}
