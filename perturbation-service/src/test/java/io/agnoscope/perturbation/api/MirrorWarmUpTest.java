package io.agnoscope.perturbation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SamplesResourceTest.NoBroker.class)
class MirrorWarmUpTest {

  @Inject MirrorWarmUp warmUp;
  @Inject MemorySampleLog log;

  @Test
  void answersItsOwnRequestsAndKeepsNoneOfThem() {
    await().until(warmUp::done);

    assertThat(warmUp.answered()).isEqualTo(50);
    assertThat(log.samples).noneMatch(sample -> "warm-up".equals(sample.getModel()));
  }

  @Test
  void takesTheHeaderFromNobodyElse() {
    log.reset();

    given()
        .contentType("application/json")
        .header(MirrorWarmUp.HEADER, "guessed")
        .header("x-request-id", MirrorIds.letIn())
        .body("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Why?\"}]}")
        .post("/v1/chat/completions")
        .then()
        .statusCode(202)
        .body("outcome", equalTo("accepted"));

    assertThat(log.samples).hasSize(1);
  }
}
