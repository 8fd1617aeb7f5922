package io.agnoscope.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes in from outside is text, whatever it looks like. */
@ExtendWith({PipelineExtension.class, BrowserExtension.class})
@Order(PipelineOrder.LATE)
class ConsoleHostileTextTest {

  private static final String SCRIPT = "<script>window.hostile = true</script>";
  private static final String PICTURE = "<img src=x onerror='window.hostile = true'>";

  @Test
  void ofAQuestionItsOptionsAndItsSenderIsShown(Console console, Pipeline pipeline) {
    ObjectNode request = Http.JSON.createObjectNode().put("model", "model " + SCRIPT);
    request
        .putArray("messages")
        .addObject()
        .put("role", "user")
        .put("content", "Which is larger? " + SCRIPT + "\nA) 3 " + PICTURE + "\nB) 5 " + SCRIPT);
    HttpResponse<String> sent =
        Http.postJson(
            pipeline.perturbation().port,
            "/v1/chat/completions",
            request.toString(),
            "x-request-id",
            "hostile",
            "X-Agnoscope-Tenant",
            "tenant " + SCRIPT);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);

    Page page = console.open("#/examples?show=traffic");

    assertThat(page.locator("#view")).containsText("Which is larger? " + SCRIPT);
    assertThat(page.locator("#view")).containsText("3 " + PICTURE);
    assertThat(page.locator("#view")).containsText("tenant " + SCRIPT);
    requireOnlyText(page);
  }

  @Test
  void ofAnAlertIsShown(Console console, Pipeline pipeline) {
    Instant now = Instant.now();
    Alert alert =
        Alert.newBuilder()
            .setKey("hostile alert " + SCRIPT)
            .setState(AlertState.FIRING)
            .setTarget("target " + PICTURE)
            .setCheckpoint("checkpoint " + SCRIPT)
            .setMonitor("monitor " + SCRIPT)
            .setReason("It got worse " + SCRIPT)
            .setSince(now)
            .setAt(now)
            .setExampleSampleIds(List.of("sample " + SCRIPT))
            .build();
    try (var written = new AlertWriter(pipeline.broker().bootstrapServers(), alert)) {
      Page page = console.open("#/alerts");

      assertThat(page.locator("#view")).containsText("It got worse " + SCRIPT);
      assertThat(page.locator("#view")).containsText("target " + PICTURE);
      requireOnlyText(page);
    }
  }

  private static void requireOnlyText(Page page) {
    assertThat(page.locator("#view script, #view [onerror]")).hasCount(0);
    assertThat(page.evaluate("window.hostile === undefined")).isEqualTo(true);
  }
}
