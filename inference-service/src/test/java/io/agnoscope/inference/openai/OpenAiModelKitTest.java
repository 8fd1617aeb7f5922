package io.agnoscope.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.AnswerModelKit;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Turn;
import io.agnoscope.schemas.Modality;
import io.agnoscope.schemas.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A model behind a server is as good a model as any. */
class OpenAiModelKitTest extends AnswerModelKit {

  private final StubServer server = new StubServer(OpenAiModelKitTest::answer);
  private final StubServer hanging = new StubServer(request -> StubServer.hang());

  @AfterEach
  void closeServers() {
    server.close();
    hanging.close();
  }

  private static StubServer.Act answer(JsonNode request) {
    return switch (Says.asked(request)) {
      case String asked when asked.contains("refused") -> StubServer.status(400);
      case String asked when asked.contains("Describe") -> StubServer.ok(Says.text("A red star."));
      case String asked when asked.contains("second") ->
          StubServer.ok(Says.token("B", Map.of("B", 0.7, "A", 0.1)));
      default -> StubServer.ok(Says.token("A", Map.of("A", 0.7, "B", 0.2)));
    };
  }

  @Override
  protected AnswerModel open() {
    return Setup.model(server, Setup.LIMITS, new Setup.Seen());
  }

  @Override
  protected AnswerModel stalled() {
    return Setup.model(hanging, Setup.LIMITS, new Setup.Seen());
  }

  @Override
  protected List<Ask> answerable() {
    return List.of(
        Fixtures.ask(PromptsTest.PICTURE, "What is the first?", List.of("star", "cross")),
        Fixtures.ask(null, "What is the second?", List.of("star", "cross")),
        Fixtures.ask(PromptsTest.PICTURE, "Describe it.", List.of()));
  }

  @Override
  protected Map<String, Ask> unanswerable() {
    Ask good = answerable().getFirst();
    return Map.of(
        "refused-by-model",
        Fixtures.ask(null, "What is refused?", List.of("star", "cross")),
        "unsupported-turn",
        new Ask(
            List.of(new Turn(Role.ASSISTANT, List.of(PromptsTest.PICTURE))),
            good.content(),
            List.of(),
            good.choices(),
            Modality.NOTHING));
  }
}
