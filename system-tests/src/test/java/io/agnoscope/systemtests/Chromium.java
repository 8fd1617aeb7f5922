package io.agnoscope.systemtests;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The system's own Chromium, headless: Playwright's driver comes from Maven and loads no browser.
 */
final class Chromium implements AutoCloseable {

  /** Names the browser where it is in none of the usual places. */
  static final String VARIABLE = "AGNOSCOPE_CHROMIUM";

  /** What is to be told to who has none. */
  static final String ABSENT =
      "the console in a browser: no Chromium is installed (Debian, Ubuntu: apt-get install"
          + " chromium; elsewhere name one in "
          + VARIABLE
          + ")";

  private static final List<String> USUAL_PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/snap/bin/chromium",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private static final List<String> ARGUMENTS =
      List.of(
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  Chromium() {
    Path executable = find().orElseThrow(() -> new IllegalStateException(ABSENT));
    PlaywrightAssertions.setDefaultAssertionTimeout(Console.PATIENCE_MILLIS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
  }

  /**
   * Where it is, if there is one.
   *
   * @throws IllegalStateException when the variable names something that cannot be run
   */
  static Optional<Path> find() {
    String named = System.getenv(VARIABLE);
    if (named != null && !named.isBlank()) {
      if (!Files.isExecutable(Path.of(named))) {
        throw new IllegalStateException(VARIABLE + " names no program: " + named);
      }
      return Optional.of(Path.of(named));
    }
    return USUAL_PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
