package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The console in a page of a browser, as somebody sees it who comes for the first time. */
final class Console implements AutoCloseable {

  /** Enough for a busy machine; what is there is found at once. */
  static final double PATIENCE_MILLIS = 30_000;

  private static final int MOST_TABS = 60;

  private final String origin;
  private final BrowserContext context;
  private final Faults faults;
  private final Page page;

  private Console(String origin, BrowserContext context, Faults faults, Page page) {
    this.origin = origin;
    this.context = context;
    this.faults = faults;
    this.page = page;
  }

  static Console of(Browser browser, String origin) {
    BrowserContext context =
        browser.newContext(new NewContextOptions().setViewportSize(1440, 900).setLocale("en"));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    Faults faults = Faults.of(context, origin);
    return new Console(origin, context, faults, context.newPage());
  }

  /** Waits until a service that has just started has something to show. */
  void awaitFigures() {
    Awaitility.await("figures")
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions() // it answers 503 at first
        .until(() -> !Http.json(URI.create(origin).getPort(), "/api/v1/interference").isEmpty());
  }

  /** Goes to a view, by what follows the address: {@code #/alerts}. */
  Page open(String hash) {
    page.navigate(origin + "/" + hash);
    return page;
  }

  /** Waits until what is shown is complete and live. */
  void awaitSettled() {
    PlaywrightAssertions.assertThat(page.locator("#freshness[data-state='live']")).isVisible();
    PlaywrightAssertions.assertThat(page.getByText("Loading…")).hasCount(0);
  }

  /** Fails the test at its end when the page that is shown now was loaded anew. */
  void neverReloads() {
    page.onLoad(loaded -> faults.add("the page was loaded anew"));
  }

  /** Presses the tabulator until an element has the focus. */
  void tabTo(String selector) {
    tab("Tab", selector);
  }

  /** The same, towards the beginning of the page. */
  void tabBackTo(String selector) {
    tab("Shift+Tab", selector);
  }

  private void tab(String key, String selector) {
    Locator wanted = page.locator(selector + ":focus");
    for (int tabs = 0; tabs < MOST_TABS; tabs++) {
      if (wanted.count() > 0) {
        return;
      }
      page.keyboard().press(key);
    }
    throw new AssertionError(selector + " is not reached by keyboard");
  }

  /** Whether what has the focus shows it, by an outline or a shadow around it. */
  boolean focusIsSeen() {
    return (boolean)
        page.evaluate(
            """
            (({outlineStyle, outlineWidth, boxShadow}) =>
              (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none')(
              getComputedStyle(document.activeElement))
            """);
  }

  /** How wide the window is and which colours its owner prefers. */
  void look(int width, ColorScheme scheme) {
    page.setViewportSize(width, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  /** See {@link Faults#expect}. */
  void expectFault(String pattern) {
    faults.expect(Pattern.compile(pattern));
  }

  /** Keeps a picture of the whole page. */
  void screenshot(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  /** The same, of its upper part only where it is longer than that. */
  void screenshot(Path file, int mostPixelsDown) {
    int height = (int) page.evaluate("document.documentElement.scrollHeight");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(file)
            .setFullPage(true)
            .setClip(0, 0, page.viewportSize().width, Math.min(height, mostPixelsDown)));
  }

  void requireNoFaults() {
    assertThat(faults.unexpected()).as("what the page did wrong").isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }
}
