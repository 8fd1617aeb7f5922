package io.agnoscope.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds of the console as a whole, on the packaged system. */
@ExtendWith({PipelineExtension.class, BrowserExtension.class})
@Order(PipelineOrder.LATE)
class ConsoleTest {

  private static final int MOST_BYTES_AT_FIRST = 300 * 1024;

  /** Of the page and of all that it fetched, headers included; the library of charts apart. */
  private static final String BYTES_TRANSFERRED =
      """
      [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .filter((entry) => !/echarts/.test(entry.name))
        .reduce((sum, entry) => sum + entry.transferSize, 0)
      """;

  @Test
  void theFirstViewIsLiveAndSmall(Console console) {
    console.awaitFigures();
    Page page = console.open("");
    console.awaitSettled();
    assertThat(page.evaluate(BYTES_TRANSFERRED))
        .asInstanceOf(InstanceOfAssertFactories.INTEGER)
        .isBetween(1, MOST_BYTES_AT_FIRST);
  }

  @Test
  void comesBackByItselfWhenItsServiceIsStartedAgain(Console console, Pipeline pipeline) {
    console.awaitFigures();
    Page page = console.open("#/pipeline");
    console.awaitSettled();
    console.neverReloads();
    console.expectFault("Failed to load resource|ERR_");

    pipeline.scoring().stop();
    assertThat(page.locator("#freshness:not([data-state='live'])")).isVisible();
    assertThat(page.locator("#view")).containsText("accepted");

    pipeline.scoring().startAgain();
    Awaitility.await("the service")
        .atMost(Duration.ofMinutes(2))
        .until(() -> pipeline.scoring().ready());
    console.awaitSettled();
    assertThat(page.locator("#view")).containsText("accepted");
  }

  @Test
  void goesEverywhereByKeyboard(Console console) {
    console.awaitFigures();
    Page page = console.open("");
    console.awaitSettled();
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();

    for (String view : new String[] {"Alerts", "Examples", "Checkpoints", "Pipeline", "Try it"}) {
      String link = "#nav a:has-text('" + view + "')";
      if (view.equals("Alerts")) {
        console.tabTo(link);
      } else {
        // From the view's title, which has the focus; what the view itself holds may be much.
        console.tabBackTo(link);
      }
      assertThat(console.focusIsSeen()).as("the focus on " + view + " is seen").isTrue();
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).hasText(view);
      assertThat(page.locator("#nav a[aria-current='page']")).containsText(view);
    }
  }

  @Test
  void aDialogIsOpenedAndLeftByKeyboard(Console console) {
    console.awaitFigures();
    Page page = console.open("#/checkpoints");
    console.awaitSettled();
    String pause = "#view button:has-text('Pause')";
    console.tabTo(pause);
    page.keyboard().press("Enter");
    assertThat(page.locator("#dialog")).isVisible();
    Looks.requireAccessible(page, "a dialog");
    for (int tabs = 0; tabs < 8; tabs++) {
      assertThat(page.locator("#view :focus")).hasCount(0);
      page.keyboard().press("Tab");
    }

    page.keyboard().press("Escape");

    assertThat(page.locator("#dialog")).isHidden();
    assertThat(page.locator(pause)).isFocused();
  }
}
