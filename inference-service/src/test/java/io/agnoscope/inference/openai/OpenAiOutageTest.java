package io.agnoscope.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an Ask when the server does not answer it, over a real connection. */
class OpenAiOutageTest {

  private static final Ask ASK = Fixtures.ask(null, "What is it?", List.of("star", "cross"));

  private final Setup.Seen seen = new Setup.Seen();
  private final StubServer stub = new StubServer(request -> StubServer.ok(Says.text("B")));

  @AfterEach
  void close() {
    stub.close();
  }

  @ParameterizedTest
  @CsvSource({"401,unauthorized", "403,unauthorized", "404,no-such-model", "301,unexpected-status"})
  void anOperatorsMistakePutsTheAskOff(int status, String cause) throws InterruptedException {
    stub.does(request -> StubServer.status(status));

    assertNotNow(ask(), cause);
    assertThat(stub.requests).hasSize(1);
  }

  @Test
  void aThrottleIsHeededForAsLongAsItSays() throws InterruptedException {
    stub.does(request -> StubServer.status(429, "{}", Map.of("Retry-After", "30")));
    try (OpenAiModel model = Setup.model(stub, Setup.LIMITS, seen)) {
      Reply.NotNow first = (Reply.NotNow) model.ask(List.of(ASK), soon()).getFirst();
      Reply.NotNow second = (Reply.NotNow) model.ask(List.of(ASK), soon()).getFirst();

      assertThat(first.cause()).isEqualTo("throttled");
      assertThat(first.after()).isEqualTo(Duration.ofSeconds(30));
      assertThat(second.cause()).isEqualTo("throttled");
      assertThat(second.after())
          .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30).minusNanos(1));
    }
    // Nothing is sent before the time has passed.
    assertThat(stub.requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void aPassingOutageIsTriedAgain(int status) throws InterruptedException {
    stub.does(request ->
        stub.requests.size() == 1 ? StubServer.status(status) : StubServer.ok(Says.text("B")));

    assertThat(ask()).isEqualTo(new Reply.Parsed(1, "B"));
  }

  @Test
  void aLongerOnePutsTheAskOff() throws InterruptedException {
    stub.does(request -> StubServer.status(500));

    assertNotNow(ask(), "server-error");
    assertThat(stub.requests).hasSize(Setup.LIMITS.tries());
  }

  @Test
  void aConnectionThatBreaksPutsTheAskOff() throws InterruptedException {
    stub.does(request -> StubServer.drop());

    assertNotNow(ask(), "unreachable");
  }

  @Test
  void aServerThatIsNotThereIsAwayAndAskedAgainWhenItIsBack() throws InterruptedException {
    int port = stub.port();
    stub.close();
    Limits limits = Setup.limits(Duration.ofSeconds(10), 100);
    try (OpenAiModel model = Setup.model(stub, limits, seen)) {
      assertNotNow(model.ask(List.of(ASK), soon()).getFirst(), "unreachable");
      try (StubServer back = new StubServer(port, request -> StubServer.ok(Says.text("A")))) {
        assertThat(model.ask(List.of(ASK), soon())).containsExactly(new Reply.Parsed(0, "A"));
      }
    }
  }

  @Test
  void aServerThatHangsIsAway() throws InterruptedException {
    stub.does(request -> StubServer.hang());
    Limits limits = Setup.limits(Duration.ofMillis(300), 100);
    try (OpenAiModel model = Setup.model(stub, limits, seen)) {
      assertNotNow(model.ask(List.of(ASK), soon()).getFirst(), "timeout");
    }
    assertThat(stub.requests).hasSize(1);
  }

  @Test
  void anAskThatHangsAloneIsUnable() throws InterruptedException {
    Ask hangs = Fixtures.ask(null, "Hang?", List.of("star", "cross"));
    stub.does(request ->
        Says.asked(request).contains("Hang?") ? StubServer.hang() : StubServer.ok(Says.text("B")));
    Limits limits = Setup.limits(Duration.ofMillis(800), 100);
    try (OpenAiModel model = Setup.model(stub, limits, seen)) {
      Thread others =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  while (true) {
                    model.ask(List.of(ASK), soon());
                  }
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      try {
        assertThat(model.ask(List.of(hangs), soon()).getFirst())
            .isInstanceOfSatisfying(
                Reply.Unable.class, unable -> assertThat(unable.cause()).isEqualTo("timeout"));
      } finally {
        others.interrupt();
        others.join();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "<html>Welcome</html>",
        "[]",
        "{}",
        "{\"choices\":[]}",
        "{\"choices\":\"none\"}",
        "{\"choices\":[{\"index\":0}]}",
        "{\"choices\":[{\"index\":0,\"message\":7}]}"
      })
  void nonsenseIsAskedTwiceAndThenUnable(String body) throws InterruptedException {
    try (OpenAiModel model = Setup.model(stub, Setup.LIMITS, seen)) {
      model.ask(List.of(ASK), soon());
      int before = stub.requests.size();
      stub.does(request -> StubServer.ok(body));

      assertThat(model.ask(List.of(ASK), soon()).getFirst())
          .isInstanceOfSatisfying(
              Reply.Unable.class,
              unable -> assertThat(unable.cause()).isEqualTo("unreadable-reply"));
      assertThat(stub.requests).hasSize(before + 2);
    }
  }

  @Test
  void aServerThatNeverSpokeSensiblyIsAnOperatorsMistake() throws InterruptedException {
    stub.does(request -> StubServer.ok("<html>Welcome</html>"));
    try (OpenAiModel model = Setup.model(stub, Setup.LIMITS, seen)) {
      assertNotNow(model.ask(List.of(ASK), soon()).getFirst(), "unreadable-server");
      assertNotNow(model.ask(List.of(ASK), soon()).getFirst(), "unreadable-server");
    }
    assertThat(stub.requests).hasSize(2);
  }

  @Test
  void aServerThatRefusesTheTiniestQuestionIsOneToo() throws InterruptedException {
    stub.does(request -> StubServer.status(400));

    assertNotNow(ask(), "probe-refused");
  }

  @Test
  void anAnswerWithoutEndIsCut() throws InterruptedException {
    try (OpenAiModel model = Setup.model(stub, Setup.LIMITS, seen)) {
      model.ask(List.of(ASK), soon());
      stub.does(request -> StubServer.ok(Says.text("B" + " ".repeat(5 << 20))));

      assertThat(model.ask(List.of(ASK), soon()).getFirst()).isInstanceOf(Reply.Unable.class);
    }
  }

  @Test
  void nothingIsSentWhileTheBreakerIsOpen() throws InterruptedException {
    stub.does(request -> StubServer.status(503));
    Limits limits = Setup.limits(Duration.ofSeconds(10), 4);
    try (OpenAiModel model = Setup.model(stub, limits, seen)) {
      assertNotNow(model.ask(List.of(ASK), soon()).getFirst(), "server-error");
      assertNotNow(model.ask(List.of(ASK), soon()).getFirst(), "server-error");
      int sent = stub.requests.size();

      Reply reply = model.ask(List.of(ASK), soon()).getFirst();

      assertNotNow(reply, "breaker-open");
      assertThat(((Reply.NotNow) reply).after()).isGreaterThan(Duration.ofSeconds(30));
      assertThat(stub.requests).hasSize(sent);
    }
    assertThat(seen.events).contains("breaker OPEN", "waits breaker-open");
  }

  @Test
  void aKeyIsSentAndNoneIsNot(@TempDir Path folder) throws InterruptedException, IOException {
    Path file = folder.resolve("key");
    Files.writeString(file, "first\n");
    try (OpenAiModel model = Setup.model(stub.url(), ApiKey.inFile(file), Setup.LIMITS, seen)) {
      model.ask(List.of(ASK), soon());
      Files.writeString(file, "second\n");
      model.ask(List.of(ASK), soon());
      Files.delete(file);
      assertNotNow(model.ask(List.of(ASK), soon()).getFirst(), "unauthorized");
    }
    assertThat(stub.keys).containsExactly("Bearer first", "Bearer first", "Bearer second");
    ask();
    assertThat(stub.keys).endsWith("", "");
    assertThat(new ServerAddress(stub.url(), "m", ApiKey.of("k3y")).toString())
        .doesNotContain("k3y");
  }

  private Reply ask() throws InterruptedException {
    try (OpenAiModel model = Setup.model(stub, Setup.LIMITS, seen)) {
      return model.ask(List.of(ASK), soon()).getFirst();
    }
  }

  private static void assertNotNow(Reply reply, String cause) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.NotNow.class,
            notNow -> {
              assertThat(notNow.cause()).isEqualTo(cause);
              assertThat(notNow.after()).isPositive();
            });
  }

  private static Instant soon() {
    return Instant.now().plus(Duration.ofSeconds(30));
  }
}
