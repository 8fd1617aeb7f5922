package io.agnoscope.perturbation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.agnoscope.perturbation.ingest.Pictures;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Option;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.identity.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(SamplesResourceTest.NoBroker.class)
class MirrorResourceTest {

  static final String CHAT = "/v1/chat/completions";
  private static final String SOUND =
      "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Which?\\nA. x\\nB. y\"}]}";

  @Inject MemorySampleLog log;

  @BeforeEach
  void empty() {
    log.reset();
    log.pending = null;
  }

  @Test
  void acceptsAChatCompletion() {
    String id = MirrorIds.letIn();

    mirrored(id)
        .header("X-Agnoscope-Tenant", "acme")
        .header("X-Agnoscope-Route", "shop")
        .header("X-Agnoscope-Task-Class", "text-heavy")
        .header("X-Agnoscope-Target", "tinyvlm")
        .body(SOUND)
        .post(CHAT)
        .then()
        .statusCode(202)
        .body("id", equalTo(id))
        .body("outcome", equalTo("accepted"))
        .body("choices.size()", equalTo(0));

    Sample sample = log.samples.getFirst();
    assertThat(sample.getId()).isEqualTo(id);
    assertThat(sample.getSource()).isEqualTo("mirror");
    assertThat(sample.getTenant()).isEqualTo("acme");
    assertThat(sample.getRoute()).isEqualTo("shop");
    assertThat(sample.getModel()).isEqualTo("m");
    assertThat(sample.getTaskClass()).isEqualTo(TaskClass.TEXT_HEAVY);
    assertThat(sample.getOptions()).containsExactly(new Option("A", "x"), new Option("B", "y"));
  }

  @Test
  void acceptsARequestOfTheResponsesApi() {
    mirrored(MirrorIds.letIn())
        .body("{\"input\":\"Two and two?\",\"stream\":true}")
        .post("/v1/responses")
        .then()
        .statusCode(202)
        .body("object", equalTo("response"))
        .body("outcome", equalTo("accepted"));

    assertThat(log.samples).hasSize(1);
  }

  @Test
  void readsWhatAMeshMirrors() throws IOException {
    byte[] png = Pictures.encoded("png", 30, 20);
    byte[] jpg = Pictures.encoded("jpg", 20, 30);
    String json =
        """
        {"model": "vlm", "stream": true, "messages": [
          {"role": "system", "content": "Be brief."},
          {"role": "user", "content": [
            {"type": "text", "text": "What is this?"},
            {"type": "image_url", "image_url": {"url": "%s", "detail": "high"}}]},
          {"role": "assistant", "content": "Noise."},
          {"role": "user", "content": [
            {"type": "image_url", "image_url": {"url": "%s"}},
            {"type": "text", "text": "And this?"}]}]}
        """
            .formatted(Pictures.dataUrl(png), Pictures.dataUrl(jpg));

    try (RawHttp http = new RawHttp()) {
      assertThat(
              http.post(
                  CHAT,
                  json.getBytes(StandardCharsets.UTF_8),
                  "Host: vlm-shadow:8080",
                  "x-request-id: " + MirrorIds.letIn(),
                  "x-envoy-internal: true",
                  "Content-Type: application/json"))
          .startsWith("HTTP/1.1 202");
    }

    Sample sample = log.samples.getFirst();
    assertThat(sample.getRoute()).isEqualTo("vlm");
    assertThat(sample.getMessages()).hasSize(4);
    assertThat(sample.getMessages().getLast().getParts())
        .containsExactly(new ImagePart(Sha256.hex(jpg), false), new TextPart("And this?", false));
    assertThat(sample.getImages())
        .extracting(image -> image.getContent().array())
        .containsExactly(png, jpg);
    assertThat(sample.getMessages())
        .extracting(Message::getRole)
        .map(Object::toString)
        .isEqualTo(List.of("SYSTEM", "USER", "ASSISTANT", "USER"));
  }

  @Test
  void doesNotReadWhatIsSampledOut() {
    mirrored(MirrorIds.leftOut())
        .body("no JSON at all")
        .post(CHAT)
        .then()
        .statusCode(202)
        .body("outcome", equalTo("sampled-out"))
        .body("cause", equalTo("share"));

    assertThat(log.samples).isEmpty();
    metrics().body(containsString("agnoscope_mirror_requests_total{outcome=\"sampled-out\"}"));
  }

  @Test
  void countsARequestWithoutAnIdAsUnkeyed() {
    // Half of the random ids are let in.
    for (int i = 0; i < 40; i++) {
      given().contentType("application/json").body(SOUND).post(CHAT).then().statusCode(202);
    }

    assertThat(log.samples).isNotEmpty().extracting(Sample::getId).doesNotHaveDuplicates();
    metrics().body(containsString("agnoscope_samples_unkeyed_total"));
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/v1/audio/transcriptions,audio",
    "POST,/v1/embeddings,embeddings",
    "POST,/v1/images/edits,images",
    "POST,/v1/completions,completions",
    "POST,/v1/moderations,moderations",
    "POST,/v1/fine_tuning/jobs,other",
    "GET,/v1/models,other",
    "DELETE,/v1/files/f,files"
  })
  void countsOtherCallsByKind(String method, String path, String kind) {
    given()
        .contentType("multipart/form-data; boundary=x")
        .body(new byte[100])
        .request(method, path)
        .then()
        .statusCode(202)
        .body("outcome", equalTo("unsupported"))
        .body("cause", equalTo(kind));

    metrics().body(containsString("agnoscope_mirror_unsupported_total{kind=\"" + kind + "\"}"));
  }

  @Test
  void countsUnsupportedPartsByKind() {
    mirrored(MirrorIds.letIn())
        .body(SOUND.replace("\"Which?\\nA. x\\nB. y\"", "[{\"type\":\"input_audio\"}]"))
        .post(CHAT)
        .then()
        .statusCode(202)
        .body("outcome", equalTo("unsupported"))
        .body("cause", equalTo("audio"));
  }

  @Test
  void inflatesGzip() throws IOException {
    mirrored(MirrorIds.letIn())
        .header("Content-Encoding", "gzip")
        .body(gzip(SOUND.getBytes(StandardCharsets.UTF_8)))
        .post(CHAT)
        .then()
        .statusCode(202)
        .body("outcome", equalTo("accepted"));
  }

  @Test
  void refusesWhatIsNotSoundByItsCause() throws IOException {
    refused(mirrored(MirrorIds.letIn()).body("nonsense"), 400, "malformed-json");
    refused(mirrored(MirrorIds.letIn()), 400, "empty-body");
    refused(mirrored(MirrorIds.letIn()).body("{\"messages\":[]}"), 422, "missing-question");
    refused(
        mirrored(MirrorIds.letIn()).header("X-Agnoscope-Task-Class", "x").body(SOUND),
        422,
        "invalid-task-class");
    refused(
        mirrored(MirrorIds.letIn()).header("X-Agnoscope-Target", "x").body(SOUND),
        422,
        "unknown-target");
    refused(
        mirrored(MirrorIds.letIn()).header("Content-Encoding", "br").body(new byte[9]),
        415,
        "unsupported-encoding");
    refused(
        mirrored(MirrorIds.letIn()).header("Content-Encoding", "gzip").body(new byte[9]),
        400,
        "body-cut-short");
    refused(
        mirrored(MirrorIds.letIn())
            .header("Content-Encoding", "gzip")
            .body(gzip(new byte[SamplesResourceTest.NoBroker.MIRRORED_BODY + 1])),
        413,
        "body-too-large");

    assertThat(log.samples).isEmpty();
    metrics().body(containsString("agnoscope_mirror_requests_total{outcome=\"refused\"}"));
  }

  private static void refused(RequestSpecification request, int status, String cause) {
    request.post(CHAT).then().statusCode(status).body("cause", equalTo(cause));
  }

  private static RequestSpecification mirrored(String id) {
    return given().contentType("application/json").header("x-request-id", id);
  }

  private static ValidatableResponse metrics() {
    return given().get("/q/metrics").then();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
