package io.agnoscope.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console in a browser, on the packaged system. */
@ExtendWith({PipelineExtension.class, BrowserExtension.class})
class ConsoleTest {

  @Test
  void showsLiveFigures(Console console) {
    console.awaitFigures();
    Page page = console.open("");
    assertThat(page.locator("#freshness")).containsText("live");
    Looks.requireTidy(page, "overview");
  }
}
