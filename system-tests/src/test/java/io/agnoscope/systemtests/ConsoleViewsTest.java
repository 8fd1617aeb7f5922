package io.agnoscope.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each view shows what it is for, to everybody, on a desk and on a phone, by day and by night. */
@ExtendWith({PipelineExtension.class, BrowserExtension.class})
@Order(PipelineOrder.LATE)
class ConsoleViewsTest {

  private static final int DESK = 1440;
  private static final int PHONE = 390;

  /** Each with what is there once there was some traffic. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "overview, '#/?target=tinyvlm', Overview, .matrix .cell",
    "alerts, '#/alerts', Alerts, text=/\\d+ (of \\d+ )?Monitors/",
    "examples, '#/examples', Examples, .example img",
    "traffic, '#/examples?show=traffic', Examples, .trial",
    "checkpoints, '#/checkpoints', Checkpoints, .checkpoint.serving",
    "pipeline, '#/pipeline', Pipeline, text=accepted",
    "try, '#/try', Try it, #view"
  })
  void shows(String name, String address, String title, String content, Console console) {
    console.awaitFigures();
    Page page = console.open(address);
    console.awaitSettled();
    assertThat(page.locator("h1")).hasText(title);
    assertThat(page.locator(content).first()).isVisible();
    Looks.requireTidy(page, name + " on a desk");
    Looks.requireAccessible(page, name + " by day");

    console.look(DESK, ColorScheme.DARK);
    Looks.requireAccessible(page, name + " by night");

    console.look(PHONE, ColorScheme.LIGHT);
    Looks.requireTidy(page, name + " on a phone");
  }
}
