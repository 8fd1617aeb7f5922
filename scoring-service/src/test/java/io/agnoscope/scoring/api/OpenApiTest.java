package io.agnoscope.scoring.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API's description says what there is, all of it and nothing else. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
final class OpenApiTest {
  private static final String WHATEVER_IS_NOT_THERE = "get /api/{rest}";

  private JsonNode api;

  @BeforeEach
  void readDescription() throws JsonProcessingException {
    String text = given().get("/q/openapi?format=json").then().statusCode(200).extract().asString();
    api = new ObjectMapper().readTree(text);
  }

  @Test
  void everyResourceIsDescribedAndNothingElse() {
    Set<String> described = new TreeSet<>();
    eachOperation((name, operation) -> described.add(name));

    assertThat(described).isEqualTo(resources());
    assertThat(described).hasSizeGreaterThan(8);
  }

  @Test
  void everyCallSaysWhatItIsAndHowItFails() {
    eachOperation((name, operation) -> {
      assertThat(operation.path("summary").asText()).as(name).isNotBlank();
      operation
          .path("parameters")
          .forEach(parameter ->
              assertThat(parameter.path("description").asText())
                  .as("%s %s", name, parameter.path("name"))
                  .isNotBlank());
      JsonNode responses = operation.path("responses");
      assertThat(responses.has("200") || responses.has("202") || responses.has("204"))
          .as(name)
          .isTrue();
      for (String failure : Set.of("500", "503")) {
        assertThat(schema(responses.path(failure), Problem.MEDIA_TYPE))
            .as(name)
            .endsWith("/Problem");
      }
      assertThat(responses.has("400")).as(name).isEqualTo(takesSomething(operation));
      assertThat(responses.has("404")).as(name).isEqualTo(name.contains("{"));
    });
  }

  @Test
  void listsSayWhatTheyAreListsOf() {
    JsonNode rows =
        api.at("/paths/~1api~1v1~1interference/get/responses/200/content/application~1json/schema");

    assertThat(rows.path("type").asText()).isEqualTo("array");
    assertThat(rows.at("/items/$ref").asText()).endsWith("/InterferenceRow");
  }

  private void eachOperation(BiConsumer<String, JsonNode> look) {
    api.path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    look.accept(operation.getKey() + " " + path.getKey(), operation.getValue())));
  }

  private static boolean takesSomething(JsonNode operation) {
    return operation.has("requestBody") || !operation.path("parameters").isEmpty();
  }

  private static String schema(JsonNode response, String mediaType) {
    return response.path("content").path(mediaType).path("schema").path("$ref").asText();
  }

  /** What the classes declare, but for what is between instances and what answers 404. */
  private static Set<String> resources() {
    JavaClasses classes = new ClassFileImporter().importPath("target/classes");
    Set<String> resources = new TreeSet<>();
    for (JavaClass resource : classes) {
      if (resource.isAnnotatedWith(Path.class)) {
        String root = resource.getAnnotationOfType(Path.class).value();
        resource.getMethods().stream()
            .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
            .map(method -> name(root, method))
            .forEach(resources::add);
      }
    }
    resources.removeIf(name -> name.contains(" /internal/") || name.equals(WHATEVER_IS_NOT_THERE));
    return resources;
  }

  private static String name(String root, JavaMethod method) {
    String verb =
        method.getAnnotations().stream()
            .map(annotation -> annotation.getRawType())
            .filter(type -> type.isAnnotatedWith(HttpMethod.class))
            .map(type -> type.getAnnotationOfType(HttpMethod.class).value())
            .findFirst()
            .orElseThrow();
    String rest =
        method.isAnnotatedWith(Path.class) ? method.getAnnotationOfType(Path.class).value() : "";
    String path = rest.isEmpty() || rest.startsWith("/") ? root + rest : root + "/" + rest;
    return verb.toLowerCase(Locale.ROOT) + " " + path.replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}");
  }
}
