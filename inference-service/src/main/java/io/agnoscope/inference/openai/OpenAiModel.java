package io.agnoscope.inference.openai;

import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Reply;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A model that an OpenAI-compatible server runs. Each Ask is one request. */
public final class OpenAiModel implements AnswerModel {

  private final String checkpoint;
  private final Prompts prompts;
  private final Line line;
  private final Probing probing;
  private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();

  OpenAiModel(
      ServerAddress address,
      Decoding decoding,
      Limits limits,
      ChatServer server,
      Standing standing,
      OpenAiEvents events,
      Clock clock,
      Pause pause,
      Jitter jitter) {
    this.checkpoint = CheckpointName.of(address.model());
    this.prompts = new Prompts(address.model(), decoding);
    this.line = new Line(server, limits, standing, events, clock, pause, jitter);
    this.probing =
        new Probing(prompts, line, limits, decoding.topLogprobs(), standing, events, clock);
  }

  /** Has the server probed in the background; when it is away, the first Ask does it. */
  void warmUp() {
    Future<?> unused = asking.submit(() -> probing.probe(Instant.MAX));
  }

  @Override
  public String checkpoint() {
    return checkpoint;
  }

  /** Whether probabilities are told is part of it, and known from the first answer on. */
  @Override
  public String promptVersion() {
    return prompts.version() + "+" + probing.found().map(Dialect::version).orElse("unprobed");
  }

  @Override
  public List<Reply> ask(List<Ask> asks, Instant deadline) throws InterruptedException {
    if (asking.isShutdown()) {
      throw new IllegalStateException("asked after it was closed");
    }
    List<Future<Reply>> waiting = new ArrayList<>();
    for (Ask ask : asks) {
      Callable<Reply> one = () -> ask(ask, deadline);
      waiting.add(asking.submit(Context.current().wrap(one)));
    }
    List<Reply> replies = new ArrayList<>();
    try {
      for (Future<Reply> reply : waiting) {
        // Each Ask heeds the deadline itself.
        replies.add(reply.get());
      }
      return replies;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException of
          ? of
          : new IllegalStateException("an Ask failed", e.getCause());
    } finally {
      waiting.forEach(reply -> reply.cancel(true));
    }
  }

  private Reply ask(Ask ask, Instant deadline) throws InterruptedException {
    Optional<String> unsupported = prompts.unsupported(ask);
    if (unsupported.isPresent()) {
      return new Reply.Unable("unsupported-turn", unsupported.get());
    }
    return switch (probing.probe(deadline)) {
      case Probing.Outcome.Not not -> not.why();
      case Probing.Outcome.Found(Dialect dialect) ->
          switch (line.send(
              () -> prompts.request(ask, dialect), prompts.estimatedTokens(ask), deadline)) {
            case Heard.Not not -> not.why();
            case Heard.Said said -> Replies.of(ask, said.completion());
          };
    };
  }

  @Override
  public void close() {
    asking.shutdownNow();
    line.close();
  }
}
