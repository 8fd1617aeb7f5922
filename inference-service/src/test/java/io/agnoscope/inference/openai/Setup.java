package io.agnoscope.inference.openai;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/** Models for tests, quick to lose patience. */
final class Setup {

  static final Decoding DECODING = new Decoding(16, 256, 20, 1);
  static final Limits LIMITS = limits(Duration.ofSeconds(25), 3);

  private Setup() {}

  /** Limits with a timeout for a request, and a number of outages that open the breaker. */
  static Limits limits(Duration timeout, int outages) {
    return new Limits(
        4,
        Duration.ofSeconds(5),
        timeout,
        2,
        Duration.ofSeconds(3),
        outages,
        Duration.ofMinutes(1),
        OptionalInt.empty(),
        OptionalLong.empty());
  }

  static OpenAiModel model(StubServer stub, Limits limits, Seen seen) {
    return model(stub.url(), ApiKey.none(), limits, seen);
  }

  static OpenAiModel model(URI url, ApiKey key, Limits limits, Seen seen) {
    ServerAddress address = new ServerAddress(url, "a/model", key);
    Clock clock = Clock.systemUTC();
    return new OpenAiModel(
        address,
        DECODING,
        limits,
        new HttpChatServer(address, limits.connectTimeout(), clock),
        new Standing(address),
        seen,
        clock,
        Thread::sleep,
        new Jitter(() -> 0));
  }

  /** Remembers what happened, in order. */
  static final class Seen implements OpenAiEvents {

    final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void request(String outcome, Duration took) {
      events.add("request " + outcome);
    }

    @Override
    public void tokens(long prompt, long completion) {
      events.add("tokens " + prompt + " " + completion);
    }

    @Override
    public void breaker(Breaker state) {
      events.add("breaker " + state);
    }

    @Override
    public void waits(String cause, Duration atLeast) {
      events.add("waits " + cause);
    }

    @Override
    public void told(Told probabilities) {
      events.add("told " + probabilities);
    }
  }
}
