package io.agnoscope.systemtests;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes the documentation's pictures of the console anew. It is asked for by naming their folder,
 * and a console that has something to show ({@link BrowserExtension#RUNNING}).
 */
@ExtendWith(BrowserExtension.class)
@EnabledIfSystemProperty(
    named = ConsolePictures.FOLDER,
    matches = ".+",
    disabledReason = "makes pictures, tests nothing")
class ConsolePictures {

  static final String FOLDER = "agnoscope.pictures";

  private static final Map<String, String> VIEWS =
      Map.of(
          "overview", "",
          "alerts", "#/alerts",
          "examples", "#/examples",
          "checkpoints", "#/checkpoints",
          "pipeline", "#/pipeline",
          "try", "#/try");

  private static final Map<String, Integer> WIDTHS = Map.of("desk", 1440, "phone", 390);

  /** What moves has come to rest by then. */
  private static final double STILL_MILLIS = 1500;

  private static final int MOST_PIXELS_DOWN = 1500;

  @Test
  void ofEachView(Console console) {
    Path folder = Repository.root().resolve(System.getProperty(FOLDER));
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      WIDTHS.forEach((place, width) -> {
        console.look(width, scheme);
        VIEWS.forEach((view, address) -> {
          Page page = console.open(address);
          console.awaitSettled();
          if (view.equals("try")) {
            page.getByRole(
                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ask").setExact(true))
                .click();
            page.locator(".shown-view").first().waitFor();
          }
          if (view.equals("pipeline")) {
            PlaywrightAssertions.assertThat(page.getByText("measuring…")).hasCount(0);
          }
          page.evaluate("scrollTo(0, 0)");
          page.waitForTimeout(STILL_MILLIS);
          console.screenshot(folder.resolve(name(view, place, scheme)), MOST_PIXELS_DOWN);
          if (view.equals("overview")) {
            Locator timeline = page.locator(".timeline");
            timeline.scrollIntoViewIfNeeded();
            timeline.locator("canvas").waitFor();
            page.waitForTimeout(STILL_MILLIS);
            timeline.screenshot(
                new Locator.ScreenshotOptions()
                    .setPath(folder.resolve(name("timeline", place, scheme))));
          }
        });
      });
    }
  }

  private static String name(String what, String place, ColorScheme scheme) {
    return "console-%s-%s-%s.png".formatted(what, place, scheme.name().toLowerCase(Locale.ROOT));
  }
}
