package io.agnoscope.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An operator has another checkpoint serve, and takes it back, in the console. */
@ExtendWith({PipelineExtension.class, BrowserExtension.class})
@Order(PipelineOrder.AFTERWARDS)
class ConsoleCheckpointsTest {

  private static final String TARGET = "tinyvlm";

  @Test
  void promotesAndRollsBack(Console console, Pipeline pipeline) throws Exception {
    console.awaitFigures();
    String rejected = announceRejected(pipeline);
    String before = Promotions.serving(pipeline);
    Page page = console.open("#/checkpoints");
    console.awaitSettled();
    console.neverReloads();
    // Other tests' models have one that serves too.
    Locator serving =
        page.locator(".checkpoint.serving[data-said*='\"target\":\"%s\"']".formatted(TARGET));
    assertThat(serving).containsText(before);

    order(page, rejected, "Promote");

    assertThat(serving).containsText(rejected);
    assertThat(serving).containsText("Ada");
    assertThat(Promotions.serving(pipeline)).isEqualTo(rejected);

    order(page, rejected, "Roll back");

    assertThat(serving).containsText(before);
    assertThat(card(page, rejected)).containsText("taken back for a test");
    assertThat(Promotions.serving(pipeline)).isEqualTo(before);
  }

  private static void order(Page page, String checkpoint, String what) {
    card(page, checkpoint)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(what))
        .click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText(checkpoint);
    dialog.getByLabel("Your name").fill("Ada");
    dialog.getByLabel("Comment").fill("taken back for a test");
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(what)).click();
    assertThat(dialog).isHidden();
  }

  private static Locator card(Page page, String checkpoint) {
    return page.locator(".checkpoint")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.getByRole(
                        AriaRole.HEADING, new Page.GetByRoleOptions().setName(checkpoint))));
  }

  /** The trainer finds it among its own when it starts. */
  private static String announceRejected(Pipeline pipeline) throws Exception {
    pipeline.trainer().stop();
    try (Checkpoints checkpoints = new Checkpoints(pipeline, TARGET)) {
      return checkpoints.announceAlike(Promotions.newest(pipeline) + 1, CheckpointState.REJECTED);
    } finally {
      pipeline.trainer().startAgain();
      await("the trainer").atMost(Duration.ofMinutes(1)).until(() -> pipeline.trainer().ready());
    }
  }
}
