package io.agnoscope.scoring.tryout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agnoscope.scoring.api.ApiException;
import io.agnoscope.scoring.services.AwayException;
import io.agnoscope.scoring.services.Said;
import io.agnoscope.scoring.services.Service;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Has one service make a Sample's Views and the other answer them. Thread-safe. */
final class Tries {
  private static final Duration SHORT = Duration.ofSeconds(3);

  private final Service perturbation;
  private final Service inference;
  private final TryConfig config;
  private final ObjectMapper json;

  Tries(Service perturbation, Service inference, TryConfig config, ObjectMapper json) {
    this.perturbation = perturbation;
    this.inference = inference;
    this.config = config;
    this.json = json;
  }

  /**
   * What there is to choose from, as perturbation-service says it.
   *
   * @throws ApiException when it cannot be had
   */
  JsonNode perturbations() throws InterruptedException {
    try {
      Said said = perturbation.get("/api/v1/perturbations", SHORT, 1 << 20);
      if (!said.ok()) {
        throw refused(perturbation, said);
      }
      return read(perturbation, said);
    } catch (AwayException e) {
      throw ApiException.of(503, e.getMessage() + "");
    }
  }

  /**
   * The Sample's Views, each with the model's answer. Where the model gives none, the Views are
   * there all the same, and {@code answersMissing} says why.
   *
   * @param sample as it goes to /v1/samples
   * @param chosen names of perturbations; empty for all that are sound
   * @throws ApiException when the Views cannot be had
   */
  ObjectNode ask(byte[] sample, List<String> chosen) throws InterruptedException {
    Said shown = views(sample, chosen);
    if (!(read(perturbation, shown) instanceof ObjectNode views)) {
      throw ApiException.of(502, perturbation.name() + " answered something else than Views");
    }
    try {
      Said said =
          inference.post(
              "/api/v1/answers", shown.body(), config.answersWithin(), config.maxAnswerBytes());
      if (said.ok()) {
        AnsweredViews.join(views, read(inference, said));
      } else {
        views.put("answersMissing", refused(inference, said).getMessage());
      }
    } catch (AwayException e) {
      views.put("answersMissing", e.getMessage());
    }
    return views;
  }

  private Said views(byte[] sample, List<String> chosen) throws InterruptedException {
    String query =
        chosen.stream()
            .map(name -> "perturbation=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    try {
      Said said =
          perturbation.post(
              "/api/v1/views" + (query.isEmpty() ? "" : "?" + query),
              sample,
              config.viewsWithin(),
              config.maxAnswerBytes());
      if (!said.ok()) {
        throw refused(perturbation, said);
      }
      return said;
    } catch (AwayException e) {
      throw ApiException.of(503, e.getMessage() + "");
    }
  }

  private JsonNode read(Service service, Said said) {
    try {
      return json.readTree(said.body());
    } catch (IOException e) {
      throw ApiException.of(502, service.name() + " answered something else than JSON");
    }
  }

  /** What another service says of the request is said on; its own defects are not the client's. */
  private ApiException refused(Service service, Said said) {
    String reason = "it answered " + said.status();
    try {
      JsonNode problem = json.readTree(said.body());
      reason = problem.path("reason").asText(problem.path("detail").asText(reason));
    } catch (IOException e) {
      return ApiException.of(502, service.name() + ": " + reason);
    }
    boolean clients = said.status() >= 400 && said.status() < 500 && said.status() != 404;
    int status = clients || said.status() == 503 ? said.status() : 502;
    return ApiException.of(status, clients ? reason : service.name() + ": " + reason);
  }
}
