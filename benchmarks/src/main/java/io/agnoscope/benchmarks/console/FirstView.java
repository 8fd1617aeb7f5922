package io.agnoscope.benchmarks.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.benchmarks.process.BenchmarkException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the overview needs, in the order in which the page comes to know of it: the page, what it
 * names, the view's modules, the models, the figures of the first one. Nothing is drawn, and the
 * charts' library is not among it.
 *
 * @param bytes of all answers as they were sent, with their headers
 * @param nanos from the first request to the last answer
 */
record FirstView(long bytes, int requests, long nanos) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAMED = Pattern.compile("(?:href|src)=\"(console/[^\"]+)\"");
  private static final Pattern IMPORT =
      Pattern.compile("^import .*? from '([^']+)';$", Pattern.MULTILINE);
  private static final String VIEW = "console/views/overview.js";
  private static final String MODELS = "api/v1/overview?limit=50";

  static FirstView measure(URI root) throws InterruptedException {
    try (Visit visit = new Visit(root)) {
      long begin = System.nanoTime();
      modules(visit, visit.ask(named(visit.ask(List.of("")).getOrDefault("", ""))));
      Map<String, String> first =
          visit.ask(List.of(VIEW, MODELS, "api/v1/alerts?state=FIRING&limit=1"));
      modules(visit, Map.of(VIEW, first.getOrDefault(VIEW, "")));
      figures(visit, first.getOrDefault(MODELS, "{}"));
      return new FirstView(visit.bytes(), visit.requests(), System.nanoTime() - begin);
    }
  }

  private static List<String> named(String page) {
    return NAMED.matcher(page).results().map(match -> match.group(1)).distinct().toList();
  }

  /** Loads what modules import, and what that imports. */
  private static void modules(Visit visit, Map<String, String> loaded) throws InterruptedException {
    Map<String, String> latest = loaded;
    while (!latest.isEmpty()) {
      List<String> wanted = new ArrayList<>();
      latest.forEach((path, text) -> {
        Matcher imports = IMPORT.matcher(text);
        while (path.endsWith(".js") && imports.find()) {
          wanted.add(URI.create(path).resolve(imports.group(1)).toString());
        }
      });
      latest = visit.ask(wanted);
    }
  }

  /** As console/views/overview.js asks. */
  private static void figures(Visit visit, String models) throws InterruptedException {
    JsonNode model = parsed(models).path("items").path(0);
    if (!model.has("previous")) {
      throw new BenchmarkException("the overview names no model");
    }
    String target = "?target=" + encoded(model.path("target").asText());
    String serving = target + "&checkpoint=" + encoded(model.path("serving").asText());
    visit.ask(
        List.of(
            "api/v1/interference" + serving,
            "api/v1/monitors" + target,
            "api/v1/alerts" + target,
            "api/v1/checkpoints?limit=8&target=" + encoded(model.path("target").asText()),
            "api/v1/accuracy" + target,
            "api/v1/agnosia" + target + "&checkpoint=" + encoded(model.path("previous").asText())));
    visit.ask(List.of("api/v1/controls" + serving, "api/v1/agnosia" + serving));
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new BenchmarkException("the overview is no JSON: " + e.getMessage());
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
