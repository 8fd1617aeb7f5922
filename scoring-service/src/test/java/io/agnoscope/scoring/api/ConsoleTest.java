package io.agnoscope.scoring.api;

import static io.agnoscope.scoring.api.Sending.eventually;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The console's files as they are served, and what tells it of changes. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
final class ConsoleTest {
  private static final Path RESOURCES = Path.of("src/main/resources/META-INF/resources");
  private static final Pattern LIBRARY = Pattern.compile("'(console/lib/[^']+)'");

  @Test
  void everyFileIsServedWithItsTypeAndAStrictPolicy() throws IOException {
    List<String> files;
    try (Stream<Path> all = Files.walk(RESOURCES)) {
      files =
          all.filter(Files::isRegularFile)
              .map(path -> "/" + RESOURCES.relativize(path).toString().replace('\\', '/'))
              .toList();
    }
    assertThat(files).hasSizeGreaterThan(20);
    for (String file : files) {
      String type =
          switch (file.substring(file.lastIndexOf('.'))) {
            case ".js" -> "text/javascript";
            case ".css" -> "text/css";
            case ".svg" -> "image/svg+xml";
            default -> "text/html";
          };
      when()
          .get(file)
          .then()
          .statusCode(200)
          .header("Content-Type", startsWith(type))
          .header("Cache-Control", "no-cache")
          .header("X-Content-Type-Options", "nosniff")
          .header("Content-Security-Policy", startsWith("default-src 'self';"));
    }
  }

  @Test
  void theChartsLibraryIsServedFromHereAndMayBeKept() throws IOException {
    Matcher named = LIBRARY.matcher(Files.readString(RESOURCES.resolve("console/charts.js")));
    assertThat(named.find()).isTrue();

    given()
        .header("Accept-Encoding", "gzip")
        .get("/" + named.group(1))
        .then()
        .statusCode(200)
        .header("Content-Encoding", "gzip")
        .header("Content-Type", startsWith("text/javascript"))
        .header("Cache-Control", containsString("immutable"));
  }

  @Test
  void overviewAndAccuracyAreAskedByTarget() {
    eventually(() -> when().get("/q/health/ready").then().statusCode(200));

    when().get("/api/v1/overview?target=nobody").then().statusCode(200).body("total", is(0));
    when().get("/api/v1/accuracy").then().statusCode(400).body("detail", containsString("target"));
    when().get("/api/v1/accuracy?target=nobody").then().statusCode(200).body("size()", is(0));
    when()
        .get("/api/v1/timeline?aspect=COLOR&target=nobody")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("size()", is(0));
  }

  @Test
  void whoListensIsGreetedAndToldHowToComeBack() throws IOException, InterruptedException {
    URI address = URI.create("http://localhost:" + RestAssured.port + "/api/v1/events");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> response =
          client.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofInputStream());
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(lines.readLine()).startsWith(":");
        assertThat(lines.readLine()).isEqualTo("retry:2000");
        assertThat(lines.readLine()).isEmpty();
        // On a slow machine the stream shows that it lives before there is anything to tell.
        assertThat(
                lines.lines().dropWhile(line -> line.isEmpty() || line.startsWith(":")).findFirst())
            .hasValueSatisfying(line -> assertThat(line).startsWith("event:"));
      }
      client.shutdownNow();
    }
  }
}
