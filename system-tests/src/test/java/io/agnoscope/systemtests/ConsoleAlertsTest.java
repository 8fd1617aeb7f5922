package io.agnoscope.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.agnoscope.schemas.Aspect;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A watched model gets worse while somebody looks. */
@ExtendWith({PipelineExtension.class, BrowserExtension.class})
@Order(PipelineOrder.LATE)
class ConsoleAlertsTest {

  /** A model that nobody asks: its answers are written by this test. */
  private static final String TARGET = "console-alerts";

  /** Above what the pipeline's detector wants to have seen before it judges. */
  private static final int REFERENCE = 100;

  private static final int BAD = 80;

  /** How many of the reference's answers are moved by the caption: one in so many. */
  private static final int SELDOM = 20;

  private int made;

  @Test
  void anAlertAppearsAndIsAcknowledgedAndSilenced(Console console, Pipeline pipeline) {
    try (SampleWriter writer = new SampleWriter(pipeline.broker().bootstrapServers())) {
      write(writer, false, REFERENCE);
      await("a baseline")
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() ->
              Rows.of(
                      Http.json(
                              pipeline.scoring().port,
                              "/api/v1/monitors?phase=WATCHING&target=" + TARGET)
                          .path("items"))
                  .stream()
                  .anyMatch(monitor ->
                      monitor.path("perturbation").asText().equals(AnsweredTrial.CAPTION)));
      Page page = console.open("#/alerts");
      console.awaitSettled();
      console.neverReloads();
      Locator alert =
          page.locator(".alert.firing")
              .filter(new Locator.FilterOptions().setHasText(TARGET))
              .filter(new Locator.FilterOptions().setHasText(AnsweredTrial.CAPTION));
      assertThat(alert).hasCount(0);

      write(writer, true, BAD);

      assertThat(alert).isVisible();
      assertThat(page.locator("#nav a[aria-current='page']")).containsText("firing");
      order(page, alert, "Acknowledge", "Ada");
      assertThat(alert).containsText("by Ada");
      order(page, alert, "Silence", "Ada");
      assertThat(alert.getByRole(AriaRole.BUTTON, named("End silence"))).isVisible();
      Looks.requireAccessible(page, "a firing alert");

      takesANewBaseline(page, pipeline);
      assertThat(alert).hasCount(0);
    }
  }

  /** The moved answers are what is usual from now on: the Monitor starts anew. */
  private static void takesANewBaseline(Page page, Pipeline pipeline) {
    page.getByText("Each Monitor").click();
    page.getByLabel("Phase").selectOption("REGRESSED");
    Locator monitor =
        page.locator("details tbody tr")
            .filter(new Locator.FilterOptions().setHasText(TARGET))
            .filter(new Locator.FilterOptions().setHasText(AnsweredTrial.CAPTION));
    monitor.getByRole(AriaRole.BUTTON, named("New baseline")).click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("Your name").fill("Ada");
    dialog.getByRole(AriaRole.BUTTON, named("Collect a new baseline")).click();
    assertThat(dialog).isHidden();
    await("the Monitor collects")
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() ->
            Rows.of(
                    Http.json(
                            pipeline.scoring().port,
                            "/api/v1/monitors?phase=COLLECTING&target=" + TARGET)
                        .path("items"))
                .stream()
                .anyMatch(one -> one.path("perturbation").asText().equals(AnsweredTrial.CAPTION)));
  }

  private static void order(Page page, Locator alert, String what, String who) {
    alert.getByRole(AriaRole.BUTTON, named(what)).click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("Your name").fill(who);
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(what)).click();
    assertThat(dialog).isHidden();
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  /** Answers that the caption moves now and then, or all of them. */
  private void write(SampleWriter writer, boolean moved, int count) {
    IntStream.range(0, count)
        .mapToObj(each -> trial(moved || each % SELDOM == 0))
        .forEach(trial -> writer.answer(trial.answers()));
    writer.flush();
  }

  private AnsweredTrial trial(boolean moved) {
    return new AnsweredTrial(
        TARGET + "-" + made++,
        TARGET,
        TARGET,
        TARGET + "-1",
        Aspect.COLOR,
        Instant.now(),
        Map.of(
            AnsweredTrial.CLEAN, AnsweredTrial.RIGHT,
            AnsweredTrial.REPEAT, AnsweredTrial.RIGHT,
            AnsweredTrial.CAPTION, moved ? "B" : AnsweredTrial.RIGHT));
  }
}
